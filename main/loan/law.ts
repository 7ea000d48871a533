/** What tax law makes of a loan: whether it looks at it at all, the rate, the daily test, and what interest is forgone. */
import { owns } from '../crossing/index.ts';
import { type EntityRow, listEntities } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { checkRate, type FindRate, type RateCheck } from './afr.ts';
import {
  type BalanceSpan,
  balanceSpans,
  DE_MINIMIS_MINOR,
  daysOver,
  forgoneInterest,
  type OverSpan,
} from './imputed.ts';
import { type Party, reachOf } from './reach.ts';
import type { Loan } from './store.ts';

export interface Law {
  reach: ReturnType<typeof reachOf>;
  checks: RateCheck[];
  over: OverSpan[];
  highestMinor: number;
  forgoneMinor: number | null;
}

function partyOf(db: VaultDatabase, one: EntityRow): Party {
  const owners = listEntities(db).filter((other) => owns(db, other, one));
  return {
    ...{ id: one.id, name: one.name, kind: one.kind, taxClass: one.tax_class },
    ownerId: owners.length === 1 ? owners[0]!.id : null,
  };
}

/** `all`: every loan there is, for what the same two have between them. */
export function lawOf(
  db: VaultDatabase,
  loan: Loan,
  all: readonly Loan[],
  asOf: string,
  find: FindRate,
): Law {
  const reach = reachOf(partyOf(db, loan.lender), partyOf(db, loan.borrower));
  const checks = loan.terms
    .filter(({ effective }) => effective <= asOf)
    .map((terms, index) => checkRate(terms, lastDay(loan, loan.terms[index + 1]?.effective, asOf), find));
  const between = all.filter(
    (one) =>
      one.lender.id === loan.lender.id &&
      one.borrower.id === loan.borrower.id &&
      one.currency === loan.currency,
  );
  const spans = spansOf(between, asOf);
  const over = daysOver(spans, DE_MINIMIS_MINOR);
  return {
    ...{ reach, checks, over },
    highestMinor: Math.max(0, ...spans.map(({ balanceMinor }) => balanceMinor)),
    forgoneMinor: forgoneOf(loan, over, asOf, find),
  };
}

/** Terms are looked at while they hold and something is owed. */
function lastDay(loan: Loan, next: string | undefined, asOf: string): string {
  const end = next !== undefined && next < asOf ? next : asOf;
  const spans = spansOf([loan], asOf);
  const paidOff = spans.at(-1)?.balanceMinor === 0 ? spans.at(-1)!.from : asOf;
  return paidOff < end ? paidOff : end;
}

function spansOf(loans: readonly Loan[], asOf: string): BalanceSpan[] {
  const changes = loans.flatMap(({ events }) =>
    events.map(({ date, principalMinor }) => ({ date, amountMinor: principalMinor })),
  );
  return balanceSpans(changes, asOf);
}

/** Of a demand loan alone: what a term loan forgoes is reckoned once, when it is lent, and not by the books. */
function forgoneOf(loan: Loan, over: readonly OverSpan[], asOf: string, find: FindRate): number | null {
  if (loan.terms.some(({ maturity }) => maturity !== null)) return null;
  return forgoneInterest(spansOf([loan], asOf), over, (day) => {
    const terms = loan.terms.findLast(({ effective }) => effective <= day) ?? loan.terms[0]!;
    const afr = find(day.slice(0, 7), 'short');
    return afr === undefined ? null : afr.annual - terms.rateMillionths;
  });
}
