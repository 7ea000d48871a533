/** One report of one entity: on screen with everything to ask of it, on paper as a plain statement. */
import { useState } from 'react';
import { EntityTabs } from '../../app/frame/EntityTabs.tsx';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { text } from '../../text/index.ts';
import { asBoolean, Skeleton, useLocale, usePref, VisuallyHidden } from '../../ui/index.ts';
import { LedgerReport } from './LedgerReport.tsx';
import { NoBooks } from './NoBooks.tsx';
import { useOpened } from './opened.ts';
import { PrintHead, spanTitle } from './PrintHead.tsx';
import { ReportBar } from './ReportBar.tsx';
import { ReportChart } from './ReportChart.tsx';
import styles from './ReportScreen.module.css';
import { ScheduleReport } from './ScheduleReport.tsx';
import { ShareButtons } from './ShareButtons.tsx';
import { StatementReport } from './StatementReport.tsx';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import { usePrinting } from './use-printing.ts';
import { type Ask, type Asked, useAsked } from './use-report.ts';
import { useReportActions } from './use-report-actions.ts';

export function ReportScreen() {
  const { asked, ask, loading } = useAsked();
  if (asked) return <Report asked={asked} ask={ask} />;
  return (
    <>
      <ScreenBar title={text.reports.title} period />
      {loading ? <Skeleton lines={8} /> : <NoBooks />}
    </>
  );
}

function Report({ asked, ask }: { asked: Asked; ask: Ask }) {
  const locale = useLocale();
  const printing = usePrinting();
  const [shown, setShown] = useState<Shown>(NOTHING_SHOWN);
  const [zeros, setZeros] = usePref('reports.zeros', false, asBoolean);
  const [chart, setChart] = usePref('reports.chart', true, asBoolean);
  const { report, entity } = asked;
  useOpened(report, entity.id);
  useReportActions({ asked, ask, onZeros: () => setZeros(!zeros), onChart: () => setChart(!chart) });
  const charted = report === 'income-statement' || report === 'balance-sheet' ? report : null;
  return (
    <>
      <ScreenBar
        title={text.reports.names[report]}
        entity={entity}
        note={spanTitle(asked, locale)}
        period
        actions={<ShareButtons asked={asked} shown={shown} />}
      />
      <EntityTabs
        current={asked.entity}
        place={({ id }) => ({
          to: '/reports/$report',
          params: { report: asked.report },
          // Accounts belong to one entity: the ledger of one of them ends here.
          search: (old) => ({ ...old, entity: id, account: undefined }),
        })}
      />
      <ReportBar
        asked={asked}
        ask={ask}
        zeros={shown.zeros ? zeros : null}
        onZeros={setZeros}
        chart={charted ? chart : null}
        onChart={setChart}
      />
      <div
        className={styles.page}
        data-print-page=""
        data-grid={report === 'general-ledger' || undefined}
        data-columns={asked.interval !== 'none' || undefined}
        data-beside={(charted && chart && asked.interval === 'none') || undefined}
      >
        <VisuallyHidden>
          <h2>{text.reports.sheet(text.reports.names[report], entity.name)}</h2>
        </VisuallyHidden>
        <PrintHead asked={asked} />
        {charted && chart && <ReportChart report={charted} asked={asked} />}
        <Body asked={asked} ask={ask} zeros={zeros} printing={printing} onShown={setShown} />
      </div>
    </>
  );
}

interface BodyProps {
  asked: Asked;
  ask: Ask;
  zeros: boolean;
  printing: boolean;
  onShown: (shown: Shown) => void;
}

function Body({ asked, ask, zeros, printing, onShown }: BodyProps) {
  switch (asked.report) {
    case 'general-ledger':
      return <LedgerReport asked={asked} printing={printing} onShown={onShown} />;
    case 'schedule-c':
      return <ScheduleReport asked={asked} zeros={zeros} onShown={onShown} />;
    default:
      return (
        <StatementReport
          key={asked.report}
          report={asked.report}
          asked={asked}
          ask={ask}
          zeros={zeros}
          onShown={onShown}
        />
      );
  }
}
