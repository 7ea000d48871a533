/** Entries and their postings: adding, changing, removing, listing. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { EntryOut } from '../../shared/contract/ledger.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { changeMany } from './bulk.ts';
import { crossingsOf, refuseCrossed, requireWholePair } from './crossed.ts';
import { parseCursor } from './cursor.ts';
import type { Unit } from './door/unit.ts';
import { evidenceOf, refuseEvidenced, refuseMovingEvidence, requireEvidenceKept } from './evidence.ts';
import type { HandlersOf } from './handlers.ts';
import {
  AccountFinder,
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  loadChart,
} from './lookup.ts';
import type { MendedRows } from './mended.ts';
import { listPayees } from './payees.ts';
import { readRegister } from './register/register.ts';
import { removeEntry, removeMany } from './removal.ts';
import { keepRest } from './rests.ts';
import { MONEY_ROLES } from './roles.ts';
import { entry, posting } from './tables.ts';
import { setTags } from './tags.ts';
import { beginsTransfer, meetBegun, type Transfers } from './transfers.ts';

type CreateInput = z.infer<NonNullable<(typeof contract.entry.create)['~orpc']['inputSchema']>>;
type EntryInput = CreateInput['entries'][number];
type PostingInput = EntryInput['postings'][number];

interface Leg {
  accountId: string;
  amountMinor: number;
  currency: string;
  status: 'pending' | 'cleared';
  memo: string | null;
}

function toLeg(input: PostingInput, account: ChartAccount, owner: EntityRow): Leg {
  const currency = input.currency ?? account.currency ?? owner.base_currency;
  if (account.currency !== null && account.currency !== currency) {
    throw new BulkheadError(
      'INVALID_INPUT',
      `“${account.path}” holds ${account.currency}, not ${currency}.`,
      { remedy: `Use an account in ${currency}, or leave the currency out.` },
    );
  }
  if (account.archived === 1)
    throw new BulkheadError('REFUSED', `“${account.path}” is archived.`, {
      remedy: 'Bring it back first, or use another account.',
      facts: { next: 'account.update' },
    });
  return {
    accountId: account.id,
    amountMinor: parseMoney(input.amount, currency),
    currency,
    status: input.status ?? (MONEY_ROLES.has(account.role) ? 'pending' : 'cleared'),
    memo: input.memo ?? null,
  };
}

/** INVALID_INPUT that says by how much, unless the legs sum to zero in each currency. */
function requireBalance(legs: readonly Leg[]): void {
  const sums = new Map<string, number>();
  for (const leg of legs) sums.set(leg.currency, (sums.get(leg.currency) ?? 0) + leg.amountMinor);
  for (const [currency, off] of sums) {
    if (off === 0) continue;
    throw new BulkheadError(
      'INVALID_INPUT',
      `The entry does not balance: its ${currency} postings sum to ${formatMoney(off, currency)}.`,
      {
        remedy:
          sums.size > 1
            ? 'Each currency must sum to zero; use the account “Currency exchange” for the other side.'
            : 'Debits (positive) and credits (negative) must sum to zero.',
        facts: { currency, off_minor: off },
      },
    );
  }
}

function requireOpenPeriod(owner: EntityRow, date: string): void {
  if (owner.closed_through === null || date > owner.closed_through) return;
  throw new BulkheadError(
    'REFUSED',
    `The books of ${owner.name} are closed through ${owner.closed_through}; ${date} lies within.`,
    {
      remedy: 'Use a later date, or reopen the period with the reason.',
      facts: { next: 'period.reopen', closed_through: owner.closed_through },
    },
  );
}

function insertLegs(unit: Unit, entryId: string, date: string, legs: readonly Leg[]): void {
  for (const [line, leg] of legs.entries()) unit.insert(posting, { entryId, line, date, ...leg });
}

/** An entry by hand. INVALID_INPUT unless it balances, REFUSED in closed books and archived accounts. */
export function createEntry(unit: Unit, finder: AccountFinder, input: EntryInput): string {
  const owner = findEntity(unit.db, input.entity);
  requireOpenPeriod(owner, input.date);
  const named = input.postings.map((p) => ({ ...p, found: finder.find(p.account, owner.id) }));
  // What an account held before is no payment that a bank could still tell.
  const opens = input.source === 'opening' || named.some(({ found }) => found.role === 'opening');
  const legs = named.map(({ found, ...p }) =>
    toLeg(opens ? { ...p, status: p.status ?? 'cleared' } : p, found, owner),
  );
  requireBalance(legs);
  const id = unit.newId();
  unit.insert(entry, {
    id,
    entityId: owner.id,
    date: input.date,
    payee: input.payee,
    memo: input.memo,
    source: input.source,
  });
  insertLegs(unit, id, input.date, legs);
  if (input.tags.length > 0) setTags(unit, id, input.tags);
  return id;
}

interface EntryRow {
  id: string;
  entity_id: string;
  date: string;
  payee: string;
  memo: string;
  source: EntryOut['source'];
  reviewed: 1 | null;
}

interface PostingRow {
  entry_id: string;
  line: number;
  account_id: string;
  amount_minor: number;
  currency: string;
  status: 'pending' | 'cleared' | 'reconciled';
  memo: string | null;
}

export function requireEntry(db: VaultDatabase, id: string): EntryRow {
  const row = db.prepare('SELECT * FROM entry WHERE id = ?').get(id) as EntryRow | undefined;
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no entry ${id}.`, {
    remedy: 'It may have been deleted meanwhile. Look at the list again.',
    facts: { next: 'entry.list' },
  });
}

/** Entries as the contract shows them, in the order given. */
export function describeEntries(db: VaultDatabase, rows: readonly EntryRow[]): EntryOut[] {
  const paths = new Map(loadChart(db).map((a) => [a.id, a.path]));
  const names = new Map(
    (db.prepare('SELECT id, name FROM entity').all() as { id: string; name: string }[]).map((e) => [
      e.id,
      e.name,
    ]),
  );
  const postings = db.prepare('SELECT * FROM posting WHERE entry_id = ? ORDER BY line');
  const tags = db
    .prepare(
      'SELECT t.name FROM entry_tag e JOIN tag t ON t.id = e.tag_id WHERE e.entry_id = ? ORDER BY t.name',
    )
    .pluck();
  const attachments = db.prepare('SELECT count(*) FROM attachment WHERE entry_id = ?').pluck();
  return rows.map((row) => ({
    id: row.id,
    entity: names.get(row.entity_id)!,
    date: row.date,
    payee: row.payee,
    memo: row.memo,
    source: row.source,
    reviewed: row.reviewed === 1,
    tags: tags.all(row.id) as string[],
    attachments: attachments.get(row.id) as number,
    postings: (postings.all(row.id) as PostingRow[]).map((p) => ({
      line: p.line,
      account: paths.get(p.account_id)!,
      account_id: p.account_id,
      amount: formatMoney(p.amount_minor, p.currency),
      amount_minor: p.amount_minor,
      currency: p.currency,
      status: p.status,
      memo: p.memo,
    })),
  }));
}

/** LIKE pattern for "contains", with its own wildcards taken literally. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

export const entryHandlers = (
  transfers: Transfers,
  mended: MendedRows,
): HandlersOf<typeof contract.entry> => ({
  get: ({ db }, input) => ({
    ...describeEntries(db, [requireEntry(db, input.id)])[0]!,
    evidence: evidenceOf(db, input.id),
    crossing: crossingsOf(db, [input.id])[0]!,
  }),

  create({ unit }, input) {
    const finder = new AccountFinder(unit.db);
    const ids: string[] = [];
    for (const [index, one] of input.entries.entries()) {
      try {
        ids.push(createEntry(unit, finder, one));
      } catch (error) {
        if (!(error instanceof BulkheadError) || input.entries.length === 1) throw error;
        throw new BulkheadError(
          error.code,
          `Entry ${index + 1} (${one.date}, “${one.payee}”): ${error.message}`,
          {
            ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
            facts: { ...error.facts, entry: index + 1 },
            cause: error,
          },
        );
      }
    }
    return { ids };
  },

  update({ db, unit }, input) {
    const row = requireEntry(db, input.id);
    const owner = findEntity(db, row.entity_id);
    requireOpenPeriod(owner, row.date);
    const date = input.date ?? row.date;
    if (date !== row.date) refuseMovingEvidence(db, row.id);
    requireOpenPeriod(owner, date);
    const finder = new AccountFinder(db);
    const before = legsOf(db, row.id);
    const begun: string[] = [];
    const legs = input.postings?.map((p, at) => {
      const account = finder.find(p.account, owner.id);
      if (!beginsTransfer(row, before[at], account)) return toLeg(p, account, owner);
      begun.push(account.id);
      return toLeg({ ...p, status: 'pending' }, account, owner);
    });
    if (legs) requireWholePair(db, row.id, legs);
    keepRest(unit, row.id);
    // Legs that go, go while the entry still has its old date: only then can undo put them back before the date.
    if (legs) removeExtraLegs(unit, row.id, legs);
    unit.update(
      entry,
      { id: row.id },
      {
        date,
        ...(input.payee === undefined ? {} : { payee: input.payee }),
        ...(input.memo === undefined ? {} : { memo: input.memo }),
        ...(input.reviewed === undefined ? {} : { reviewed: input.reviewed || null }),
      },
    );
    if (legs) replaceLegs(unit, row.id, date, legs);
    else {
      for (const { line } of legsOf(db, row.id)) unit.update(posting, { entryId: row.id, line }, { date });
    }
    if (input.tags !== undefined) setTags(unit, row.id, input.tags);
    meetBegun(unit, transfers, row.id, begun);
    return describeEntries(db, [requireEntry(db, row.id)])[0]!;
  },

  remove({ db, unit }, input) {
    const row = requireEntry(db, input.id);
    requireOpenPeriod(findEntity(db, row.entity_id), row.date);
    refuseCrossed(db, row.id);
    if (mended.stands(db, row.id)) mended.release(unit, row.id);
    refuseEvidenced(db, row.id);
    removeEntry(unit, row.id);
    return { ok: true };
  },

  remove_many: (scope, input) => removeMany(scope, input, mended),

  list({ db }, input) {
    const where: string[] = [];
    const values: unknown[] = [];
    const add = (clause: string, ...more: unknown[]) => {
      where.push(clause);
      values.push(...more);
    };
    if (input.entity !== undefined) add('e.entity_id = ?', findEntity(db, input.entity).id);
    if (input.from !== undefined) add('e.date >= ?', input.from);
    if (input.to !== undefined) add('e.date <= ?', input.to);
    if (input.text !== undefined)
      add(
        `(e.payee LIKE ? ESCAPE '\\' OR e.memo LIKE ? ESCAPE '\\'
          OR e.id IN (SELECT m.entry_id FROM statement_line l JOIN line_match m ON m.statement_line_id = l.id
            WHERE l.payee LIKE ? ESCAPE '\\'))`,
        likePattern(input.text),
        likePattern(input.text),
        likePattern(input.text),
      );
    if (input.account !== undefined) {
      add(
        'e.id IN (SELECT entry_id FROM posting WHERE account_id = ?)',
        findAccount(db, input.account, input.entity).id,
      );
    }
    if (input.tag !== undefined)
      add(
        'e.id IN (SELECT et.entry_id FROM entry_tag et JOIN tag t ON t.id = et.tag_id WHERE t.name = ?)',
        input.tag,
      );
    if (input.after !== undefined) {
      const [date, id] = parseCursor(input.after);
      add('(e.date, e.id) > (?, ?)', date, id);
    }
    const rows = db
      .prepare(
        `SELECT e.* FROM entry e ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY e.date, e.id LIMIT ?`,
      )
      .all(...values, input.limit + 1) as EntryRow[];
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      entries: describeEntries(db, page),
      next: rows.length > input.limit && last ? `${last.date}|${last.id}` : null,
    };
  },

  register: ({ db }, input) => readRegister(db, input),
  payees: ({ db }, input) => listPayees(db, input),
  bulk: (scope, input) => changeMany(scope, transfers, input),
});

function legsOf(db: VaultDatabase, entryId: string): PostingRow[] {
  return db.prepare('SELECT * FROM posting WHERE entry_id = ? ORDER BY line').all(entryId) as PostingRow[];
}

/** Removes the legs beyond those that `legs` will take the place of. */
function removeExtraLegs(unit: Unit, entryId: string, legs: readonly Leg[]): void {
  requireBalance(legs);
  for (const extra of legsOf(unit.db, entryId).slice(legs.length)) {
    requireEvidenceKept(unit.db, extra, null);
    unit.remove(posting, { entryId, line: extra.line });
  }
}

/**
 * Replaces the legs of an entry in their order, so that a leg that stays keeps its match with the bank's row. A stored leg
 * keeps its number, and there may be gaps between those: what was divided between rows and joined again leaves some.
 */
function replaceLegs(unit: Unit, entryId: string, date: string, legs: readonly Leg[]): void {
  const old = legsOf(unit.db, entryId);
  let next = (old.at(-1)?.line ?? -1) + 1;
  for (const [at, leg] of legs.entries()) {
    const before = old[at];
    if (!before) unit.insert(posting, { entryId, line: next++, date, ...leg });
    else {
      requireEvidenceKept(unit.db, before, leg);
      const same =
        before.account_id === leg.accountId &&
        before.amount_minor === leg.amountMinor &&
        before.currency === leg.currency;
      const status = same ? before.status : leg.status;
      unit.update(posting, { entryId, line: before.line }, { date, ...leg, status });
    }
  }
}
