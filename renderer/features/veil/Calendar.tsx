/** The calendar of formalities: what is due comes first, then what is done; below it what the law wants beside it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, EmptyState, Skeleton } from '../../ui/index.ts';
import { AddDialog } from './AddDialog.tsx';
import styles from './Calendar.module.css';
import { CalendarTable } from './CalendarTable.tsx';
import { DoDialog } from './DoDialog.tsx';
import type { Formality } from './types.ts';
import { useAddFormality } from './use-formalities.ts';
import { WantedList } from './WantedList.tsx';

const words = text.veil.calendar;

interface CalendarProps {
  company: Entity;
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

export function Calendar({ company, adding, onAdding }: CalendarProps) {
  const year = Number(today().slice(0, 4));
  const query = useQuery(api.veil.formalities.queryOptions({ input: { entity: company.id, year } }));
  const [doing, setDoing] = useState<Formality | null>(null);
  const add = useAddFormality(company);
  if (query.isError) return <TroubleState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={6} />;
  const { formalities, wanted } = query.data;
  return (
    <section aria-label={words.label} className={styles.calendar}>
      <div className={styles.head}>
        <h2>{words.label}</h2>
        <Button size="small" keys="A" onClick={() => onAdding(true)}>
          {words.add}
        </Button>
      </div>
      {formalities.length === 0 ? (
        <EmptyState compact drawing="ledger" title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <CalendarTable formalities={formalities} onDo={setDoing} />
      )}
      <WantedList
        wanted={wanted}
        year={year}
        busy={add.busy}
        onTake={(one) => void add.run({ ...one, note: '' })}
      />
      <AddDialog open={adding} onClose={() => onAdding(false)} add={add} />
      <DoDialog key={doing?.id ?? ''} formality={doing} onClose={() => setDoing(null)} />
    </section>
  );
}
