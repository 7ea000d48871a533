/**
 * Somebody's spending as a bank would write it, made up and seeded, with what makes it hard: a merchant under several
 * categories, store numbers and references that change, names cut off, new merchants, habits that change, slips of the
 * hand, and rows that nobody could tell (cheques, deposits).
 */

export interface SpendingRow {
  date: string;
  payee: string;
  memo: string;
  amount_minor: number;
  account_id: string;
  category: string;
  /** How likely the commonest category of such a row was, for whoever knew how it was made. */
  knowable: number;
}

type Dice = (below: number) => number;

/** mulberry32. */
function dice(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const FIRST =
  `BLUE NORTH OLD RIVER STONE SUMMIT GOLDEN PRAIRIE CEDAR IRON MAPLE HARBOR COPPER WILLOW JUNIPER ASPEN LITTLE
  CITY CANYON FOREST GRANITE SILVER MEADOW FOX RAVEN BRIDGE CORNER LAKE`.split(/\s+/);
/** What a trade is called, with the category it is mostly put into; where `null`, the name tells nothing. */
const TRADES: readonly (readonly [string, string | null])[] = [
  ...(['CAFE', 'ROASTERS', 'DINER', 'TAQUERIA', 'BAKERY', 'PUB'] as const).map((t) => [t, 'Dining'] as const),
  ...(['MARKET', 'GROCERY', 'FOODS', 'FARMS'] as const).map((t) => [t, 'Groceries'] as const),
  ...(['FUEL', 'GAS', 'AUTO', 'PARKING', 'TRANSIT'] as const).map((t) => [t, 'Transport'] as const),
  ...(['HARDWARE', 'HOME', 'GARDEN', 'FURNITURE'] as const).map((t) => [t, 'Household'] as const),
  ...(['DENTAL', 'PHARMACY', 'CLINIC'] as const).map((t) => [t, 'Health'] as const),
  ...(['SOFTWARE', 'CLOUD', 'HOSTING'] as const).map((t) => [t, 'Software'] as const),
  ...(['AIR', 'HOTEL', 'TRAVEL'] as const).map((t) => [t, 'Travel'] as const),
  ...(['AND SONS', 'CO', 'GROUP', 'LLC', 'HOUSE', 'SUPPLY', 'WORKS', 'STUDIO', 'PARTNERS'] as const).map(
    (t) => [t, null] as const,
  ),
];
const CATEGORIES = [
  ...['Dining', 'Groceries', 'Transport', 'Household', 'Health', 'Software', 'Travel', 'Clothing', 'Gifts'],
  ...['Insurance', 'Utilities', 'Education', 'Pets', 'Subscriptions', 'Office', 'Childcare'],
];
const PEOPLE = ['JORDAN PIKE', 'MARIA OKAFOR', 'SAM RIVERA', 'T LINDQVIST', 'ALEX MOREAU'];
const BIG = ['AMZN MKTP US', 'COSTCO WHSE', 'TARGET', 'WAL-MART', 'WALGREENS', 'BEST BUY', 'THE HOME DEPOT'];
const TOWNS = ['DENVER CO', 'LANDER WY', 'BOISE ID', 'RENO NV', 'SAN FRANCISCO CA', 'OGDEN UT'];
const BANK_TEXT_MAX = 32;

interface Merchant {
  name: string;
  /** Categories with how many of a hundred rows go there. */
  shares: readonly (readonly [category: string, percent: number])[];
  /** The second category is that of large amounts; else it is anybody's guess. */
  byAmount: boolean;
  formats: readonly number[];
  usualMinor: number;
  monthly: boolean;
  /** From this row on it goes elsewhere. */
  changesAt: number;
  changesTo: string;
}

const MERCHANTS = 230;
const AMBIGUOUS_PERCENT = 22;
const CHANGING_PERCENT = 4;
const NEW_PERCENT = 5;
const UNKNOWABLE_PERCENT = 3;
const SLIP_PERCENT = 2;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2022-01-01T00:00:00Z');
const DAYS = 1_096;

export function makeSpending(seed: number, rows: number): SpendingRow[] {
  const roll = dice(seed);
  const merchants = Array.from({ length: MERCHANTS }, (_, index) => makeMerchant(roll, index, rows));
  return Array.from({ length: rows }, (_, at) => {
    const day = FIRST_DAY + Math.floor((at * DAYS) / rows) * DAY_MS;
    const base = {
      date: new Date(day).toISOString().slice(0, 10),
      account_id: roll(3) === 0 ? 'card' : 'checking',
    };
    if (roll(100) < UNKNOWABLE_PERCENT) return { ...base, ...unknowable(roll) };
    const isNew = roll(100) < NEW_PERCENT;
    // A few merchants have most rows: the smaller of two throws, squared by a third.
    const rank = Math.min(roll(MERCHANTS), roll(MERCHANTS), roll(MERCHANTS));
    const merchant = isNew ? makeMerchant(roll, 10_000 + at, rows) : merchants[rank]!;
    return { ...base, ...paid(roll, merchant, at, isNew) };
  });
}

function makeMerchant(roll: Dice, index: number, rows: number): Merchant {
  const big = index < 10_000 && roll(12) === 0;
  const [trade, usual] = TRADES[roll(TRADES.length)]!;
  const person = !big && roll(14) === 0;
  const plain = `${FIRST[roll(FIRST.length)]} ${roll(2) === 0 ? `${FIRST[roll(FIRST.length)]} ` : ''}${trade}`;
  const name = big ? BIG[roll(BIG.length)]! : person ? PEOPLE[roll(PEOPLE.length)]! : plain;
  // The name does not always tell: one bakery is an office's supplier of lunches.
  const main = usual !== null && roll(100) < 85 && !person ? usual : CATEGORIES[roll(CATEGORIES.length)]!;
  const other = CATEGORIES[roll(CATEGORIES.length)]!;
  const third = CATEGORIES[roll(CATEGORIES.length)]!;
  const ambiguous = big || roll(100) < AMBIGUOUS_PERCENT;
  return {
    name,
    shares: ambiguous
      ? [
          [main, 62],
          [other, 28],
          [third, 10],
        ]
      : [[main, 100]],
    byAmount: roll(2) === 0,
    formats: person ? [6] : [roll(6), roll(6)],
    usualMinor: 300 + roll(roll(4) === 0 ? 90_000 : 9_000),
    monthly: roll(6) === 0,
    changesAt: roll(100) < CHANGING_PERCENT ? roll(rows) : Number.POSITIVE_INFINITY,
    changesTo: CATEGORIES[roll(CATEGORIES.length)]!,
  };
}

function paid(roll: Dice, merchant: Merchant, at: number, isNew: boolean) {
  const throwOf = roll(100);
  const share = shareAt(merchant.shares, throwOf);
  const slip = roll(100) < SLIP_PERCENT;
  const chosen = at >= merchant.changesAt ? merchant.changesTo : merchant.shares[share]![0];
  const category = slip ? CATEGORIES[roll(CATEGORIES.length)]! : chosen;
  const large = merchant.byAmount && share > 0 ? 6 : 1;
  const varied = merchant.monthly
    ? merchant.usualMinor
    : Math.round(merchant.usualMinor * (0.4 + roll(120) / 100));
  const sure = merchant.byAmount && merchant.shares.length > 1 ? 0.9 : merchant.shares[0]![1] / 100;
  return {
    payee: written(roll, merchant.name, merchant.formats[roll(merchant.formats.length)]!),
    memo: roll(4) === 0 ? `REF ${roll(1_000_000)}` : '',
    amount_minor: -varied * large,
    category,
    knowable: (isNew ? 0.4 : sure) * (1 - SLIP_PERCENT / 100),
  };
}

function shareAt(shares: Merchant['shares'], percent: number): number {
  let sum = 0;
  for (const [index, [, part]] of shares.entries()) {
    sum += part;
    if (sum > percent) return index;
  }
  return 0;
}

function written(roll: Dice, name: string, format: number): string {
  const number = String(roll(10_000)).padStart(4, '0');
  const town = TOWNS[roll(TOWNS.length)]!;
  const ways = [
    `SQ *${name} ${number} ${town}`,
    `${name} #${number} ${town}`,
    `POS PURCHASE ${name} ${number} ${town}`,
    `PAYPAL *${name.replaceAll(' ', '')}`,
    `${name.padEnd(22)} ${town}`,
    `DEBIT CARD PURCHASE XX${number} ${name} ${town}`,
    `ZELLE PAYMENT TO ${name} ${number}${number}`,
  ];
  return ways[format]!.slice(0, BANK_TEXT_MAX).trim();
}

function unknowable(roll: Dice) {
  const check = roll(2) === 0;
  return {
    payee: check ? `CHECK ${1000 + roll(900)}` : `MOBILE DEPOSIT REF ${roll(100_000)}`,
    memo: '',
    amount_minor: (check ? -1 : 1) * (1_000 + roll(200_000)),
    category: CATEGORIES[roll(CATEGORIES.length)]!,
    knowable: 1 / CATEGORIES.length,
  };
}
