/**
 * When income and costs count on a return: when they are paid, unless an entity keeps its books otherwise for tax. Each trade or
 * business may have a method of its own (IRC s. 446(d)), so that of an LLC is not asked of its owner.
 */
import type { AccountingMethod } from '../../shared/contract/ledger.ts';
import type { EntityRow } from './lookup.ts';

/** `asked` goes before its own. */
export function methodOf(
  entity: Pick<EntityRow, 'accounting_method'>,
  asked?: AccountingMethod,
): AccountingMethod {
  return asked ?? entity.accounting_method ?? 'cash';
}
