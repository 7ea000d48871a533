/** What the checks have to know of the members: their basis, and what the company pays them for work. */
import type { EntityRow } from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { MemberBasis, OwnerPay } from '../facts.ts';

/** `null` while no basis is kept here. */
export function basisOf(_db: VaultDatabase, _company: EntityRow): readonly MemberBasis[] | null {
  return null;
}

/** `null` while no compensation memos are kept here. */
export function payOf(_db: VaultDatabase, _company: EntityRow): readonly OwnerPay[] | null {
  return null;
}
