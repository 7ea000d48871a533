/** The packet of a company whose return is its own: its schedules stand in it, read back out of its workbook. */
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { storedSheets } from './tools.ts';

it.each([
  ['partnership', '1065', 'Partners’ capital accounts'],
  ['s-corp', '1120-S', 'Retained earnings'],
])('a %s: Schedules L, M-1 and M-2', async (tax_class, form, line) => {
  const books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Harbor LLC', tax_class });
  const opening = [
    { account: 'Checking', amount: '1200' },
    { account: 'Opening balances', amount: '-1200' },
  ];
  await books.call('entry.create', {
    entries: [{ entity: 'Harbor LLC', date: '2024-12-31', payee: 'Opening', postings: opening }],
  });
  const postings = [
    { account: 'Checking', amount: '5000' },
    { account: 'Service revenue', amount: '-5000' },
  ];
  await books.call('entry.create', {
    entries: [{ entity: 'Harbor LLC', date: '2025-03-10', payee: 'Client', postings }],
  });
  const file: File = await books.call('packet.build', { entity: 'Harbor LLC', year: 2025 });
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const [, bytes] = Object.entries(files).find(([path]) => path.endsWith('.xlsx'))!;
  const sheets = storedSheets(bytes);
  const found = [...sheets.values()].flat().filter((row) => row.includes(line));
  // At the end of the year, and at its beginning.
  expect(found).toHaveLength(2);
  expect(found[0]!.map(Number)).toContain(6200);
  expect(found[1]!.map(Number)).toContain(1200);
  const titles = [...sheets.keys()].filter((title) => title.includes(`Form ${form}, Schedule`));
  expect(titles).toHaveLength(5);
  await books.close();
});
