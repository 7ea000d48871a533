/**
 * What texts say of which way money went: those of single rows, and a column of words for it. Evidence only, and nothing
 * fails.
 */
import { flagWord, phraseFinder, phraseSet, plainWords } from './header.ts';
import type { Column } from './profile.ts';
import { CARD_PAYMENT_WORDS, CREDIT_WORDS, DEBIT_WORDS, MONEY_BACK_WORDS, THANKED_WORDS } from './words.ts';

/** Numbers of rows among the column's values. */
export interface Said {
  cardPayments: ReadonlySet<number>;
  /** Payments that were received, as only an issuer of cards says. */
  thanked: ReadonlySet<number>;
  /** Payments, refunds and credits, as a card's statement calls them. */
  moneyBack: ReadonlySet<number>;
  purchases: ReadonlySet<number>;
}

const saysCardPayment = phraseFinder(CARD_PAYMENT_WORDS);
const saysThanks = phraseFinder(THANKED_WORDS);
const saysMoneyBack = phraseFinder(MONEY_BACK_WORDS);
/** A cell that says nothing else. */
const PURCHASES: ReadonlySet<string> = new Set(['purchase', 'purchases', 'sale', 'kauf']);

export function saidIn(columns: readonly Column[]): Said {
  const cardPayments = new Set<number>();
  const purchases = new Set<number>();
  const thanked = new Set<number>();
  const moneyBack = new Set<number>();
  for (const { kind, values } of columns) {
    if (kind !== 'text') continue;
    for (const [row, value] of values.entries()) {
      const words = plainWords(value);
      if (saysCardPayment(words)) cardPayments.add(row);
      if (saysThanks(words)) thanked.add(row);
      if (saysMoneyBack(words)) moneyBack.add(row);
      if (PURCHASES.has(words)) purchases.add(row);
    }
  }
  return { cardPayments, purchases, thanked, moneyBack };
}

export interface Flag {
  column: Column;
  debit: string[];
  credit: string[];
  blank: 'debit' | 'credit' | null;
}

const DEBITS = phraseSet(DEBIT_WORDS);
const CREDITS = phraseSet(CREDIT_WORDS);

/** A column whose words say the direction: nothing but words for in and out, or only one of them and blanks. */
export function flagIn(columns: readonly Column[]): Flag | null {
  for (const column of columns) {
    // “c” under “Clr” says that a row is cleared, and not which way it went.
    if (column.kind !== 'text' || column.role === 'other' || column.distinct > 6) continue;
    const words = [...new Set([...new Set(column.filled)].map(flagWord))];
    const debit = words.filter((word) => DEBITS.has(word));
    const credit = words.filter((word) => CREDITS.has(word));
    if (debit.length + credit.length !== words.length) continue;
    const blanks = column.filled.length < column.values.length;
    if (blanks && debit.length > 0 && credit.length > 0) continue;
    const blank = !blanks ? null : debit.length > 0 ? 'credit' : 'debit';
    return { column, debit, credit, blank };
  }
  return null;
}
