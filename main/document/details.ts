/** What somebody says of a paper beside the books: it fills what they leave open, and never stands against them. Pure. */
import { BulkheadError } from '../../shared/errors.ts';
import { tryParseMoney } from '../../shared/money.ts';
import type { Facts } from './facts.ts';
import { currencyOf, type Said, type Vocabulary } from './fields/field.ts';
import { SORTS } from './fields/index.ts';
import { amountInFigures } from './figures.ts';

/** What the books say, with what was said of the rest. */
export function withDetails(
  vocabulary: Vocabulary,
  { texts }: Said,
  facts: Facts,
): Record<string, string | null> {
  const { details } = facts;
  return Object.fromEntries(
    Object.entries(texts).map(([name, known]) => [
      name,
      isOpen(vocabulary, texts, name) && details[name]
        ? printed(details[name], vocabulary, name, currencyOf(facts))
        : known,
    ]),
  );
}

/** A plain figure where an amount is asked for is money, and looks like all other money on the paper. */
function printed(said: string, { texts }: Vocabulary, name: string, currency: string): string {
  const amount = texts[name]?.isAmount ? amountOf(said, currency) : null;
  return amount === null ? said : amountInFigures(amount, currency);
}

/** "3,100", "$3100.00" and "3100.00 USD"; `null` for any other words. */
function amountOf(said: string, currency: string): number | null {
  const sign = currency === 'USD' ? /^\$|usd/g : currency.toLowerCase();
  const amount = tryParseMoney(plain(said).replace(sign, ''), currency);
  return typeof amount === 'number' ? amount : null;
}

/** INVALID_INPUT, with what the books say, for a word that stands against them. */
export function requireAgreement(facts: Facts): void {
  const { vocabulary, fieldsOf } = SORTS[facts.kind];
  const { texts } = fieldsOf(facts);
  const currency = currencyOf(facts);
  for (const [name, said] of Object.entries(facts.details)) {
    if (said === '' || isOpen(vocabulary, texts, name)) continue;
    const { about } = vocabulary.texts[name]!;
    const books = booksSay(vocabulary, texts, name) ?? '';
    if (plain(books) === plain(printed(said, vocabulary, name, currency))) continue;
    throw new BulkheadError(
      'INVALID_INPUT',
      `${about.charAt(0).toUpperCase()}${about.slice(1)}: the books say “${books}”, and not “${said}”.`,
      {
        remedy:
          'Leave it out: a paper says what the books say. Where they are wrong, mend them first; terms of a loan are amended on the loan.',
        facts: { field: name, books, ...(name.startsWith('loan.') ? { next: 'loan.amend' } : {}) },
      },
    );
  }
}

/** What stands instead of a field says it, too: “on demand” is the last day of a loan that has none. */
export function booksSay({ texts: fields }: Vocabulary, texts: Said['texts'], name: string): string | null {
  const unless = fields[name]?.unless;
  return texts[name] || (unless === undefined ? null : texts[unless]) || null;
}

export function isOpen({ texts: fields }: Vocabulary, texts: Said['texts'], name: string): boolean {
  const field = fields[name];
  if (!field?.isGiven) return false;
  if (field.isChosen) return true;
  return !texts[name] && (field.unless === undefined || !texts[field.unless]);
}

/** Neither capitals nor spaces nor the marks between thousands nor the point at its end make other words of them. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\.+$/, '')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .toLowerCase();
}
