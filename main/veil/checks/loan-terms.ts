/**
 * V06: a loan stands on terms that strangers would agree to: interest of the applicable federal rate, a day on which it is
 * due (or on demand), payments that are made. An amendment that takes over a missed one ends its lateness, but words are no
 * payment: while anything is lacking under the new terms it tells of that one, too. With what it lacks it tells for how many days of the year the one taxpayer
 * owed the other more than the amount above which section 7872 looks at the rate. Whom the law reaches, `loan` says.
 */

import type { LoanReach } from '../../../shared/contract/loan.ts';
import { counted } from '../../../shared/counted.ts';
import { addDays, type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import { type BalanceSpan, daysOver } from '../../loan/index.ts';
import { readableDate } from '../../papers/index.ts';
import type { Loan, Payment } from '../facts.ts';
import { count, day, type Fact, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { foreignLoans, nameOf } from '../movements.ts';
import { paidOff } from './loan-paper.ts';

export function loanTerms(view: View): Outcome {
  const { loans } = view.facts;
  if (loans === null)
    return { seen: [], missing: [...foreignLoans(view.facts), 'Loans and their terms are not recorded.'] };
  return {
    seen: loans.flatMap((loan) => seenOf(loan, view) ?? []),
    missing: [...foreignLoans(view.facts), ...loans.flatMap((loan) => missingOf(loan, view))],
  };
}

function missingOf(loan: Loan, view: View): string[] {
  const missing: string[] = [];
  const isLimitAsked = loan.reach !== 'none' && loan.rateState !== 'meets';
  if (view.thresholds.de_minimis_minor === null && isLimitAsked && lacksOf(loan, view).length > 0)
    missing.push(
      `Whether ${loan.name} is above the limit of section 7872: it is in US dollars, the loan is not.`,
    );
  if (loan.rateMillionths === null) missing.push(`The interest rate of ${loan.name}.`);
  else if (loan.rateMillionths > 0 && loan.rateState === 'unknown')
    missing.push(`The applicable federal rate for ${loan.name}.`);
  if (loan.isDemand === null) missing.push(`When ${loan.name} is due.`);
  if (loan.payments === null) missing.push(`The payments that ${loan.name} asks for.`);
  return missing;
}

interface Lack {
  what: string;
  high: boolean;
  /** From when the terms were not kept, or lacked something; a finding of it is later. */
  since: CalendarDate;
  opened: CalendarDate;
  cured: CalendarDate | null;
  /** New terms ended it, and no payment. */
  isCarried?: boolean;
}

function seenOf(loan: Loan, view: View): Seen | null {
  const lacks = lacksOf(loan, view);
  if (lacks.length === 0) return null;
  const open = lacks.filter(({ cured }) => cured === null);
  const shown = open.length > 0 ? lacks.filter((one) => one.cured === null || one.isCarried === true) : lacks;
  return {
    severity: shown.some(({ high }) => high) ? 'high' : 'medium',
    subject: { kind: 'loan', id: loan.id, name: loan.name },
    text: `Terms of the loan from ${nameOf(view.facts, loan.lenderId)} to ${nameOf(view.facts, loan.borrowerId)}: ${shown.map(({ what }) => what).join('; ')}.`,
    facts: [...termsOf(loan), ...deMinimis(loan, view)],
    crossingIds: loan.lentBy,
    ...{
      since: firstOf(shown.map(({ since }) => since)),
      opened: firstOf(shown.map(({ opened }) => opened)),
    },
    cured:
      open.length > 0
        ? null
        : lacks
            .map(({ cured }) => cured!)
            .sort()
            .at(-1)!,
    cures: [
      loan.isOnRecord ? 'amend-terms' : 'agree-terms',
      ...(lacks.some(isPayment) ? (['pay-instalment'] as const) : []),
    ],
  };
}

function firstOf(days: readonly CalendarDate[]): CalendarDate {
  return days.toSorted()[0]!;
}

const isPayment = ({ what }: Lack) => what.startsWith('a payment');

function lacksOf(loan: Loan, view: View): Lack[] {
  const { startedOn, rateMillionths: rate, rateState, isDemand, maturesOn } = loan;
  const standing = { high: false, since: startedOn, opened: startedOn, cured: paidOff(loan) };
  const lacks: Lack[] = [];
  if (rate === 0) lacks.push({ ...standing, what: 'no interest' });
  else if (rate !== null && rateState === 'below')
    lacks.push({ ...standing, what: 'interest below the applicable federal rate' });
  if (isDemand === false && maturesOn === null)
    lacks.push({ ...standing, what: 'no day on which it is due' });
  for (const payment of loan.payments ?? []) {
    const late = lateness(payment, view);
    if (late) lacks.push(late);
  }
  return lacks;
}

function lateness({ dueOn, paidOn, carriedOn }: Payment, { asOf, thresholds }: View): Lack | null {
  const cured = paidOn ?? carriedOn;
  const late = daysBetween(dueOn, cured ?? asOf);
  if (late <= thresholds.payment_late_days) return null;
  const isCarried = paidOn === null && carriedOn !== null;
  const then = isCarried ? ', not paid, when amended terms took it over' : '';
  return {
    what: `a payment due on ${readableDate(dueOn)} ${cured === null ? 'is' : 'was'} ${counted(late, 'day')} late${then}`,
    high: late >= thresholds.payment_high_days,
    since: dueOn,
    opened: addDays(dueOn, thresholds.payment_late_days + 1),
    ...{ cured, isCarried },
  };
}

function termsOf({ rateMillionths, afrMillionths, isAfrChecked, balances }: Loan): Fact[] {
  return [
    text('Rate', rateMillionths === null ? 'not known' : percent(rateMillionths)),
    text(
      'Applicable federal rate',
      afrMillionths === null
        ? 'not known'
        : `${percent(afrMillionths)}${isAfrChecked ? '' : ', not held against its ruling'}`,
    ),
    money('Outstanding', balances.at(-1)?.balanceMinor ?? 0),
  ];
}

function percent(millionths: number): string {
  const digits = String(millionths).padStart(5, '0');
  return `${`${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '')} %`;
}

const REACHES: Readonly<Record<LoanReach, string>> = {
  none: 'does not apply: disregarded',
  narrow: 'may apply',
  applies: 'applies',
};

/**
 * Days of the year on which all that the one taxpayer owes the other is above the limit of section 7872; nothing where the rate
 * is no question.
 */
function deMinimis(loan: Loan, { asOf, thresholds, facts }: View): Fact[] {
  const { lent, reach, rateState, forgoneMinor } = loan;
  if (rateState === 'meets') return [];
  const limit = thresholds.de_minimis_minor;
  const reaches = text('Section 7872', REACHES[reach]);
  if (limit === null) return [text('Limit', noLimit(facts.company.currency)), reaches];
  const year = asOf.slice(0, 4);
  const over = daysOver(inYear(lent, year, asOf), limit);
  const [first, last] = [over[0], over.at(-1)];
  return [
    count(
      `Days of ${year} above the limit`,
      over.reduce((sum, { days }) => sum + days, 0),
    ),
    ...(first && last ? [day('Above it from', first.from), day('Above it until', last.to)] : []),
    ...[money('Limit', limit), reaches, ...forgone(reach, forgoneMinor)],
  ];
}

/** Where the law does not look at the loan, nothing is forgone for it. */
function forgone(reach: LoanReach, minor: number | null): Fact[] {
  if (reach === 'none' || minor === 0) return [];
  return [minor === null ? text('Interest forgone', 'not known') : money('Interest forgone, about', minor)];
}

function noLimit(currency: string): string {
  return `not known: it is in US dollars, these amounts are in ${currency}`;
}

function inYear(lent: Loan['lent'], year: string, asOf: CalendarDate): BalanceSpan[] {
  const start = `${year}-01-01`;
  return lent.flatMap(({ date, balanceMinor }, index) => {
    const next = lent[index + 1]?.date;
    const to = next === undefined ? asOf : addDays(next, -1);
    return to < start ? [] : [{ from: date < start ? start : date, to, balanceMinor }];
  });
}
