/**
 * Rules as a file that goes from one entity to another: accounts are paths and entities names, and no ids. A file that names
 * accounts the entity has not, and for which none is named to use instead, is refused whole, with all their names, and so is
 * one with a crossing to an entity that is not there; rules that the entity has already are left.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { WrittenRule } from '../../shared/contract/rules.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  AccountFinder,
  accountPath,
  type EntityRow,
  findEntity,
  loadChart,
  Pace,
  type Scope,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type RuledCrossings, withDirection } from './crossings.ts';
import { labelOf } from './label.ts';
import { readRule, requireAction } from './read.ts';
import { EMPTY_RULE, insertRule, type RuleText, readRules, renumber } from './store.ts';

type File = z.infer<NonNullable<(typeof contract.rules.export)['~orpc']['outputSchema']>>;
type Input = z.infer<NonNullable<(typeof contract.rules.import)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof contract.rules.import)['~orpc']['outputSchema']>>;

export function exportRules(db: VaultDatabase, entityId: string): File {
  const paths = new Map(loadChart(db, entityId).map(({ id, path }) => [id, path]));
  const written = readRules(db, entityId).map((row): WrittenRule => {
    const { id: _, entity_id: _e, position: _p, account_id, accounts, parts, crossing, ...rest } = row;
    return {
      ...rest,
      account: account_id === null ? null : paths.get(account_id)!,
      accounts: accounts.map((id) => paths.get(id)!),
      parts: parts.map(({ account_id: id, ...part }) => ({ account: paths.get(id)!, ...part })),
      crossing: crossing && {
        kind: crossing.kind,
        with: findEntity(db, crossing.with_id).name,
        account: crossing.account_id && accountPath(db, crossing.account_id),
      },
    };
  });
  return { format: 'bulkhead-rules', version: 1, rules: written };
}

export async function importRules(
  scope: Scope,
  crossings: RuledCrossings,
  owner: EntityRow,
  input: Input,
): Promise<Output> {
  const { db, unit } = scope;
  const rows = readRules(db, owner.id);
  const present = new Set(rows.map(signatureOf));
  const finder = new AccountFinder(db);
  const pace = new Pace(scope.signal);
  const unknown = new Set<string>();
  const strangers = new Set<string>();
  const output: Output = { added: 0, present: 0, unknown_accounts: [], unknown_entities: [], rules: [] };
  for (const one of input.file.rules) {
    await pace.breathe();
    const written = withAccounts(one, input.accounts);
    const other = written.crossing?.with;
    const isStranger = other !== undefined && !isThere(() => findEntity(db, other));
    if (isStranger) strangers.add(other);
    const theirs = isStranger ? null : (written.crossing?.account ?? null);
    const missing = [
      ...accountsOf(written).filter((ref) => !isKnown(finder, ref, owner.id)),
      ...(theirs === null || isKnown(finder, theirs, findEntity(db, other!).id) ? [] : [theirs]),
    ];
    for (const ref of missing) unknown.add(ref);
    if (missing.length > 0 || isStranger) {
      output.rules.push({
        label: writtenLabel(written),
        state: missing.length > 0 ? 'unknown_account' : 'unknown_entity',
      });
      continue;
    }
    const text = named(written, () => {
      const read = withDirection(
        scope,
        crossings,
        owner,
        readRule(db, owner.id, written, EMPTY_RULE, finder),
      );
      requireAction(read);
      return read;
    });
    const isPresent = present.has(signatureOf(text));
    output.rules.push({ label: labelOf(text), state: isPresent ? 'present' : 'new' });
    if (!isPresent && !input.preview) insertRule(unit, owner.id, text, rows.length + output.added);
    output[isPresent ? 'present' : 'added'] += 1;
    present.add(signatureOf(text));
  }
  output.unknown_accounts = [...unknown];
  output.unknown_entities = [...strangers];
  if (input.preview) return output;
  if (unknown.size > 0) throw refused(owner, output.unknown_accounts);
  if (strangers.size > 0) throw withoutEntity(output.unknown_entities);
  if (output.added > 0) await renumber(unit, owner.id);
  return output;
}

function writtenLabel(written: WrittenRule): string {
  return labelOf({ ...EMPTY_RULE, ...written, parts: [], crossing: null });
}

/** What can't be a rule here is told with the rule that it is of: a file has many. */
function named(written: WrittenRule, read: () => RuleText): RuleText {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error;
    const { code, remedy, facts } = error;
    const message = `The rule “${writtenLabel(written)}” can’t be one here: ${error.message} No rule of the file was added.`;
    throw new BulkheadError(code, message, { ...(remedy && { remedy }), facts, cause: error });
  }
}

/** With the accounts that are named for those of the file. */
function withAccounts(written: WrittenRule, accounts: Readonly<Record<string, string>>): WrittenRule {
  const named = (ref: string) => (Object.hasOwn(accounts, ref) ? accounts[ref]! : ref);
  return {
    ...written,
    account: written.account === null ? null : named(written.account),
    accounts: written.accounts.map(named),
    parts: written.parts.map((part) => ({ ...part, account: named(part.account) })),
    crossing: written.crossing && {
      ...written.crossing,
      account: written.crossing.account === null ? null : named(written.crossing.account),
    },
  };
}

function accountsOf({ account, accounts, parts }: WrittenRule): string[] {
  return [...(account === null ? [] : [account]), ...accounts, ...parts.map((part) => part.account)];
}

function isKnown(finder: AccountFinder, ref: string, entityId: string): boolean {
  return isThere(
    () => finder.find(ref, entityId),
    ({ archived }) => archived === 0,
  );
}

function isThere<T>(find: () => T, isMeant: (found: T) => boolean = () => true): boolean {
  try {
    return isMeant(find());
  } catch (error) {
    if (error instanceof BulkheadError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}

/** Equal for rules that say the same. */
function signatureOf(rule: RuleText): string {
  const text = Object.keys(EMPTY_RULE).map((name) => rule[name as keyof RuleText]);
  return JSON.stringify(text);
}

function refused({ name }: EntityRow, accounts: readonly string[]): BulkheadError {
  const list = accounts.map((account) => `“${account}”`).join(', ');
  return new BulkheadError('NOT_FOUND', `${name} has no account ${list}: no rule of the file was added.`, {
    remedy: 'Say which accounts to use instead, add these, or bring them back from the archive.',
    facts: { accounts },
  });
}

function withoutEntity(entities: readonly string[]): BulkheadError {
  const list = entities.map((name) => `“${name}”`).join(', ');
  return new BulkheadError('NOT_FOUND', `There is no entity ${list}: no rule of the file was added.`, {
    remedy: 'Add it under that name, or take the crossing with it out of the file.',
    facts: { entities },
  });
}
