/** Signing a paper: by typing the name, by drawing, or by saying that it was signed by pen. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type PaperOut, TYPED_NAME_LENGTH_MAX } from '../../../shared/contract/paper.ts';
import { dayHere } from '../../../shared/dates.ts';
import { useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, Segmented, Select, Stack, TextInput } from '../../ui/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';
import { DrawPad, type Strokes } from './DrawPad.tsx';
import styles from './Papers.module.css';

const words = text.papers.sign;
type Way = keyof typeof words.ways;
const EVERYBODY = 'everybody';

interface SignDialogProps {
  paper: PaperOut;
  onClose: () => void;
}

export function SignDialog({ paper, onClose }: SignDialogProps) {
  const open = paper.signers.filter(({ signed_on }) => signed_on === null);
  const [line, setLine] = useState(EVERYBODY);
  const people = [...new Set(open.flatMap(({ name }) => name ?? []))];
  const [drawer, setDrawer] = useState(people.length === 1 ? people[0]! : null);
  const [way, setWay] = useState<Way>('typed');
  const [name, setName] = useState('');
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [day, setDay] = useState<string | null>(today);
  const [tried, setTried] = useState(false);
  const sign = useCommand(
    (mark: object) =>
      client.paper.sign({
        ...{ id: paper.id, how: way, ...mark },
        ...(way === 'drawn' ? linesOf(open, drawer) : line === EVERYBODY ? {} : { signers: [Number(line)] }),
      }),
    { done: words.done, quiet: true },
  );
  const names = [
    ...new Set(
      open.flatMap((one) =>
        one.name === null || (line !== EVERYBODY && String(one.line) !== line) ? [] : [one.name],
      ),
    ),
  ];
  const { entities } = useBooks();
  const unnamed = entities.filter(
    ({ id, legal_name }) => legal_name === null && [paper.entity_id, paper.with_id].includes(id),
  );
  const isSomebodys = way !== 'drawn' || people.length === 0 || drawer !== null;
  const mark = isSomebodys ? markOf(way, name.trim(), strokes, day) : null;
  const submit = async () => {
    setTried(true);
    if (mark !== null && (await sign.run(mark)) !== null) onClose();
  };
  return (
    <FormDialog
      sticky
      title={words.title}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={way === 'paper' ? words.confirmPen : words.confirm}
      busy={sign.busy}
    >
      <Stack>
        <Refusal trouble={sign.trouble} />
        {paper.open.length > 0 && <p className={styles.warn}>{words.blanks(paper.open.length)}</p>}
        {unnamed.map(({ id, name: who }) => (
          <p key={id} className={styles.small}>
            <Link to="/accounts" search={{ entity: id }}>
              {words.sayLegalName(who)}
            </Link>
          </p>
        ))}
        {way === 'drawn' && people.length > 1 && (
          <Select
            label={words.line}
            help={words.drawerHelp}
            placeholder={words.drawer}
            value={drawer}
            options={people.map((one) => ({ value: one, label: one }))}
            onCommit={setDrawer}
            error={tried && drawer === null ? words.drawerMissing : null}
          />
        )}
        {way !== 'drawn' && open.length > 1 && (
          <Select
            label={words.line}
            value={line}
            options={[
              { value: EVERYBODY, label: words.everybody },
              ...open.map(({ line: one, party, signer }) => ({
                value: String(one),
                label: `${party}: ${signer}`,
              })),
            ]}
            onCommit={setLine}
          />
        )}
        <Segmented<Way>
          label={words.how}
          value={way}
          onChange={setWay}
          items={(Object.keys(words.ways) as Way[]).map((value) => ({ value, label: words.ways[value] }))}
        />
        {way === 'typed' && (
          <TextInput
            label={words.name}
            help={names.length > 0 ? words.nameHelp(names) : undefined}
            value={name}
            onChange={setName}
            maxLength={TYPED_NAME_LENGTH_MAX}
            autoFocus
            required
            error={tried && name.trim() === '' ? words.nameMissing : null}
          />
        )}
        {way === 'drawn' && (
          <DrawPad
            strokes={strokes}
            onChange={setStrokes}
            error={tried && strokes.length === 0 ? words.drawMissing : null}
          />
        )}
        {way === 'paper' && (
          <DateInput
            label={words.day}
            help={words.dayHelp}
            value={day}
            onCommit={setDay}
            min={dayHere(paper.made_at)}
            required
            error={tried && day === null ? words.dayMissing : null}
          />
        )}
        {way !== 'paper' && <p className={styles.small}>{words.note}</p>}
      </Stack>
    </FormDialog>
  );
}

/** A drawn signature goes on every line of the one who draws, and on no other’s. */
function linesOf(open: PaperOut['signers'], drawer: string | null): { signers?: number[] } {
  return drawer === null
    ? {}
    : { signers: open.flatMap(({ line, name }) => (name === drawer ? [line] : [])) };
}

/** What goes with that way of signing; `null` while it is missing. */
function markOf(way: Way, name: string, strokes: Strokes, day: string | null): object | null {
  if (way === 'typed') return name === '' ? null : { name };
  if (way === 'drawn') return strokes.length === 0 ? null : { drawing: strokes };
  return day === null ? null : { signed_on: day };
}
