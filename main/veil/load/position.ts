/** Where a company stands on a day, and what it knows of the days ahead: what the solvency tests are made from. */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { Loan, Payable, TrustTax } from '../facts.ts';
import type { Due, Item, Position } from '../solvency.ts';
import type { Nature, NaturedAccount } from './natures.ts';
import type { OpenItem } from './open-items.ts';
import { currentLoans } from './standings.ts';
import type { Balances, Months } from './sums.ts';

interface Known {
  months: Months;
  accounts: ReadonlyMap<string, NaturedAccount>;
  /** Loans that the company owes. */
  owed: readonly Loan[] | null;
  payables: readonly Payable[] | null;
  receivables: readonly OpenItem[];
  trustTaxes: readonly TrustTax[];
  /** What the only member could still receive without gain; `null`: not known, or it is several members’. */
  basisMinor: number | null;
}

const NONE: Balances = new Map();

export function positionOf(asOf: CalendarDate, known: Known): Position {
  const balances = known.months.ends.at(-1)?.balances ?? NONE;
  const { owed, accounts } = known;
  const held = [...balances].filter(([, minor]) => minor !== 0);
  const loansMinor = -held.reduce(
    (sum, [id, minor]) => (accounts.get(id)!.nature === 'loan' ? sum + minor : sum),
    0,
  );
  const currentMinor = currentLoans(loansMinor, asOf, owed);
  const items = held.map(([id, minor]) => itemOf(accounts.get(id)!, minor));
  return {
    items: withLoans(items, currentMinor),
    preferencesMinor: 0,
    bills: billsOf(held, known),
    loanPayments: loansMinor === 0 ? [] : currentMinor === null ? null : paymentsOf(owed ?? [], asOf),
    taxes: known.trustTaxes
      .filter(({ paidOn, amountMinor }) => paidOn === null && amountMinor > 0)
      .map(({ name, dueOn, amountMinor }) => ({ what: name, dueOn, amountMinor })),
    receipts: known.receivables
      .filter(({ openMinor, dueOn }) => openMinor > 0 && dueOn >= asOf)
      .map(({ payee, dueOn, openMinor }) => ({ what: payee, dueOn, amountMinor: openMinor })),
    basisMinor: known.basisMinor,
    otherCurrencies: known.months.otherCurrencies,
  };
}

const ASSETS: ReadonlySet<Nature> = new Set([
  'cash',
  'receivable',
  'owner-claim',
  'current-asset',
  'other-asset',
]);

function itemOf({ name, nature }: NaturedAccount, minor: number): Item & { nature: Nature } {
  const isAsset = ASSETS.has(nature);
  const amountMinor = isAsset ? minor : -minor;
  return {
    ...{ name, nature, amountMinor, side: isAsset ? 'asset' : 'liability' },
    currentMinor: nature === 'other-asset' ? 0 : amountMinor,
    isCash: nature === 'cash',
    isOwnerClaim: nature === 'owner-claim',
    // Distributions that were declared and not paid have no account of their own in these charts.
    isLeftOut: false,
  };
}

/** What is due of all loans together, told of the accounts in their order. */
function withLoans(items: readonly (Item & { nature: Nature })[], currentMinor: number | null): Item[] {
  let left = currentMinor;
  return items.map(({ nature, ...item }) => {
    if (nature !== 'loan') return item;
    const part = left === null ? null : Math.min(left, item.amountMinor);
    if (left !== null && part !== null) left -= part;
    return { ...item, currentMinor: part };
  });
}

/** Bills one by one; cards, and what is owed to the owner, on the day itself, since nobody says when. */
function billsOf(held: readonly [string, number][], { accounts, payables }: Known): Due[] {
  const bills: Due[] = (payables ?? [])
    .filter(({ paidOn }) => paidOn === null)
    .map(({ vendor, dueOn, amountMinor }) => ({ what: vendor, dueOn, amountMinor }));
  const atOnce = new Set<Nature>(['card', 'owner-debt', 'other-debt']);
  for (const [id, minor] of held) {
    const { name, nature } = accounts.get(id)!;
    if (atOnce.has(nature) && minor < 0) bills.push({ what: name, dueOn: null, amountMinor: -minor });
  }
  return bills;
}

function paymentsOf(owed: readonly Loan[], asOf: CalendarDate): Due[] {
  return owed.flatMap((loan): Due[] => {
    const balance = loan.balances.findLast(({ date }) => date <= asOf)?.balanceMinor ?? 0;
    if (balance === 0) return [];
    if (loan.isDemand === true) return [{ what: loan.name, dueOn: null, amountMinor: balance }];
    return (loan.payments ?? [])
      .filter(({ paidOn }) => paidOn === null || paidOn > asOf)
      .map(({ dueOn, amountMinor }) => ({ what: loan.name, dueOn, amountMinor }));
  });
}
