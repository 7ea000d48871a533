/** Schedule C by line: what the form takes, from which accounts, and what is on no line yet. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { cx, EmptyState, Money, pathText, Skeleton, signOf } from '../../ui/index.ts';
import { Adjustments } from './Adjustments.tsx';
import type { Line } from './delimited.ts';
import { Notes } from './Notes.tsx';
import { NothingBooked } from './NothingBooked.tsx';
import styles from './Statement.module.css';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import { Unmapped } from './Unmapped.tsx';
import type { Asked } from './use-report.ts';

export type ScheduleC = InferContractRouterOutputs<Contract>['reports']['schedule_c'];
export type ScheduleLine = ScheduleC['lines'][number];

const words = text.reports.schedule;
/** What the whole form comes to: shown even when it is zero. */
const NET_PROFIT = '31';

interface ScheduleReportProps {
  asked: Asked;
  zeros: boolean;
  onShown: (shown: Shown) => void;
}

export function ScheduleReport({ asked, zeros, onShown }: ScheduleReportProps) {
  const { entity, span, basis } = asked;
  const files = entity.tax_class === 'disregarded';
  const input = { entity: entity.id, ...(span.from === undefined ? {} : { from: span.from }), to: span.to };
  const answer = useQuery({
    ...api.reports.schedule_c.queryOptions({ input: { ...input, basis } }),
    placeholderData: keepPreviousData,
    enabled: files,
  });
  const report = answer.data;
  const lines = report?.lines.filter((line) => zeros || matters(line)) ?? [];
  useEffect(() => {
    if (!files) onShown(NOTHING_SHOWN);
    if (!report) return;
    const shown = report.lines.filter((line) => zeros || matters(line));
    onShown({ zeros: report.lines.some((line) => !matters(line)), lines: () => scheduleLines(shown) });
  }, [files, report, zeros, onShown]);
  if (!files) return <NoSchedule asked={asked} />;
  if (answer.isError) return <TroubleState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!report) return <Skeleton lines={14} />;
  const year = Number(span.to.slice(0, 4));
  const adjustments = (
    <Adjustments key={`${entity.id} ${year}`} entity={entity} year={year} lines={report.lines} />
  );
  if (lines.every(({ amount }) => signOf(amount) === 0) && report.unmapped.length === 0)
    return (
      <>
        <NothingBooked span={span} />
        {adjustments}
      </>
    );
  return (
    <>
      <Unmapped accounts={report.unmapped} currency={entity.base_currency} year={year} />
      <ScheduleTable lines={lines} asked={asked} />
      {adjustments}
      <Notes notes={report.notes} />
    </>
  );
}

function matters({ line, amount, accounts, adjustments }: ScheduleLine): boolean {
  return line === NET_PROFIT || signOf(amount) !== 0 || accounts.length > 0 || adjustments.length > 0;
}

/** A line with an amount that no account feeds and nobody set is worked out from other lines. */
function isComputed({ line, amount, accounts, adjustments }: ScheduleLine): boolean {
  return line === NET_PROFIT || (signOf(amount) !== 0 && accounts.length === 0 && adjustments.length === 0);
}

function ScheduleTable({ lines, asked }: { lines: readonly ScheduleLine[]; asked: Asked }) {
  const { entity } = asked;
  const label = text.reports.sheet(text.reports.names['schedule-c'], entity.name);
  return (
    <section className={styles.frame} aria-label={label}>
      <table className={styles.table}>
        <caption className={styles.caption}>{label}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.headName}>
              <span className={styles.number}>{words.line}</span>
              {words.label}
            </th>
            <th scope="col" className={styles.head}>
              {words.books}
            </th>
            <th scope="col" className={styles.head}>
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRows key={line.line} line={line} asked={asked} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LineRows({ line, asked }: { line: ScheduleLine; asked: Asked }) {
  const { span, entity } = asked;
  const currency = entity.base_currency;
  const from = span.from === undefined ? {} : { from: span.from };
  return (
    <>
      <tr className={cx(isComputed(line) && styles.total, line.line === NET_PROFIT && styles.grand)}>
        <th scope="row" className={styles.name}>
          <span className={styles.number}>{line.line}</span>
          {line.label}
        </th>
        <td className={cx(styles.figure, styles.bare)} />
        <td className={styles.figure}>
          <Money value={line.amount} currency={currency} />
        </td>
      </tr>
      {line.accounts.map((account) => (
        <tr key={account.account_id} className={cx(styles.account, styles.detail)}>
          <th scope="row" className={styles.name}>
            {pathText(account.account, 1)}
          </th>
          <td className={styles.figure}>
            <Link
              to="/register/$account"
              params={{ account: account.account_id }}
              search={{ ...from, to: span.to }}
            >
              <Money value={account.books} currency={currency} tone="muted" />
            </Link>
          </td>
          <td className={styles.figure}>
            {account.amount !== account.books && (
              <Money value={account.amount} currency={currency} tone="muted" />
            )}
          </td>
        </tr>
      ))}
      {line.adjustments.map((adjustment) => (
        <tr key={adjustment.id} className={cx(styles.account, styles.detail)}>
          <th scope="row" className={styles.name}>
            {words.adjustment(adjustment.reason, adjustment.mode)}
          </th>
          <td className={styles.figure} />
          <td className={styles.figure}>
            <Money value={adjustment.amount} currency={currency} tone="muted" />
          </td>
        </tr>
      ))}
    </>
  );
}

function scheduleLines(lines: readonly ScheduleLine[]): Line[] {
  const head = [words.line, words.label, words.books, words.amount].map((name) => ({ text: name }));
  return [
    head,
    ...lines.flatMap((line): Line[] => [
      [{ text: line.line }, { text: line.label }, { figure: null }, { figure: line.amount }],
      ...line.accounts.map(
        (account): Line => [
          { text: line.line },
          { text: account.account },
          { figure: account.books },
          { figure: account.amount },
        ],
      ),
      ...line.adjustments.map(
        (adjustment): Line => [
          { text: line.line },
          { text: words.adjustment(adjustment.reason, adjustment.mode) },
          { figure: null },
          { figure: adjustment.amount },
        ],
      ),
    ]),
  ];
}

function NoSchedule({ asked: { entity } }: { asked: Asked }) {
  const { person } = words;
  return (
    <EmptyState
      title={person.title(entity.name)}
      action={
        <Link
          to="/reports/$report"
          params={{ report: 'income-statement' }}
          search={(old) => ({ ...old, entity: entity.id })}
        >
          {person.action}
        </Link>
      }
    >
      {person.text}
    </EmptyState>
  );
}
