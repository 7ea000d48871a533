/** What tax law makes of a loan: whether it looks at it at all, the rate, the daily test, and what interest is forgone. */
import { checkRate, type FindRate, type RateCheck } from './afr.ts';
import {
  type BalanceSpan,
  balanceSpans,
  daysOver,
  forgoneInterest,
  limitIn,
  type OverSpan,
} from './imputed.ts';
import { type Lending, type Lent, lentBetween } from './lent.ts';
import { shortfall, worthOf } from './present-value.ts';
import type { Loan } from './store.ts';

/** `shortMinor`: what a term loan lent beyond what it pays is worth; `null` on demand, and where the rate is not known. */
export type LawCheck = RateCheck & { shortMinor: number | null };

export interface Law extends Lent {
  checks: LawCheck[];
  /** `null`: in another currency than the law’s limit, and nothing is converted. */
  over: OverSpan[] | null;
  highestMinor: number;
  forgoneMinor: number | null;
}

/** `lending`: everything that was lent, for what the same two taxpayers have between them. */
export function lawOf(lending: Lending, loan: Loan, asOf: string, find: FindRate): Law {
  const checks = loan.terms
    .filter(({ effective }) => effective <= asOf)
    .map((terms, index) =>
      withWorth(loan, index, checkRate(terms, lastDay(loan, loan.terms[index + 1]?.effective, asOf), find)),
    );
  const lent = lentBetween(lending, loan, asOf);
  const limitMinor = limitIn(loan.currency);
  const over = limitMinor === null ? null : daysOver(lent.spans, limitMinor);
  return {
    ...{ ...lent, checks, over },
    highestMinor: Math.max(0, ...lent.spans.map(({ balanceMinor }) => balanceMinor)),
    forgoneMinor: over === null ? null : forgoneOf(loan, over, asOf, find),
  };
}

/** Interest that is paid late enough is worth less than its rate says. */
function withWorth(loan: Loan, place: number, check: RateCheck): LawCheck {
  const { afrMillionths, compounding } = check;
  const worth = afrMillionths === null ? null : worthOf(loan, place, afrMillionths, compounding);
  if (worth === null) return { ...check, shortMinor: null };
  const shortMinor = shortfall(worth);
  const isShort = shortMinor > 0 && check.state === 'meets';
  return { ...check, shortMinor, ...(isShort ? { state: 'below', monthsBelow: [check.month] } : {}) };
}

/** Terms are looked at while they hold and something is owed. */
function lastDay(loan: Loan, next: string | undefined, asOf: string): string {
  const end = next !== undefined && next < asOf ? next : asOf;
  const spans = spansOf(loan, asOf);
  const paidOff = spans.at(-1)?.balanceMinor === 0 ? spans.at(-1)!.from : asOf;
  return paidOff < end ? paidOff : end;
}

function spansOf({ events }: Loan, asOf: string): BalanceSpan[] {
  const changes = events.map(({ date, principalMinor }) => ({ date, amountMinor: principalMinor }));
  return balanceSpans(changes, asOf);
}

/** Of a demand loan alone: what a term loan forgoes is reckoned once, when it is lent, and not by the books. */
function forgoneOf(loan: Loan, over: readonly OverSpan[], asOf: string, find: FindRate): number | null {
  if (loan.terms.some(({ maturity }) => maturity !== null)) return null;
  return forgoneInterest(spansOf(loan, asOf), over, (day) => {
    const terms = loan.terms.findLast(({ effective }) => effective <= day) ?? loan.terms[0]!;
    const afr = find(day.slice(0, 7), 'short');
    return afr === undefined ? null : afr.annual - terms.rateMillionths;
  });
}
