/**
 * Which accounts have the parts of payment processors' rows, for whoever wants others than those that an import found in
 * the chart. Fails with NOT_FOUND for an unknown entity or account, INVALID_INPUT for one that can't be it.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { PostingKind } from '../../shared/contract/mapping.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { accountPath, findAccount, findEntity, MONEY_ROLES, type Unit } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { allParts, partKey } from './bank-links.ts';
import { holdsOneCurrency } from './part-accounts.ts';
import { bankLink } from './tables.ts';
import { isUnderWay, UNDER_WAY } from './under-way.ts';

type Parts = (typeof contract.imports.parts)['~orpc'];
type Choose = (typeof contract.imports.choose_part)['~orpc'];

/** Parts that are money somewhere else. */
const HELD: ReadonlySet<PostingKind> = new Set([...UNDER_WAY, 'cash', 'hold']);

export function listParts(
  db: VaultDatabase,
  input: z.output<NonNullable<Parts['inputSchema']>>,
): z.input<NonNullable<Parts['outputSchema']>> {
  const only = input.entity === undefined ? null : findEntity(db, input.entity).id;
  return allParts(db)
    .filter(({ entityId }) => only === null || entityId === only)
    .map(({ entityId, kind, currency, accountId }) => ({
      entity: findEntity(db, entityId).name,
      kind,
      currency,
      account: accountPath(db, accountId),
      account_id: accountId,
    }))
    .sort((a, b) => a.entity.localeCompare(b.entity, 'en') || a.kind.localeCompare(b.kind, 'en'));
}

export function choosePart(unit: Unit, input: z.output<NonNullable<Choose['inputSchema']>>): void {
  const owner = findEntity(unit.db, input.entity);
  const account = findAccount(unit.db, input.account, owner.id);
  const { kind } = input;
  if (account.archived === 1)
    throw new BulkheadError('REFUSED', `“${account.path}” is archived.`, {
      remedy: 'Bring it back first, or choose another account.',
      facts: { next: 'account.update' },
    });
  if (MONEY_ROLES.has(account.role) && !HELD.has(kind))
    throw new BulkheadError('INVALID_INPUT', `“${account.path}” is held against its own bank.`, {
      remedy: 'Choose a category.',
    });
  if (kind === 'exchange' || (isUnderWay(kind) && !MONEY_ROLES.has(account.role)))
    throw new BulkheadError(
      'INVALID_INPUT',
      kind === 'exchange'
        ? 'What is exchanged goes through the books’ own account for it.'
        : `“${account.path}” holds no money that a bank could tell of.`,
      {
        remedy: kind === 'exchange' ? 'Choose another kind.' : 'Choose a bank account for money under way.',
      },
    );
  const currency = holdsOneCurrency(kind) ? (account.currency ?? owner.base_currency) : null;
  const key = partKey(owner.id, kind, currency);
  const before = allParts(unit.db).find((one) => one.key === key);
  if (before?.accountId === account.id) return;
  if (before) unit.remove(bankLink, { key, accountId: before.accountId });
  unit.insert(bankLink, { key, accountId: account.id });
}
