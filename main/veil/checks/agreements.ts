/** V10: what goes on between related parties (services, loans, leases) stands on a signed agreement. */
import type { Arrangement, Crossing } from '../facts.ts';
import { day, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { amountOf, foreign } from '../movements.ts';

export function agreements(view: View): Outcome {
  const { arrangements, foreignCrossings } = view.facts;
  const untold = foreign(foreignCrossings.filter(({ kind }) => GOING_ON.has(kind)));
  if (arrangements === null)
    return { seen: [], missing: [...untold, 'Dealings with related companies are not recorded.'] };
  return {
    seen: arrangements.flatMap((one) => seenOf(one, view) ?? []),
    missing: [
      ...untold,
      ...arrangements
        .filter(({ agreement }) => agreement === null)
        .map(({ kind, withName }) => `Whether ${WORDS[kind]} with ${withName} stand on an agreement.`),
    ],
  };
}

const GOING_ON: ReadonlySet<Crossing['kind']> = new Set(['management-fee', 'rent', 'loan']);

const WORDS = { services: 'services', loan: 'loans', lease: 'leases' } as const;

function seenOf(one: Arrangement, view: View): Seen | null {
  const { id, kind, withName, since, amountMinor, crossingIds, agreement } = one;
  if (agreement === null) return null;
  const cured = agreement.signedOn;
  if (cured !== null && cured <= since) return null;
  return {
    severity: 'high',
    subject: { kind: 'arrangement', id, name: `${WORDS[kind]} with ${withName}` },
    text:
      cured === null
        ? `The record is incomplete: ${amountOf(view, amountMinor)} of ${WORDS[kind]} with ${withName} without a signed agreement.`
        : `The agreement on ${WORDS[kind]} with ${withName} was signed after they began.`,
    facts: [money('Amount', amountMinor), day('Since', since), text('With', withName)],
    ...{ crossingIds, since },
    cured,
    cures: ['write-agreement', 'sign-paper'],
  };
}
