/** One report of one entity or several: on screen with everything to ask of it, on paper as a plain statement. */
import { useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { EntityTabs } from '../../app/frame/EntityTabs.tsx';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { asBoolean, asText, Skeleton, useLocale, usePref, VisuallyHidden } from '../../ui/index.ts';
import { ChartPane } from './ChartPane.tsx';
import { DaysDialog } from './DaysDialog.tsx';
import { LedgerReport } from './LedgerReport.tsx';
import { sheetTitle } from './labels.ts';
import { NoBooks } from './NoBooks.tsx';
import { type ChartName, traitsOf } from './names.ts';
import { useOpened } from './opened.ts';
import { PagedReport } from './PagedReport.tsx';
import { detailsOf, PrintHead, spanTitle } from './PrintHead.tsx';
import { ReportBar } from './ReportBar.tsx';
import styles from './ReportScreen.module.css';
import { SavedMenu } from './SavedMenu.tsx';
import { ScheduleReport } from './ScheduleReport.tsx';
import { ShareButtons } from './ShareButtons.tsx';
import { definitionOf, fixedPeriodOf } from './saved.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import { TableReport } from './TableReport.tsx';
import { usePrinting } from './use-printing.ts';
import { type Ask, type Asked, useAsked } from './use-report.ts';
import { useReportActions } from './use-report-actions.ts';

export function ReportScreen() {
  const { asked, ask, saved, loading } = useAsked();
  if (asked) return <Report asked={asked} ask={ask} saved={saved} />;
  return (
    <>
      <ScreenBar title={text.reports.title} period />
      {loading ? <Skeleton lines={8} /> : <NoBooks />}
    </>
  );
}

interface ReportProps {
  asked: Asked;
  ask: Ask;
  /** The saved report that it began as. */
  saved: string | undefined;
}

function Report({ asked, ask, saved }: ReportProps) {
  const locale = useLocale();
  const printing = usePrinting();
  const { entities: all } = useBooks();
  const { report, entity, entities, span } = asked;
  const { charts } = traitsOf(report);
  const [shown, setShown] = useState<Shown>(NOTHING_SHOWN);
  const [choosingDays, setChoosingDays] = useState(false);
  const [zeros, setZeros] = usePref('reports.zeros', false, asBoolean);
  const [chart, setChart] = usePref('reports.chart', true, asBoolean);
  const [liked, setLiked] = usePref<string>(`reports.drawn.${report}`, '', asText);
  const drawn = charts?.find((name) => name === liked) ?? charts?.[0];
  useOpened(report, entity.id);
  useReportActions({
    ...{ asked, ask, drawn, entities: all },
    onZeros: () => setZeros(!zeros),
    onChart: () => setChart(!chart),
    onDrawn: (name: ChartName) => setLiked(name),
    onDays: () => setChoosingDays(true),
  });
  const name = text.reports.names[report];
  const days = spanTitle(asked, locale);
  const isCharted = drawn !== undefined && chart;
  const isBroad = asked.interval !== 'none' || entities.length > 2 || traitsOf(report).paged === true;
  return (
    <>
      <ScreenBar
        title={name}
        entity={entity}
        note={entities.length > 1 ? `${days} · ${text.reports.whose.layouts[asked.layout]}` : days}
        period
        actions={
          <>
            <SavedMenu
              definition={definitionOf(asked, today())}
              fixedPeriod={fixedPeriodOf(asked)}
              current={saved}
              onSaved={(id) => ask({ saved: id })}
            />
            <ShareButtons entities={entities} name={name} days={days} shown={shown} />
          </>
        }
      />
      <EntityTabs
        current={entity}
        place={({ id }) => ({
          to: '/reports/$report',
          params: { report },
          // Accounts belong to one entity: the ledger of one of them ends here, and so do several together.
          search: (old) => ({
            ...old,
            entity: id,
            account: undefined,
            entities: undefined,
            saved: undefined,
          }),
        })}
      />
      <ReportBar
        asked={asked}
        ask={ask}
        zeros={shown.zeros ? zeros : null}
        onZeros={setZeros}
        chart={charts ? chart : null}
        onChart={setChart}
        onDays={() => setChoosingDays(true)}
      />
      <div
        className={styles.page}
        data-print-page=""
        data-grid={report === 'general-ledger' || undefined}
        data-columns={isBroad || undefined}
        data-beside={(isCharted && !isBroad) || undefined}
      >
        <VisuallyHidden>
          <h2>{sheetTitle(asked)}</h2>
        </VisuallyHidden>
        <PrintHead entities={entities} title={name} days={days} details={detailsOf(asked)} />
        {charts && drawn && chart && (
          <ChartPane asked={asked} charts={charts} drawn={drawn} onDrawn={setLiked} />
        )}
        <Body asked={asked} ask={ask} zeros={zeros} printing={printing} onShown={setShown} />
      </div>
      {choosingDays && (
        <DaysDialog
          span={span}
          onClose={() => setChoosingDays(false)}
          onChoose={(chosen) => {
            ask(chosen);
            setChoosingDays(false);
          }}
        />
      )}
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
      if (traitsOf(asked.report).paged) return <PagedReport asked={asked} onShown={onShown} />;
      return <TableReport key={asked.report} asked={asked} ask={ask} zeros={zeros} onShown={onShown} />;
  }
}
