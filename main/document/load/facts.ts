/**
 * The facts of a paper out of the books: what crossed between whom, the company's solvency on that day, who signs. INVALID_INPUT
 * where several crossings can't stand on one paper, or the kind of paper does not fit them.
 */
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import { daysBetween } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { requireCrossing } from '../../crossing/index.ts';
import { type EntityRow, findEntity } from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Facts, Signer } from '../facts.ts';
import { isBinding, type Kind, LATE_AFTER_DAYS, wantedKind } from '../kinds.ts';
import { withoutSigned } from '../superseding.ts';
import { PAPER_TITLES } from '../titles.ts';
import { lastAmendedOn, lendingsOf, loanTerms, requireLoanId } from './loan.ts';
import { movementOf } from './movements.ts';
import { partyOf, shareOf, signersOf } from './parties.ts';
import { solvencyOf } from './solvency.ts';

export interface Subject {
  kind: Kind;
  crossingIds: string[];
  loanId: string | null;
  from: EntityRow;
  to: EntityRow;
  company: EntityRow;
  other: EntityRow;
  /** The day it takes effect, and the first day of what it is about. */
  effectiveOn: string;
  since: string;
}

interface Asked {
  crossings?: string[] | undefined;
  loan?: string | undefined;
  kind?: Kind | undefined;
}

/** What a paper is to be about. */
export function subjectOf(
  db: VaultDatabase,
  { crossings, loan, kind: named }: Asked,
  today: string,
): Subject {
  const asked = loan === undefined ? crossings! : lendingsOf(db, requireLoanId(db, loan, today));
  const told = wholeLoan(db, asked).map((id) => requireCrossing(db, id));
  const [{ from: giver, to: receiver }] = told as [CrossingOut, ...CrossingOut[]];
  const [from, to] = [findEntity(db, giver.entity_id), findEntity(db, receiver.entity_id)];
  const kinds = new Set(told.map((one) => kindFor(one, from, to, named)));
  const all = notTold(db, kinds, told, loan === undefined ? asked : []);
  const first = all[0]!;
  const isOneSort = all.every(
    (one) => one.from.entity_id === from.id && one.to.entity_id === to.id && one.currency === first.currency,
  );
  if (!isOneSort || kinds.size > 1)
    throw invalid(
      'These can’t stand on one paper: they are of several kinds, or not between the same two.',
      'Make a paper for each.',
    );
  const [kind] = kinds;
  const company = companyOf(kind!, from, to);
  const days = all.map(({ date }) => date).sort();
  const amendedOn = kind === 'loan-amendment' ? lastAmendedOn(db, first.loan_id, today) : null;
  return {
    kind: kind!,
    crossingIds: [...new Set(all.map(({ id }) => id))],
    loanId: first.loan_id,
    ...{ from, to, company, other: company === from ? to : from },
    since: amendedOn ?? days[0]!,
    // What was agreed holds from the first day that it is about: a loan, whatever was added to it, and terms of work or rent.
    effectiveOn: amendedOn ?? (first.kind === 'loan' || isBinding(kind!) ? days[0]! : days.at(-1)!),
  };
}

/** The paper of a loan is about all that was lent on it. */
function wholeLoan(db: VaultDatabase, ids: readonly string[]): readonly string[] {
  const first = requireCrossing(db, ids[0]!);
  const lent = first.kind === 'loan' && first.loan_id !== null ? lendingsOf(db, first.loan_id) : [];
  return ids.every((id) => lent.includes(id)) ? lent : ids;
}

const NOTES: ReadonlySet<Kind> = new Set(['promissory-note', 'loan-agreement']);

/** A note is about what no signed one tells: what was lent further has its own. Where all is told, or was asked for, all of it. */
function notTold(
  db: VaultDatabase,
  kinds: ReadonlySet<Kind>,
  told: readonly CrossingOut[],
  asked: readonly string[],
): readonly CrossingOut[] {
  const [kind] = kinds;
  if (kinds.size !== 1 || !NOTES.has(kind!)) return told;
  const left = new Set(
    withoutSigned(
      db,
      kind!,
      told.map(({ id }) => id),
    ),
  );
  return left.size > 0 && asked.every((id) => left.has(id)) ? told.filter(({ id }) => left.has(id)) : told;
}

/** Kinds that a crossing may have besides the one that it wants. */
const ALSO: Partial<Record<string, readonly Kind[]>> = {
  business: ['expense-report'],
  loan: ['payment-log', 'loan-amendment'],
};

function kindFor(
  { kind, settlement, effect }: CrossingOut,
  from: EntityRow,
  to: EntityRow,
  named: Kind | undefined,
): Kind {
  const wanted = wantedKind({ kind, settlement, effect, from: from.kind, to: to.kind });
  const possible = [...(wanted === null ? [] : [wanted]), ...(ALSO[kind] ?? [])];
  if (named === undefined && wanted !== null) return wanted;
  if (named !== undefined && possible.includes(named)) return named;
  const what = kind.replaceAll('-', ' ');
  if (possible.length === 0)
    throw invalid(
      `What crossed is a ${what}, which wants no paper of its own.`,
      'A loan has a note and a log of its payments; what was owed stands on the paper it came from.',
    );
  throw invalid(
    `A ${what} is not told by that kind of paper.`,
    `There is: ${possible.map((one) => PAPER_TITLES[one].toLowerCase()).join(', ')}.`,
  );
}

/** Whose paper it is: of an owner and a company the company, of two companies the one that it is about. */
function companyOf(kind: Kind, from: EntityRow, to: EntityRow): EntityRow {
  if (from.kind !== to.kind) return from.kind === 'llc' ? from : to;
  return kind === 'contribution-record' || kind === 'expense-report' ? to : from;
}

export interface Said {
  documentId: string;
  generatedOn: string;
  authorizedOn: string | null;
  lateReason: string | null;
  details: Record<string, string>;
  signers: Signer[] | null;
}

/** Kinds that have a time of their own, and say on themselves whether they keep it. */
const OWN_TIME: ReadonlySet<Kind> = new Set(['expense-report', 'payment-log']);
/** Only the company signs these; the others are signed by both. */
const SIGNED_BY_COMPANY: ReadonlySet<Kind> = new Set(['distribution-consent', 'compensation-memo']);

export function isLate(kind: Kind, since: string, today: string): boolean {
  return !OWN_TIME.has(kind) && daysBetween(since, today) > LATE_AFTER_DAYS;
}

/** They state something of one day: both tests of solvency, a value, the share that a member holds. */
const OF_ONE_DAY: ReadonlySet<Kind> = new Set(['distribution-consent', 'contribution-record']);

/** INVALID_INPUT where a paper would state something of one day about movements of several. */
export function factsOf(db: VaultDatabase, subject: Subject, said: Said): Facts {
  const { kind, from, to, company, other, effectiveOn, since, loanId } = subject;
  if (OF_ONE_DAY.has(kind) && since !== effectiveOn)
    throw invalid(
      `These are of several days, ${since} to ${effectiveOn}, and a ${PAPER_TITLES[kind].toLowerCase()} tells of one.`,
      'Make a paper for each day.',
    );
  const { signers: named, ...told } = said;
  // Terms may be agreed before they hold.
  const loan = loanId === null ? null : loanTerms(db, loanId, later(effectiveOn, said.generatedOn));
  const paid = kind === 'payment-log' ? (loan?.paid ?? []) : [];
  return {
    ...told,
    ...{ kind, effectiveOn, since },
    ...{ company: partyOf(company), other: partyOf(other), giver: partyOf(from), receiver: partyOf(to) },
    movements: subject.crossingIds
      .map((id) => movementOf(db, id))
      .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1)),
    payments: paid.map(({ crossingId }) => movementOf(db, crossingId)),
    loan,
    share: shareOf(db, company, other, effectiveOn),
    solvency:
      kind === 'distribution-consent' ? solvencyOf(db, company, effectiveOn, subject.crossingIds) : null,
    isRatification: isLate(kind, subject.since, said.generatedOn),
    signers: linesOf(db, subject, named ?? [], said.generatedOn),
  };
}

/** Who was named for a party signs instead of those who do by the books; nobody signs another party’s line away. */
function linesOf(
  db: VaultDatabase,
  { kind, company, other }: Subject,
  named: readonly Signer[],
  day: string,
): Signer[] {
  const stranger = named.find(({ party }) => party.id !== company.id && party.id !== other.id);
  if (stranger !== undefined)
    throw invalid(
      `${stranger.party.name} is no party to that paper.`,
      `It is between ${company.name} and ${other.name}: say for which of them somebody signs.`,
    );
  const byTheBooks = (one: EntityRow) =>
    named.some(({ party }) => party.id === one.id) ? [] : signersOf(db, one, day);
  return [...byTheBooks(company), ...named, ...(SIGNED_BY_COMPANY.has(kind) ? [] : byTheBooks(other))];
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function invalid(message: string, remedy: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', message, { remedy });
}
