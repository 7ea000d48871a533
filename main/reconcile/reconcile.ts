/**
 * Reconciling by statement: what was proven before, plus what the bank has confirmed since, must come to the bank's own
 * balance on the statement's day. Only then can it be finished, and its legs are locked.
 */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import {
  BANK_DAY,
  findAccount,
  findEntity,
  type HandlersOf,
  Pace,
  type Scope,
  type Unit,
} from '../ledger/index.ts';
import { posting } from '../ledger/tables.ts';
import { typeset } from '../papers/index.ts';
import { findClues } from './clues/clues.ts';
import { coverage } from './coverage.ts';
import { describe, describer } from './finished.ts';
import {
  currencyOf,
  hasStatements,
  latestOf,
  measure,
  type ReconciliationRow,
  statedBalance,
} from './measure.ts';
import { paperOf } from './paper.ts';
import { type Mark, refusalOfBalance, refusalOfDay, refusalToMark } from './refusals.ts';
import { reportOf } from './report.ts';
import { reconciliation } from './tables.ts';

interface Leg {
  entry_id: string;
  line: number;
}

/** Marks these very legs; those that can't be marked stay as they are and are named. */
async function markLegs({ db, unit }: Scope, legs: readonly Leg[], status: Mark) {
  const stored = db.prepare(
    `SELECT p.line, p.status, e.payee, e.date, a.name AS account, a.type FROM posting p
     JOIN entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id WHERE p.entry_id = ? AND p.line = ?`,
  );
  const refused: { entry_id: string; payee: string; date: string; reason: string }[] = [];
  let changed = 0;
  const pace = new Pace(unit.signal);
  for (const { entry_id, line } of legs) {
    await pace.breathe();
    const leg = stored.get(entry_id, line) as
      | { line: number; status: string; payee: string; date: string; account: string; type: string }
      | undefined;
    if (!leg) {
      refused.push({ entry_id, payee: '', date: '', reason: `Entry ${entry_id} has no leg ${line}.` });
      continue;
    }
    const { payee, date } = leg;
    const reason = hasStatements(leg.type)
      ? refusalToMark(db, entry_id, leg, status)?.message
      : `“${leg.account}” is ${leg.type}; no bank sees it.`;
    if (reason !== undefined) refused.push({ entry_id, payee, date, reason });
    else if (leg.status !== status) {
      unit.update(posting, { entryId: entry_id, line }, { status });
      changed += 1;
    }
  }
  return { changed, refused };
}

/** A first reconciliation may be of all the rows there ever were: others have their turn meanwhile. */
async function setLegs(
  unit: Unit,
  legs: readonly Leg[],
  to: { status: 'cleared' | 'reconciled'; reconciliationId: string | null },
): Promise<void> {
  const pace = new Pace(unit.signal);
  for (const { entry_id: entryId, line } of legs) {
    await pace.breathe();
    unit.update(posting, { entryId, line }, to);
  }
}

export const reconcileHandlers: HandlersOf<typeof contract.reconcile> = {
  status({ db, today }, input) {
    const account = findAccount(db, input.account, input.entity);
    const currency = currencyOf(db, account);
    const stated = statedBalance(db, account, currency, input, today);
    const m = measure(db, account, stated);
    const money = (minor: number) => formatMoney(minor, currency);
    return {
      account: account.path,
      account_id: account.id,
      currency,
      statement_date: stated.date,
      statement_balance: stated.minor === null ? null : money(stated.minor),
      reconciled_balance: money(m.reconciled.minor),
      cleared: { count: m.cleared.count, sum: money(m.cleared.minor) },
      pending: { count: m.pending.count, sum: money(m.pending.minor) },
      difference: m.difference === null ? null : money(m.difference),
    };
  },

  clues: findClues,
  coverage,

  async mark(scope, input) {
    const { status } = input;
    if (input.legs) return markLegs(scope, input.legs, status);
    const { db, unit } = scope;
    const account = findAccount(db, input.account!, input.entity);
    let changed = 0;
    for (const entryId of input.entries!) {
      const legs = db
        .prepare('SELECT line, status FROM posting WHERE entry_id = ? AND account_id = ?')
        .all(entryId, account.id) as { line: number; status: string }[];
      if (legs.length === 0)
        throw new BulkheadError('NOT_FOUND', `Entry ${entryId} has no leg in “${account.path}”.`);
      for (const leg of legs) {
        const refusal = refusalToMark(db, entryId, leg, status);
        if (refusal) throw refusal;
        if (leg.status === status) continue;
        unit.update(posting, { entryId, line: leg.line }, { status });
        changed += 1;
      }
    }
    return { changed, refused: [] };
  },

  /** A reason why the bank's own balance does not count stands in the audit log, with the command's input. */
  async finish(scope, input) {
    const { db, unit } = scope;
    const account = findAccount(db, input.account, input.entity);
    const currency = currencyOf(db, account);
    const stated = statedBalance(db, account, currency, input, unit.today);
    if (stated.minor === null) {
      throw new BulkheadError(
        'INVALID_INPUT',
        `No statement of “${account.path}” states a balance${input.date ? ` on ${input.date}` : ''}.`,
        {
          remedy: 'Give the balance as the statement prints it (a debt on a card is negative), and its date.',
        },
      );
    }
    const { date, minor } = stated;
    const refusal = refusalOfDay(scope, account, date);
    if (refusal) throw refusal;
    const m = measure(db, account, stated);
    if (m.difference !== 0) {
      throw new BulkheadError(
        'REFUSED',
        `“${account.path}” is off by ${formatMoneyForPeople(m.difference!, currency)} ${currency} on ${stated.date}: the statement says ${formatMoneyForPeople(stated.minor, currency)}, the books ${formatMoneyForPeople(stated.minor - m.difference!, currency)}.`,
        {
          remedy: `${m.pending.count === 1 ? '1 posting up to that day is' : `${m.pending.count} postings up to that day are`} still pending (${formatMoneyForPeople(m.pending.minor, currency)}); look for a missing or doubled row.`,
          facts: { difference_minor: m.difference },
        },
      );
    }
    const overruled = input.reason === undefined ? refusalOfBalance(db, account, { date, minor }) : null;
    if (overruled) throw overruled;
    const id = unit.newId();
    const legs = db
      .prepare(
        `SELECT p.entry_id, p.line FROM posting p
         WHERE p.account_id = ? AND p.status = 'cleared' AND ${BANK_DAY} <= ?`,
      )
      .all(account.id, stated.date) as Leg[];
    const row = {
      id,
      accountId: account.id,
      statementDate: stated.date,
      balanceMinor: stated.minor,
      postingCount: legs.length,
      finishedAt: unit.now,
    };
    unit.insert(reconciliation, row);
    await setLegs(unit, legs, { status: 'reconciled', reconciliationId: id });
    return describe(db, latestOf(db, account.id)!);
  },

  list({ db }, input) {
    const only = input.account === undefined ? null : findAccount(db, input.account, input.entity).id;
    const entityId = input.entity === undefined ? null : findEntity(db, input.entity).id;
    const rows = db
      .prepare(
        `SELECT r.* FROM reconciliation r JOIN account a ON a.id = r.account_id
         WHERE (? IS NULL OR r.account_id = ?) AND (? IS NULL OR a.entity_id = ?) ORDER BY r.statement_date DESC, r.id DESC`,
      )
      .all(only, only, entityId, entityId) as ReconciliationRow[];
    return rows.map(describer(db));
  },

  report: ({ db }, input) => reportOf(db, input),

  async paper({ db, now, dayOf }, input) {
    const report = reportOf(db, input);
    const bytes = await typeset(paperOf(report, now, dayOf));
    const name = `Reconciliation ${report.account.split(':').at(-1)} ${report.statement_date}.pdf`;
    return new File([bytes], name, { type: 'application/pdf' });
  },

  /** The reason stands in the audit log, with the command's input. */
  async reopen({ db, unit }, input) {
    const row = db.prepare('SELECT * FROM reconciliation WHERE id = ?').get(input.id) as
      | ReconciliationRow
      | undefined;
    if (!row) throw new BulkheadError('NOT_FOUND', `There is no reconciliation ${input.id}.`);
    const latest = latestOf(db, row.account_id)!;
    if (latest.id !== row.id) {
      throw new BulkheadError(
        'REFUSED',
        `A later statement (${latest.statement_date}) is reconciled on top of that one.`,
        { remedy: `Reopen ${latest.id} first.`, facts: { next: 'reconcile.reopen' } },
      );
    }
    const legs = db.prepare('SELECT entry_id, line FROM posting WHERE reconciliation_id = ?').all(row.id);
    await setLegs(unit, legs as Leg[], { status: 'cleared', reconciliationId: null });
    unit.remove(reconciliation, { id: row.id });
    return { ok: true };
  },
};
