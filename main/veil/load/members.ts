/** What the checks have to know of the members: their basis, and what the company pays them for work. */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { basisBeforePayouts, basisLeft } from '../../member/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { MemberBasis, OwnerPay } from '../facts.ts';

/** `null` while nobody is named as a member. */
export function basisOf(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
): readonly MemberBasis[] | null {
  return basisBeforePayouts(db, company, asOf);
}

/** Of a corporation that pays dividends basis says nothing, and the owner of a disregarded company has none. */
export function basisLeftOf(db: VaultDatabase, company: EntityRow, asOf: CalendarDate): number | null {
  const isShared = company.tax_class === 's-corp' || company.tax_class === 'partnership';
  return isShared ? basisLeft(db, company, asOf) : null;
}

/** `null` while no compensation memos are kept here. */
export function payOf(_db: VaultDatabase, _company: EntityRow): readonly OwnerPay[] | null {
  return null;
}
