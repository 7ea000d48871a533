/**
 * Bills and invoices out of the legs of an account that gathers them: which were paid, and when. A payment goes to an item of
 * exactly its amount first, of the same payee before others, else to the oldest. What is paid ahead waits for the next items in the
 * same way, and pays them on their own day.
 */
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { EntityRow } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface OpenItem {
  id: string;
  payee: string;
  date: CalendarDate;
  dueOn: CalendarDate;
  amountMinor: number;
  openMinor: number;
  paidOn: CalendarDate | null;
}

interface Leg {
  entry_id: string;
  line: number;
  date: CalendarDate;
  payee: string;
  amount_minor: number;
}
const legsOf = prepared<Leg>(
  `SELECT p.entry_id, p.line, p.date, e.payee, p.amount_minor FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = :account AND p.currency = :currency AND p.amount_minor <> 0 AND p.date <= :asOf ORDER BY p.date, p.entry_id, p.line`,
);

export interface Gathering {
  accountIds: readonly string[];
  /** 1 where a debit is an item (receivables), -1 where a credit is (payables). */
  sign: 1 | -1;
  termsDays: number;
  asOf: CalendarDate;
}

/** As of a day; `null` where the accounts never had a leg until then: nobody keeps such items here. */
export function openItems(db: VaultDatabase, company: EntityRow, gathering: Gathering): OpenItem[] | null {
  const { accountIds, sign, termsDays, asOf } = gathering;
  let hasLegs = false;
  const items = accountIds.flatMap((account) => {
    const legs = legsOf(db).all({ account, currency: company.base_currency, asOf });
    hasLegs ||= legs.length > 0;
    return matched(legs, sign, termsDays);
  });
  return hasLegs ? items : null;
}

/** What was paid and had no item yet. */
interface Ahead {
  payee: string;
  leftMinor: number;
}

function matched(legs: readonly Leg[], sign: 1 | -1, termsDays: number): OpenItem[] {
  const items: OpenItem[] = [];
  let open: OpenItem[] = [];
  let ahead: Ahead[] = [];
  for (const { entry_id, line, date, payee, amount_minor } of legs) {
    const minor = amount_minor * sign;
    if (minor > 0) {
      const item = {
        ...{ id: `${entry_id}/${line}`, payee, date, dueOn: addDays(date, termsDays) },
        ...{ amountMinor: minor, openMinor: minor, paidOn: null },
      };
      items.push(item);
      takeAhead(item, ahead);
      ahead = ahead.filter(({ leftMinor }) => leftMinor > 0);
      if (item.openMinor > 0) open.push(item);
    } else {
      const leftMinor = pay(open, payee, -minor, date);
      if (leftMinor > 0) ahead.push({ payee, leftMinor });
      open = open.filter(({ openMinor }) => openMinor > 0);
    }
  }
  return items;
}

/** Answers what is left of the payment. */
function pay(open: readonly OpenItem[], payee: string, minor: number, date: CalendarDate): number {
  const same = open.filter((item) => item.openMinor === minor);
  const exact = same.find((item) => item.payee === payee) ?? same[0];
  let left = minor;
  for (const item of exact ? [exact] : open) {
    if (left <= 0) break;
    left -= settle(item, left, date);
  }
  return left;
}

function takeAhead(item: OpenItem, ahead: readonly Ahead[]): void {
  const same = ahead.filter(({ leftMinor }) => leftMinor === item.openMinor);
  const exact = same.find(({ payee }) => payee === item.payee) ?? same[0];
  const own = ahead.filter(({ payee }) => payee === item.payee);
  const others = ahead.filter(({ payee }) => payee !== item.payee);
  for (const one of exact ? [exact] : [...own, ...others])
    one.leftMinor -= settle(item, one.leftMinor, item.date);
}

function settle(item: OpenItem, minor: number, date: CalendarDate): number {
  const part = Math.min(minor, item.openMinor);
  item.openMinor -= part;
  if (part > 0 && item.openMinor === 0) item.paidOn = date;
  return part;
}
