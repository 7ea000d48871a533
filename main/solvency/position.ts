/** Where a company stands on a day, and what it knows of the days ahead: what the solvency tests are made from. */
import type { CalendarDate } from '../../shared/dates.ts';
import type { Nature, NaturedAccount } from './natures.ts';
import type { OpenItem } from './open-items.ts';
import { currentLoans, duesOf, type OwedLoan, type Unbooked } from './owed.ts';
import type { Due, Item, Position } from './solvency.ts';
import type { Balances, Months } from './sums.ts';

export interface Known {
  months: Months;
  accounts: ReadonlyMap<string, NaturedAccount>;
  owed: readonly OwedLoan[];
  /** Interest of loans that ran until the day and is not in the books. */
  unbooked: Unbooked;
  payables: readonly OpenItem[];
  receivables: readonly OpenItem[];
  /** The first day on which tax of that nature is to be paid; left out: not known. */
  taxDays: ReadonlyMap<Nature, CalendarDate>;
  /** What the only member could still receive without gain; `null`: not known, or it is several members’. */
  basisMinor: number | null;
  /** What members with a preference get first. */
  preferencesMinor: number;
}

const NONE: Balances = new Map();

export function positionOf(asOf: CalendarDate, known: Known): Position {
  const balances = known.months.ends.at(-1)?.balances ?? NONE;
  const { owed, accounts } = known;
  const held = [...balances]
    .filter(([, minor]) => minor !== 0)
    .map(([id, minor]) => ({ ...accounts.get(id)!, minor }));
  const sum = (nature: Nature) =>
    held.reduce((total, one) => (one.nature === nature ? total + one.minor : total), 0);
  const currentMinor = currentLoans(-sum('loan'), asOf, owed);
  return {
    items: [...withLoans(held.map(itemOf), currentMinor), ...unbookedItems(known)],
    preferencesMinor: known.preferencesMinor,
    bills: [...billsOf(held, known), ...interestOf(-sum('accrued'), owed)],
    loanPayments: paymentsOf(owed, asOf),
    areTermsKnown: currentMinor !== null,
    taxes: taxesOf(held, known),
    receipts: known.receivables
      .filter(({ openMinor, dueOn }) => openMinor > 0 && dueOn >= asOf)
      .map(({ payee, dueOn, openMinor }) => ({
        what: payee,
        sort: 'receipt',
        dueOn,
        amountMinor: openMinor,
      })),
    basisMinor: known.basisMinor,
    otherCurrencies: [...new Set(known.months.foreign.map(({ currency }) => currency))].sort(),
  };
}

const ASSETS: ReadonlySet<Nature> = new Set([
  'cash',
  'receivable',
  'owner-claim',
  'current-asset',
  'other-asset',
]);

type Held = NaturedAccount & { minor: number };

function itemOf({ name, nature, minor, claimOn }: Held): Item & { nature: Nature } {
  const isAsset = ASSETS.has(nature);
  const amountMinor = isAsset ? minor : -minor;
  return {
    ...{ name, nature, amountMinor, side: isAsset ? 'asset' : 'liability' },
    currentMinor: nature === 'other-asset' ? 0 : amountMinor,
    isCash: nature === 'cash',
    claimOn,
    isTax: TAXES.has(nature),
    isLeftOut: nature === 'declared',
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

/** The law asks what is owed on the day, and not how far somebody has booked it. */
function unbookedItems({ unbooked: { owedMinor, claims } }: Known): Item[] {
  const item = (side: Item['side'], amountMinor: number, claimOn: Item['claimOn']): Item => ({
    ...{ side, name: `Interest ${side === 'asset' ? 'earned' : 'owed'} and not booked yet` },
    ...{ amountMinor, currentMinor: amountMinor, claimOn },
    ...{ isCash: false, isTax: false, isLeftOut: false },
  });
  return [
    ...claims.map(({ claimOn, amountMinor }) => item('asset', amountMinor, claimOn)),
    item('liability', owedMinor, null),
  ].filter(({ amountMinor }) => amountMinor > 0);
}

/** Bills one by one; cards, and what is owed to the owner, on the day itself, since nobody says when. */
function billsOf(held: readonly Held[], { payables }: Known): Due[] {
  const bills: Due[] = payables
    .filter(({ openMinor }) => openMinor > 0)
    .map(({ payee, dueOn, openMinor }) => ({ what: payee, sort: 'bill', dueOn, amountMinor: openMinor }));
  const atOnce = new Set<Nature>(['card', 'owner-debt', 'declared', 'other-debt']);
  for (const { name, nature, minor } of held)
    if (atOnce.has(nature) && minor < 0)
      bills.push({ what: name, sort: 'bill', dueOn: null, amountMinor: -minor });
  return bills;
}

/** Interest in the books that belongs to no loan on record, so that no terms say when it is due. */
function interestOf(accruedMinor: number, owed: readonly OwedLoan[]): Due[] {
  const amountMinor =
    accruedMinor - owed.reduce((sum, { bookedInterestMinor }) => sum + bookedInterestMinor, 0);
  return amountMinor > 0 ? [{ what: 'Accrued interest', sort: 'bill', dueOn: null, amountMinor }] : [];
}

function paymentsOf(owed: readonly OwedLoan[], asOf: CalendarDate): Due[] {
  return owed.flatMap((loan) =>
    duesOf(loan, asOf).map(({ dueOn, minor }) => ({
      ...{ what: loan.name, sort: 'loan' as const, dueOn, amountMinor: minor },
    })),
  );
}

const TAXES: ReadonlySet<Nature> = new Set(['sales-tax', 'payroll', 'tax']);

function taxesOf(held: readonly Held[], { taxDays }: Known): Due[] {
  return held
    .filter(({ nature, minor }) => TAXES.has(nature) && minor < 0)
    .map(({ name, nature, minor }) => ({
      ...{ what: name, sort: 'tax' as const, dueOn: taxDays.get(nature) ?? null, amountMinor: -minor },
    }));
}
