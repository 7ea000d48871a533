/** Parties and signers as papers name them. Pure. */

import { stateName } from '../../shared/states.ts';
import type { Party, Signer } from './facts.ts';

/** The exact legal name; what the books call it where they don't know that. */
export function legalNameOf({ legalName, name }: Party): string {
  return legalName ?? name;
}

/** "a Wyoming limited liability company" */
export function describeParty({ kind, state }: Party): string {
  if (kind === 'person') return 'an individual';
  const place = stateName(state);
  if (place === null) return 'a limited liability company';
  // Utah begins with a consonant when it is said.
  const article = /^[AEIO]/.test(place) ? 'an' : 'a';
  return `${article} ${place} limited liability company`;
}

/** What stands below the line where somebody signs: "Dana Reyes, as sole member and manager of Northlight LLC". */
export function signerLine({ name, capacity }: Signer, blank: string): string {
  return `${name ?? blank}, ${capacity ?? `as ${blank}`}`;
}

/** A company with one member; it acts through that member, who is not bound by it. */
export function soleMemberCapacity(company: Party): string {
  return `as sole member and manager of ${legalNameOf(company)}, and not personally`;
}

export function memberCapacity(company: Party): string {
  return `as a member of ${legalNameOf(company)}, and not personally`;
}

export const OWN_CAPACITY = 'individually';
