/**
 * The books for another program: whose, for which program, and the days that the screen shows. What a tax year has and
 * the file can't say stays on the screen after it is saved, to be typed by hand.
 */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { sentenceOf, type Trouble, troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, FormDialog, RadioGroup, Select, Stack, useLocale } from '../../ui/index.ts';
import styles from './ExportDialog.module.css';
import {
  type Format,
  holdsAll,
  JOURNALS,
  type LeftOut,
  saveJournal,
  saveTaxYear,
  yearOf,
} from './export-file.ts';
import { spanName } from './labels.ts';
import type { Span } from './span.ts';

const words = text.reports.export;
const FORMATS: readonly Format[] = ['txf', ...JOURNALS];
const ALL = 'all';

interface ExportDialogProps {
  entities: readonly Entity[];
  /** Whose books and for which program, to begin with. */
  entity?: string;
  format?: Format;
  span: Span;
  onClose: () => void;
}

export function ExportDialog({ entities, span, onClose, ...first }: ExportDialogProps) {
  const locale = useLocale();
  const [format, setFormat] = useState<Format>(first.format ?? 'quickbooks');
  const [chosen, setChosen] = useState(first.entity ?? entities[0]!.id);
  const [days, setDays] = useState<'shown' | 'all'>('shown');
  const [leftOut, setLeftOut] = useState<LeftOut>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const entity = chosen === ALL && !holdsAll(format) ? entities[0]!.id : chosen;
  const save = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const left =
        format === 'txf'
          ? await saveTaxYear(entity, yearOf(span))
          : await saveJournal(format, {
              entity: entity === ALL ? undefined : entity,
              span: days === 'shown' ? span : undefined,
            });
      if (left && left.length > 0) setLeftOut(left);
      else onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (leftOut.length > 0) return <ByHand leftOut={leftOut} onClose={onClose} />;
  return (
    <FormDialog
      size="small"
      title={words.title}
      onClose={onClose}
      onSubmit={() => void save()}
      submit={words.save}
      busy={busy}
      refused={trouble && sentenceOf(trouble)}
    >
      <Stack>
        <Select
          label={words.format}
          help={words.helps[format]}
          value={format}
          options={FORMATS.map((value) => ({ value, label: words.formats[value] }))}
          onCommit={(value) => setFormat(value as Format)}
        />
        <Select
          label={format === 'txf' ? words.taxpayer : words.entity}
          value={entity}
          options={[
            ...entities.map(({ id, name }) => ({ value: id, label: name })),
            ...(holdsAll(format) && entities.length > 1 ? [{ value: ALL, label: words.all }] : []),
          ]}
          onCommit={setChosen}
        />
        {format === 'txf' ? (
          <p>{words.taxYear(yearOf(span))}</p>
        ) : (
          <RadioGroup<'shown' | 'all'>
            label={words.days}
            value={days}
            onChange={setDays}
            options={[
              { value: 'shown', label: spanName(span, locale) },
              { value: 'all', label: words.allDays },
            ]}
          />
        )}
      </Stack>
    </FormDialog>
  );
}

function ByHand({ leftOut, onClose }: { leftOut: LeftOut; onClose: () => void }) {
  return (
    <Dialog
      open
      title={words.byHand.title}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {words.byHand.done}
        </Button>
      }
    >
      <p>{words.byHand.says}</p>
      <table className={styles.byHand}>
        <thead>
          <tr>
            <th scope="col">{words.byHand.where}</th>
            <th scope="col">{words.byHand.what}</th>
            <th scope="col">{words.byHand.amount}</th>
          </tr>
        </thead>
        <tbody>
          {leftOut.map(({ entity, form, line, label, amount }) => (
            <tr key={`${entity} ${form} ${line} ${label}`}>
              <td>{words.byHand.place(entity, form, line)}</td>
              <td>{label}</td>
              <td>{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
