/**
 * Journals of the books for plain-text tools. One entity, or all of them in one file: then the entity stands after the
 * root of each account name ("Assets:Northlight LLC:Checking"), and the walls stay where they are.
 *
 * Fails with NOT_FOUND for an unknown entity.
 */
import type { contract } from '../../shared/contract/index.ts';
import { findEntity, type HandlersOf, listEntities, type Scope } from '../ledger/index.ts';
import { BEANCOUNT_NAMES, beancountFormat } from './beancount.ts';
import { HLEDGER_NAMES, hledgerFormat } from './hledger.ts';
import { type JournalBook, loadBook, writePieces } from './journal.ts';
import { type Naming, nameAccounts, unique } from './names.ts';

function nameAll(books: readonly JournalBook[], naming: Naming, prefixed: boolean): Map<string, string> {
  const taken = new Set<string>();
  const prefixes = new Set<string>();
  const all = new Map<string, string>();
  for (const book of books) {
    const prefix = prefixed ? unique(naming.part(book.entity.name), prefixes) : null;
    for (const [id, name] of nameAccounts(book.accounts, naming, prefix, taken)) all.set(id, name);
  }
  return all;
}

/** "Northlight LLC" as "northlight-llc": a file name that every system takes. */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return plain === '' ? 'books' : plain.slice(0, 60);
}

function exportJournal(
  scope: Scope,
  input: { format: 'hledger' | 'beancount'; entity?: string | undefined },
): File {
  const { db } = scope;
  const chosen = input.entity === undefined ? null : findEntity(db, input.entity);
  const books = (chosen ? [chosen] : listEntities(db)).map((entity) => loadBook(db, entity));
  const naming = input.format === 'hledger' ? HLEDGER_NAMES : BEANCOUNT_NAMES;
  const names = nameAll(books, naming, chosen === null);
  const format = (input.format === 'hledger' ? hledgerFormat : beancountFormat)(names);
  const pieces = writePieces(chosen?.name ?? 'All books', books, format);
  return new File(
    pieces as Buffer<ArrayBuffer>[],
    `${slug(chosen?.name ?? 'all-books')}.${format.extension}`,
    {
      type: 'text/plain;charset=utf-8',
    },
  );
}

export const journalHandlers: HandlersOf<typeof contract.journal> = { export: exportJournal };
