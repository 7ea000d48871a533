/** The board, what was saved, and every report of every entity, each with the one figure that people open it for. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { today, usePeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, EntityMark, Skeleton, useLocale } from '../../ui/index.ts';
import { Board } from './Board.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { spanName } from './labels.ts';
import { NoBooks } from './NoBooks.tsx';
import { filesReport, REPORTS } from './names.ts';
import { readOpened } from './opened.ts';
import styles from './ReportsScreen.module.css';
import { ReportTile } from './ReportTile.tsx';
import { SavedList } from './SavedList.tsx';
import { spanOf } from './span.ts';
import { FIGURED } from './use-key-figure.ts';
import { useOverviewActions } from './use-overview-actions.ts';

export function ReportsScreen() {
  const { entities, loading } = useBooks();
  const period = usePeriod();
  const locale = useLocale();
  const opened = readOpened();
  const span = spanOf(period, today());
  const [exporting, setExporting] = useState(false);
  useOverviewActions(entities, setExporting);
  return (
    <>
      <ScreenBar
        title={text.reports.title}
        note={spanName(span, locale)}
        period
        actions={
          entities.length > 0 && (
            <Button size="small" onClick={() => setExporting(true)}>
              {text.reports.export.do}
            </Button>
          )
        }
      />
      <div className={styles.screen}>
        {loading && <Skeleton lines={8} />}
        {!loading && entities.length === 0 && <NoBooks />}
        {entities.length > 0 && (
          <>
            <Board />
            <SavedList />
          </>
        )}
        {entities.map((entity) => (
          <section key={entity.id} className={styles.entity} data-hue={entity.hue} aria-label={entity.name}>
            <h2 className={styles.name}>
              <EntityMark entity={entity} show="name" />
            </h2>
            <ul className={styles.tiles} aria-label={text.reports.overview.list(entity.name)}>
              {FIGURED.filter((report) => filesReport(entity, report)).map((report) => (
                <ReportTile key={report} report={report} entity={entity} period={period} opened={opened} />
              ))}
            </ul>
            <OtherReports entity={entity.id} />
          </section>
        ))}
      </div>
      {exporting && <ExportDialog entities={entities} span={span} onClose={() => setExporting(false)} />}
    </>
  );
}

/** Reports that have no one figure. */
function OtherReports({ entity }: { entity: string }) {
  const others = REPORTS.filter((report) => !FIGURED.some((name) => name === report));
  if (others.length === 0) return null;
  return (
    <p className={styles.others}>
      <span>{text.reports.overview.others}</span>
      {others.map((report) => (
        <Link key={report} to="/reports/$report" params={{ report }} search={{ entity }}>
          {text.reports.names[report]}
        </Link>
      ))}
    </p>
  );
}
