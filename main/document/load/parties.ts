/** Who the parties are, and who signs for them, by the books. Read by SQL; invents nobody. */

import { counterparts } from '../../crossing/index.ts';
import { type EntityRow, findEntity, holdersOn, type Member } from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Party, Signer } from '../facts.ts';
import {
  legalNameOf,
  memberCapacity,
  OWN_CAPACITY,
  recordedCapacity,
  soleMemberCapacity,
} from '../parties.ts';

export function partyOf(row: EntityRow): Party {
  const { id, name, kind, state } = row;
  return { id, name, kind, state, legalName: row.legal_name, taxClass: row.tax_class };
}

/** The share that one holds of a company on a day, in percent; `null` where no record says, whoever its owner can only be. */
export function shareOf(
  db: VaultDatabase,
  company: EntityRow,
  holder: EntityRow,
  day: string,
): string | null {
  return holdersOn(db, company.id, day).find(({ holderId }) => holderId === holder.id)?.share ?? null;
}

function onlyOwner(db: VaultDatabase, company: EntityRow, day: string): EntityRow | null {
  const owners = counterparts(db, company, 'company-to-owner', { gives: true, day });
  return owners.length === 1 ? owners[0]! : null;
}

/** Companies that own each other in a ring would never end. */
const DEPTH_MAX = 5;

/** Everybody who signs for a party: a person themselves, a company through its members. */
export function signersOf(db: VaultDatabase, of: EntityRow, day: string, depth = 0): Signer[] {
  const party = partyOf(of);
  if (of.kind === 'person') return [{ party, name: legalNameOf(party), capacity: OWN_CAPACITY }];
  const members = holdersOn(db, of.id, day);
  if (members.length > 0)
    return members.map((member) => memberSigner(db, party, member, members.length === 1, day, depth));
  const owner = of.tax_class === 'disregarded' ? onlyOwner(db, of, day) : null;
  if (owner === null) return [{ party, name: null, capacity: null }];
  return [ownerSigner(db, party, owner, soleMemberCapacity(party), day, depth)];
}

function memberSigner(
  db: VaultDatabase,
  party: Party,
  { name, holderId, capacity: recorded }: Member,
  isSole: boolean,
  day: string,
  depth: number,
): Signer {
  const capacity = capacityOf(party, recorded, isSole);
  if (holderId !== null) return ownerSigner(db, party, findEntity(db, holderId), capacity, day, depth);
  return { party, name, capacity };
}

function ownerSigner(
  db: VaultDatabase,
  party: Party,
  owner: EntityRow,
  capacity: string,
  day: string,
  depth: number,
): Signer {
  if (owner.kind === 'person') return { party, name: legalNameOf(partyOf(owner)), capacity };
  const behind = depth < DEPTH_MAX ? signersOf(db, owner, day, depth + 1)[0] : undefined;
  // A company that is a member signs through its own.
  return {
    party,
    name: behind?.name ?? null,
    capacity:
      behind?.capacity == null
        ? null
        : `${behind.capacity.replace(/, and not personally$/, '')}, ${capacity}`,
  };
}

/** Only where nobody recorded another one a single member is its manager, too. */
function capacityOf(party: Party, recorded: string | null, isSole: boolean): string {
  if (recorded !== null && recorded.trim() !== '') return recordedCapacity(party, recorded);
  return isSole ? soleMemberCapacity(party) : memberCapacity(party);
}
