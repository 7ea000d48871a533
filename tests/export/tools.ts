/** hledger, ledger and beancount as tests use them, and the books' own movements to hold against theirs. */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import type { VaultDatabase } from '../../main/vault/index.ts';
import { formatMoney } from '../../shared/money.ts';

/** Haskell and Python programs read files in the locale's encoding. */
const UTF8 = { ...process.env, LC_ALL: 'C.UTF-8' };
const has = (tool: string) => spawnSync(tool, ['--version'], { env: UTF8 }).status === 0;
export const hasHledger = has('hledger');
export const hasLedger = has('ledger');
export const hasBeancount = has('bean-check');

export function run(tool: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(tool, args, {
    env: UTF8,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, out: stdout, err: stderr };
}

/** What each account moved in each month, by currency, as sorted text without the accounts' names; of all entities by default. */
export function ourMovements(db: VaultDatabase, entity?: string): string[] {
  const rows = db
    .prepare(
      `SELECT p.account_id, substr(p.date, 1, 7) AS month, p.currency, sum(p.amount_minor) AS minor
       FROM posting p JOIN account a ON a.id = p.account_id JOIN entity n ON n.id = a.entity_id
       WHERE ? IS NULL OR n.name = ? GROUP BY 1, 2, 3 HAVING minor <> 0`,
    )
    .all(entity ?? null, entity ?? null) as { month: string; currency: string; minor: number }[];
  return rows.map((r) => `${r.month} ${r.currency} ${formatMoney(r.minor, r.currency)}`).sort();
}

/** hledger's: a row for each account and commodity, a column for each month. */
export function hledgerMovements(path: string): string[] {
  const args = ['-f', path, 'balance', '-M', '--flat', '--no-total', '-E', '--layout=bare', '-O', 'csv'];
  const { status, out, err } = run('hledger', ...args);
  expect([status, err]).toEqual([0, '']);
  const [head = [], ...rows] = out.trim().split('\n').map(parseCsv);
  return rows
    .flatMap((row) => head.slice(2).map((month, i) => [month, row[1], row[i + 2]] as const))
    .filter(([, , amount]) => Number(amount) !== 0)
    .map(([month, currency, amount]) => `${month} ${currency} ${amount}`)
    .sort();
}

/** ledger's own balances, a report for each month; an account with several commodities has a line for each. */
export function ledgerMovements(path: string, months: readonly string[]): string[] {
  return months
    .flatMap((month) => {
      const format = '%(strip(display_total))\n';
      const args = ['-f', path, 'balance', '--flat', '--no-total', '--period', month, '--format', format];
      const { status, out, err } = run('ledger', ...args);
      expect([status, err]).toEqual([0, '']);
      return out
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && line !== '0')
        .map((line) => line.split(' '))
        .map(([amount, currency]) => `${month} ${currency} ${amount}`);
    })
    .sort();
}

function parseCsv(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((m) => m[1]!.replaceAll('""', '"'));
}
