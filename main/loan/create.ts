/**
 * Lending: keeps the terms, and books the money in both books, or takes what is booked already: entries of either books, or a
 * crossing of that kind with what was paid back of it since. REFUSED where the two can't lend to each other, or the books are closed.
 */
import type { z } from 'zod';
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import type { LoanDetail } from '../../shared/contract/loan.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { makeCrossing } from '../crossing/index.ts';
import { crossing } from '../crossing/tables.ts';
import { findEntity, type Scope, type Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { Describer } from './describe.ts';
import { givenEntries } from './entries.ts';
import { readTerms } from './read-terms.ts';
import { requireLoan } from './store.ts';
import { loan, loanTerms } from './tables.ts';
import { type Taken, takenWith } from './taken.ts';
import type { Terms } from './terms.ts';

type Create = (typeof contract.loan.create)['~orpc'];
type Input = z.output<NonNullable<Create['inputSchema']>>;

export function createLoan(scope: Scope, input: Input): LoanDetail {
  const { db, unit } = scope;
  const id = unit.newId();
  const { moved, lentOn } =
    input.crossing === undefined ? lent(scope, input, id) : takeCrossing(unit, input.crossing, id);
  const { from: lender, to: borrower, currency } = moved;
  const terms = readTerms(input, lentOn, currency);
  const name = input.name ?? freeName(db, lender.entity, borrower.entity);
  requireFree(db, name);
  unit.insert(loan, {
    ...{ id, lenderId: lender.entity_id, borrowerId: borrower.entity_id, currency, name, lentOn },
    purpose: input.purpose,
  });
  insertTerms(unit, id, terms, { security: input.security, reason: '' });
  return new Describer(db, scope.today).detail(requireLoan(db, id));
}

export function insertTerms(
  unit: Unit,
  loanId: string,
  terms: Terms,
  { security, reason }: { security: string; reason: string },
): void {
  unit.insert(loanTerms, { id: unit.newId(), loanId, ...terms, security, reason, recordedAt: unit.now });
}

function lend(scope: Scope, input: Input, id: string): CrossingOut {
  const { lender, borrower, date, principal } = input;
  const hasEntry = input.lender_entry !== undefined || input.borrower_entry !== undefined;
  if (lender === undefined || borrower === undefined)
    throw invalid('Who lends to whom?', 'Give the lender and the borrower, or a crossing of that kind.');
  if (!hasEntry && (date === undefined || principal === undefined))
    throw invalid('How much is lent, and on which day?', 'Give the principal and the date, or an entry.');
  return makeCrossing(
    scope,
    {
      ...{
        kind: 'loan',
        from: findEntity(scope.db, lender).id,
        to: findEntity(scope.db, borrower).id,
      },
      ...givenEntries(input, 'lender'),
      ...(hasEntry || date === undefined ? {} : { date }),
      ...(principal === undefined ? {} : { amount: principal }),
      ...(input.currency === undefined || hasEntry ? {} : { currency: input.currency }),
      purpose: input.purpose,
      ...(input.lender_account === undefined ? {} : { from_account: input.lender_account }),
      ...(input.borrower_account === undefined ? {} : { to_account: input.borrower_account }),
    },
    id,
  );
}

function lent(scope: Scope, input: Input, id: string): Pick<Taken, 'moved' | 'lentOn'> {
  const moved = lend(scope, input, id);
  return { moved, lentOn: moved.date };
}

/** What crossed before anybody wrote down its terms, with what was paid back of it since. */
function takeCrossing(unit: Unit, crossingId: string, id: string): Taken {
  const taken = takenWith(unit.db, crossingId);
  const ids = [...taken.changes.map((change) => change.crossingId), ...taken.interest];
  for (const one of ids) unit.update(crossing, { id: one }, { loanId: id });
  return taken;
}

const names = prepared<{ name: string; lender: string; borrower: string }>(
  `SELECT l.name, a.name AS lender, b.name AS borrower FROM loan l
   JOIN entity a ON a.id = l.lender_id JOIN entity b ON b.id = l.borrower_id`,
);

/** As a name is looked up, whatever its case. */
function named(db: VaultDatabase, name: string) {
  return names(db)
    .all()
    .find((one) => one.name.toLowerCase() === name.toLowerCase());
}

/** Counted for each two parties, in this direction. */
function freeName(db: VaultDatabase, lender: string, borrower: string): string {
  for (let number = 1; ; number++) {
    const name = `Note ${number} from ${lender} to ${borrower}`;
    if (!named(db, name)) return name;
  }
}

function requireFree(db: VaultDatabase, name: string): void {
  const taken = named(db, name);
  if (!taken) return;
  throw new BulkheadError(
    'REFUSED',
    `There is a loan “${taken.name}” already, from ${taken.lender} to ${taken.borrower}.`,
    { remedy: 'Choose another name.' },
  );
}

function invalid(message: string, remedy: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', message, { remedy });
}
