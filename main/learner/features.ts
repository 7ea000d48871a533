/**
 * What of a row may tell its category: the merchant, the words of the bank, the amount, the account, the day.
 */

export interface Row {
  /** As the bank wrote them. */
  payee: string;
  memo: string;
  /** As it stands in the money's account: in is positive. */
  amount_minor: number;
  account_id: string;
  date: string;
}

export interface Feature {
  /** Family and value, joined. */
  key: string;
  /** Tells of whom or of what it is about, and not only when and how large it was: a proposal needs one that is known. */
  tells: boolean;
  /** Means something only when it comes again. */
  rare: boolean;
}

function feature(family: string, value: string, kind: 'tells' | 'rare' | 'both' | null = null): Feature {
  const [tells, rare] = [kind === 'tells' || kind === 'both', kind === 'rare' || kind === 'both'];
  return { key: `${family} ${value}`, tells, rare };
}

const WORDS_MAX = 8;
/** Days that a band of a month has: rent comes at its beginning, and never on quite the same day. */
const BAND_DAYS = 5;

/** `merchant` is the name in the bank's text, in lower case; `null` where there is none. */
export function featuresOf(row: Row, merchant: string | null): Feature[] {
  const direction = row.amount_minor < 0 ? 'out' : 'in';
  const size = `${direction} ${Math.round(2 * Math.log10(Math.abs(row.amount_minor) + 1))}`;
  const features = [
    feature('any', ''),
    feature('direction', direction),
    feature('size', size),
    feature('amount', String(row.amount_minor), 'rare'),
    feature('account', row.account_id),
    feature('weekday', String(new Date(row.date).getUTCDay())),
    feature('day', String(Math.floor(Number(row.date.slice(8)) / BAND_DAYS))),
  ];
  if (merchant !== null)
    features.push(
      feature('merchant', merchant, 'tells'),
      feature('stem', stemOf(merchant), 'tells'),
      feature('merchant-direction', `${merchant} ${direction}`),
      feature('merchant-account', `${merchant} ${row.account_id}`, 'rare'),
      feature('merchant-size', `${merchant} ${size}`, 'rare'),
    );
  for (const word of wordsOf(merchant ?? row.payee)) features.push(feature('word', word, 'tells'));
  // Beside a name, a memo is mostly references and what was bought: words that hardly ever come again.
  const memo = merchant === null && row.payee === '' ? 'tells' : 'both';
  for (const word of wordsOf(row.memo)) features.push(feature('memo', word, memo));
  return features;
}

/** The beginning of a name without its spaces: some banks cut names off, and some processors glue them. */
const STEM_LETTERS = 8;

function stemOf(merchant: string): string {
  return merchant.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, STEM_LETTERS);
}

/** Words of letters: numbers change from row to row. */
function wordsOf(text: string): string[] {
  const found = text.toLowerCase().match(/\p{L}[\p{L}'&]+/gu) ?? [];
  return [...new Set(found)].slice(0, WORDS_MAX);
}
