/** Every posting, account by account. Long ledgers come in pages; each line opens its entry in the register. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { client } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { AccountName, Button, DataGrid, Money, Skeleton } from '../../ui/index.ts';
import type { Line } from './delimited.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { LEDGER_COLUMNS, type LedgerRow } from './ledger-columns.tsx';
import { NothingBooked } from './NothingBooked.tsx';
import styles from './ReportScreen.module.css';
import type { Shown } from './shown.ts';
import type { Asked } from './use-report.ts';

const words = text.reports.ledger;
const PAGE = 5000;

interface LedgerReportProps {
  asked: Asked;
  printing: boolean;
  onShown: (shown: Shown) => void;
}

export function LedgerReport({ asked, printing, onShown }: LedgerReportProps) {
  const { entity, span, account } = asked;
  const navigate = useNavigate();
  const input = {
    entity: entity.id,
    ...(span.from === undefined ? {} : { from: span.from }),
    to: span.to,
    ...(account === undefined ? {} : { account }),
    limit: PAGE,
  };
  const pages = useInfiniteQuery({
    queryKey: ['ledger', input],
    queryFn: ({ pageParam, signal }) =>
      client.reports.general_ledger(
        { ...input, ...(pageParam === null ? {} : { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    () =>
      (pages.data?.pages ?? [])
        .flatMap((page) => page.rows)
        .map((row, place): LedgerRow => ({ ...row, place })),
    [pages.data],
  );
  const { hasNextPage, fetchNextPage } = pages;
  useEffect(() => {
    const rest = async () => {
      let all: LedgerRow[] = rows;
      let more = hasNextPage;
      while (more) {
        const answer = await fetchNextPage();
        all = (answer.data?.pages ?? [])
          .flatMap((page) => page.rows)
          .map((row, place): LedgerRow => ({ ...row, place }));
        more = answer.hasNextPage;
      }
      return ledgerLines(all);
    };
    onShown({ zeros: false, lines: rest });
  }, [rows, hasNextPage, fetchNextPage, onShown]);
  if (pages.isError) return <TroubleState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton lines={14} />;
  if (rows.length === 0) return <NothingBooked span={span} />;
  return (
    <>
      <div className={styles.ledger}>
        <DataGrid
          label={text.reports.sheet(text.reports.names['general-ledger'], entity.name)}
          columns={LEDGER_COLUMNS}
          rows={rows}
          rowId={idOf}
          select="none"
          storageKey="general-ledger"
          groups={GROUPS}
          look={lookOf}
          onOpen={({ row }) =>
            row.entry_id !== null &&
            void navigate({
              to: '/register/$account',
              params: { account: row.account_id },
              search: { entry: row.entry_id },
            })
          }
        />
      </div>
      <div className={styles.foot}>
        <span>{hasNextPage ? words.more(rows.length) : words.rows(rows.length)}</span>
        <span>{words.open}</span>
        {hasNextPage && (
          <Button size="small" busy={pages.isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.loadMore}
          </Button>
        )}
      </div>
      {printing && <LedgerTable rows={rows} />}
    </>
  );
}

function idOf({ place }: LedgerRow): string {
  return String(place);
}

function lookOf({ entry_id }: LedgerRow) {
  return entry_id === null ? ({ tone: 'muted' } as const) : undefined;
}

const GROUPS = {
  key: (row: LedgerRow) => row.account_id,
  header: (_: string, rows: readonly LedgerRow[]) => {
    const [first] = rows;
    const last = rows.at(-1);
    if (!first || !last) return null;
    return (
      <span className={styles.group}>
        <AccountName path={first.account} strong />
        {first.code !== null && <span className={styles.groupCode}>{first.code}</span>}
        <span className={styles.groupSum}>
          <Money value={last.balance} currency={last.currency} strong />
        </span>
      </span>
    );
  },
};

function ledgerLines(rows: readonly LedgerRow[]): Line[] {
  const names = words.columns;
  const head = [
    text.reports.columns.code,
    words.account,
    names.date,
    names.payee,
    names.memo,
    names.debit,
    names.credit,
    names.balance,
    names.currency,
  ].map((name) => ({ text: name }));
  return [
    head,
    ...rows.map(
      (row): Line => [
        { text: row.code ?? '' },
        { text: row.account },
        { text: row.date ?? '' },
        { text: row.payee },
        { text: row.memo },
        { figure: row.debit },
        { figure: row.credit },
        { figure: row.balance },
        { text: row.currency },
      ],
    ),
  ];
}
