/**
 * What each investment transaction of OFX (section 13.9.2) does to the cash of its account, and what it is to a
 * book-keeper. Pure; what is not listed is not known, which is an answer and never a guess.
 */
import type { PostingKind } from '../../../shared/contract/mapping.ts';

/**
 * `total`: its TOTAL comes or goes, as that is signed. `reinvested`: what its TOTAL brings is spent on shares at once.
 * `fraction`: shares alone, but for what is paid for a part of one. `none`: shares alone, or cash within the account.
 */
type Cash = 'total' | 'reinvested' | 'fraction' | 'none';

export interface TradeKind {
  cash: Cash;
  /** `null`: INCOMETYPE says what it is. */
  kind: PostingKind | null;
  /** What happened, as a person would say it. */
  words: string;
  side?: 'buy' | 'sell';
}

const BUY: TradeKind = { cash: 'total', kind: 'security', words: 'Bought', side: 'buy' };
const SELL: TradeKind = { cash: 'total', kind: 'security', words: 'Sold', side: 'sell' };

const KINDS: ReadonlyMap<string, TradeKind> = new Map<string, TradeKind>([
  ...'BUYDEBT BUYMF BUYOPT BUYOTHER BUYSTOCK'.split(' ').map((name) => [name, BUY] as const),
  ...'SELLDEBT SELLMF SELLOPT SELLOTHER SELLSTOCK'.split(' ').map((name) => [name, SELL] as const),
  ['INCOME', { cash: 'total', kind: null, words: 'Income' }],
  ['INVEXPENSE', { cash: 'total', kind: 'fee', words: 'Expense' }],
  ['MARGININTEREST', { cash: 'total', kind: 'margin', words: 'Margin interest' }],
  ['RETOFCAP', { cash: 'total', kind: 'security', words: 'Return of capital' }],
  ['REINVEST', { cash: 'reinvested', kind: null, words: 'Reinvested' }],
  ['SPLIT', { cash: 'fraction', kind: 'security', words: 'Split' }],
  ['TRANSFER', { cash: 'none', kind: 'security', words: 'Shares moved' }],
  ['JRNLSEC', { cash: 'none', kind: 'security', words: 'Shares moved within the account' }],
  ['JRNLFUND', { cash: 'none', kind: 'security', words: 'Cash moved within the account' }],
  ['CLOSUREOPT', { cash: 'none', kind: 'security', words: 'Option closed' }],
]);

/** `undefined` for a kind that is not known. */
export function tradeKind(name: string): TradeKind | undefined {
  return KINDS.get(name);
}

/** What INCOMETYPE says that the money is; MISC and what is not listed have no name of their own. */
const INCOMES: Readonly<Partial<Record<string, { kind: PostingKind; words: string }>>> = {
  DIV: { kind: 'dividend', words: 'Dividend' },
  INTEREST: { kind: 'interest', words: 'Interest' },
  CGLONG: { kind: 'gain', words: 'Long-term capital gain' },
  CGSHORT: { kind: 'gain', words: 'Short-term capital gain' },
};

export function incomeKind(written: string | undefined): { kind: PostingKind; words: string } | undefined {
  return INCOMES[written?.trim().toUpperCase() ?? ''];
}
