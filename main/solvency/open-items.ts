/**
 * Bills and invoices of a company, as of a day: which were paid, and when. Which one a payment settles is told in `ledger`; one that
 * was paid ahead is paid on its own day.
 */
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { type EntityRow, everOwedTo, OpenItems, type OwedOn } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { payeeKeys } from '../vendor/index.ts';

export interface OpenItem {
  id: string;
  accountId: string;
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
/** What each entry comes to on the account. */
const legsOf = prepared<Leg>(
  `SELECT p.entry_id, min(p.line) AS line, p.date, e.payee, sum(p.amount_minor) AS amount_minor
   FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = :account AND p.currency = :currency AND p.date <= :asOf
   GROUP BY p.date, p.entry_id HAVING sum(p.amount_minor) <> 0 ORDER BY p.date, p.entry_id`,
);

export interface Gathering {
  accounts: readonly OwedOn[];
  termsDays: number;
  asOf: CalendarDate;
}

/** Account by account; `null` where they never had a leg until then: nobody keeps such items here. */
export function openItems(
  db: VaultDatabase,
  company: EntityRow,
  { accounts, termsDays, asOf }: Gathering,
): OpenItem[] | null {
  const nameOf = payeeKeys(db);
  const open = new OpenItems<Carried>(everOwedTo(db, accounts, nameOf), split);
  let hasLegs = false;
  const items = accounts.flatMap(({ accountId, sign }) => {
    const legs = legsOf(db).all({ account: accountId, currency: company.base_currency, asOf });
    hasLegs ||= legs.length > 0;
    return settled(legs, { accountId, sign }, termsDays, (leg, settle) => {
      const carried = { leg, minor: Math.abs(leg.amount_minor) };
      open.take(accountId, nameOf(leg.payee), leg.amount_minor, carried, settle);
    });
  });
  return hasLegs ? items : null;
}

/** An item, or what pays one: a part of a leg. */
interface Carried {
  leg: Leg;
  minor: number;
}

function split({ leg }: Carried, part: number, whole: number): [Carried, Carried] {
  return [
    { leg, minor: part },
    { leg, minor: whole - part },
  ];
}

/** What is open at the end of a day. */
export interface StandingItem {
  entryId: string;
  accountId: string;
  /** One for all under one vendor, or under one name; empty: nobody is named. */
  who: string;
  payee: string;
  date: CalendarDate;
  /** `null`: it was paid ahead, or is owed back. */
  dueOn: CalendarDate | null;
  /** What is owed; below nothing, what stands the other way. */
  openMinor: number;
}

/** All that the accounts hold in one currency, so that it comes to their balance. */
export function standingItems(
  db: VaultDatabase,
  { accounts, termsDays, asOf }: Gathering,
  currency: string,
): StandingItem[] {
  const nameOf = payeeKeys(db);
  const open = new OpenItems<Carried>(everOwedTo(db, accounts, nameOf), split);
  return accounts.flatMap(({ accountId, sign }) => {
    for (const leg of legsOf(db).iterate({ account: accountId, currency, asOf }))
      open.take(
        ...([accountId, nameOf(leg.payee), leg.amount_minor] as const),
        { leg, minor: Math.abs(leg.amount_minor) },
        () => {},
      );
    return [...open.open(accountId)].map(({ open: minor, carried: { leg } }) => {
      const openMinor = minor * sign;
      return {
        ...{ entryId: leg.entry_id, accountId, who: nameOf(leg.payee), payee: leg.payee },
        ...{ date: leg.date, openMinor, dueOn: openMinor > 0 ? addDays(leg.date, termsDays) : null },
      };
    });
  });
}

type Take = (leg: Leg, settle: (waiting: Carried, coming: Carried) => void) => void;

function settled(
  legs: readonly Leg[],
  { accountId, sign }: OwedOn,
  termsDays: number,
  take: Take,
): OpenItem[] {
  const items = new Map<Leg, OpenItem>();
  for (const leg of legs) {
    const { entry_id, line, payee, date, amount_minor } = leg;
    const amountMinor = amount_minor * sign;
    if (amountMinor > 0)
      items.set(leg, {
        ...{ id: `${entry_id}/${line}`, accountId, payee, date, dueOn: addDays(date, termsDays) },
        ...{ amountMinor, openMinor: amountMinor, paidOn: null },
      });
    take(leg, (waiting, coming) => {
      const item = items.get(waiting.leg) ?? items.get(coming.leg)!;
      item.openMinor -= coming.minor;
      if (item.openMinor === 0) item.paidOn = date;
    });
  }
  return [...items.values()];
}
