/** What kind of account a segment is and what its money is counted in, by its words. Pure functions; nothing fails. */
import { CURRENCY_SIGNS, isCurrencyCode, phraseFinder, plainWords } from '../csv/header.ts';
import type { Line } from './lines.ts';
import { BANK_SIGNS, CARD_SIGNS } from './words.ts';

const cardSigns = CARD_SIGNS.map((sign) => phraseFinder([sign]));
const bankSigns = BANK_SIGNS.map((sign) => phraseFinder([sign]));
/** Lines that are read for their words: beyond them a statement repeats itself. */
const WORDS_LINES_MAX = 2_000;

/** Whether the lines are of a card, on which what is owed grows with purchases. */
export function isCardText(lines: readonly Line[]): boolean {
  const words = lines.slice(0, WORDS_LINES_MAX).map(({ text }) => plainWords(text.slice(0, 300)));
  const count = (signs: readonly ((text: string) => boolean)[]) =>
    signs.filter((says) => words.some((text) => says(text))).length;
  return count(cardSigns) > count(bankSigns);
}

export function accountTypeOf(lines: readonly Line[]): string | null {
  const words = lines.slice(0, WORDS_LINES_MAX).map(({ text }) => plainWords(text.slice(0, 300)));
  const says = (pattern: RegExp) => words.some((text) => pattern.test(text));
  const savings = says(/\b(?:savings account|savings|sparkonto|tagesgeld)\b/);
  const checking = says(/\b(?:checking|current account|girokonto)\b/);
  if (savings === checking) return null;
  return savings ? 'SAVINGS' : 'CHECKING';
}

const SIGNS = CURRENCY_SIGNS.map(([sign, code]) => {
  const written = sign.replace('$', String.raw`\$`);
  return [new RegExp(String.raw`(?<!\p{L})${written}\s?\d|\d\s?${written}(?!\p{L})`, 'u'), code] as const;
});
const CODES_MIN_SHARE = 0.5;

/** The currency that the lines write beside amounts, in headings or after a word for it; `null` where none is told. */
export function currencyOf(lines: readonly Line[]): string | null {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { text } of lines) {
    // What a row names may be the money of the shop.
    if (/^\d/.test(text)) continue;
    const near =
      /\(([A-Z]{3})\)|(?:[Cc]urrency|W[äa]e?hrung|[Dd]evise|[Mm]oneda):?\s+([A-Z]{3})\b|\b([A-Z]{3})\s{0,12}[-+]?\$?\d[\d.,' ]*[.,]\d{2}\b|\d[.,]\d{2}\s?([A-Z]{3})\b/g;
    for (const match of text.slice(0, 500).matchAll(near)) {
      const code = match.slice(1).find((group) => group !== undefined) ?? '';
      if (!isCurrencyCode(code)) continue;
      counts.set(code, (counts.get(code) ?? 0) + 1);
      all += 1;
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best && best[1] > CODES_MIN_SHARE * all) return best[0];
  return SIGNS.find(([pattern]) => lines.some(({ text }) => pattern.test(text)))?.[1] ?? null;
}

/** Whether the day likely stands behind its month: in the land of the dollar it does, whichever dollar it is. */
export function isMonthLikelyFirst(lines: readonly Line[], currency: string | null): boolean {
  if (currency !== null) return currency === 'USD';
  return lines.some(({ text }) => /\$\s?\d/.test(text));
}
