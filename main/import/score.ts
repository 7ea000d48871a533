/**
 * How sure it is that two things are one: a score from 0 to 100 and what it comes of. A pure function of what both
 * sides say. The amount has to be the same to the minor unit, or less by what a processor keeps, and makes half of it; days, words and numbers the rest.
 */
import { daysBetween } from '../../shared/dates.ts';
import { merchantWords } from '../rules/index.ts';

export type Level = 'exact' | 'likely' | 'possible';

export interface Reason {
  kind:
    | 'amount'
    | 'sum'
    | 'all_between'
    | 'later'
    | 'fee'
    | 'fee_known'
    | 'payout_words'
    | 'before'
    | 'day'
    | 'payee_same'
    | 'payee_shared'
    | 'check'
    | 'check_differs'
    | 'mask'
    | 'transfer_words'
    | 'doubled'
    | 'no_category'
    | 'category'
    | 'rivals';
  text: string | null;
  days: number | null;
  count: number | null;
}

export interface Certainty {
  score: number;
  level: Level;
  reasons: Reason[];
}

/** What one side says. */
export interface Side {
  date: string;
  payee: string;
  memo: string;
  checkNumber: string | null;
  accountId: string;
}

export interface Extra {
  /** How many things on the one side come to the amount of the other. */
  count?: number;
  /** They are all that waits between two days: that is hardly by chance. */
  allBetween?: boolean;
  /** One of them came after what would be their sum. */
  later?: boolean;
  /** The row is less than what was entered, by what a processor may keep of it. */
  fee?: { text: string; isKnown: boolean };
  /** Somebody matched that very row with them, before its import was taken back. */
  before?: boolean;
  /** Two rows of two accounts, instead of a row and a leg. */
  transfer?: boolean;
  /** Both rows have entries that are a transfer with the other's account. */
  doubled?: boolean;
  /** A category that was given to what would go. */
  category?: string | null;
}

/** Days apart and points for them; further apart there are none. */
const DAY_POINTS = [25, 20, 17, 14, 11, 8, 4, 4, 4, 4, 4];
const POINTS = {
  amount: 50,
  sum: 42,
  // Some share is missing between any two amounts that are alike: it takes more than a day to be offered.
  fee: 33,
  feeKnown: 52,
  payoutWords: 10,
  before: 60,
  allBetween: 10,
  payeeSame: 18,
  payeeShared: 10,
  check: 25,
  mask: 22,
  transferWords: 5,
  noCategory: 3,
  doubled: 25,
};
const LOST = { checkDiffers: 25, category: 15, later: 15 };
const EXACT_MIN = 90;
const LIKELY_MIN = 70;
const WORD_LETTERS_MIN = 3;

const TRANSFER_WORDS =
  /(?<!\p{L})(?:transfer|xfer|trnsfr|tfr|umbuchung|überweisung|virement|payment thank you|autopay|e-?payment)(?!\p{L})/iu;

const said = (kind: Reason['kind'], more: Partial<Reason> = {}): Reason => ({
  kind,
  text: null,
  days: null,
  count: null,
  ...more,
});

/** `bank` came from a bank; `other` is an entry’s leg, or for a transfer the row of the other account’s bank. */
export function weigh(bank: Side, other: Side, marks: Marks, extra: Extra = {}): Certainty {
  const reasons: Reason[] = [];
  let score = 0;
  const add = (points: number, reason: Reason) => {
    score += points;
    reasons.push(reason);
  };
  const count = extra.count ?? 1;
  if (extra.before) add(POINTS.before, said('before'));
  if (extra.fee) {
    const { isKnown, text } = extra.fee;
    add(isKnown ? POINTS.feeKnown : POINTS.fee, said(isKnown ? 'fee_known' : 'fee', { text }));
  } else if (count > 1) add(POINTS.sum, said('sum', { count }));
  else if (!extra.before) add(POINTS.amount, said('amount'));
  if (extra.allBetween) add(POINTS.allBetween, said('all_between'));
  const days = daysBetween(other.date, bank.date);
  add(DAY_POINTS[Math.abs(days)] ?? 0, said('day', { days }));
  const words = sharedWords(bank, other);
  if (words) add(words.all ? POINTS.payeeSame : POINTS.payeeShared, words.reason);
  const check = checkBetween(bank, other);
  if (check) add(check.kind === 'check' ? POINTS.check : -LOST.checkDiffers, check);
  if (extra.fee && speaksOfPayout(bank)) add(POINTS.payoutWords, said('payout_words'));
  if (extra.transfer) {
    const mask = marks.named(bank, other.accountId) ?? marks.named(other, bank.accountId);
    if (mask !== null) add(POINTS.mask, said('mask', { text: mask }));
    if (speaksOfTransfer(bank) || speaksOfTransfer(other)) add(POINTS.transferWords, said('transfer_words'));
    if (extra.doubled) add(POINTS.doubled, said('doubled'));
    else if (!extra.category) add(POINTS.noCategory, said('no_category'));
  }
  if (extra.later) add(-LOST.later, said('later'));
  if (extra.category) add(-LOST.category, said('category', { text: extra.category }));
  score = Math.max(0, Math.min(100, score));
  return { score, level: levelOf(score), reasons };
}

export function levelOf(score: number): Level {
  return score >= EXACT_MIN ? 'exact' : score >= LIKELY_MIN ? 'likely' : 'possible';
}

/** The same with what else fits as well, which leaves nothing exact. */
export function withRivals(certainty: Certainty, count: number): Certainty {
  if (count === 0) return certainty;
  const level = certainty.level === 'exact' ? 'likely' : certainty.level;
  return { ...certainty, level, reasons: [...certainty.reasons, said('rivals', { count })] };
}

const PAYOUT_WORDS =
  /(?<!\p{L})(?:pay-?outs?|merchant|bank ?card|settlement|stripe|square\w*|sq|paypal|shopify|sumup|clover|toast|zettle|venmo|etsy|adyen|klarna|braintree|worldpay|heartland)(?!\p{L})/iu;

function speaksOfPayout({ payee, memo }: Side): boolean {
  return PAYOUT_WORDS.test(payee) || PAYOUT_WORDS.test(memo);
}

function speaksOfTransfer({ payee, memo }: Side): boolean {
  return TRANSFER_WORDS.test(payee) || TRANSFER_WORDS.test(memo);
}

function sharedWords(a: Side, b: Side): { all: boolean; reason: Reason } | null {
  const [one, other] = [nameOf(a), nameOf(b)];
  if (one.length === 0 || other.length === 0) return null;
  const both = one.filter((word) => other.includes(word) && word.length >= WORD_LETTERS_MIN);
  if (both.length === 0) return null;
  const all = one.join(' ') === other.join(' ');
  return { all, reason: said(all ? 'payee_same' : 'payee_shared', { text: both.join(' ') }) };
}

/** Words cost the most of all that is weighed; one side is held against several others. */
const names = new WeakMap<Side, string[]>();

function nameOf(side: Side): string[] {
  const { payee, memo } = side;
  const name =
    names.get(side) ??
    merchantWords(payee === '' ? memo : payee).map((word) => word.replace(/[^\p{L}]/gu, ''));
  names.set(side, name);
  return name;
}

/** The bank gives a cheque's number; whoever entered it wrote it somewhere. */
function checkBetween(bank: Side, other: Side): Reason | null {
  const number = bank.checkNumber?.replace(/^0+/, '') ?? '';
  if (number === '') return null;
  const written = other.checkNumber ?? writtenCheck(other);
  if (written === null) return null;
  const text = written.replace(/^0+/, '');
  return said(text === number ? 'check' : 'check_differs', { text });
}

const CHECK = /\b(?:check|cheque|chk|ck)[\s#.:no]{0,8}(\d{2,10})\b/i;

function writtenCheck({ payee, memo }: Side): string | null {
  return CHECK.exec(payee)?.[1] ?? CHECK.exec(memo)?.[1] ?? null;
}

/** The ends of account numbers: of each account those that its name or its bank tells. */
export class Marks {
  readonly #of: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(of: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#of = of;
  }

  /** The end of that account’s number, if the side’s words have it; `null` if not. */
  named({ payee, memo }: Side, accountId: string): string | null {
    const marks = this.#of.get(accountId);
    if (!marks) return null;
    for (const [digits] of `${payee} ${memo}`.matchAll(/\d{4,}/g))
      if (marks.has(digits.slice(-4))) return digits.slice(-4);
    return null;
  }
}
