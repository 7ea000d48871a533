/**
 * Journals of the books for other programs. For plain-text tools one entity, or all of them in one file: then the entity
 * stands after the root of each account name ("Assets:Northlight LLC:Checking"), and the walls stay where they are. For
 * accounting programs one entity.
 *
 * Fails with NOT_FOUND for an unknown entity, INVALID_INPUT for days in the wrong order or where one entity must be
 * named, and REFUSED where a format can't hold an entry.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { journalFormat } from '../../shared/contract/vault.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { slug } from '../../shared/slug.ts';
import {
  type EntityRow,
  findEntity,
  type HandlersOf,
  listEntities,
  requireOrder,
  type Scope,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { BEANCOUNT_NAMES, beancountFormat } from './beancount.ts';
import { QUICKBOOKS, writeCsvJournal, XERO } from './csv-journal.ts';
import { HLEDGER_NAMES, hledgerFormat } from './hledger.ts';
import { iifFormat } from './iif.ts';
import { type Days, type JournalBook, loadBook, writePieces } from './journal.ts';
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

type Format = z.infer<typeof journalFormat>;
type Input = {
  format: Format;
  entity?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

function exportJournal({ db, dayOf }: Scope, input: Input): File {
  if (input.from !== undefined && input.to !== undefined) requireOrder(input.from, input.to);
  const days: Days = { from: input.from ?? null, to: input.to ?? null };
  if (input.format !== 'hledger' && input.format !== 'beancount')
    return forProgram(loadBook(db, oneEntity(db, input), days, dayOf), input.format);
  const chosen = input.entity === undefined ? null : findEntity(db, input.entity);
  const books = (chosen ? [chosen] : listEntities(db)).map((entity) => loadBook(db, entity, days, dayOf));
  const naming = input.format === 'hledger' ? HLEDGER_NAMES : BEANCOUNT_NAMES;
  const names = nameAll(books, naming, chosen === null);
  const format = (input.format === 'hledger' ? hledgerFormat : beancountFormat)(names);
  const pieces = writePieces(chosen?.name ?? 'All books', books, format);
  const name = `${slug(chosen?.name ?? 'all-books')}.${format.extension}`;
  return fileOf(pieces, name, 'text/plain;charset=utf-8');
}

/** A company file of these programs is one entity's. */
function oneEntity(db: VaultDatabase, { entity }: Input): EntityRow {
  if (entity !== undefined) return findEntity(db, entity);
  const all = listEntities(db);
  if (all.length === 1) return all[0]!;
  throw new BulkheadError('INVALID_INPUT', 'Whose books? This format holds those of one entity.', {
    remedy: `Name one of: ${all.map(({ name }) => name).join(', ')}.`,
  });
}

function forProgram(book: JournalBook, program: Exclude<Format, 'hledger' | 'beancount'>): File {
  const name = slug(book.entity.name);
  if (program === 'iif') {
    const pieces = writePieces(book.entity.name, [book], iifFormat(book));
    return fileOf(pieces, `${name}.iif`, 'text/plain;charset=windows-1252');
  }
  const pieces = writeCsvJournal(book, program === 'xero' ? XERO : QUICKBOOKS);
  return fileOf(pieces, `${name}-${program}.zip`, 'application/zip');
}

function fileOf(pieces: readonly Uint8Array[], name: string, type: string): File {
  return new File(pieces as Uint8Array<ArrayBuffer>[], name, { type });
}

export { txfHandlers } from './txf.ts';

export const journalHandlers: HandlersOf<typeof contract.journal> = { export: exportJournal };
