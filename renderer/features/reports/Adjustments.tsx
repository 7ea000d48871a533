/** What the return of a year says that the books cannot know (section 179, the home office): listed, added, changed, removed. */
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, Money } from '../../ui/index.ts';
import type { AdjustableLine } from './AdjustmentDialog.tsx';
import { AdjustmentDialog } from './AdjustmentDialog.tsx';
import styles from './Adjustments.module.css';
import type { Adjustment } from './adjustment.ts';

const words = text.reports.schedule.adjustments;

interface AdjustmentsProps {
  entity: Entity;
  year: number;
  lines: readonly AdjustableLine[];
}

export function Adjustments({ entity, year, lines }: AdjustmentsProps) {
  const answer = useQuery(api.tax.adjustments.queryOptions({ input: { entity: entity.id, year } }));
  const [open, setOpen] = useState<Adjustment | 'new' | null>(null);
  const remove = useCommand(({ id }: Adjustment) => client.tax.remove({ id }), {
    done: (_, { line }) => words.removed(line),
  });
  const all = answer.data ?? [];
  return (
    <section className={styles.adjustments} aria-label={words.title(year)}>
      <div className={styles.head}>
        <div>
          <h2>{words.title(year)}</h2>
          <p>{words.text}</p>
        </div>
        <Button size="small" icon={<IconPlus size={14} stroke={1.75} />} onClick={() => setOpen('new')}>
          {words.add}
        </Button>
      </div>
      {answer.isError && <TroubleState inline error={answer.error} onRetry={() => void answer.refetch()} />}
      {all.length > 0 && (
        <ul>
          {all.map((one) => (
            <li key={one.id}>
              <span className={styles.line}>{one.line}</span>
              <span className={styles.reason}>
                {one.reason}
                <span className={styles.mode}>{words.modes[one.mode]}</span>
              </span>
              <Money value={one.amount} currency={entity.base_currency} />
              <span className={styles.buttons}>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={words.changeOf(one.line, one.reason)}
                  onClick={() => setOpen(one)}
                >
                  {words.change}
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={words.removeOf(one.line, one.reason)}
                  disabled={remove.busy}
                  onClick={() => void remove.run(one)}
                >
                  {words.remove}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <AdjustmentDialog
          key={open === 'new' ? 'new' : open.id}
          entity={entity}
          year={year}
          lines={lines}
          others={all}
          saved={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
