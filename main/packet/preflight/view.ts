/** What every check of the list looks at, and what it says. */
import type { z } from 'zod';
import type { PreflightCheck, preflightOut } from '../../../shared/contract/packet.ts';
import type { CalendarDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import { type ChartAccount, type EntityRow, loadChart, type Scope } from '../../ledger/index.ts';
import { fiscalYearOf } from '../../reports/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';

export type PreflightOut = z.infer<typeof preflightOut>;
export type Item = PreflightOut['checks'][number]['items'][number];

/** A check with many items lists the first of them; how many there are, and what they come to, is told of all. */
export const ITEMS_MAX = 200;

export interface View {
  scope: Scope;
  db: VaultDatabase;
  entity: EntityRow;
  year: number;
  from: CalendarDate;
  /** The last day of the year. */
  to: CalendarDate;
  /** That day, or today while the year goes on. */
  until: CalendarDate;
  chart: readonly ChartAccount[];
}

export interface Found {
  state: 'clear' | 'open' | 'unknown';
  text: string;
  remedy?: string;
  /** In the entity's own currency; `undefined` where items don't add up. */
  amountMinor?: number;
  /** How many there are, where not all are given. */
  total?: number;
  items?: readonly Item[];
}

export interface Check {
  id: PreflightCheck;
  title: string;
  look(view: View): Found | Promise<Found>;
}

export function viewOf(scope: Scope, entity: EntityRow, year: number): View {
  const { from, to } = fiscalYearOf(year, entity.fiscal_month);
  return {
    ...{ scope, db: scope.db, entity, year, from, to },
    until: to < scope.today ? to : scope.today,
    chart: loadChart(scope.db, entity.id),
  };
}

/** An item of a place, with what is known of it. */
export function item(
  view: View,
  place: Item['place'],
  text: string,
  more: Partial<Omit<Item, 'place' | 'text' | 'amount'>> & { minor?: number } = {},
): Item {
  const { minor, ...known } = more;
  const currency = known.currency ?? view.entity.base_currency;
  return {
    ...{ text, place, currency },
    amount: minor === undefined ? null : formatMoney(minor, currency),
    ...{ account_id: null, account: null, entry_id: null, date: null, month: null },
    ...known,
  };
}

/** What an item says of the account that it is about. */
export const onAccount = ({ id, path }: ChartAccount) => ({ account_id: id, account: path });
