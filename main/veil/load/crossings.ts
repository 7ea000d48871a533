/** Movements of a company, and its legs without counterpart, as the checks take them. */
import type { CalendarDate } from '../../../shared/dates.ts';
import { AMOUNT, EFFECT, listUnpaired, ROWS } from '../../crossing/index.ts';
import type { DayOf, EntityRow } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { Crossing, CrossingKind, ForeignCrossing, LooseLeg } from '../facts.ts';
import { papersOf } from './papers.ts';

interface Row {
  id: string;
  kind: CrossingKind;
  settlement: Crossing['settlement'];
  effect: Crossing['effect'];
  from_id: string;
  to_id: string;
  date: CalendarDate;
  amount_minor: number;
  currency: string;
  origin_entry_id: string;
  mirror_entry_id: string;
  loan_id: string | null;
}

const ofCompany = prepared<Row>(
  `SELECT c.id, c.kind, c.settlement, ${EFFECT} AS effect, oe.entity_id AS from_id, me.entity_id AS to_id, o.date,
     ${AMOUNT} AS amount_minor, o.currency, c.origin_entry_id, c.mirror_entry_id, c.loan_id
   ${ROWS} WHERE :company IN (oe.entity_id, me.entity_id) AND o.date <= :asOf`,
);

const NAMES: Readonly<Record<CrossingKind, string>> = {
  contribution: 'Contribution',
  draw: 'Draw',
  personal: 'Personal cost',
  business: 'Business cost',
  loan: 'Loan',
  repayment: 'Repayment',
  interest: 'Interest',
  settlement: 'Settlement',
  waiver: 'Waiver',
  'guaranteed-payment': 'Guaranteed payment',
  wages: 'Wages',
  'management-fee': 'Management fee',
  rent: 'Rent',
};

/** With the loan that it belongs to, if somebody said one. */
export interface LoadedCrossing extends Crossing {
  loanId: string | null;
}

export interface Movements {
  /** In the company’s own currency … */
  crossings: readonly LoadedCrossing[];
  /** … and in others. */
  foreign: readonly ForeignCrossing[];
}

export function movementsOf(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
  dayOf: DayOf,
): Movements {
  const rows = ofCompany(db).all({ company: company.id, asOf });
  const papers = papersOf(
    db,
    rows.map(({ id }) => id),
    { day: asOf, dayOf },
  );
  const all = rows.map((row): LoadedCrossing & ForeignCrossing => ({
    ...{ id: row.id, kind: row.kind, settlement: row.settlement, effect: row.effect },
    ...{ fromId: row.from_id, toId: row.to_id },
    ...{ date: row.date, amountMinor: row.amount_minor, currency: row.currency },
    ...{ what: NAMES[row.kind], loanId: row.loan_id },
    entryIds: [row.origin_entry_id, row.mirror_entry_id],
    paper: papers.get(row.id) ?? null,
  }));
  const isOwn = ({ currency }: ForeignCrossing) => currency === company.base_currency;
  return { crossings: all.filter(isOwn), foreign: all.filter((one) => !isOwn(one)) };
}

export function looseLegsOf(db: VaultDatabase, company: EntityRow, asOf: CalendarDate): LooseLeg[] {
  return listUnpaired({ db }, { entity: company.id, as_of: asOf }).map((leg) => ({
    id: `${leg.entry_id}/${leg.line}`,
    entryId: leg.entry_id,
    account: leg.account.split(':').at(-1)!,
    date: leg.date,
    amountMinor: leg.amount_minor,
    currency: leg.currency,
    counterpart: null,
  }));
}
