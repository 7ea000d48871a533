/** Rules as people keep them, and applying them to what is already in the books. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountPath,
  findEntity,
  type HandlersOf,
  loadChart,
  type Scope,
  type Transfers,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Above, applyRules } from './apply.ts';
import { checkRules } from './check.ts';
import { type RuledCrossings, withDirection } from './crossings.ts';
import { exportRules, importRules } from './exchange.ts';
import { labelOf } from './label.ts';
import type { Category } from './match.ts';
import { readRule, requireAction } from './read.ts';
import {
  insertRule,
  levelOf,
  type RuleRow,
  readRules,
  removeRule,
  renumber,
  requireRule,
  updateRule,
} from './store.ts';
import { suggestRule } from './suggest.ts';
import { testRule } from './test.ts';

function describe(db: VaultDatabase, row: RuleRow, paths = pathsOf(db)) {
  const { entity_id, accounts, parts, crossing, ...rest } = row;
  return {
    ...rest,
    entity: findEntity(db, entity_id).name,
    level: levelOf(row),
    label: labelOf(row),
    account: row.account_id === null ? null : paths.get(row.account_id)!,
    accounts: accounts.map((id) => paths.get(id)!),
    account_ids: accounts,
    parts: parts.map((part) => ({ ...part, account: paths.get(part.account_id)! })),
    crossing: crossing && {
      ...crossing,
      with: findEntity(db, crossing.with_id).name,
      account: crossing.account_id && paths.get(crossing.account_id)!,
    },
  };
}

function pathsOf(db: VaultDatabase): Map<string, string> {
  return new Map(loadChart(db).map((a) => [a.id, a.path]));
}

/** The rule as it is saved, once it has changed what it is to change. */
async function saved(
  scope: Scope,
  above: Above,
  id: string,
  apply: 'uncategorised' | 'everything' | undefined,
) {
  const { db } = scope;
  const row = requireRule(db, id);
  const paths = pathsOf(db);
  const { changed, left } =
    apply === undefined
      ? { changed: 0, left: [] }
      : await applyRules(scope, above, {
          entityId: row.entity_id,
          filter: { everything: apply === 'everything' },
          only: id,
          preview: false,
          pathOf: (account) => paths.get(account)!,
        });
  return { ...describe(db, row, paths), changed, left };
}

export const ruleHandlers = (
  crossings: RuledCrossings,
  transfers: Transfers,
): HandlersOf<typeof contract.rules> => ({
  list({ db }, input) {
    const only = input.entity === undefined ? null : findEntity(db, input.entity).id;
    const paths = pathsOf(db);
    return readRules(db, only).map((row) => describe(db, row, paths));
  },

  async create(scope, input) {
    const { db, unit } = scope;
    const owner = findEntity(db, input.entity);
    const text = withDirection(scope, crossings, owner, readRule(db, owner.id, input));
    requireAction(text);
    const id = insertRule(unit, owner.id, text);
    await renumber(
      unit,
      owner.id,
      input.position === undefined ? undefined : { id, position: input.position },
    );
    return saved(scope, { crossings, transfers }, id, input.apply);
  },

  async update(scope, input) {
    const { db, unit } = scope;
    const row = requireRule(db, input.id);
    const { id, position, apply, ...said } = input;
    const owner = findEntity(db, row.entity_id);
    const text = withDirection(scope, crossings, owner, readRule(db, owner.id, said, row), row);
    requireAction(text);
    updateRule(unit, { ...row, ...text });
    await renumber(unit, row.entity_id, position === undefined ? undefined : { id, position });
    return saved(scope, { crossings, transfers }, id, apply);
  },

  async remove({ db, unit }, input) {
    const row = requireRule(db, input.id);
    removeRule(unit, row);
    await renumber(unit, row.entity_id);
    return { ok: true };
  },

  test(scope, input) {
    const { db } = scope;
    const owner = findEntity(db, input.entity);
    if (input.except !== undefined) requireRule(db, input.except);
    const chart = loadChart(db, owner.id);
    const paths = new Map(chart.map(({ id, path }) => [id, path]));
    return testRule(db, {
      entityId: owner.id,
      rule: withDirection(scope, crossings, owner, readRule(db, owner.id, input)),
      categories: new Map<string, Category>(chart.map((account) => [account.id, account])),
      except: input.except,
      limit: input.limit,
      pathOf: (id) => paths.get(id)!,
    });
  },

  check({ db }, input) {
    return checkRules(db, findEntity(db, input.entity).id);
  },

  export({ db }, input) {
    return exportRules(db, findEntity(db, input.entity).id);
  },

  import(scope, input) {
    return importRules(scope, crossings, findEntity(scope.db, input.entity), input);
  },

  async suggest({ db }, input) {
    const entity = db.prepare('SELECT entity_id FROM entry WHERE id = ?').pluck().get(input.entry);
    if (entity === undefined) {
      throw new BulkheadError('NOT_FOUND', `There is no entry ${input.entry}.`, {
        remedy: 'It may have been deleted meanwhile. Look at the list again.',
        facts: { next: 'entry.list' },
      });
    }
    const owner = findEntity(db, entity as string);
    const suggestion = await suggestRule(db, owner, input.entry);
    return (
      suggestion && { entity: owner.name, ...suggestion, account: accountPath(db, suggestion.account_id) }
    );
  },

  apply(scope, input) {
    const { db } = scope;
    const paths = pathsOf(db);
    return applyRules(
      scope,
      { crossings, transfers },
      {
        entityId: findEntity(db, input.entity).id,
        filter: input,
        preview: input.preview,
        asSeen: input.as_seen,
        pathOf: (id) => paths.get(id)!,
      },
    );
  },
});
