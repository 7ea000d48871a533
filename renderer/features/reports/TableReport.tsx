/** Any report whose rows fit a page: asked for as a table, drawn as a statement, with what a reader has to know below. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useBooks } from '../../app/books.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { Skeleton } from '../../ui/index.ts';
import type { Ground } from './drill.ts';
import { sheetTitle } from './labels.ts';
import { NothingShown } from './NothingBooked.tsx';
import { readTable } from './read.ts';
import { SheetView } from './SheetView.tsx';
import type { Shown } from './shown.ts';
import { type Ask, type Asked, questionOf } from './use-report.ts';

interface TableReportProps {
  asked: Asked;
  ask: Ask;
  /** Whether rows at zero are shown. */
  zeros: boolean;
  onShown: (shown: Shown) => void;
}

export function TableReport({ asked, ask, zeros, onShown }: TableReportProps) {
  const { account } = useBooks();
  const { report, entities } = asked;
  const question = questionOf(asked);
  const answer = useQuery({
    queryKey: ['report', question],
    queryFn: ({ signal }) => readTable(question, signal),
    placeholderData: keepPreviousData,
  });
  if (answer.isError) return <TroubleState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton lines={14} />;
  const [only, ...others] = entities;
  const rows = nameless(asked);
  return (
    <SheetView
      table={answer.data}
      label={sheetTitle(asked)}
      ground={{
        ...{ report, entity: others.length === 0 ? only?.id : undefined, account },
        ...(rows === undefined ? {} : { rows }),
      }}
      zeros={zeros}
      onZoom={() => ask({ interval: undefined })}
      onShown={onShown}
      empty={<NothingShown asked={asked} />}
    />
  );
}

/** What the rows without an account are. */
function nameless({ report, by }: Asked): Ground['rows'] {
  if (report === 'income-by-customer') return 'payee';
  if (report !== 'spending') return undefined;
  return by === 'category' ? 'other' : by;
}
