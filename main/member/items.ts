/** What the books can't know of basis: read, added, removed. NOT_FOUND for an item or a member that is not there. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { parseMoney } from '../../shared/money.ts';
import { findEntity, type Scope, type Unit } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { basisOf } from './basis.ts';
import { findMember, requireCompany } from './members.ts';
import type { BasisItem } from './special.ts';
import { basisItem } from './tables.ts';

type AddItem = z.output<NonNullable<(typeof contract.member.add_item)['~orpc']['inputSchema']>>;

/** Kinds that only one member can have. */
const OF_A_MEMBER: ReadonlySet<BasisItem['kind']> = new Set([
  'opening',
  'opening-debt',
  'property',
  'liabilities',
  'nonrecourse',
  'loan',
  'loan-repaid',
]);

export function addItem({ db, unit, today }: Scope, input: AddItem) {
  const company = requireCompany(findEntity(db, input.entity));
  if (input.member === undefined && OF_A_MEMBER.has(input.kind))
    throw new BulkheadError('INVALID_INPUT', 'That is one member’s, not the company’s.', {
      ...{ remedy: 'Say whose it is.', facts: { field: 'member' } },
    });
  const amountMinor = parseMoney(input.amount, company.base_currency);
  if (input.kind === 'opening-aaa' && (company.tax_class !== 's-corp' || input.member !== undefined))
    throw new BulkheadError('INVALID_INPUT', 'That account is an S corporation’s own, and no member’s.', {
      remedy: 'Name no member; other companies have no such account.',
    });
  if (amountMinor < 0 && input.kind !== 'opening-aaa')
    throw new BulkheadError('INVALID_INPUT', 'The amount is negative.', {
      remedy: 'Its kind says which way it counts: give the amount without a sign.',
    });
  const memberId = input.member === undefined ? null : findMember(db, company, input.member).id;
  const { date, kind, note } = input;
  unit.insert(basisItem, { id: unit.newId(), entityId: company.id, memberId, date, kind, amountMinor, note });
  return basisOf(db, company, input.date > today ? input.date : today);
}

const itemRow = preparedValue<string>('SELECT id FROM basis_item WHERE id = ?');

export function removeItem({ db, unit }: { db: VaultDatabase; unit: Unit }, { id }: { id: string }) {
  if (itemRow(db).get(id) === undefined)
    throw new BulkheadError('NOT_FOUND', `There is no item ${id}.`, {
      remedy: 'It may have been removed meanwhile. Look at the list again.',
      facts: { next: 'member.basis' },
    });
  unit.remove(basisItem, { id });
  return { ok: true as const };
}
