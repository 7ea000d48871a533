/**
 * Somebody who works while an import runs, in a process of their own: `asking.ts URL TOKENFILE DIR`. Sends the statements to
 * the server and goes on asking, then changes entries one by one. Prints how long they were kept waiting, in milliseconds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportResult } from '../../shared/contract/import.ts';
import { type Client, clientOf } from '../bench-ui/client.ts';
import { ENTITIES, OFX_FILES, ROWS } from './data.ts';
import { requireRows } from './imports.ts';
import { median } from './measure.ts';

const POLL_MS = 20;
const EDITS = 25;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function sendStatements(url: string, tokenFile: string, dir: string): Promise<void> {
  const body = new FormData();
  for (const name of OFX_FILES) body.append('files', new File([readFileSync(join(dir, name))], name));
  const answer = await fetch(new URL('/api/v1/imports', url), {
    method: 'POST',
    headers: { Authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` },
    body,
  });
  if (!answer.ok) throw new Error(await answer.text());
  requireRows((await answer.json()) as ImportResult, { new: ROWS, duplicate: 0 });
}

/** The longest that each question was kept waiting while `work` went on. */
async function askDuring(ask: Client, work: () => Promise<void>) {
  const list = () => timed(() => ask('account.list', {}));
  const income = () => timed(() => ask('reports.income_statement', { entity: ENTITIES[0] }));
  await list();
  await income();
  const worst = { list: 0, income: 0 };
  let running = true;
  const asking = (async () => {
    while (running) {
      worst.list = Math.max(worst.list, await list());
      worst.income = Math.max(worst.income, await income());
      await sleep(POLL_MS);
    }
  })();
  const took = await timed(work);
  // What is asked right after the COMMIT finds nothing in the cache.
  await sleep(2 * POLL_MS);
  running = false;
  await asking;
  return { took, ...worst };
}

/** What it takes to store a change of one entry, of many that are made one after another. */
async function timeEdits(ask: Client): Promise<number> {
  const { entries } = (await ask('entry.list', { limit: EDITS })) as { entries: { id: string }[] };
  const times: number[] = [];
  for (const { id } of entries) times.push(await timed(() => ask('entry.update', { id, memo: 'changed' })));
  return median(times);
}

const [url, tokenFile, dir] = process.argv.slice(2) as [string, string, string];
const ask = clientOf(url, tokenFile);
const worst = await askDuring(ask, () => sendStatements(url, tokenFile, dir));
process.stdout.write(`${JSON.stringify({ ...worst, edit: await timeEdits(ask) })}\n`);
