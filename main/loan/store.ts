/**
 * Loans as they stand in the books: the loan with its terms, and what moved of it, out of the crossings that belong to it.
 * It decides nothing. NOT_FOUND and INVALID_INPUT where a name means no loan or several.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Accrual } from './accrual.ts';
import type { Facts, LoanEvent } from './running.ts';
import { goingOn, type Terms } from './terms.ts';

interface LoanRow {
  id: string;
  lender_id: string;
  borrower_id: string;
  currency: string;
  name: string;
  purpose: string;
  lent_on: string;
}

export interface TermsRow {
  id: string;
  effective: string;
  rate_millionths: number;
  day_count: Terms['dayCount'];
  plan: Terms['plan'];
  maturity: string | null;
  first_payment: string | null;
  every_months: number | null;
  payment_minor: number | null;
  security: string;
  reason: string;
  recorded_at: string;
}

/** Something that moved, with the crossing that booked it. */
export interface BookedEvent extends LoanEvent {
  crossingId: string;
  kind: string;
  lenderEntryId: string;
  borrowerEntryId: string;
}

export interface Loan extends Facts {
  id: string;
  name: string;
  purpose: string;
  currency: string;
  lender: EntityRow;
  borrower: EntityRow;
  /** In the order of their days, as `terms`. */
  versions: readonly TermsRow[];
  events: readonly BookedEvent[];
  /** Interest in the books. */
  booked: readonly (Accrual & { crossingId: string })[];
}

const loanRows = prepared<LoanRow>('SELECT * FROM loan ORDER BY lent_on DESC, id DESC');
const termsRows = prepared<TermsRow>('SELECT * FROM loan_terms WHERE loan_id = ? ORDER BY effective');

/** The legs of the lender's side, of principal and of interest, by crossing. */
const movedRows = prepared<{
  id: string;
  kind: string;
  date: string;
  lender_entry_id: string;
  borrower_entry_id: string;
  principal_minor: number;
  accrued_minor: number;
}>(
  `WITH pair AS (
     SELECT id, kind, origin_entry_id, origin_line, mirror_entry_id, mirror_line FROM crossing WHERE loan_id = :loan
     UNION ALL
     SELECT c.id, c.kind, l.origin_entry_id, l.origin_line, l.mirror_entry_id, l.mirror_line
     FROM crossing c JOIN crossing_leg l ON l.crossing_id = c.id WHERE c.loan_id = :loan),
   side AS (
     SELECT id, kind, origin_entry_id AS entry_id, origin_line AS line, mirror_entry_id AS other_id FROM pair
     UNION ALL
     SELECT id, kind, mirror_entry_id, mirror_line, origin_entry_id FROM pair)
   SELECT s.id, s.kind, p.date, s.entry_id AS lender_entry_id, s.other_id AS borrower_entry_id,
     sum(iif(k.sort = 'loan-receivable', p.amount_minor, 0)) AS principal_minor,
     sum(iif(k.sort = 'accrued-receivable', p.amount_minor, 0)) AS accrued_minor
   FROM side s JOIN posting p ON p.entry_id = s.entry_id AND p.line = s.line
   JOIN account a ON a.id = p.account_id AND a.entity_id = :lender
   JOIN counter_account k ON k.account_id = a.id AND k.sort IN ('loan-receivable', 'accrued-receivable')
   GROUP BY s.id ORDER BY p.date, s.id`,
);

export function listLoans(db: VaultDatabase): Loan[] {
  return loanRows(db)
    .all()
    .map((row) => load(db, row));
}

/** By id, or by a name that only one has. */
export function requireLoan(db: VaultDatabase, ref: string): Loan {
  const rows = loanRows(db).all();
  const byId = rows.find(({ id }) => id === ref);
  if (byId) return load(db, byId);
  const named = rows.filter(({ name }) => name.toLowerCase() === ref.trim().toLowerCase());
  if (named.length === 1) return load(db, named[0]!);
  throw named.length > 1
    ? new BulkheadError('INVALID_INPUT', `${named.length} loans are called “${ref}”.`, {
        remedy: 'Name it by its id; the list of loans shows it.',
        facts: { choices: named.map(({ id }) => id), next: 'loan.list' },
      })
    : new BulkheadError('NOT_FOUND', `There is no loan “${ref}”.`, {
        remedy: 'The list of loans shows those there are.',
        facts: { next: 'loan.list' },
      });
}

export function termsOf(row: Omit<TermsRow, 'id' | 'security' | 'reason' | 'recorded_at'>): Terms {
  return {
    effective: row.effective,
    rateMillionths: row.rate_millionths,
    dayCount: row.day_count,
    plan: row.plan,
    maturity: row.maturity,
    firstPayment: row.first_payment,
    everyMonths: row.every_months,
    paymentMinor: row.payment_minor,
  };
}

function allTerms(versions: readonly TermsRow[]): Terms[] {
  const all: Terms[] = [];
  for (const row of versions) all.push(goingOn(all.at(-1), termsOf(row)));
  return all;
}

function load(db: VaultDatabase, row: LoanRow): Loan {
  const moved = movedRows(db).all({ loan: row.id, lender: row.lender_id });
  const versions = termsRows(db).all(row.id);
  return {
    ...{ id: row.id, name: row.name, purpose: row.purpose, currency: row.currency, lentOn: row.lent_on },
    lender: findEntity(db, row.lender_id),
    borrower: findEntity(db, row.borrower_id),
    versions,
    terms: allTerms(versions),
    events: moved
      .filter(({ kind }) => kind !== 'interest')
      .map((one) => ({
        ...{ crossingId: one.id, kind: one.kind, date: one.date, principalMinor: one.principal_minor },
        ...{ lenderEntryId: one.lender_entry_id, borrowerEntryId: one.borrower_entry_id },
        interestMinor: one.accrued_minor === 0 ? 0 : -one.accrued_minor,
        // Ids are in the order in which they were made.
        wasThere: one.id < row.id,
      })),
    booked: moved
      .filter(({ kind }) => kind === 'interest')
      .map(({ id, date, accrued_minor }) => ({ crossingId: id, date, amountMinor: accrued_minor })),
  };
}
