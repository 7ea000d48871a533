/**
 * What rests on the rows of an import and does not outlive them: crossings that began with its payments, what settled them, loans
 * on which nothing else was lent, and the papers that tell of those. Whoever takes an import back is told before; without their word it is
 * REFUSED.
 */
import type { z } from 'zod';
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  removeWithEntries,
  requireCrossing,
  sayCrossing,
  restingOn as settlementsOf,
} from '../crossing/index.ts';
import { papersTelling, type Telling } from '../document/index.ts';
import type { Unit } from '../ledger/index.ts';
import { forgetLoan, type LeavingLoan, loansLeaving } from '../loan/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { toldByOthers } from './retold-rows.ts';

export interface Resting {
  /** With what settled them, and the interest of loans that go. */
  crossings: readonly CrossingOut[];
  loans: readonly LeavingLoan[];
  papers: readonly Telling[];
}

/** From the few crossings, and not from every row of the batch. */
const restingCrossings = prepared<{ id: string; lineId: string }>(
  `SELECT c.id, l.id AS lineId FROM crossing c
   JOIN line_match m ON m.entry_id IN (c.origin_entry_id, c.mirror_entry_id) AND m.kind = 'created'
   JOIN statement_line l ON l.id = m.statement_line_id JOIN statement s ON s.id = l.statement_id
   JOIN source_file f ON f.id = s.source_file_id WHERE f.batch_id = ? ORDER BY c.id`,
);

/** Without those that began with a row which another file tells, too: it stays. */
function begunBy(db: VaultDatabase, batchId: string): string[] {
  const all = restingCrossings(db).all(batchId);
  if (all.length === 0) return [];
  const told = toldByOthers(db, batchId);
  return [...new Set(all.filter(({ lineId }) => !told.has(lineId)).map(({ id }) => id))];
}

export function restingOn(db: VaultDatabase, batchId: string): Resting {
  const begun = begunBy(db, batchId);
  const own = [...new Set([...begun, ...settlementsOf(db, begun)])];
  const loans = own.length === 0 ? [] : loansLeaving(db, new Set(own));
  const all = [...own, ...loans.flatMap(({ accruals }) => accruals)];
  const leaving = loans.flatMap(({ goes, loan: { id } }) => (goes ? [id] : []));
  return {
    crossings: all
      .map((id) => requireCrossing(db, id))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1)),
    loans,
    papers: all.length === 0 ? [] : papersTelling(db, { crossings: all, loans: leaving }),
  };
}

/** REFUSED where something rests on the batch and nobody said that it may go, or where a loan would be left without its principal. */
export function requireToldOf({ crossings, loans, papers }: Resting, mayGo: boolean): void {
  const torn = loans.find(({ paymentsLeft }) => paymentsLeft > 0);
  if (torn)
    throw new BulkheadError(
      'REFUSED',
      `What was lent on “${torn.loan.name}” came with that import, and ${torn.paymentsLeft === 1 ? 'a payment' : `${torn.paymentsLeft} payments`} on it did not.`,
      { remedy: 'Take its payments apart first.', facts: { next: 'crossing.remove', loan: torn.loan.id } },
    );
  if (crossings.length === 0 || mayGo) return;
  throw new BulkheadError(
    'REFUSED',
    [
      `${crossings.length === 1 ? 'A crossing rests' : `${crossings.length} crossings rest`} on rows of that import: ${named(crossings.map(sayCrossing))}.`,
      ...loans.map(
        ({ goes, loan: { name } }) => `The loan “${name}” ${goes ? 'goes with it' : 'is changed by it'}.`,
      ),
      ...(papers.length === 0
        ? []
        : [
            `${named(papers.map(({ title, subject, state }) => `“${title}: ${subject}” (${state})`))} would tell of what is gone.`,
          ]),
    ].join(' '),
    {
      remedy:
        'Look at them first. Say that it may take its crossings apart (with_crossings; on the command line --with-crossings), or take them apart one by one.',
      facts: {
        crossings: crossings.map(({ id }) => id),
        loans: loans.map(({ loan: { id } }) => id),
        papers: papers.map(({ id }) => id),
      },
    },
  );
}

/** So many are said by name. */
const NAMED_MAX = 4;

function named(words: readonly string[]): string {
  const more = words.length - NAMED_MAX;
  return more > 0 ? `${words.slice(0, NAMED_MAX).join('; ')}; and ${more} more` : words.join('; ');
}

/** Entries that are in the books for the pair alone. */
export function entriesMadeFor({ crossings }: Resting): string[] {
  return crossings.flatMap(({ from, to }) =>
    [from, to].flatMap(({ was_there: wasThere, entry_id: id }) => (wasThere ? [] : [id])),
  );
}

/** Takes them apart with the entries that leave; those on the other side that the bank told of wait for a category again. */
export function takeRestingApart(
  unit: Unit,
  { crossings, loans }: Resting,
  leaving: ReadonlySet<string>,
): void {
  removeWithEntries(
    unit,
    crossings.map(({ id }) => id),
    leaving,
  );
  for (const { goes, loan } of loans) if (goes) forgetLoan(unit, loan);
}

type Output = z.input<NonNullable<(typeof contract.imports.resting)['~orpc']['outputSchema']>>;

export function describeResting({ crossings, loans, papers }: Resting): Output {
  return {
    crossings: crossings.map(({ id, kind, date, amount, amount_minor, currency, purpose, from, to }) => ({
      ...{ id, kind, date, amount, amount_minor, currency, purpose },
      ...{ from: from.entity, to: to.entity },
    })),
    loans: loans.map(({ goes, loan: { id, name, lender, borrower } }) => ({
      ...{ id, name, goes, lender: lender.name, borrower: borrower.name },
    })),
    papers: papers.map((one) => ({ ...one })),
  };
}
