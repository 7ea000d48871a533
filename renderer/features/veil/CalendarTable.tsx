/** What is in the calendar, with its day, what was done, and the file that bears it out. */
import { IconDots } from '@tabler/icons-react';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, MenuButton } from '../../ui/index.ts';
import styles from './Calendar.module.css';
import type { Formality } from './types.ts';
import { useEvidence, useRemoveFormality, useReopenFormality } from './use-formalities.ts';

const words = text.veil.calendar;

interface TableProps {
  formalities: readonly Formality[];
  onDo: (one: Formality) => void;
}

export function CalendarTable({ formalities, onDo }: TableProps) {
  const remove = useRemoveFormality();
  const reopen = useReopenFormality();
  const evidence = useEvidence();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.columns.title}</th>
          <th scope="col">{words.columns.due}</th>
          <th scope="col">{words.columns.done}</th>
          <th scope="col">{words.columns.evidence}</th>
          <th scope="col">
            <span className={styles.spoken}>{words.columns.tools}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {formalities.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.title}
              <span className={styles.kind}>{words.kinds[one.kind]}</span>
            </th>
            <td>
              <Due formality={one} />
            </td>
            <td>
              <DateText value={one.done_on} />
            </td>
            <td>
              {one.evidence !== null && (
                <Button
                  variant="link"
                  aria-label={words.file(one.evidence)}
                  onClick={() => void evidence.run(one)}
                >
                  {one.evidence}
                </Button>
              )}
            </td>
            <td className={styles.tools}>
              {one.done_on === null && (
                <Button size="small" aria-label={words.doOf(one.title)} onClick={() => onDo(one)}>
                  {words.do}
                </Button>
              )}
              <MenuButton
                size="small"
                variant="quiet"
                align="end"
                label={words.more(one.title)}
                iconOnly
                icon={<IconDots size={14} stroke={1.75} />}
                items={[
                  { label: words.evidence, onSelect: () => onDo(one) },
                  {
                    label: words.notDone,
                    disabled: one.done_on === null,
                    onSelect: () => void reopen.run(one),
                  },
                  { label: words.remove, onSelect: () => void remove.run(one) },
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Due({ formality: { due_on, done_on } }: { formality: Formality }) {
  const isLate = done_on === null && due_on !== null && due_on < today();
  return (
    <span className={styles.due}>
      <DateText value={due_on} />
      {isLate && <Badge tone="bad">{words.late}</Badge>}
      {due_on === null && done_on === null && <Badge tone="warn">{words.missing}</Badge>}
    </span>
  );
}
