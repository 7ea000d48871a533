/**
 * Twenty files of every kind dropped at once, and the import given up or killed on the way: what is kept is the whole
 * batch or nothing of it, and dropping the same files again completes the books.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, PASSPHRASE } from '../cli/bulkhead.ts';
import { ofxText } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { balance, entry, statement } from '../support/camt.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';
import { drawPdf } from '../support/pdf.ts';
import { LAYOUTS } from '../support/pdf-layouts.ts';
import { DAY, workbook, zip } from '../support/workbook.ts';

/** CRASH_KILLS=200 for a long run by hand. */
const KILLS = Math.ceil(Number(process.env.CRASH_KILLS ?? 40) / 10);
const FILES = 20;

const made: [name: string, content: string | Uint8Array][] = [];

beforeAll(async () => {
  for (let bank = 1; bank <= 10; bank++) {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      date: `2025-01-${String((i % 28) + 1).padStart(2, '0')}`,
      amount: `-${bank}.${String(i + 10)}`,
      ...{ payee: `Shop ${i}`, fitid: `${bank}-${i}` },
    }));
    made.push([`bank-${bank}.ofx`, ofxText({ account: `90-${bank}`, rows })]);
  }
  const table = (sign: string) =>
    `Date,Description,Amount\n${Array.from({ length: 30 }, (_, i) => `2025-02-${String((i % 28) + 1).padStart(2, '0')},Shop ${i},${sign}${i}.50`).join('\n')}\n`;
  made.push(['one.csv', table('-')], ['two.csv', table('')]);
  made.push([
    'money.qif',
    '!Account\nNWallet\nTCash\n^\n!Type:Cash\nD01/31/2025\nT-12.00\nPMarket\n^\nD01/30/2025\nT5.00\nPFound\n^\n',
  ]);
  made.push([
    'camt.xml',
    statement(balance('OPBD', '100.00', '2024-03-05') + entry() + balance('CLBD', '87.50', '2024-03-05')),
  ]);
  made.push([
    'german.sta',
    ':20:M\n:25:20050550/1234567890\n:28C:1/1\n:60F:C250101EUR100,00\n:61:2501020102D5,00NMSCNONREF\n:86:Kiosk\n:62F:C250131EUR95,00\n-\n',
  ]);
  made.push([
    'book.xlsx',
    workbook([
      {
        name: 'Savings',
        rows: [
          ['Date', 'Description', 'Amount'],
          [{ value: '45700', style: DAY }, 'Interest', 1.25],
        ],
      },
    ]),
  ]);
  made.push([
    'archive.zip',
    zip({
      'card.ofx': ofxText({
        kind: 'card',
        account: '4444',
        rows: [{ date: '2025-03-01', amount: '-9.99', payee: 'Film', fitid: 'f' }],
      }),
    }),
  ]);
  for (const [place, make] of Object.values(LAYOUTS).slice(0, 2).entries()) {
    const { pages, look } = make('whole');
    made.push([`paper-${place}.pdf`, await drawPdf(pages, look)]);
  }
  made.push(['letter.txt', 'Dear customer, this is no statement.']);
  expect(made).toHaveLength(FILES);
});

const files = () => made.map(([name, content]) => new File([content as string], name));

describe('an import of twenty files', () => {
  let books: TestBooks;
  afterEach(() => books.close());

  const linesOf = () =>
    books.core.vault.reader.prepare('SELECT count(*) FROM statement_line').pluck().get() as number;
  /** Gives up when so much progress was told; `null`: never. */
  const commit = (after: number | null) => {
    const giveUp = new AbortController();
    let told = 0;
    const progress = () => {
      told += 1;
      if (told === after) giveUp.abort();
    };
    const input = { files: files(), entity: 'Dana', create_accounts: true };
    const options = { actor: { name: 'tester', role: 'owner' as const }, signal: giveUp.signal, progress };
    return books.core.call('imports.commit', input, options).then(
      () => ({ code: null, told }),
      ({ code }: { code: string }) => ({ code, told }),
    );
  };

  it('given up at any moment leaves nothing, and comes in whole the next time', async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Dana' });
    const before = fingerprint(books.core.vault.db);
    const events = eventCount(books.core.vault.db);
    let givenUp = 0;
    for (let after = 1; ; after *= 2) {
      const { code, told } = await commit(after);
      if (told < after) break;
      givenUp += 1;
      expect(code, `after ${after} of its rows`).toBe('CANCELLED');
      expect(fingerprint(books.core.vault.db)).toBe(before);
      expect(eventCount(books.core.vault.db)).toBe(events);
    }
    expect(givenUp).toBeGreaterThan(4);
    expect(linesOf()).toBeGreaterThan(450);
    const after = fingerprint(books.core.vault.db);
    expect(await commit(null)).toMatchObject({ code: null });
    expect(fingerprint(books.core.vault.db)).toBe(after);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });
});

describe('a process that imports twenty files', () => {
  it(
    'killed at any moment leaves the whole batch or none of it',
    async () => {
      const line = new CommandLine();
      await line.init();
      await line.json(['entity', 'add', '--name', 'Dana', '--kind', 'person']);
      const dir = join(line.dir, 'statements');
      mkdirSync(dir);
      for (const [name, content] of made) writeFileSync(join(dir, name), content);
      const paths = made.map(([name]) => join(dir, name));
      const importing = ['import', ...paths, '--entity', 'Dana', '--create-accounts'];
      const held = async () => {
        const batches = (await line.json(['batch', 'list'])) as { lines: number }[];
        return batches.map(({ lines }) => lines);
      };
      const kept = new Set<number>();
      for (let kill = 1; kill <= KILLS; kill++) {
        // Spread over the time that it takes as a whole, and a little longer.
        await killAfter(line, importing, (kill * 1200) / KILLS);
        const batches = await held();
        for (const lines of batches) kept.add(lines);
        if (batches.length > 0) await line.json(['undo']);
        expect((await line.json(['verify'])).findings).toEqual([]);
      }
      await line.run(importing);
      for (const lines of await held()) kept.add(lines);
      // The whole batch each time, whenever it was.
      expect(kept.size).toBe(1);
      expect([...kept][0]).toBeGreaterThan(450);
      rmSync(line.dir, { recursive: true, force: true });
    },
    120_000 + KILLS * 15_000,
  );
});

async function killAfter(line: CommandLine, args: string[], ms: number): Promise<void> {
  const main = new URL('../../dist/main/cli/main.js', import.meta.url).pathname;
  const env = { ...process.env, BULKHEAD_VAULT: line.vault, BULKHEAD_PASSPHRASE: PASSPHRASE };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: 'ignore' });
  const gone = once(child, 'exit');
  await Promise.race([sleep(ms), gone]);
  child.kill('SIGKILL');
  await gone;
}
