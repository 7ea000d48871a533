/** Rows that move nothing on the account, by a word in one of their cells. Nothing fails. */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { flagWord, phraseFinder, phraseSet } from './header.ts';
import { tenderReader } from './tenders.ts';

const WORD_LENGTH_MAX = 80;

/** Tells which word of a row's cells says that it moves nothing; `null` for a row that counts. */
export function leftOutFinder({
  leaveOut = [],
  postings,
}: CsvMapping): (cells: readonly string[]) => { column: number; word: string; why: string | null } | null {
  const rules = leaveOut.map(({ column, words, holds, except, only, why = null }) => ({
    column,
    why,
    words: words && phraseSet(words),
    holds: holds && phraseFinder(holds),
    except: except && phraseSet(except),
    only: only && { column: only.column, words: phraseSet(only.words) },
  }));
  const tenders = postings?.tenders;
  const tenderOf = tenderReader(tenders);
  return (cells) => {
    for (const { column, words, holds, except, only, why } of rules) {
      if (only && !only.words.has(flagWord(cells[only.column] ?? ''))) continue;
      const cell = (cells[column] ?? '').trim();
      const word = flagWord(cell.slice(0, WORD_LENGTH_MAX));
      const isOther = except !== undefined && word !== '' && !except.has(word);
      if (isOther || words?.has(word) || holds?.(word))
        return { column, word: cell.slice(0, WORD_LENGTH_MAX), why };
    }
    const tender = tenderOf(cells);
    if (tender.paid !== 'elsewhere') return null;
    const { column } = tenders!;
    return { column, word: (cells[column] ?? '').trim().slice(0, WORD_LENGTH_MAX), why: tender.why };
  };
}
