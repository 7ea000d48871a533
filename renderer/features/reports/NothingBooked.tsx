/** A period in which nothing happened. */
import { useNavigate } from '@tanstack/react-router';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, EmptyState, useLocale } from '../../ui/index.ts';
import { spanName } from './labels.ts';
import type { Span } from './span.ts';

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
