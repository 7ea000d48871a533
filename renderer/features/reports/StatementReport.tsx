/** Income statement, balance sheet and trial balance: the figures over time as a chart, and the statement itself. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Skeleton, useLocale } from '../../ui/index.ts';
import { sheetLines } from './lines.ts';
import { Notes } from './Notes.tsx';
import { NothingBooked } from './NothingBooked.tsx';
import { type Question, readStatement, type StatementName } from './read.ts';
import { StatementTable } from './StatementTable.tsx';
import { hasZeroRows, sheetOf, withoutZeroRows } from './sheet.ts';
import type { Shown } from './shown.ts';
import type { Ask, Asked } from './use-report.ts';

interface StatementReportProps {
  report: StatementName;
  asked: Asked;
  ask: Ask;
  /** Whether rows at zero are shown. */
  zeros: boolean;
  onShown: (shown: Shown) => void;
}

export function StatementReport({ report, asked, ask, zeros, onShown }: StatementReportProps) {
  const locale = useLocale();
  const { entity, span, interval, compare } = asked;
  const question: Question = { report, entity: entity.id, span, interval, compare };
  const answer = useQuery({
    queryKey: ['statement', question],
    queryFn: ({ signal }) => readStatement(question, signal),
    placeholderData: keepPreviousData,
  });
  const statement = answer.data;
  const whole = useMemo(() => (statement ? sheetOf(statement, span) : undefined), [statement, span]);
  const sheet = useMemo(() => (whole && !zeros ? withoutZeroRows(whole) : whole), [whole, zeros]);
  useEffect(() => {
    if (whole && sheet) onShown({ zeros: hasZeroRows(whole), lines: () => sheetLines(sheet, locale) });
  }, [whole, sheet, locale, onShown]);
  if (answer.isError) return <TroubleState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!sheet || !statement) return <Skeleton lines={14} />;
  // Totals of nothing are no statement.
  if (!sheet.rows.some(({ kind }) => kind === 'account')) return <NothingBooked span={span} />;
  return (
    <>
      <StatementTable
        sheet={sheet}
        asked={asked}
        ask={ask}
        label={text.reports.sheet(text.reports.names[report], entity.name)}
      />
      <Notes notes={statement.notes} />
    </>
  );
}
