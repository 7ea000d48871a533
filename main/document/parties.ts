/** Parties and signers as papers name them. Pure. */

import { stateName } from '../../shared/states.ts';
import type { Party, Signer } from './facts.ts';
import { BLANK } from './template/fill.ts';

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
export function signerLine({ name, capacity }: Signer): string {
  return `${name ?? BLANK}, ${capacity ?? `as ${BLANK}`}`;
}

/** Whether such a line leaves open who signs, or in which capacity. */
export function leavesSignerOpen(line: string): boolean {
  return line.startsWith(`${BLANK},`) || line.endsWith(`as ${BLANK}`) || line.trimEnd().endsWith(',');
}

/** As the company's records have it: "Manager" is "as manager of Northlight LLC, and not personally". */
export function recordedCapacity(company: Party, recorded: string): string {
  const plain = recorded
    .trim()
    .replace(/^as\s+/i, '')
    .replace(/[.,;]+$/, '');
  // A title in capitals stays one: CEO.
  const said = /^.[A-Z]/.test(plain) ? plain : plain.charAt(0).toLowerCase() + plain.slice(1);
  const name = legalNameOf(company);
  if (said.includes(name)) return `as ${said}, and not personally`;
  return `as ${said}${said.includes(',') ? ',' : ''} of ${name}, and not personally`;
}

/** A company with one member; it acts through that member, who is not bound by it. */
export function soleMemberCapacity(company: Party): string {
  return `as sole member and manager of ${legalNameOf(company)}, and not personally`;
}

export function memberCapacity(company: Party): string {
  return `as a member of ${legalNameOf(company)}, and not personally`;
}

export const OWN_CAPACITY = 'individually';
