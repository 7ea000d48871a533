/** Rules as people keep them, and applying them to what is already in the books. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountPath,
  type ChartAccount,
  findAccount,
  findEntity,
  type HandlersOf,
  loadChart,
  type Scope,
  type Unit,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { applyRules } from './apply.ts';
import type { RuleRow } from './match.ts';
import { suggestRule } from './suggest.ts';
import { rule } from './tables.ts';
import { testRule } from './test.ts';

function describe(db: VaultDatabase, row: RuleRow, paths = pathsOf(db)) {
  return {
    id: row.id,
    entity: findEntity(db, row.entity_id).name,
    position: row.position,
    field: row.field,
    test: row.test,
    value: row.value,
    direction: row.direction,
    account: paths.get(row.account_id)!,
    account_id: row.account_id,
    payee: row.payee,
  };
}

function pathsOf(db: VaultDatabase): Map<string, string> {
  return new Map(loadChart(db).map((a) => [a.id, a.path]));
}

function requireRule(db: VaultDatabase, id: string): RuleRow {
  const row = db.prepare('SELECT * FROM rule WHERE id = ?').get(id) as RuleRow | undefined;
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no rule ${id}.`, {
    remedy: 'It may have been deleted meanwhile. Look at the list of rules again.',
  });
}

/** A category is what money is spent on or earned by, or another account it moves to. */
function category(db: VaultDatabase, ref: string, entityId: string): ChartAccount {
  const account = findAccount(db, ref, entityId);
  if (account.archived === 1)
    throw new BulkheadError('REFUSED', `“${account.path}” is archived.`, {
      remedy: 'Choose another account.',
    });
  return account;
}

function idsInOrder(db: VaultDatabase, entityId: string): string[] {
  return db
    .prepare('SELECT id FROM rule WHERE entity_id = ? ORDER BY position, id')
    .pluck()
    .all(entityId) as string[];
}

/** Numbers rules 1, 2, 3, ... in the order given. */
function number(unit: Unit, ids: readonly string[]): void {
  for (const [index, id] of ids.entries()) unit.update(rule, { id }, { position: index + 1 });
}

/** Puts a rule at `position` (1 is first) and numbers the others around it. */
function renumber(unit: Unit, entityId: string, moved: { id: string; position: number }): void {
  const others = idsInOrder(unit.db, entityId).filter((id) => id !== moved.id);
  others.splice(moved.position - 1, 0, moved.id);
  number(unit, others);
}

/** The rule as it is saved, once it has changed what it is to change. */
async function saved(scope: Scope, id: string, apply: 'uncategorised' | 'everything' | undefined) {
  const { db } = scope;
  const row = requireRule(db, id);
  const paths = pathsOf(db);
  const { changed } =
    apply === undefined
      ? { changed: 0 }
      : await applyRules(scope, {
          entityId: row.entity_id,
          filter: { everything: apply === 'everything' },
          only: id,
          preview: false,
          pathOf: (account) => paths.get(account)!,
        });
  return { ...describe(db, row, paths), changed };
}

export const ruleHandlers: HandlersOf<typeof contract.rules> = {
  list({ db }, input) {
    const only = input.entity === undefined ? null : findEntity(db, input.entity).id;
    const rows = db
      .prepare('SELECT * FROM rule WHERE ? IS NULL OR entity_id = ? ORDER BY entity_id, position')
      .all(only, only) as RuleRow[];
    const paths = pathsOf(db);
    return rows.map((row) => describe(db, row, paths));
  },

  create(scope, input) {
    const { db, unit } = scope;
    const owner = findEntity(db, input.entity);
    const id = unit.newId();
    unit.insert(rule, {
      id,
      entityId: owner.id,
      position:
        1 + (db.prepare('SELECT count(*) FROM rule WHERE entity_id = ?').pluck().get(owner.id) as number),
      field: input.field,
      test: input.test,
      value: input.value,
      direction: input.direction,
      accountId: category(db, input.account, owner.id).id,
      payee: input.payee,
    });
    if (input.position !== undefined) renumber(unit, owner.id, { id, position: input.position });
    return saved(scope, id, input.apply);
  },

  update(scope, input) {
    const { db, unit } = scope;
    const row = requireRule(db, input.id);
    const { id, account, position, apply, ...fields } = input;
    unit.update(
      rule,
      { id },
      {
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        ...(account === undefined ? {} : { accountId: category(db, account, row.entity_id).id }),
      },
    );
    if (position !== undefined) renumber(unit, row.entity_id, { id, position });
    return saved(scope, id, apply);
  },

  remove({ db, unit }, input) {
    const row = requireRule(db, input.id);
    unit.remove(rule, { id: input.id });
    number(unit, idsInOrder(db, row.entity_id));
    return { ok: true };
  },

  test({ db }, input) {
    const owner = findEntity(db, input.entity);
    const account = input.account === null ? null : category(db, input.account, owner.id);
    if (input.except !== undefined) requireRule(db, input.except);
    const paths = pathsOf(db);
    return testRule(db, owner, input, account, (id) => paths.get(id)!);
  },

  suggest({ db }, input) {
    const entity = db.prepare('SELECT entity_id FROM entry WHERE id = ?').pluck().get(input.entry);
    if (entity === undefined) {
      throw new BulkheadError('NOT_FOUND', `There is no entry ${input.entry}.`, {
        remedy: 'It may have been deleted meanwhile. Look at the list again.',
      });
    }
    const owner = findEntity(db, entity as string);
    const suggestion = suggestRule(db, owner, input.entry);
    return (
      suggestion && { entity: owner.name, ...suggestion, account: accountPath(db, suggestion.account_id) }
    );
  },

  apply(scope, input) {
    const { db } = scope;
    const paths = pathsOf(db);
    return applyRules(scope, {
      entityId: findEntity(db, input.entity).id,
      filter: input,
      preview: input.preview,
      pathOf: (id) => paths.get(id)!,
    });
  },
};
