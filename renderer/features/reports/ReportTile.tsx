/** A report as a door: its name, the figure it is opened for, and when it was opened last. */
import { Link } from '@tanstack/react-router';
import type { Entity } from '../../app/books.ts';
import type { Period } from '../../app/period.ts';
import { troubleOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, dateText, Money, Skeleton, useLocale } from '../../ui/index.ts';
import { openedKey } from './opened.ts';
import styles from './ReportsScreen.module.css';
import { type FiguredReport, type KeyFigure, useKeyFigure } from './use-key-figure.ts';

const words = text.reports.overview;

/** Characters of a figure that have room in a tile when they are drawn large. */
const LARGE_MAX = 11;

interface ReportTileProps {
  report: FiguredReport;
  entity: Entity;
  period: Period;
  opened: Readonly<Record<string, string>>;
}

export function ReportTile({ report, entity, period, opened }: ReportTileProps) {
  const locale = useLocale();
  const { figure, error, retry } = useKeyFigure(report, entity, period, today());
  const last = opened[openedKey(report, entity.id)];
  return (
    <li className={styles.tile}>
      <Link to="/reports/$report" params={{ report }} search={{ entity: entity.id }} className={styles.door}>
        <span className={styles.report}>{text.reports.names[report]}</span>
      </Link>
      <span className={styles.says}>{text.reports.says[report]}</span>
      {error ? (
        <TileTrouble error={error} onRetry={retry} />
      ) : (
        <span className={styles.figure}>
          <Figure figure={figure} currency={entity.base_currency} />
          <span className={styles.figureName}>{words.figures[report]}</span>
        </span>
      )}
      <span className={styles.opened}>{last && words.opened(dateText(last, locale))}</span>
    </li>
  );
}

/** There is no room for more than what happened; the report itself says what to do about it. */
function TileTrouble({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { message, remedy } = troubleOf(error);
  return (
    <div className={styles.trouble} role="alert" title={remedy}>
      <span>{message}</span>
      <Button size="small" onClick={onRetry}>
        {words.retry}
      </Button>
    </div>
  );
}

function Figure({ figure, currency }: { figure: KeyFigure | undefined; currency: string }) {
  if (figure === undefined) return <Skeleton height={24} width={120} />;
  switch (figure.kind) {
    case 'money':
      return (
        <Money
          value={figure.amount}
          currency={currency}
          size={figure.amount.length > LARGE_MAX ? 'inherit' : 'large'}
          show="symbol"
        />
      );
    case 'equal':
      return <span className={styles.word}>{figure.equal ? words.equal : words.unequal}</span>;
    case 'count':
      return <span className={styles.word}>{figure.count.toLocaleString()}</span>;
  }
}
