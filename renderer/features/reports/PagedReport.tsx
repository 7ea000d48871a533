/** A long report in pages: what is read is shown, the rest comes when it is asked for, or goes out with a copy. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useBooks } from '../../app/books.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, EmptyState, Skeleton, useLocale } from '../../ui/index.ts';
import { sheetTitle } from './labels.ts';
import { sheetLines } from './lines.ts';
import { NothingBooked } from './NothingBooked.tsx';
import { traitsOf } from './names.ts';
import styles from './ReportScreen.module.css';
import { type AnyTable, readPage } from './read.ts';
import { SheetTable } from './SheetTable.tsx';
import { sheetOf } from './sheet.ts';
import type { Shown } from './shown.ts';
import { type Asked, questionOf } from './use-report.ts';

const words = text.reports.ledger;

interface PagedReportProps {
  asked: Asked;
  onShown: (shown: Shown) => void;
}

function together(pages: readonly AnyTable[]): AnyTable | undefined {
  const [first] = pages;
  return first && { ...first, rows: pages.flatMap(({ rows }) => rows) };
}

export function PagedReport({ asked, onShown }: PagedReportProps) {
  const { account: accountOf } = useBooks();
  const locale = useLocale();
  const { report, entity, span, account } = asked;
  const missing = traitsOf(report).account === 'needed' && account === undefined;
  const question = questionOf(asked);
  const pages = useInfiniteQuery({
    queryKey: ['report.pages', question, account],
    queryFn: ({ pageParam, signal }) => readPage(question, account, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: !missing,
  });
  const table = useMemo(() => together(pages.data?.pages ?? []), [pages.data]);
  const sheet = useMemo(() => table && sheetOf(table), [table]);
  const { hasNextPage, fetchNextPage } = pages;
  useEffect(() => {
    const rest = async () => {
      let all = table;
      for (let more = hasNextPage; more; ) {
        const answer = await fetchNextPage();
        all = together(answer.data?.pages ?? []);
        more = answer.hasNextPage;
      }
      return all ? sheetLines(sheetOf(all), locale) : [];
    };
    onShown({ zeros: false, lines: rest });
  }, [table, hasNextPage, fetchNextPage, locale, onShown]);
  if (missing) return <EmptyState title={words.chooseAccount}>{words.chooseAccountText}</EmptyState>;
  if (pages.isError) return <TroubleState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!sheet) return <Skeleton lines={14} />;
  if (sheet.rows.length === 0) return <NothingBooked span={span} />;
  return (
    <>
      <SheetTable
        sheet={sheet}
        label={sheetTitle(asked)}
        ground={{ report, entity: entity.id, account: accountOf }}
        onZoom={() => undefined}
      />
      {hasNextPage && (
        <p className={styles.more}>
          <span>{words.more(sheet.rows.length)}</span>
          <Button size="small" busy={pages.isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.loadMore}
          </Button>
        </p>
      )}
    </>
  );
}
