/** The core’s sentences as the screens tell things; see `told-words.ts`. */
import { useMemo } from 'react';
import type { ImportFile } from '../../shared/contract/import.ts';
import { useLocale } from '../ui/index.ts';
import { useBooks } from './books.ts';
import { numberNames, pathNames, toldWords } from './told-words.ts';

/** `about`: the file that they are of, whose accounts may be none of the books yet. */
export function useTold(about: Pick<ImportFile, 'accounts'> | null = null): (words: string) => string {
  const { accounts } = useBooks();
  const locale = useLocale();
  return useMemo(() => {
    const own = about?.accounts ?? [];
    const names = new Map([
      ...numberNames(own.map(({ account_id }) => account_id)),
      ...pathNames(accounts.map(({ path }) => path)),
      ...pathNames(own.flatMap(({ account }) => account ?? [])),
    ]);
    return (words: string) => toldWords(words, names, locale);
  }, [accounts, about, locale]);
}
