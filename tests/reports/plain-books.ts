/**
 * Books without a vault around them: a database in memory with the real migrations, procedures called by name with the
 * contract's own validation. For tests of what is computed from the books, where locks, keys and files have no part.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import type { z } from 'zod';
import { crossingHandlers } from '../../main/crossing/index.ts';
import { journalHandlers, txfHandlers } from '../../main/export/index.ts';
import { mended, transfers } from '../../main/import/index.ts';
import { accountHandlers } from '../../main/ledger/accounts.ts';
import { entityHandlers } from '../../main/ledger/entities.ts';
import { entryHandlers } from '../../main/ledger/entries.ts';
import { type Scope, Unit } from '../../main/ledger/index.ts';
import { memberHandlers } from '../../main/member/index.ts';
import { reportHandlers, taxFormHandlers } from '../../main/reports/index.ts';
import { returnHandlers } from '../../main/returns/index.ts';
import { taxHandlers } from '../../main/tax/index.ts';
import { distributionHandlers } from '../../main/veil/index.ts';
import { vendorHandlers } from '../../main/vendor/index.ts';
import { contract } from '../../shared/contract/index.ts';
import { createIdFactory } from '../../shared/ids.ts';

const MIGRATIONS = new URL('../../migrations/', import.meta.url);

const handlers = {
  entity: entityHandlers,
  account: accountHandlers,
  entry: entryHandlers(transfers, mended),
  member: memberHandlers,
  crossing: { ...crossingHandlers, ...distributionHandlers },
  reports: reportHandlers,
  tax: { ...taxHandlers, ...taxFormHandlers, ...returnHandlers, ...txfHandlers },
  journal: journalHandlers,
  vendor: vendorHandlers,
};

type Group = keyof typeof handlers;
type Name<G extends Group> = keyof (typeof handlers)[G] & string;
type Handler<G extends Group, N extends Name<G>> = (typeof handlers)[G][N] extends (
  ...args: never[]
) => infer R
  ? Awaited<R>
  : never;

function openInMemory(): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  const files = fs
    .readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  for (const file of files) {
    const text = fs.readFileSync(new URL(file, MIGRATIONS), 'utf8');
    for (const statement of text.split('--> statement-breakpoint')) db.exec(statement);
  }
  return db;
}

export class PlainBooks {
  readonly db = openInMemory();
  /** The day it is for queries that ask. */
  today = '2026-01-15';
  readonly #newId = createIdFactory({ nowMs: () => this.#nowMs(), randomBytes: (bytes) => bytes.fill(7) });

  #nowMs(): number {
    return Date.parse(`${this.today}T12:00:00Z`);
  }

  /** Runs a procedure as the core does: validated input, commands in a transaction, answers as they come. */
  call<G extends Group, N extends Name<G>>(name: `${G}.${N}`, input: unknown = {}): Handler<G, N> {
    const [group, procedure] = name.split('.') as [G, N];
    const declared = (contract[group] as unknown as Record<string, typeof contract.entry.create>)[procedure]!;
    const { inputSchema, meta } = declared['~orpc'];
    const valid = inputSchema ? (inputSchema as z.ZodType).parse(input) : undefined;
    const unit = new Unit(this.db, new Date(this.#nowMs()).toISOString(), {
      ...{ newId: this.#newId, timeZone: 'UTC' },
    });
    const scope = { db: this.db, unit, today: this.today, progress() {} } as unknown as Scope;
    const handle = handlers[group][procedure] as (scope: Scope, input: unknown) => Handler<G, N>;
    return meta.writes ? this.db.transaction(() => handle(scope, valid))() : handle(scope, valid);
  }

  /** An entry in the short form that tests read best: account and amount, debits positive. */
  enter(
    entity: string,
    date: string,
    payee: string,
    postings: Record<string, string>,
    more: object = {},
  ): string {
    const legs = Object.entries(postings).map(([account, amount]) => ({ account, amount }));
    return this.call('entry.create', { entries: [{ entity, date, payee, postings: legs, ...more }] }).ids[0]!;
  }

  close(): void {
    this.db.close();
  }
}
