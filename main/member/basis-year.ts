/**
 * Basis of a member's interest, year by year, as plain arithmetic. Amounts are in minor units and not negative, except
 * income, which a loss makes negative.
 *
 * Stock of an S corporation (IRC s. 1367, Reg. 1.1367-1(f)): income raises it; then distributions lower it, to zero at most,
 * and what is beyond is gain (s. 1368(b)(2)); then expenses that nobody may deduct; then losses and deductions. Distributions
 * never use the basis of loans. What losses find no stock basis for takes that of loans to the company; what is left waits
 * (s. 1366(d)). A later year's net increase restores loans before stock (s. 1367(b)(2)(B)).
 *
 * An interest in a partnership (s. 705, 733, 752): contributions, income and a larger share of liabilities raise it; then
 * distributions of money lower it, where less liabilities count as money paid out, and what is beyond is gain (s. 731(a)(1));
 * then expenses that nobody may deduct, and losses as far as basis goes (s. 704(d)).
 */

import { allocate, minor } from '../../shared/money.ts';

export interface BasisFacts {
  contributions: number;
  /** Share of all income and loss before what nobody may deduct; a loss is negative. */
  income: number;
  distributions: number;
  nondeductible: number;
  /** Deductions besides the income. */
  deductions: number;
  /** Change of the share of liabilities; of a partnership alone. */
  liabilities: number;
  lent: number;
  repaid: number;
}

export interface DebtYear {
  opening: number;
  lent: number;
  repaid: number;
  used: number;
  /** Of what was used, by expenses that nobody may deduct. */
  nondeductible: number;
  restored: number;
  closing: number;
  face: number;
  gain: number;
}

export interface BasisResult {
  opening: number;
  contributions: number;
  income: number;
  liabilities: number;
  distributions: number;
  nondeductible: number;
  losses: number;
  closing: number;
  gain: number;
  suspended: number;
  debt: DebtYear;
}

/** What a year leaves to the next. */
export interface Carried {
  basis: number;
  suspended: number;
  debt: { basis: number; face: number };
}

export const NOTHING_CARRIED: Carried = { basis: 0, suspended: 0, debt: { basis: 0, face: 0 } };

export function carriedFrom({ closing, suspended, debt }: BasisResult): Carried {
  return { basis: closing, suspended, debt: { basis: debt.closing, face: debt.face } };
}

/** One year of stock and of what the member lent. */
export function stockYear(before: Carried, facts: BasisFacts): BasisResult {
  const income = Math.max(facts.income, 0);
  const allLosses = Math.max(-facts.income, 0) + facts.deductions + before.suspended;
  const restored = restoredDebt(before, facts, income, allLosses);
  const debt = debtYear(before, facts, restored);

  const reachable = before.basis + facts.contributions + income - restored;
  const distributions = Math.min(facts.distributions, reachable);
  const stock = reachable - distributions;
  const [nondeductible, nondeductibleOfDebt] = taken(facts.nondeductible, stock, debt.closing);
  const [losses, lossesOfDebt] = taken(allLosses, stock - nondeductible, debt.closing - nondeductibleOfDebt);
  const used = nondeductibleOfDebt + lossesOfDebt;
  return {
    opening: before.basis,
    contributions: facts.contributions,
    income: income - restored,
    liabilities: 0,
    distributions,
    nondeductible,
    losses,
    closing: stock - nondeductible - losses,
    gain: facts.distributions - distributions,
    suspended: allLosses - losses - lossesOfDebt,
    debt: { ...debt, used, nondeductible: nondeductibleOfDebt, closing: debt.closing - used },
  };
}

/** One year of an interest in a partnership. */
export function outsideYear(before: Carried, facts: BasisFacts): BasisResult {
  const income = Math.max(facts.income, 0);
  const allLosses = Math.max(-facts.income, 0) + facts.deductions + before.suspended;
  // A smaller share of liabilities is money paid out (s. 752(b)); it takes basis before what was really paid.
  const relieved = Math.max(-facts.liabilities, 0);
  const reachable = before.basis + facts.contributions + income + Math.max(facts.liabilities, 0);
  const [relief, distributions] = inTurn(reachable, relieved, facts.distributions);
  const left = reachable - relief - distributions;
  const [nondeductible, losses] = inTurn(left, facts.nondeductible, allLosses);
  return {
    opening: before.basis,
    contributions: facts.contributions,
    income,
    liabilities: facts.liabilities > 0 ? facts.liabilities : -relief,
    distributions,
    nondeductible,
    losses,
    closing: left - nondeductible - losses,
    gain: relieved + facts.distributions - relief - distributions,
    suspended: allLosses - losses,
    debt: NO_DEBT,
  };
}

const NO_DEBT: DebtYear = {
  ...{ opening: 0, lent: 0, repaid: 0, used: 0, nondeductible: 0, restored: 0, closing: 0, face: 0, gain: 0 },
};

/** What the first basis gives to an amount, then what the second one gives. */
function taken(amount: number, first: number, second: number): [ofFirst: number, ofSecond: number] {
  const ofFirst = Math.min(amount, first);
  return [ofFirst, Math.min(amount - ofFirst, second)];
}

/** How much of two amounts one basis takes, one after the other. */
function inTurn(basis: number, first: number, second: number): [first: number, second: number] {
  const ofFirst = Math.min(first, basis);
  return [ofFirst, Math.min(second, basis - ofFirst)];
}

/** A net increase of the year goes to loans first, up to what is owed. */
function restoredDebt({ debt }: Carried, facts: BasisFacts, income: number, losses: number): number {
  const netIncrease = income - facts.distributions - facts.nondeductible - losses;
  return Math.max(0, Math.min(debt.face - debt.basis, netIncrease));
}

/**
 * Loans of the year before any loss takes their basis, which it does at the year's end. A repayment of a loan whose basis was
 * used is gain in proportion (Rev. Rul. 64-162).
 */
function debtYear({ debt: before }: Carried, { lent, repaid }: BasisFacts, restored: number): DebtYear {
  const face = before.face + lent;
  const basis = before.basis + restored + lent;
  const paid = Math.min(repaid, face);
  const recovered = paid === 0 ? 0 : allocate(minor(paid), [basis, face - basis])[0]!;
  return {
    ...{ opening: before.basis, lent, repaid: recovered, used: 0, nondeductible: 0, restored },
    ...{ closing: basis - recovered, face: face - paid, gain: paid - recovered },
  };
}
