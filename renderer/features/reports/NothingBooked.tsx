/** A period in which nothing happened, and a day on which nothing was owed. */
import { useNavigate } from '@tanstack/react-router';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, dateText, EmptyState, useLocale } from '../../ui/index.ts';
import { entityNames, spanName } from './labels.ts';
import type { Span } from './span.ts';
import type { Asked } from './use-report.ts';

export function NothingBooked({ span }: { span: Span }) {
  const locale = useLocale();
  const navigate = useNavigate();
  const words = text.reports.empty;
  return (
    <EmptyState
      title={words.title(spanName(span, locale))}
      action={
        <>
          {span.from !== undefined && <Button onClick={() => setPeriod('all')}>{words.allTime}</Button>}
          <Button variant="quiet" onClick={() => void navigate({ to: '/import' })}>
            {words.import}
          </Button>
        </>
      }
    >
      {words.text}
    </EmptyState>
  );
}

/** Of any report, by what it is about: of what is owed, or of what was booked. */
export function NothingShown({ asked }: { asked: Asked }) {
  const locale = useLocale();
  const { report, entities, span } = asked;
  if (report !== 'receivables-aging' && report !== 'payables-aging') return <NothingBooked span={span} />;
  const words = text.reports.empty.owed;
  return (
    <EmptyState title={words[report](entityNames(entities))}>
      {words.text(dateText(span.to, locale, 'long'))}
    </EmptyState>
  );
}
