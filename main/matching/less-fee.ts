/**
 * Money that came in less a fee: somebody entered what was sold, the bank tells what a processor passed on of it. Only what came in,
 * what was entered by hand and is no transfer, and where each is the only one that fits the other.
 */
import { addDays } from '../../shared/dates.ts';
import { exponentOf } from '../../shared/money.ts';
import { feeAccount, type Marks, weigh } from '../import/index.ts';
import { listedRoles, MONEY_ROLES, Pace } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Candidate } from './describe.ts';
import { type Leg, waitingLegs, waitingSome } from './legs.ts';
import { firstFrom } from './nearby.ts';
import { type BankRow, type OpenAmount, openRowsOf, rowParts } from './rows.ts';
import { sideOfLegs, sideOfRow } from './sides.ts';

/** What is passed on is there within a working week. */
const FEE_DAYS_MAX = 5;
/** A cheque of the very amount may be as late. */
const SAME_DAYS_MAX = 31;
/** More of them are alike, and none is the only one. */
const LOOKED_AT_MAX = 200;

/** Of what is not known by its pattern. */
const SHARE = { least: 0.01, most: 0.04 };
/** What the widest pattern keeps of the smallest sale that is looked at. */
const SHARE_MOST = 0.2;

/** Percent and cents that processors keep of a sale, by their public price lists: Stripe, Square, PayPal, Zettle, Venmo, Clover. */
const PATTERNS: readonly (readonly [percent: number, fixed: number])[] = [
  [2.9, 30],
  [2.9, 0],
  [2.6, 10],
  [2.6, 15],
  [2.75, 0],
  [2.7, 5],
  [2.3, 10],
  [2.29, 9],
  [2.99, 49],
  [3.49, 49],
  [3.3, 30],
  [3.5, 15],
  [3.5, 10],
  [1.9, 10],
];

interface Fee {
  text: string;
  isKnown: boolean;
}

/** What was kept of `gross`, if that may be a fee. */
function feeBetween(gross: number, net: number, currency: string): Fee | null {
  const kept = gross - net;
  if (net <= 0 || kept <= 0 || kept > gross * SHARE_MOST) return null;
  const cents = exponentOf(currency) === 2;
  for (const [percent, fixed] of PATTERNS) {
    if (fixed > 0 && !cents) continue;
    const fee = (gross * percent) / 100 + fixed;
    if (Math.floor(fee) > kept || Math.ceil(fee) < kept) continue;
    return {
      text: fixed === 0 ? `${percent} %` : `${percent} % + ${(fixed / 100).toFixed(2)}`,
      isKnown: true,
    };
  }
  const share = kept / gross;
  if (share < SHARE.least || share > SHARE.most) return null;
  return { text: `${(share * 100).toFixed(1)} %`, isKnown: false };
}

/** What nobody is paid for by a processor: a transfer, a refund of a cost, an owner's own money. */
const isNoSale = preparedValue<1>(
  `SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
   WHERE p.entry_id = ? AND p.line <> ?
     AND (a.role IN (${listedRoles(MONEY_ROLES)}) OR a.type IN ('expense', 'equity') AND a.role <> 'uncategorised') LIMIT 1`,
);

/** What is of the very amount may be further away. */
const aroundOf = (day: string) => ({
  day,
  from: addDays(day, -SAME_DAYS_MAX),
  to: addDays(day, SAME_DAYS_MAX),
});

function isNear(row: Pick<BankRow, 'date'>, leg: Pick<Leg, 'date'>): boolean {
  return leg.date <= row.date && row.date <= addDays(leg.date, FEE_DAYS_MAX);
}

/** Whether the two may be one by what they say alone. */
function mayBeLessFee(
  row: Pick<BankRow, 'date' | 'amount_minor' | 'currency'>,
  leg: Pick<Leg, 'date' | 'amount_minor' | 'source'>,
): boolean {
  return (
    leg.source === 'manual' &&
    isNear(row, leg) &&
    feeBetween(leg.amount_minor, row.amount_minor, row.currency) !== null
  );
}

/** Over all books at once: rows without a category that some entry came to. */
export async function lessFees(
  db: VaultDatabase,
  open: readonly OpenAmount[],
  waiting: readonly Leg[],
  marks: Marks,
): Promise<Candidate[]> {
  const legs = waiting.filter(({ source, amount_minor }) => source === 'manual' && amount_minor > 0);
  if (legs.length === 0) return [];
  const inTime = open
    .filter(({ amount_minor }) => amount_minor > 0)
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  const wanted = new Set<string>();
  const pace = new Pace();
  for (const leg of legs) {
    await pace.breathe();
    const last = addDays(leg.date, FEE_DAYS_MAX);
    for (let at = firstFrom(inTime, leg.date); at < inTime.length && inTime[at]!.date <= last; at++) {
      const one = inTime[at]!;
      if (one.currency === leg.currency && mayBeLessFee(one, leg)) wanted.add(one.entry_id);
    }
  }
  const finder = new LessFee(db, marks);
  return openRowsOf(db, [...wanted]).flatMap((row) => finder.forRow(row) ?? []);
}

export class LessFee {
  readonly #db: VaultDatabase;
  readonly #marks: Marks;
  readonly #lost: (row: BankRow, leg: Leg) => string | null;

  /** `lost`: the category that goes with what was made of the row. */
  constructor(db: VaultDatabase, marks: Marks, lost: (row: BankRow, leg: Leg) => string | null = () => null) {
    this.#db = db;
    this.#lost = lost;
    this.#marks = marks;
  }

  /** What a row is less a fee; `null` where that is nothing, or could be several things, or what is of its very amount. */
  forRow(row: BankRow): Candidate | null {
    const { account_id: account, amount_minor: minor, date, kind } = row;
    if (minor <= 0 || kind !== 'created') return null;
    const around = aroundOf(date);
    if (waitingLegs(this.#db, account, around, minor).length > 0) return null;
    const amounts = [minor + 1, Math.ceil(minor / (1 - SHARE_MOST))] as const;
    const [leg, ...more] = waitingSome(this.#db, account, around, amounts, LOOKED_AT_MAX).filter(
      (one) => mayBeLessFee(row, one) && this.#isSale(one),
    );
    if (!leg || more.length > 0 || leg.entry_id === row.entry_id) return null;
    return this.#isOnly(leg, row) ? this.#candidate(row, leg) : null;
  }

  /** The row that what was entered came to less a fee. */
  forLeg(leg: Leg): Candidate | null {
    if (leg.source !== 'manual' || leg.amount_minor <= 0) return null;
    const [row, ...more] = this.#rowsOf(leg);
    return row && more.length === 0 ? this.forRow(row) : null;
  }

  #isOnly(leg: Leg, row: BankRow): boolean {
    const all = this.#rowsOf(leg);
    return all.length === 1 && all[0]!.id === row.id;
  }

  #rowsOf(leg: Leg): BankRow[] {
    const { account_id: account, amount_minor: minor, date } = leg;
    return rowParts(this.#db, account, aroundOf(date), minor + 1, LOOKED_AT_MAX).filter(
      (row) => row.amount_minor === minor || mayBeLessFee(row, leg),
    );
  }

  #isSale({ entry_id, line }: Leg): boolean {
    return isNoSale(this.#db).get(entry_id, line) === undefined;
  }

  #candidate(row: BankRow, leg: Leg): Candidate {
    const { amount_minor: net, currency, entity_id: entity } = row;
    const fee = feeBetween(leg.amount_minor, net, currency)!;
    return {
      ...{ kind: 'legs', rows: [row], legs: [leg] },
      ...weigh(sideOfRow(row), sideOfLegs([leg]), this.#marks, { fee, category: this.#lost(row, leg) }),
      rest: { minor: net - leg.amount_minor, accountId: feeAccount(this.#db, entity, currency) },
    };
  }
}
