/** Loans as the contract shows them. */
import type { z } from 'zod';
import type { LoanDetail, LoanOut, loan as loanContract } from '../../shared/contract/loan.ts';
import { addDays } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { interestThrough } from './accrual.ts';
import { rateFinder } from './afr-table.ts';
import { course, type Instalment, schedule } from './course.ts';
import { limitIn } from './imputed.ts';
import { daysLate, type Late, lateOf } from './late.ts';
import { type Law, lawOf } from './law.ts';
import { type Lending, loadLending } from './lent.ts';
import { periodOf, writeRate } from './read-terms.ts';
import { type Facts, standing } from './running.ts';
import type { Loan, TermsRow } from './store.ts';

/** How far a loan without an end is shown ahead. */
const YEARS_AHEAD_DAYS = 366;

/** Reads what all loans need once. */
export class Describer {
  readonly #asOf: string;
  readonly #lending: Lending;
  readonly #find: ReturnType<typeof rateFinder>;

  constructor(db: VaultDatabase, asOf: string) {
    this.#asOf = asOf;
    this.#lending = loadLending(db);
    this.#find = rateFinder(db);
  }

  list(isWanted: (loan: Loan) => boolean): LoanOut[] {
    return this.#lending.loans.filter(isWanted).map((loan) => this.row(loan));
  }

  row(loan: Loan, law = this.#lawOf(loan)): LoanOut {
    const asOf = this.#asOf;
    const money = moneyOf(loan.currency);
    const now = standing(loan, asOf);
    const { principalMinor, unpaidInterestMinor } = now;
    const rows = course(loan, asOf, addDays(asOf, YEARS_AHEAD_DAYS));
    const next = rows.find((row) => !row.isDue && row.openMinor > 0);
    const lent = loan.events.reduce(
      (sum, e) => sum + (e.date <= asOf ? Math.max(0, e.principalMinor) : 0),
      0,
    );
    return {
      ...{ id: loan.id, name: loan.name, currency: loan.currency, purpose: loan.purpose, as_of: asOf },
      lender: { id: loan.lender.id, name: loan.lender.name },
      borrower: { id: loan.borrower.id, name: loan.borrower.name },
      ...{ lent_on: loan.lentOn, lent: money(lent) },
      ...{ outstanding: money(principalMinor), outstanding_minor: principalMinor },
      ...{ interest_unpaid: money(unpaidInterestMinor), interest_unpaid_minor: unpaidInterestMinor },
      accrued_through: bookedOf(loan, asOf).at(-1)?.date ?? null,
      interest_unbooked: money(
        Math.max(0, Math.min(unpaidInterestMinor, now.interestMinor - bookedMinor(loan, asOf))),
      ),
      interest_to_book: money(interestThrough(loan, asOf) - bookedMinor(loan, asOf)),
      terms: describeTerms(versionOn(loan, asOf), loan.currency),
      next: next ? { due: next.due, payment: money(next.openMinor) } : null,
      late: describeLate(lateOf(rows, asOf), money),
      below_afr: stateOf(law),
    };
  }

  detail(loan: Loan): LoanDetail {
    const asOf = this.#asOf;
    const law = this.#lawOf(loan);
    const money = moneyOf(loan.currency);
    const until = addDays(asOf, YEARS_AHEAD_DAYS);
    return {
      ...this.row(loan, law),
      versions: loan.versions.map((row) => describeTerms(row, loan.currency)),
      schedule: describeSchedule(schedule(loan, until), loan.currency),
      due: course(loan, asOf, until).map((row) => describeDue(row, asOf, money)),
      movements: movementsOf(loan, asOf, money),
      accruals: bookedOf(loan, asOf).map(({ crossingId, date, amountMinor }) => ({
        ...{ crossing_id: crossingId, date, amount: money(amountMinor) },
      })),
      law: describeLaw(law, loan.currency),
    };
  }

  #lawOf(loan: Loan): Law {
    return lawOf(this.#lending, loan, this.#asOf, this.#find);
  }
}

type Money = (minor: number) => string;

function moneyOf(currency: string): Money {
  return (minor) => formatMoney(minor, currency);
}

function bookedOf(loan: Loan, asOf: string) {
  return loan.booked.filter(({ date }) => date <= asOf);
}

function bookedMinor(loan: Loan, asOf: string): number {
  return bookedOf(loan, asOf).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function versionOn(loan: Loan, asOf: string): TermsRow {
  return loan.versions.findLast(({ effective }) => effective <= asOf) ?? loan.versions[0]!;
}

function describeTerms(row: TermsRow, currency: string): LoanOut['terms'] {
  const { effective, day_count, plan, maturity, first_payment, security, reason, recorded_at } = row;
  return {
    ...{ effective, day_count, plan, maturity, first_payment, security, reason, recorded_at },
    rate: writeRate(row.rate_millionths),
    rate_millionths: row.rate_millionths,
    every: periodOf(row.every_months),
    payment: row.payment_minor === null ? null : formatMoney(row.payment_minor, currency),
  };
}

type Preview = Omit<z.input<NonNullable<(typeof loanContract.preview)['~orpc']['outputSchema']>>, 'before'>;

export function describeSchedule(rows: readonly Instalment[], currency: string): Preview['schedule'] {
  const money = moneyOf(currency);
  return rows.map((row) => ({
    ...{ number: row.number, due: row.due, payment: money(row.amountMinor) },
    ...{ interest: money(row.interestMinor), principal: money(row.principalMinor) },
    balance: money(row.balanceMinor),
  }));
}

export function describePreview(facts: Facts, currency: string, today: string): Preview {
  const rows = schedule(facts, addDays(today, YEARS_AHEAD_DAYS));
  const interest = rows.reduce((sum, row) => sum + row.interestMinor, 0);
  return { total_interest: formatMoney(interest, currency), schedule: describeSchedule(rows, currency) };
}

function describeDue(row: Instalment, asOf: string, money: Money): LoanDetail['due'][number] {
  return {
    ...{ due: row.due, payment: money(row.amountMinor), open: money(row.openMinor) },
    ...{ met_on: row.metOn, carried_on: row.carriedOn, is_due: row.isDue, days_late: daysLate(row, asOf) },
  };
}

function describeLate(late: Late | null, money: Money): LoanOut['late'] {
  if (late === null) return null;
  const { payments, openMinor, since, days } = late;
  return { payments, open: money(openMinor), since, days };
}

function movementsOf(loan: Loan, asOf: string, money: Money): LoanDetail['movements'] {
  let balance = 0;
  return loan.events
    .filter(({ date }) => date <= asOf)
    .map((event) => {
      balance += event.principalMinor;
      return {
        ...{ crossing_id: event.crossingId, kind: event.kind, date: event.date, balance: money(balance) },
        amount: money(event.principalMinor - event.interestMinor),
        ...{ interest: money(event.interestMinor), principal: money(event.principalMinor) },
        ...{ lender_entry_id: event.lenderEntryId, borrower_entry_id: event.borrowerEntryId },
      };
    });
}

function stateOf({ reach, checks }: Law): LoanOut['below_afr'] {
  if (reach.reach === 'none') return 'none';
  const states = new Set(checks.map(({ state }) => state));
  return states.has('below') ? 'below' : states.has('unknown') || states.size === 0 ? 'unknown' : 'meets';
}

function describeLaw(
  { reach, checks, over, highestMinor, forgoneMinor }: Law,
  currency: string,
): LoanDetail['law'] {
  const money = moneyOf(currency);
  const limit = limitIn(currency);
  return {
    ...reach,
    checks: checks.map((check) => ({
      ...{ effective: check.effective, term: check.term, is_demand: check.isDemand, month: check.month },
      ...{ compounding: check.compounding, ruling: check.ruling, rate: writeRate(check.rateMillionths) },
      afr: check.afrMillionths === null ? null : writeRate(check.afrMillionths),
      ...{ state: check.state, months_below: check.monthsBelow, months_unknown: check.monthsUnknown },
      ...{ checked: check.isChecked, shortfall: check.shortMinor === null ? null : money(check.shortMinor) },
    })),
    aggregate: {
      ...{ limit: limit === null ? null : money(limit), highest: money(highestMinor) },
      days_over: over === null ? null : over.reduce((sum, { days }) => sum + days, 0),
      over: (over ?? []).map(({ highestMinor: most, ...span }) => ({ ...span, highest: money(most) })),
    },
    forgone: forgoneMinor === null ? null : money(forgoneMinor),
  };
}
