/**
 * Movements as they are booked and shown beforehand, with what a distribution leaves of the company. Where a test that counts
 * fails, it is REFUSED until somebody says why it is made all the same, and that goes into the record of solvency with the
 * figures. What is not known never stands in the way.
 */
import type { CrossingMade, MovementInput } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { makeCrossing } from '../crossing/index.ts';
import { findEntity, type HandlersOf, type Scope } from '../ledger/index.ts';
import { type Distribution, distributionOf, recordsOf } from '../solvency/index.ts';
import { describeSolvency, failure, solvencyOf, takeSnapshot, wantsReason } from './draw.ts';

/** The two of the group that need more than crossings know. */
export const distributionHandlers: Pick<HandlersOf<typeof contract.crossing>, 'preview' | 'make'> = {
  preview: (scope, input) => move(scope, input, false),
  make: bookMovement,
};

export function bookMovement(scope: Scope, input: MovementInput): CrossingMade {
  return move(scope, input, true);
}

function move(scope: Scope, input: MovementInput, isKept: boolean): CrossingMade {
  const pair = makeCrossing(scope, input);
  const distribution = distributionOf(scope.db, pair.id);
  if (distribution) return { ...pair, solvency: solvencyAfter(scope, input, distribution, isKept) };
  if (input.despite === undefined) return { ...pair, solvency: null };
  throw new BulkheadError(
    'INVALID_INPUT',
    'That is no distribution, so no test of solvency speaks against it.',
    {
      remedy: 'Leave the reason out.',
      facts: { field: 'despite' },
    },
  );
}

/** It stands in the books by now. */
function solvencyAfter(
  { db, unit }: Scope,
  input: MovementInput,
  { id, company_id, date, currency, amount_minor: amount }: Distribution,
  isKept: boolean,
): CrossingMade['solvency'] {
  const { despite: reason } = input;
  const company = findEntity(db, company_id);
  // The law’s tests are held in the company’s own currency; of another nothing is known.
  const isOwn = currency === company.base_currency;
  const seen = solvencyOf(db, company, date, { aheadMinor: 0, bookedMinor: isOwn ? amount : 0 });
  const before = recordsOf(db, company).find(({ crossing_id }) => crossing_id === id);
  const fails = isOwn && seen.result === 'fails';
  const isExcused = reason !== undefined || (before !== undefined && before.reason !== null);
  if (isKept && fails && !isExcused) throw wantsReason(seen, company, 'despite');
  const isRecorded = isKept && isOwn && (reason !== undefined || input.record === true);
  const made = isRecorded
    ? takeSnapshot(unit, company, {
        asOf: date,
        crossing: id,
        draw: '0',
        reason: reason ?? before?.reason ?? undefined,
      })
    : before;
  return {
    figures: describeSolvency(company, seen),
    warning: fails ? failure(seen, company) : null,
    record_id: made?.id ?? null,
    wants_reason: fails && !isExcused,
  };
}
