/**
 * What each kind books in both books (the domain's table of movements): legs against the other entity, and the rest. Money
 * is left out on the side whose entry is there already, since that has it.
 */
import type { EntityRow, Unit } from '../ledger/index.ts';
import { counterAccount, interestAccounts, standardAccount } from './accounts.ts';
import type { Kind, Settlement } from './kinds.ts';
import type { NewLeg } from './movement.ts';
import { COSTS, type CounterSort, companyRent, INCOMES, type Standard } from './standards.ts';

/** What is known of a movement before its legs are. Amounts in minor units, positive unless it came back. */
export interface Facts {
  kind: Kind;
  settlement: Settlement;
  from: EntityRow;
  to: EntityRow;
  amount: number;
  currency: string;
  /** Of the amount of a repayment. */
  interest: number;
  /** The legs of money of the giver and of the receiver; `null` where the entry that is there has it. */
  paying: NewLeg | null;
  receiving: NewLeg | null;
  /** What a cost was for, in the books that bear it; the domain's `to` of costs. */
  bought: readonly NewLeg[];
  /** Whether what a company paid for its owner was the owner's own tax. */
  isOwnersTax: boolean;
  /** Of a waiver: whether the owner gives up what the company owes, and not the company. */
  isOwnersClaim: boolean;
  /** Of property: what it stood at in the giver's books. */
  bookValue: number | null;
  employerTax: number;
  withheld: readonly NewLeg[];
}

export interface Legs {
  from: { against: NewLeg[]; rest: NewLeg[] };
  to: { against: NewLeg[]; rest: NewLeg[] };
}

const some = (leg: NewLeg | null): NewLeg[] => (leg === null ? [] : [leg]);

type Pair = readonly [mine: NewLeg, theirs: NewLeg];

export function legsFor(unit: Unit, facts: Facts): Legs {
  const { amount } = facts;
  const pair = pairsOf(unit, facts);
  switch (facts.kind) {
    case 'contribution':
      return withGain(unit, facts, moved(facts, pair('interest', 'contribution')));
    case 'draw':
      return withGain(unit, facts, moved(facts, pair('draw', 'interest')));
    case 'personal':
      if (facts.settlement === 'owed') return bought(facts, pair('due-from', 'due-to'));
      return bought(facts, pair(facts.isOwnersTax ? 'tax-draw' : 'draw', 'interest'));
    case 'business':
      return facts.settlement === 'owed'
        ? bought(facts, pair('due-from', 'due-to'))
        : bought(facts, pair('interest', 'expenses-paid'));
    case 'loan':
      return moved(facts, pair('loan-receivable', 'loan-payable'));
    case 'repayment':
      return repayment(facts, pair);
    case 'interest': {
      const { expense, income } = interestAccounts(unit, facts.to, facts.from);
      return earned(pair('accrued-receivable', 'accrued-payable'), income.id, expense.id, amount);
    }
    case 'settlement':
      return moved(facts, pair('due-to', 'due-from'));
    case 'waiver': {
      // What the owner gives up is put in, what the company gives up is taken out.
      const given = facts.isOwnersClaim ? pair('interest', 'expenses-paid') : pair('draw', 'interest');
      return moved(facts, given, pair('due-from', 'due-to', -amount));
    }
    case 'guaranteed-payment':
      return moved(facts, costAndIncome(unit, facts, COSTS.guaranteedPayments, INCOMES.guaranteedPayments));
    case 'wages':
      return wages(unit, facts);
    case 'management-fee':
      return fee(unit, facts, pair, INCOMES.managementFee, COSTS.managementFee);
    case 'rent':
      return fee(unit, facts, pair, rentOf(facts), facts.to.kind === 'llc' ? COSTS.rent : COSTS.personalRent);
  }
}

type MakePair = (mine: CounterSort, theirs: CounterSort, value?: number) => Pair;

/** `value` on the giver's side, the opposite on the receiver's. */
function pairsOf(unit: Unit, { from, to, amount, currency }: Facts): MakePair {
  return (mine, theirs, value = amount) => [
    { accountId: counterAccount(unit, from, to, mine, currency).id, amountMinor: value },
    { accountId: counterAccount(unit, to, from, theirs, currency).id, amountMinor: -value },
  ];
}

/** Money leaves the one and comes to the other. */
function moved({ paying, receiving }: Facts, ...pairs: readonly Pair[]): Legs {
  return {
    from: { against: pairs.map(([mine]) => mine), rest: some(paying) },
    to: { against: pairs.map(([, theirs]) => theirs), rest: some(receiving) },
  };
}

/** The one pays, and what was bought is the other's. */
function bought({ paying, bought: parts }: Facts, [mine, theirs]: Pair): Legs {
  return {
    from: { against: [mine], rest: some(paying) },
    to: { against: [theirs], rest: [...parts] },
  };
}

/** Nothing is paid: the one earns it, and it is the other's cost. */
function earned([mine, theirs]: Pair, income: string, cost: string, amount: number): Legs {
  return {
    from: { against: [mine], rest: [{ accountId: income, amountMinor: -amount }] },
    to: { against: [theirs], rest: [{ accountId: cost, amountMinor: amount }] },
  };
}

/** Owed by who had the work or the property, or paid in the same breath. */
function fee(unit: Unit, facts: Facts, pair: MakePair, earning: Standard, bearing: Standard): Legs {
  const { from, to, amount, settlement } = facts;
  const income = standardAccount(unit, from, earning).id;
  const cost = standardAccount(unit, to, bearing).id;
  const legs = earned(pair('due-from', 'due-to'), income, cost, amount);
  return settlement === 'paid' ? paidAtOnce(facts, legs, pair('due-from', 'due-to', -amount)) : legs;
}

/** Rent of a person is on their own Schedule E, unless it is from their own disregarded company: that is none. */
function rentOf({ from, to }: Facts): Standard {
  if (from.kind === 'llc') return companyRent(from.tax_class);
  return to.tax_class === 'disregarded' ? INCOMES.disregardedRent : INCOMES.personalRent;
}

/** What was owed by it is paid in the same breath, so nothing is left between the two. */
function paidAtOnce({ paying, receiving }: Facts, { from, to }: Legs, [mine, theirs]: Pair): Legs {
  return {
    from: { against: [...from.against, mine], rest: [...from.rest, ...some(paying)] },
    to: { against: [...to.against, theirs], rest: [...to.rest, ...some(receiving)] },
  };
}

function repayment(facts: Facts, pair: MakePair): Legs {
  const principal = facts.amount - facts.interest;
  const parts: Pair[] = [];
  if (principal !== 0) parts.push(pair('loan-payable', 'loan-receivable', principal));
  if (facts.interest !== 0) parts.push(pair('accrued-payable', 'accrued-receivable', facts.interest));
  return moved(facts, ...parts);
}

function costAndIncome(unit: Unit, { from, to, amount }: Facts, cost: Standard, income: Standard): Pair {
  return [
    { accountId: standardAccount(unit, from, cost).id, amountMinor: amount },
    { accountId: standardAccount(unit, to, income).id, amountMinor: -amount },
  ];
}

/** What is kept back is owed by the company until it pays it on, with its own tax; to the owner it is paid already. */
function wages(unit: Unit, facts: Facts): Legs {
  const { employerTax, withheld } = facts;
  const legs = moved(facts, costAndIncome(unit, facts, COSTS.officerPay, INCOMES.wages));
  const owed = employerTax + withheld.reduce((sum, one) => sum + one.amountMinor, 0);
  const of = (standard: Standard) => standardAccount(unit, facts.from, standard).id;
  if (employerTax !== 0) legs.from.rest.push({ accountId: of(COSTS.payrollTax), amountMinor: employerTax });
  if (owed !== 0) legs.from.rest.push({ accountId: of(COSTS.payrollLiabilities), amountMinor: -owed });
  legs.to.rest.push(...withheld);
  return legs;
}

/** Property goes over at what it is worth: what it stood at too low or too high in the giver's books shows there. */
function withGain(unit: Unit, { from, amount, bookValue }: Facts, legs: Legs): Legs {
  if (bookValue === null || bookValue === amount) return legs;
  const gain = standardAccount(unit, from, INCOMES.propertyGain).id;
  legs.from.rest.push({ accountId: gain, amountMinor: bookValue - amount });
  return legs;
}
