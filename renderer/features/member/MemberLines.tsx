/** The lines of a table of ownership: name, capacity, what they hold, and their part of profit where another was agreed. */
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { text } from '../../text/index.ts';
import { Button, IconButton, TextInput } from '../../ui/index.ts';
import styles from './Member.module.css';
import { type LineProblem, type MemberLine, type MembersDraft, withLine } from './members-draft.ts';

const words = text.member.dialog;

interface MemberLinesProps {
  draft: MembersDraft;
  problems: ReadonlyMap<string, LineProblem> | null;
  onChange: (draft: MembersDraft) => void;
}

export function MemberLines({ draft, problems, onChange }: MemberLinesProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  const focusNext = useRef<'last' | 'add' | null>(null);
  const { lines, agreed, measure } = draft;
  // Whoever adds a member wants to type its name; whoever removes one must not lose the focus with it.
  useEffect(() => {
    const wanted = focusNext.current;
    if (wanted === null) return;
    focusNext.current = null;
    const all = box.current?.querySelectorAll<HTMLElement>('[data-line]');
    if (wanted === 'last') all?.[lines.length - 1]?.querySelector<HTMLElement>('input')?.focus();
    else box.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  }, [lines]);
  const change = (key: string, what: Partial<MemberLine>) =>
    onChange({ ...draft, lines: lines.map((line) => (line.key === key ? { ...line, ...what } : line)) });
  const row = { className: styles.line, 'data-agreed': agreed || undefined };
  return (
    <fieldset ref={box} className={styles.members}>
      <div {...row} aria-hidden="true">
        <span className={styles.heads}>{words.heads.name}</span>
        <span className={styles.heads}>{words.heads.capacity}</span>
        <span className={styles.heads}>{words.heads.held}</span>
        {agreed && <span className={styles.heads}>{words.heads.profit}</span>}
      </div>
      {lines.map((line, at) => {
        const problem = problems?.get(line.key);
        return (
          <div key={line.key} {...row} data-line="">
            <TextInput
              label={words.name(at + 1)}
              labelHidden
              placeholder={words.nameShort}
              value={line.name}
              maxLength={200}
              onChange={(name) => change(line.key, { name, holder: null })}
              error={problem === 'name' ? words.nameMissing : null}
            />
            <TextInput
              label={words.capacity(at + 1)}
              labelHidden
              placeholder={words.capacityShort}
              value={line.capacity}
              maxLength={200}
              onChange={(capacity) => change(line.key, { capacity })}
            />
            <TextInput
              label={measure === 'percent' ? words.share(at + 1) : words.unitsOf(at + 1)}
              labelHidden
              value={line.held}
              maxLength={16}
              {...(measure === 'percent' ? { after: '%' } : {})}
              onChange={(held) => change(line.key, { held })}
              error={problem === 'held' ? words.shareWrong : null}
            />
            {agreed && (
              <TextInput
                label={words.profit(at + 1)}
                labelHidden
                value={line.profit}
                maxLength={8}
                after="%"
                onChange={(profit) => change(line.key, { profit })}
                error={problem === 'profit' ? words.shareWrong : null}
              />
            )}
            <IconButton
              label={words.remove(line.name || words.name(at + 1))}
              icon={<IconTrash size={16} stroke={1.5} />}
              onClick={() => {
                focusNext.current = 'add';
                onChange({ ...draft, lines: lines.filter(({ key }) => key !== line.key) });
              }}
            />
          </div>
        );
      })}
      <div>
        <Button
          size="small"
          data-add=""
          icon={<IconPlus size={14} stroke={1.75} />}
          onClick={() => {
            focusNext.current = 'last';
            onChange(withLine(draft));
          }}
        >
          {words.add}
        </Button>
      </div>
    </fieldset>
  );
}
