/**
 * What somebody typed to find rows by: every word must occur, in any case. SQLite's own LIKE is fast and knows ASCII
 * alone; a word with other letters is looked for letter by letter in both cases.
 */
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import { loadChart } from '../lookup.ts';
import { typedAmount } from './amounts.ts';
import type { Params } from './params.ts';

export interface Word {
  /** For `column OPERATOR pattern`. */
  operator: 'LIKE' | 'GLOB';
  pattern: string;
  /** Ids of the accounts that have it in their paths. */
  accounts: readonly string[];
  /** Ids of the tags that have it in their names. */
  tags: readonly string[];
  /** SQL for an amount that begins like it; `null` if it is none. */
  amount(params: Params): string | null;
}

const allTags = prepared<{ id: string; name: string }>('SELECT id, name FROM tag');

export function wordsOf(db: VaultDatabase, text: string): Word[] {
  const words = [...new Set(text.split(/\s+/).filter((word) => word !== ''))];
  if (words.length === 0) return [];
  const paths = loadChart(db).map((account) => ({ id: account.id, text: account.path.toLowerCase() }));
  const tags = allTags(db)
    .all()
    .map((tag) => ({ id: tag.id, text: tag.name.toLowerCase() }));
  return words.map((word) => {
    const wanted = word.toLowerCase();
    const having = (all: { id: string; text: string }[]) =>
      all.filter((one) => one.text.includes(wanted)).map((one) => one.id);
    return {
      ...patternOf(word),
      accounts: having(paths),
      tags: having(tags),
      amount: (params) => typedAmount(word, params),
    };
  });
}

/** Whether `column` holds a word, as SQL; `pattern` is the word's, as a parameter. */
export function holds(column: string, operator: Word['operator'], pattern: string): string {
  return operator === 'LIKE' ? `${column} LIKE ${pattern} ESCAPE '\\'` : `${column} GLOB ${pattern}`;
}

/** SQL for “each word of the text stands in one of these columns”. */
export function eachWordIn(text: string, columns: readonly string[], params: Params): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const clauses = words.map((word) => {
    const { operator, pattern } = patternOf(word);
    const at = params.add(pattern);
    return `(${columns.map((column) => holds(column, operator, at)).join(' OR ')})`;
  });
  return clauses.length === 0 ? 'TRUE' : clauses.join(' AND ');
}

/** How to look for a word anywhere in a text. */
function patternOf(word: string): Pick<Word, 'operator' | 'pattern'> {
  if (/^[\x20-\x7e]*$/.test(word))
    return { operator: 'LIKE', pattern: `%${word.replace(/[\\%_]/g, '\\$&')}%` };
  return { operator: 'GLOB', pattern: `*${[...word].map(eitherCase).join('')}*` };
}

/** The letter in every case that is one letter again; signs that GLOB would read otherwise stand for themselves. */
function eitherCase(letter: string): string {
  const cases = new Set(
    [letter, letter.toLowerCase(), letter.toUpperCase()].filter((c) => [...c].length === 1),
  );
  if (cases.size > 1) return `[${[...cases].join('')}]`;
  return /[*?[]/.test(letter) ? `[${letter}]` : letter;
}
