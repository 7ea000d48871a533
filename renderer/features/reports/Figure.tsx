/** One cell of a report, and the door that a figure is. */
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { ContextMenu, dateText, MINUS, Money, pathText, useLocale, VisuallyHidden } from '../../ui/index.ts';
import { type Door, doorOf, type Ground } from './drill.ts';
import styles from './Statement.module.css';
import type { SheetColumn, SheetRow } from './sheet.ts';

interface FigureProps {
  row: SheetRow;
  column: SheetColumn;
  cell: string | null | undefined;
  ground: Ground;
}

export function Figure({ row, column, cell, ground }: FigureProps) {
  const locale = useLocale();
  if (row.kind === 'heading') return null;
  if (column.kind === 'percent') return <Percent value={cell ?? null} />;
  if (cell === undefined || cell === null) return null;
  if (column.kind === 'date') return dateText(cell, locale);
  if (column.key === 'account' || column.key === 'other') return pathText(cell);
  if (column.kind !== 'money') return cell;
  const money = <Money value={cell} currency={row.currency} dashZero={row.kind === 'account'} />;
  const door = doorOf(row, column, ground);
  if (!door) return money;
  if (door.to === 'registers') return <Registers door={door}>{money}</Registers>;
  return (
    <Doorway door={door} period={column.period}>
      {money}
    </Doorway>
  );
}

interface DoorwayProps {
  door: Exclude<Door, { to: 'registers' }>;
  /** The column’s own period: what lies behind the door is in it, and so is what the frame shows from now on. */
  period: string | undefined;
  children: ReactNode;
}

function Doorway({ door, period, children }: DoorwayProps) {
  const turn = () => period !== undefined && setPeriod(period);
  switch (door.to) {
    case 'entry':
      return (
        <Link to="/register/$account" params={{ account: door.account }} search={{ entry: door.entry }}>
          {children}
        </Link>
      );
    case 'register':
      return (
        <Link to="/register/$account" params={{ account: door.account }} search={daysOf(door)}>
          {children}
        </Link>
      );
    case 'search':
      return (
        <Link
          to="/register"
          search={{
            ...daysOf(door),
            ...(door.payee === undefined ? {} : { text: door.payee }),
            ...(door.tag === undefined ? {} : { tag: door.tag }),
          }}
        >
          {children}
        </Link>
      );
    case 'ledger':
      return (
        <Link
          to="/reports/$report"
          params={{ report: 'general-ledger' }}
          search={{ entity: door.entity, ...(door.account === undefined ? {} : { account: door.account }) }}
          onClick={turn}
        >
          {children}
        </Link>
      );
    case 'income-statement':
      return (
        <Link
          to="/reports/$report"
          params={{ report: 'income-statement' }}
          search={{ entity: door.entity }}
          onClick={turn}
        >
          {children}
        </Link>
      );
    case 'wall':
      return <Link to="/wall">{children}</Link>;
  }
}

function daysOf({ from, until }: { from: string | undefined; until: string }) {
  return { ...(from === undefined ? {} : { from }), to: until };
}

/** Several accounts stand behind the figure: a short list of them, each with its entity. */
function Registers({ door, children }: { door: Extract<Door, { to: 'registers' }>; children: ReactNode }) {
  const { account, entity } = useBooks();
  const navigate = useNavigate();
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const label = text.reports.behind;
  return (
    <>
      <button
        type="button"
        className={styles.door}
        aria-haspopup="menu"
        title={label}
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          setAt({ x: left, y: bottom });
        }}
      >
        {children}
        <IconChevronDown size={12} stroke={1.5} aria-hidden="true" className={styles.more} />
      </button>
      <ContextMenu
        at={at}
        label={label}
        onClose={() => setAt(null)}
        items={door.accounts.map((id) => {
          const one = account(id);
          return {
            label: `${entity(one?.entity_id)?.name ?? ''} · ${pathText(one?.path ?? id)}`,
            onSelect: () =>
              void navigate({ to: '/register/$account', params: { account: id }, search: daysOf(door) }),
          };
        })}
      />
    </>
  );
}

/** An exact decimal, to one place. From nothing there is no percentage. */
function Percent({ value }: { value: string | null }) {
  const locale = useLocale();
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (value === null) return <span className={styles.quiet}>{text.reports.noChange}</span>;
  const negative = value.startsWith('-');
  const size = value.replace('-', '');
  return (
    <span className={styles.quiet} translate="no">
      {negative && <span aria-hidden="true">{MINUS}</span>}
      {negative && <VisuallyHidden>{text.reports.minus}</VisuallyHidden>}
      {!negative && !/^0*\.?0*$/.test(size) && '+'}
      {format.format(size as `${number}`)}
    </span>
  );
}
