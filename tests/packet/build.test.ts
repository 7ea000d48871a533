/** The packet, opened again: its files are what the manifest says, tables are what reports say, and tools take it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { pagesOf } from '../support/read-pdf.ts';
import { hasTool, run } from './tools.ts';

const LLC = 'Northlight LLC';
const PASSPHRASE = 'a lantern over quiet water';
let books: TestBooks;
let dir: string;

async function book(date: string, payee: string, legs: Record<string, string>): Promise<string> {
  const postings = Object.entries(legs).map(([account, amount]) => ({ account, amount }));
  const { ids } = await books.call('entry.create', { entries: [{ entity: LLC, date, payee, postings }] });
  return ids[0];
}

async function build(more: object = {}): Promise<{ file: File; bytes: Uint8Array }> {
  const file: File = await books.call('packet.build', { entity: LLC, year: 2025, ...more });
  return { file, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Writes what is in the archive below a folder, as a person who unpacks it. */
function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map(Object.entries(unzipSync(bytes)));
  for (const [path, content] of files) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return files;
}

const textOf = (files: Map<string, Uint8Array>, path: string) =>
  Buffer.from(files.get(path)!).toString('utf8');

describe('the packet', () => {
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'bulkhead-packet-'));
    books = await TestBooks.create();
    await books.call('entity.create', {
      ...{ kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' },
      ...{ street: '1 Quay', city: 'Austin', address_state: 'TX', zip: '78701' },
    });
    await book('2025-03-10', 'Client', { Checking: '5000', 'Service revenue': '-5000' });
    const desk = await book('2025-04-01', '=HYPERLINK("x")', {
      'Office expense': '120.50',
      Checking: '-120.50',
    });
    await books.call('attachment.add', { entry: desk, file: new File(['receipt'], 'desk: 4/1 é.txt') });
  });
  afterEach(async () => {
    rmSync(dir, { recursive: true, force: true });
    await books.close();
  });

  it('lists every file with its hash, as the manifest and as sha256sum checks them', async () => {
    const { file, bytes } = await build();
    const files = unpack(bytes);
    const manifest = JSON.parse(textOf(files, 'manifest.json'));
    const seq = (await books.call('audit.log', { limit: 1 }))[0].seq;
    expect(file.name).toBe(`${LLC} 2025, packet ${seq}.zip`);
    expect(manifest).toMatchObject({ entity: LLC, year: 2025, books: { event: seq } });
    const address = ['1 Quay', 'Austin, TX 78701'];
    expect(manifest.address).toEqual(address);
    const [cover] = await pagesOf(new Blob([new Uint8Array(files.get('binder.pdf')!)]));
    expect(cover).toContain(`Address ${address.join(' ')} EIN not on record`);
    expect(manifest.files.map((one: { path: string }) => one.path).sort()).toEqual(
      [...files.keys()].filter((path) => path !== 'manifest.json' && path !== 'SHA256SUMS').sort(),
    );
    const checked = run(dir, 'sha256sum', '--check', '--strict', 'SHA256SUMS');
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout.trim().split('\n')).toHaveLength(files.size - 1);
  });

  it('has the receipt under a name that every system takes, with the entry it belongs to', async () => {
    const { bytes } = await build();
    const files = unpack(bytes);
    const path = [...files.keys()].find((one) => one.startsWith('evidence/'))!;
    expect(path).toBe('evidence/2025-04-01 =HYPERLINK( x ) desk 4 1 é.txt');
    expect(textOf(files, path)).toBe('receipt');
    const index = textOf(files, 'csv/Evidence.csv');
    expect(index).toContain(path);
    // What a spreadsheet would run is text in the CSV.
    expect(index).toContain('"\'=HYPERLINK(""x"")"');
  });

  it('leaves evidence out where nobody asked for it, and its page names no folder that is not there', async () => {
    for (const evidence of [true, false]) {
      const files = unpack((await build({ evidence })).bytes);
      const folders = new Set([...files.keys()].flatMap((path) => /^\w+\//.exec(path)?.[0] ?? []));
      expect(folders.has('evidence/')).toBe(evidence);
      expect(
        textOf(files, 'README.txt')
          .match(/^\w+\/(?= )/gm)!
          .toSorted(),
      ).toEqual([...folders].toSorted());
    }
  });

  it('gives the same bytes for the same books', async () => {
    expect(Buffer.compare((await build()).bytes, (await build()).bytes)).toBe(0);
  });

  it('holds journals that hold the same sums, and the year as TXF', async () => {
    const files = unpack((await build()).bytes);
    for (const path of ['northlight-llc.journal', 'northlight-llc.beancount', 'northlight-llc.iif'])
      expect(textOf(files, `journals/${path}`)).toContain('5000.00');
    expect(textOf(files, 'journals/quickbooks/journal-001.csv')).toContain('5000.00');
    expect(textOf(files, 'journals/xero/journal-001.csv')).toContain('-5000.00');
    const txf = [...files.keys()].find((path) => path.startsWith('tax/'))!;
    expect(textOf(files, txf)).toContain('N293\r\nC1\r\nL1\r\n$5000.00');
  });

  it.skipIf(!hasTool('7z'))('opens with 7z by its passphrase alone', async () => {
    const { bytes } = await build({ passphrase: PASSPHRASE });
    writeFileSync(join(dir, 'p.zip'), bytes);
    const open = (passphrase: string) => run(dir, '7z', 'x', '-y', `-p${passphrase}`, '-oout', 'p.zip');
    expect(open('another one altogether').status).not.toBe(0);
    expect(open(PASSPHRASE).status).toBe(0);
    expect(readFileSync(join(dir, 'out/README.txt'), 'utf8')).toContain('books of 2025');
    const listed = run(dir, '7z', 'l', '-slt', 'p.zip');
    expect(new Set(listed.stdout.match(/^Encrypted = .$/gm))).toEqual(new Set(['Encrypted = +']));
    expect(listed.stdout).toContain('Method = AES-256 Deflate');
  });

  it.skipIf(!hasTool('bsdtar'))('opens with bsdtar, too', async () => {
    const { bytes } = await build({ passphrase: PASSPHRASE });
    writeFileSync(join(dir, 'p.zip'), bytes);
    const args = ['--passphrase', PASSPHRASE, '-xOf', 'p.zip', 'README.txt'];
    expect(run(dir, 'bsdtar', ...args).stdout).toContain('books of 2025');
  });

  it('refuses a passphrase that is guessed in an afternoon, a year to come, and stops when it is told to', async () => {
    await expect(build({ passphrase: 'short' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(build({ year: 2031 })).rejects.toMatchObject({ code: 'REFUSED' });
    const stop = new AbortController();
    const call = books.core.call(
      'packet.build',
      { entity: LLC, year: 2025 },
      {
        ...{ actor: { name: 'tester', role: 'owner' as const }, signal: stop.signal },
        progress: ({ what }) => what === 'workbook' && stop.abort(),
      },
    );
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
