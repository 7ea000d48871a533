/** The journals of real books (the sample, and every statement file of the corpus) as hledger and beancount read them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';
import { hasBeancount, hasHledger, hledgerMovements, ourMovements, run } from './tools.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url).pathname;
const hasCorpus = existsSync(CORPUS);

async function importCorpus(books: TestBooks): Promise<void> {
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  const names = ['ofx', 'csv'].flatMap((format) =>
    readdirSync(join(CORPUS, format)).map((name) => join(format, name)),
  );
  const files = names.map((name) => statementFile(name, new Uint8Array(readFileSync(join(CORPUS, name)))));
  await books.call('imports.commit', { files, create_accounts: true });
}

describe.each([
  { what: 'the sample', skip: false, fill: (books: TestBooks) => books.call('vault.sample') },
  { what: 'the corpus', skip: !hasCorpus, fill: importCorpus },
])('journals of $what', ({ skip, fill }) => {
  let books: TestBooks;

  beforeAll(async () => {
    if (skip) return;
    books = await TestBooks.create();
    await fill(books);
  });
  afterAll(() => books?.close());

  const write = async (format: string) => {
    const file: File = await books.call('journal.export', { format });
    const path = join(books.dir, file.name);
    writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
    return path;
  };

  it.skipIf(skip || !hasHledger)(
    'hledger accepts, and has our balance of every account in every month',
    async () => {
      const path = await write('hledger');
      expect(run('hledger', '-f', path, 'check', '--strict')).toEqual({ status: 0, out: '', err: '' });
      expect(hledgerMovements(path)).toEqual(ourMovements(books.core.vault.reader));
    },
  );

  it.skipIf(skip || !hasBeancount)('bean-check accepts without a word', async () => {
    expect(run('bean-check', await write('beancount'))).toEqual({ status: 0, out: '', err: '' });
  });
});
