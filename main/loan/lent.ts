/**
 * All that one taxpayer has lent another, on record or not: what the daily test of IRC section 7872(c) counts. A disregarded LLC
 * is its owner; where both sides are one taxpayer there is no loan for the law, and it is told of the two entities alone. Who
 * owns what is asked as of one day.
 */
import { type EntityRow, findEntity } from '../ledger/index.ts';
import { type Families, loadFamilies } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Advances, lastStretch, listAdvances, type Stretch } from './advances.ts';
import type { AfrRate, FindRate } from './afr.ts';
import { type BalanceSpan, balanceSpans, daysOver, forgoneInterest, limitIn } from './imputed.ts';
import { type Party, reachOf } from './reach.ts';
import { type Loan, listLoans } from './store.ts';

/** Everything that was lent in the vault, and who is whose taxpayer. */
export interface Lending {
  loans: readonly Loan[];
  advances: readonly Advances[];
  families: Families;
}

export function loadLending(db: VaultDatabase): Lending {
  return { loans: listLoans(db), advances: listAdvances(db), families: loadFamilies(db) };
}

interface Parties {
  lender: EntityRow;
  borrower: EntityRow;
  currency: string;
}

/** Whether the law reaches what the one lends the other, and their balance of all of it, day by day. */
export interface Lent {
  reach: ReturnType<typeof reachOf>;
  spans: BalanceSpan[];
}

export function lentBetween(lending: Lending, parties: Parties, asOf: string): Lent {
  const { lender, borrower, currency } = parties;
  const { families } = lending;
  const [lenders, borrowers] = sidesOf(families, lender.id, borrower.id, asOf);
  const counts = (from: string, to: string, of: string) =>
    lenders.has(from) && borrowers.has(to) && of === currency;
  const changes = [
    ...lending.loans
      .filter((one) => counts(one.lender.id, one.borrower.id, one.currency))
      .flatMap(({ events }) =>
        events.map(({ date, principalMinor }) => ({ date, amountMinor: principalMinor })),
      ),
    ...lending.advances
      .filter((one) => counts(one.lenderId, one.borrowerId, one.currency))
      .flatMap((one) => one.changes),
  ];
  return {
    reach: reachOf(partyOf(families, lender, asOf), partyOf(families, borrower, asOf)),
    spans: balanceSpans(changes, asOf),
  };
}

function sidesOf(
  families: Families,
  lender: string,
  borrower: string,
  day: string,
): [lenders: ReadonlySet<string>, borrowers: ReadonlySet<string>] {
  const [from, to] = [families.taxpayerOf(lender, day), families.taxpayerOf(borrower, day)];
  if (from === to) return [new Set([lender]), new Set([borrower])];
  const idsOf = (taxpayer: string) => new Set(families.familyOf(taxpayer, day).map(({ id }) => id));
  return [idsOf(from), idsOf(to)];
}

function partyOf(families: Families, one: EntityRow, day: string): Party {
  const taxpayer = families.taxpayerOf(one.id, day);
  return {
    ...{ id: one.id, name: one.name, kind: one.kind, taxClass: one.tax_class },
    ownerId: taxpayer === one.id ? null : taxpayer,
  };
}

/** An open account without a loan on record, with what the law makes of it. */
export interface AdvanceStanding extends Lent {
  lenderId: string;
  borrowerId: string;
  currency: string;
  balances: { date: string; balanceMinor: number }[];
  stretch: Stretch;
  /** Of a loan on demand, the last month that it is held against; `null`: not known. */
  afr: AfrRate | null;
  /** About what interest at the federal rate comes to on days over the limit; `null`: not known. */
  forgoneMinor: number | null;
}

/** Of every one on either side of which the entity stands, by `asOf`. Nobody agreed on interest, and none is booked. */
export function advanceStandings(
  db: VaultDatabase,
  lending: Lending,
  entityId: string,
  asOf: string,
  find: FindRate,
): AdvanceStanding[] {
  return lending.advances
    .filter(({ lenderId, borrowerId }) => lenderId === entityId || borrowerId === entityId)
    .flatMap(({ lenderId, borrowerId, currency, changes }) => {
      const parties = { lender: findEntity(db, lenderId), borrower: findEntity(db, borrowerId), currency };
      const own = balanceSpans(changes, asOf);
      if (own.length === 0) return [];
      const balances = own.map(({ from, balanceMinor }) => ({ date: from, balanceMinor }));
      const lent = lentBetween(lending, parties, asOf);
      const limit = limitIn(currency);
      const last = own.findLast(({ balanceMinor }) => balanceMinor > 0)?.to ?? asOf;
      return {
        ...{ ...lent, lenderId, borrowerId, currency, balances },
        stretch: lastStretch({ changes }, balances, asOf),
        afr: find(last.slice(0, 7), 'short') ?? null,
        forgoneMinor:
          limit === null
            ? null
            : forgoneInterest(
                own,
                daysOver(lent.spans, limit),
                (day) => find(day.slice(0, 7), 'short')?.annual ?? null,
              ),
      };
    });
}
