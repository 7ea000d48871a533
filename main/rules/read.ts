/**
 * What somebody says of a rule, with accounts and entities by name, as a rule that can be saved: its accounts found, all of it sound.
 * Fails with NOT_FOUND, REFUSED (an archived account) and INVALID_INPUT, each with what to do.
 */
import { isDeepStrictEqual } from 'node:util';
import type { WrittenRule } from '../../shared/contract/rules.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { AccountFinder, type ChartAccount } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { requireSoundConditions } from './conditions.ts';
import { readCrossing } from './crossings.ts';
import { requireSoundSplit } from './split.ts';
import { EMPTY_RULE, type RuleText } from './store.ts';

/** What is left out stays as it is in `before`. Who reads many hands in one `finder` for all of them. */
export function readRule(
  db: VaultDatabase,
  entityId: string,
  said: Partial<WrittenRule>,
  before: RuleText = EMPTY_RULE,
  finder: AccountFinder = new AccountFinder(db),
): RuleText {
  const given = Object.fromEntries(
    Object.entries(said).filter(([name, value]) => value !== undefined && name in EMPTY_RULE),
  );
  const rule: RuleText = { ...before, ...given };
  // In the order in which they are kept, so that a rule compares with itself.
  if (said.accounts)
    rule.accounts = [
      ...new Set(said.accounts.map((ref) => moneyAccount(finder, ref, entityId).id)),
    ].toSorted();
  if (said.tags) rule.tags = [...new Set(said.tags)];
  if (said.add_tags) rule.add_tags = [...new Set(said.add_tags)];
  readCategory(finder, entityId, said, rule);
  if (said.crossing !== undefined)
    rule.crossing = said.crossing === null ? null : readCrossing(db, said.crossing, finder);
  requireSound(rule, before);
  return rule;
}

/** One category, a split and a crossing take each other's place. */
function readCategory(
  finder: AccountFinder,
  entityId: string,
  { account, parts, crossing }: Partial<WrittenRule>,
  rule: RuleText,
): void {
  const isSplit = parts !== undefined && parts.length > 0;
  if ([account != null, isSplit, crossing != null].filter(Boolean).length > 1)
    throw new BulkheadError(
      'INVALID_INPUT',
      'A rule has one category or a split, or says what crosses; not two of them.',
      {
        remedy: 'Leave the others away.',
      },
    );
  if (account !== undefined)
    rule.account_id = account === null ? null : category(finder, account, entityId).id;
  if (parts !== undefined)
    rule.parts = parts.map((part) => ({
      account_id: category(finder, part.account, entityId).id,
      amount: part.amount,
      percent: part.percent,
    }));
  if (account == null && !isSplit && crossing == null) return;
  if (account == null) rule.account_id = null;
  if (!isSplit) rule.parts = [];
  if (crossing == null) rule.crossing = null;
}

/** A category is what money is spent on or earned by, or another account it moves to. */
function category(finder: AccountFinder, ref: string, entityId: string): ChartAccount {
  const account = finder.find(ref, entityId);
  if (account.archived === 1)
    throw new BulkheadError('REFUSED', `“${account.path}” is archived.`, {
      remedy: 'Choose another account.',
    });
  return account;
}

function moneyAccount(finder: AccountFinder, ref: string, entityId: string): ChartAccount {
  const account = finder.find(ref, entityId);
  if (account.type === 'asset' || account.type === 'liability') return account;
  throw new BulkheadError('INVALID_INPUT', `No rows of a bank come to “${account.path}”.`, {
    remedy: 'Name accounts that hold money; the category is what a rule puts rows into.',
  });
}

function requireSound(rule: RuleText, before: RuleText): void {
  requireSoundConditions(rule);
  // Accounts that were merged may have left two parts in one category: no reason to refuse what else is changed.
  if (rule.parts.length > 0 && !isDeepStrictEqual(rule.parts, before.parts)) requireSoundSplit(rule.parts);
  if (rule.stage === 'first' && decides(rule))
    throw new BulkheadError(
      'INVALID_INPUT',
      `A rule of the first stage ${rule.crossing ? 'makes no crossing' : 'gives no category'}.`,
      {
        remedy: `Put it into the normal stage, or leave the ${rule.crossing ? 'crossing' : 'category'} away.`,
      },
    );
}

/** It says where the other leg goes, so that no other rule is asked. */
function decides({ account_id, parts, crossing }: RuleText): boolean {
  return account_id !== null || parts.length > 0 || crossing !== null;
}

/** INVALID_INPUT for a rule that would be saved and do nothing. */
export function requireAction(rule: RuleText): void {
  const { payee, memo, add_tags, reviewed } = rule;
  if (decides(rule) || payee !== null || memo !== null || add_tags.length > 0 || reviewed) return;
  throw new BulkheadError('INVALID_INPUT', 'The rule does nothing.', {
    remedy: 'Give it a category, a crossing, a payee, a note or tags, or let it mark entries reviewed.',
  });
}
