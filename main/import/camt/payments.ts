/**
 * The payments that an entry is made of (TxDtls): whom they went to or came from, what they were for, and, where an
 * entry has several, whether they make its amount. Pure; nothing fails, and nothing is guessed: payments that don't add
 * up to what the bank booked are no parts of it.
 */
import { addDecimals, formatDecimal, isSameDecimal, parseDecimal, ZERO } from '../../../shared/money.ts';
import type { RowPart } from '../reader.ts';
import { readOptional, readWords } from '../text/words.ts';
import { type Field, PAYMENT, PAYMENT_AMOUNTS, type Values } from './paths.ts';
import { readAmount, readCurrency } from './values.ts';

/** What a batch's memo has room for, where it has to be put together. */
const LINE_LENGTH_MAX = 200;
/** A batch of some thirty payments. */
const BATCH_LENGTH_MAX = 2_000;

export interface Party {
  name: string;
  account: string | null;
}

/** What is kept of a payment: a batch may have thousands. */
export interface Payment {
  direction: string | undefined;
  amounts: { amount: string; currency: string | null }[];
  debtor: Party;
  creditor: Party;
  memo: string;
  note: string;
  type: string;
  bankReference: string | null;
  transactionId: string | null;
  checkNumber: string | null;
}

/** What an entry says that its payments are to be read by. */
export interface Booked {
  /** Signed. */
  amount: string;
  currency: string | null;
  isReversal: boolean;
  /** The id of the account that the statement is of. */
  ownAccount: string | null;
}

export function readPayment(values: Values): Payment {
  const words = (field: Field) => readWords(values.get(field));
  const party = (direct: Field, ultimate: Field, account: Field): Party => ({
    name: words(direct) || words(ultimate),
    account: readOptional(values.get(account)),
  });
  return {
    direction: values.get(PAYMENT.direction),
    amounts: PAYMENT_AMOUNTS.flatMap((field) => {
      const amount = values.get(field.amount);
      return amount === undefined ? [] : [{ amount, currency: readCurrency(values.get(field.currency)) }];
    }),
    debtor: party(PAYMENT.debtor, PAYMENT.ultimateDebtor, PAYMENT.debtorAccount),
    creditor: party(PAYMENT.creditor, PAYMENT.ultimateCreditor, PAYMENT.creditorAccount),
    memo:
      joined([words(PAYMENT.words), words(PAYMENT.creditorReference), words(PAYMENT.documents)]) ||
      words(PAYMENT.moreWords),
    note: words(PAYMENT.note),
    type: typeOf(values, PAYMENT),
    bankReference: readOptional(values.get(PAYMENT.bankReference)),
    transactionId: readOptional(values.get(PAYMENT.transactionId)),
    checkNumber: readOptional(values.get(PAYMENT.checkNumber)),
  };
}

/** Each once: many banks repeat the reference in the words. */
function joined(parts: readonly string[]): string {
  return parts.reduce((all, part) => (all.includes(part) ? all : `${all} ${part}`.trim()), '');
}

type TypeFields = Record<'proprietaryCode' | 'domain' | 'family' | 'subfamily', Field>;

/** The bank's own code for the kind of booking, else the standard's three ("PMNT-RCDT-ESCT"). */
export function typeOf(values: Values, fields: TypeFields): string {
  const standard = [fields.domain, fields.family, fields.subfamily].map((field) => values.get(field));
  return readWords(values.get(fields.proprietaryCode)) || readWords(standard.filter(Boolean).join('-'));
}

/**
 * The other side of a payment: who was paid where money went out, who paid where it came in. In a payment that came
 * back banks leave the parties in their first parts, or turn them round; so a side that is the account itself is not
 * the other one, and where only one is told of a reversal, that is it.
 */
export function otherParty(payment: Payment, { amount, isReversal, ownAccount }: Booked): Party {
  const { debtor, creditor } = payment;
  const [expected, opposite] = amount.startsWith('-') ? [creditor, debtor] : [debtor, creditor];
  const isOwn = ({ account }: Party) => account !== null && account === ownAccount;
  const isUntold = ({ name, account }: Party) => name === '' && account === null;
  const isTurned = isOwn(expected) || (isUntold(expected) && isReversal);
  return isTurned && !isUntold(opposite) && !isOwn(opposite) ? opposite : expected;
}

/** What the payments of a batch have in common; '' where they differ. */
export function common(texts: readonly string[]): string {
  const [first = ''] = texts;
  return texts.every((text) => text === first) ? first : '';
}

/** Different texts one after another, as far as they fit in a line. */
export function listed(texts: readonly string[]): string {
  let line = '';
  for (const text of new Set(texts)) {
    if (text === '') continue;
    if (line.length + text.length > LINE_LENGTH_MAX) return `${line}${line === '' ? '' : ', '}…`;
    line += line === '' ? text : `, ${text}`;
  }
  return line;
}

/** Each part with its amount, party and words, one after another, as far as they fit; a party that all have is not repeated. */
export function told(parts: readonly RowPart[]): string {
  const of = common(parts.map(({ payee }) => payee));
  let text = '';
  for (const { amount, payee, memo } of parts) {
    const plain = formatDecimal(parseDecimal(amount)!, 2);
    const one = [plain, payee === of ? '' : payee, memo].filter(Boolean).join(' ');
    if (text.length + one.length > BATCH_LENGTH_MAX) return `${text}${text === '' ? '' : '; '}…`;
    text += text === '' ? one : `; ${one}`;
  }
  return text;
}

/** The payments as parts of what was booked; `null` if they don't add up to it, to the last decimal. */
export function partsOf(payments: readonly Payment[], booked: Booked): RowPart[] | null {
  const parts: RowPart[] = [];
  let sum = ZERO;
  for (const payment of payments) {
    const amount = amountIn(booked, payment);
    const decimal = amount === null ? null : parseDecimal(amount);
    if (amount === null || decimal === null) return null;
    sum = addDecimals(sum, decimal);
    const { name } = otherParty(payment, { ...booked, amount });
    parts.push({ amount, payee: name, memo: payment.memo || payment.note, category: '' });
  }
  const whole = parseDecimal(booked.amount);
  return whole !== null && isSameDecimal(sum, whole) ? parts : null;
}

/** The payment's first amount in the entry's currency, signed by its own direction or, where it has none, the entry's. */
function amountIn({ amount, currency }: Booked, payment: Payment): string | null {
  const direction = payment.direction ?? (amount.startsWith('-') ? 'DBIT' : 'CRDT');
  const found = payment.amounts.find((one) => one.currency === null || one.currency === currency);
  if (found === undefined) return null;
  const reading = readAmount(found.amount, direction);
  return 'amount' in reading ? reading.amount : null;
}
