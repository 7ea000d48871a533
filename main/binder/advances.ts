/** What was lent without terms on record, between the same two in one running account. Pure. */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import { formatMoney } from '../../shared/money.ts';
import type { CounterAccount } from '../crossing/index.ts';

export interface Advances {
  lender: string;
  borrower: string;
  currency: string;
  /** Principal owed at the end. */
  owed: string;
  movements: { crossing: string; date: string; kind: string; principal: string; balance: string }[];
}

/** `lent`: loans and repayments in the order of their days; those that belong to a loan are left out. */
export function advancesOf(
  lent: readonly CrossingOut[],
  counter: readonly Pick<CounterAccount, 'account_id' | 'sort'>[],
): Advances[] {
  const principal = new Set(
    counter.filter(({ sort }) => sort.startsWith('loan-')).map(({ account_id: id }) => id),
  );
  const between = Map.groupBy(
    lent.filter(({ loan_id }) => loan_id === null),
    (one) => `${lenderOf(one).entity_id}/${borrowerOf(one).entity_id}/${one.currency}`,
  );
  return [...between.values()].map((list) => {
    const { currency } = list[0]!;
    let owedMinor = 0;
    const movements = list.map((one) => {
      const minor = principalMinor(one, principal);
      owedMinor += minor;
      return {
        ...{ crossing: one.id, date: one.date, kind: one.kind },
        ...{ principal: formatMoney(minor, currency), balance: formatMoney(owedMinor, currency) },
      };
    });
    const [lender, borrower] = [lenderOf(list[0]!).entity, borrowerOf(list[0]!).entity];
    return { lender, borrower, currency, owed: formatMoney(owedMinor, currency), movements };
  });
}

const lenderOf = ({ kind, from, to }: CrossingOut) => (kind === 'loan' ? from : to);
const borrowerOf = ({ kind, from, to }: CrossingOut) => (kind === 'loan' ? to : from);

/** Lent is positive; of a repayment what does not go to interest, below zero. */
function principalMinor(one: CrossingOut, principal: ReadonlySet<string>): number {
  return lenderOf(one)
    .legs.filter(({ account_id: id, is_against: isAgainst }) => isAgainst && principal.has(id))
    .reduce((sum, { amount_minor: minor }) => sum + minor, 0);
}
