/**
 * What the core says in sentences, told as the screens tell things: days, amounts with their currency, accounts by their own
 * names and numbers by their last digits. What a file or a person wrote stands in quotation marks, and stays as it is. Pure.
 */
import { dateText, moneyText } from '../ui/index.ts';

const QUOTED = /(“[^”]*”)/;
const DAY = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g;
const AMOUNT = /(?<![\w.,−-])[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)? ([A-Z]{3})\b/g;
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** By what the core calls a thing, what the screens call it. */
export type ToldNames = ReadonlyMap<string, string>;

export function toldWords(words: string, names: ToldNames, locale: string): string {
  const known = [...names.keys()].filter((name) => words.includes(name)).sort((a, b) => b.length - a.length);
  const named = (text: string) =>
    known.reduce((said, name) => said.replaceAll(name, () => names.get(name)!), text);
  return words
    .split(QUOTED)
    .map((part, at) => {
      if (at % 2 === 1) return known.includes(part.slice(1, -1)) ? named(part) : part;
      return named(part)
        .replace(AMOUNT, (said, currency: string) =>
          currencies.has(currency)
            ? moneyText(said.slice(0, -4).replace('−', '-').replaceAll(',', ''), currency, locale, 'symbol')
            : said,
        )
        .replace(DAY, (day) => dateText(day, locale, 'medium'));
    })
    .join('');
}

/** Of a path its last name; of top-level ones, which have no “:”, nothing is to be said otherwise. */
export function pathNames(paths: Iterable<string>): [path: string, name: string][] {
  return [...paths].flatMap((path) =>
    path.includes(':') ? [[path, path.slice(path.lastIndexOf(':') + 1)]] : [],
  );
}

/** “…7733” of a bank’s number that is longer. */
export function numberNames(ids: Iterable<string | null>): [id: string, name: string][] {
  return [...ids].flatMap((id) => {
    const end = /^.+?(\d{4})\W*$/.exec(id ?? '')?.[1];
    return id === null || end === undefined ? [] : [[id, `…${end}`]];
  });
}
