/**
 * V06: a loan stands on terms that strangers would agree to: interest of the applicable federal rate, a day on which it is
 * due (or on demand), payments that are made. With what it lacks it tells for how many days of the year the two parties
 * owed more than the amount above which section 7872 looks at the rate.
 */
import { addDays, type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import type { Loan, Payment } from '../facts.ts';
import { count, day, type Fact, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { nameOf } from '../movements.ts';
import { paidOff } from './loan-paper.ts';

export function loanTerms(view: View): Outcome {
  const { loans } = view.facts;
  if (loans === null) return { seen: [], missing: ['Loans and their terms are not recorded.'] };
  return {
    seen: loans.flatMap((loan) => seenOf(loan, loans, view) ?? []),
    missing: loans.flatMap(missingOf),
  };
}

function missingOf(loan: Loan): string[] {
  const missing: string[] = [];
  if (loan.rateMillionths === null) missing.push(`The interest rate of ${loan.name}.`);
  else if (loan.rateMillionths > 0 && loan.afrMillionths === null)
    missing.push(`The applicable federal rate for ${loan.name}.`);
  if (loan.isDemand === null) missing.push(`When ${loan.name} is due.`);
  if (loan.payments === null) missing.push(`The payments that ${loan.name} asks for.`);
  return missing;
}

interface Lack {
  what: string;
  high: boolean;
  opened: CalendarDate;
  cured: CalendarDate | null;
}

function seenOf(loan: Loan, all: readonly Loan[], view: View): Seen | null {
  const lacks = lacksOf(loan, view);
  if (lacks.length === 0) return null;
  const open = lacks.filter(({ cured }) => cured === null);
  const shown = open.length > 0 ? open : lacks;
  return {
    severity: shown.some(({ high }) => high) ? 'high' : 'medium',
    subject: { kind: 'loan', id: loan.id, name: loan.name },
    text: `Terms of the loan from ${nameOf(view.facts, loan.lenderId)} to ${nameOf(view.facts, loan.borrowerId)}: ${shown.map(({ what }) => what).join('; ')}.`,
    facts: [...termsOf(loan), ...deMinimis(loan, all, view)],
    since: loan.startedOn,
    opened: lacks.map(({ opened }) => opened).sort()[0]!,
    cured:
      open.length > 0
        ? null
        : lacks
            .map(({ cured }) => cured!)
            .sort()
            .at(-1)!,
    cures: [loan.isOnRecord ? 'amend-terms' : 'agree-terms', ...(lacks.some(isPayment) ? (['pay-instalment'] as const) : [])],
  };
}

const isPayment = ({ what }: Lack) => what.startsWith('a payment');

function lacksOf(loan: Loan, view: View): Lack[] {
  const { startedOn, rateMillionths: rate, afrMillionths: afr, isDemand, maturesOn } = loan;
  const standing = { high: false, opened: startedOn, cured: paidOff(loan) };
  const lacks: Lack[] = [];
  if (rate === 0) lacks.push({ ...standing, what: 'no interest' });
  else if (rate !== null && afr !== null && rate < afr)
    lacks.push({ ...standing, what: 'interest below the applicable federal rate' });
  if (isDemand === false && maturesOn === null)
    lacks.push({ ...standing, what: 'no day on which it is due' });
  for (const payment of loan.payments ?? []) {
    const late = lateness(payment, view);
    if (late) lacks.push(late);
  }
  return lacks;
}

function lateness({ dueOn, paidOn }: Payment, { asOf, thresholds }: View): Lack | null {
  const late = daysBetween(dueOn, paidOn ?? asOf);
  if (late <= thresholds.payment_late_days) return null;
  return {
    what: `a payment due on ${dueOn} ${paidOn === null ? 'is' : 'was'} ${late} days late`,
    high: late >= thresholds.payment_high_days,
    opened: addDays(dueOn, thresholds.payment_late_days + 1),
    cured: paidOn,
  };
}

function termsOf({ rateMillionths, afrMillionths, balances }: Loan): Fact[] {
  return [
    text('Rate', rateMillionths === null ? 'not known' : percent(rateMillionths)),
    text('Applicable federal rate', afrMillionths === null ? 'not known' : percent(afrMillionths)),
    money('Outstanding', balances.at(-1)?.balanceMinor ?? 0),
  ];
}

function percent(millionths: number): string {
  const digits = String(millionths).padStart(5, '0');
  return `${`${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '')} %`;
}

/** Days of the year in which all that is owed one way between the two is above the limit of section 7872. */
function deMinimis(loan: Loan, all: readonly Loan[], { asOf, thresholds, facts }: View): Fact[] {
  const limit = thresholds.de_minimis_minor;
  const yearStart = `${asOf.slice(0, 4)}-01-01`;
  const sum = new Map<string, number>();
  for (const other of all)
    if (other.lenderId === loan.lenderId && other.borrowerId === loan.borrowerId) addSteps(sum, other);
  let owed = 0;
  let above = 0;
  let first: CalendarDate | null = null;
  let last: CalendarDate | null = null;
  const steps = [...sum].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [index, [date, change]] of steps.entries()) {
    owed += change;
    const from = date < yearStart ? yearStart : date;
    const before = steps[index + 1]?.[0] ?? addDays(asOf, 1);
    if (owed <= limit || before <= from) continue;
    above += daysBetween(from, before);
    first ??= from;
    last = addDays(before, -1);
  }
  const applies = facts.company.taxClass === 'disregarded' ? 'does not apply: disregarded' : 'may apply';
  return [
    count(`Days of ${yearStart.slice(0, 4)} above the limit`, above),
    ...(first === null ? [] : [day('Above it from', first), day('Above it until', last!)]),
    money('Limit', limit),
    text('Section 7872', applies),
  ];
}

function addSteps(sum: Map<string, number>, { balances }: Loan): void {
  let before = 0;
  for (const { date, balanceMinor } of balances) {
    sum.set(date, (sum.get(date) ?? 0) + balanceMinor - before);
    before = balanceMinor;
  }
}
