/** One figure of a statement, and the door that it is. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { MINUS, Money, useLocale, VisuallyHidden } from '../../ui/index.ts';
import { type Door, doorOf } from './drill.ts';
import styles from './Statement.module.css';
import type { SheetColumn, SheetRow } from './sheet.ts';
import type { Asked } from './use-report.ts';

interface FigureProps {
  row: SheetRow;
  column: SheetColumn;
  cell: string | number | null | undefined;
  asked: Asked;
}

export function Figure({ row, column, cell, asked }: FigureProps) {
  if (cell === undefined || row.kind === 'heading') return null;
  if (column.show === 'percent') return <Percent tenths={typeof cell === 'number' ? cell : null} />;
  const money = <Money value={cell} currency={row.currency} dashZero={row.kind === 'account'} />;
  const door = doorOf(row, column, asked.report);
  if (!door) return money;
  return (
    <Doorway door={door} entity={asked.entity.id} period={column.period}>
      {money}
    </Doorway>
  );
}

interface DoorwayProps {
  door: Door;
  entity: string;
  /** The column’s own period: what lies behind the door is in it, and so is what the frame shows from now on. */
  period: string | undefined;
  children: ReactNode;
}

function Doorway({ door, entity, period, children }: DoorwayProps) {
  if (door.to === '/register/$account')
    return (
      <Link
        to={door.to}
        params={{ account: door.account }}
        search={{ ...(door.from === undefined ? {} : { from: door.from }), to: door.until }}
      >
        {children}
      </Link>
    );
  return (
    <Link
      to={door.to}
      params={{ report: door.report }}
      search={{ entity, ...(door.account === undefined ? {} : { account: door.account }) }}
      onClick={() => period !== undefined && setPeriod(period)}
    >
      {children}
    </Link>
  );
}

/** Whole tenths of a percent. From nothing there is no percentage. */
function Percent({ tenths }: { tenths: number | null }) {
  const locale = useLocale();
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (tenths === null) return <span className={styles.quiet}>{text.reports.noChange}</span>;
  const size = format.format(Math.abs(tenths) / 10);
  return (
    <span className={styles.quiet} translate="no">
      {tenths < 0 && <span aria-hidden="true">{MINUS}</span>}
      {tenths < 0 && <VisuallyHidden>{text.reports.minus}</VisuallyHidden>}
      {tenths > 0 && '+'}
      {size}
    </span>
  );
}
