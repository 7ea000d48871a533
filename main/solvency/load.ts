/** Solvency out of the books. SQL loads it here, and decides nothing. */
import type { CalendarDate } from '../../shared/dates.ts';
import type { EntityRow } from '../ledger/index.ts';
import { lendingOf } from '../loan/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { claimsOf, type Nature, type NaturedAccount, naturesOf } from './natures.ts';
import { type OpenItem, openItems, type StandingItem, standingItems } from './open-items.ts';
import { owedLoans, unbookedInterest } from './owed.ts';
import { positionOf } from './position.ts';
import { profileOf } from './profiles.ts';
import { outlookDaysOf, preferencesOf, termsDaysOf } from './settings.ts';
import { type Draw, type Position, type Solvency, solvency } from './solvency.ts';
import { monthsOf } from './sums.ts';

/** A company’s position and what is left of it after a draw. */
export interface Statement extends Solvency {
  position: Position;
}

/** `basisMinor`: what the books leave of the only member’s basis; `null`: not known, or not asked for. */
export function statementOn(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
  { draw, basisMinor }: { draw: Draw; basisMinor: number | null },
): Statement {
  const position = loadPosition(db, company, asOf, basisMinor);
  const days = outlookDaysOf(db, company);
  return { ...solvency(position, asOf, draw, profileOf(company.state), days), position };
}

function loadPosition(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
  basisMinor: number | null,
): Position {
  const accounts = naturesOf(db, company);
  const lending = lendingOf(db, company.id, asOf);
  return positionOf(asOf, {
    ...{ accounts, basisMinor, preferencesMinor: preferencesOf(db, company) },
    months: monthsOf(db, company, asOf),
    owed: owedLoans(db, company, lending),
    unbooked: unbookedInterest(company, lending, claimsOf(db, company)),
    payables: payablesOf(db, company, accounts, asOf) ?? [],
    receivables: itemsOf(db, company, accounts, { nature: 'receivable', sign: 1, asOf }) ?? [],
    taxDays: taxDaysOf(db, company, asOf),
  });
}

/** Bills as of a day; `null` where nobody keeps any here. */
export function payablesOf(
  db: VaultDatabase,
  company: EntityRow,
  accounts: ReadonlyMap<string, NaturedAccount>,
  asOf: CalendarDate,
): OpenItem[] | null {
  return itemsOf(db, company, accounts, { nature: 'payable', sign: -1, asOf });
}

/** Every bill and invoice there is, the oldest first, with what is open of it by all that is booked. */
export function owedItems(
  db: VaultDatabase,
  company: EntityRow,
): Record<'payables' | 'receivables', readonly OpenItem[]> {
  const accounts = naturesOf(db, company);
  const asOf: CalendarDate = '9999-12-31';
  return {
    payables: payablesOf(db, company, accounts, asOf) ?? [],
    receivables: itemsOf(db, company, accounts, { nature: 'receivable', sign: 1, asOf }) ?? [],
  };
}

export type OwedSide = 'receivable' | 'payable';

/** What is owed by debits, or by credits. */
export const OWED_SIGNS: Record<OwedSide, 1 | -1> = { receivable: 1, payable: -1 };

export interface OwedOnDay {
  /** Paths of the accounts, by their ids. */
  accounts: ReadonlyMap<string, string>;
  /** Days after which what is booked falls due. */
  termsDays: number;
  itemsIn: (currency: string) => StandingItem[];
}

/** What customers owe, or what is owed to vendors, at the end of a day, item by item. */
export function owedOn(
  db: VaultDatabase,
  entity: EntityRow,
  { side, asOf }: { side: OwedSide; asOf: CalendarDate },
): OwedOnDay {
  const owed = [...naturesOf(db, entity).values()].filter(({ nature }) => nature === side);
  const accounts = owed.map(({ id }) => ({ accountId: id, sign: OWED_SIGNS[side] }));
  const termsDays = termsDaysOf(db, entity);
  return {
    accounts: new Map(owed.map(({ id, path }) => [id, path])),
    termsDays,
    itemsIn: (currency) => standingItems(db, { accounts, termsDays, asOf }, currency),
  };
}

function itemsOf(
  db: VaultDatabase,
  company: EntityRow,
  accounts: ReadonlyMap<string, NaturedAccount>,
  { nature, sign, asOf }: { nature: Nature; sign: 1 | -1; asOf: CalendarDate },
): OpenItem[] | null {
  const owed = [...accounts.values()].filter((one) => one.nature === nature);
  return openItems(db, company, {
    accounts: owed.map(({ id: accountId }) => ({ accountId, sign })),
    ...{ asOf, termsDays: termsDaysOf(db, company) },
  });
}

const NATURE_OF_FILING = { 'sales-tax': 'sales-tax', 'payroll-tax': 'payroll' } as const;
const firstFilings = prepared<{ kind: keyof typeof NATURE_OF_FILING; due_on: CalendarDate }>(
  `SELECT kind, min(due_on) AS due_on FROM formality WHERE entity_id = :company AND kind IN ('sales-tax', 'payroll-tax')
   AND due_on IS NOT NULL AND (done_on IS NULL OR done_on > :asOf) GROUP BY kind`,
);

/** By the calendar: the first day that is still open. */
function taxDaysOf(db: VaultDatabase, { id }: EntityRow, asOf: CalendarDate): Map<Nature, CalendarDate> {
  return new Map(
    firstFilings(db)
      .all({ company: id, asOf })
      .map(({ kind, due_on }) => [NATURE_OF_FILING[kind], due_on]),
  );
}
