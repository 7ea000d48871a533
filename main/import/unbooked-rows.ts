/**
 * The rows of imported files that could not be booked, one by one: where each stands, what could be read of it, and what
 * somebody has said that it is. NOT_FOUND for one that is not there.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  accountById,
  accountPath,
  type ChartAccount,
  findAccount,
  findEntity,
  isRow,
  problemsIn,
  type Unbooked,
  unbookedId,
} from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

type Listed = (typeof contract.imports.unbooked)['~orpc'];
type Asked = z.output<NonNullable<Listed['inputSchema']>>;
type Told = z.input<NonNullable<Listed['outputSchema']>>[number];

export interface ProblemFile {
  id: string;
  batch_id: string;
  name: string;
  format: string;
  problems: string;
}

const FILE = 'f.id, f.batch_id, f.name, f.format, f.problems FROM source_file f';
const fileById = prepared<ProblemFile>(`SELECT ${FILE} WHERE f.id = ?`);
const filesOfBatch = prepared<ProblemFile>(`SELECT ${FILE} WHERE f.batch_id = ? ORDER BY f.id`);
/** The latest first. */
const filesWithProblems = prepared<ProblemFile>(
  `SELECT ${FILE} WHERE f.problems <> '[]' AND (:account IS NULL OR EXISTS (
     SELECT 1 FROM statement s WHERE s.source_file_id = f.id AND s.account_id = :account))
   ORDER BY f.id DESC`,
);

/** A part of a file, and its account. */
export interface ProblemStatement {
  id: string;
  account_id: string;
}

const statementsOf = prepared<ProblemStatement>(
  'SELECT id, account_id FROM statement WHERE source_file_id = ? ORDER BY id',
);
const entryOf = preparedValue<string | null>(
  'SELECT min(entry_id) FROM line_match WHERE statement_line_id = ?',
);

const accountOf = preparedValue<string>('SELECT account_id FROM statement WHERE id = ?');

export function problemFile(db: VaultDatabase, id: string | undefined): ProblemFile | undefined {
  return fileById(db).get(id);
}

/** The account that a part of a file is of. */
export function accountOfPart(db: VaultDatabase, statementId: string): string | undefined {
  return accountOf(db).get(statementId);
}

const partOf = preparedValue<string>('SELECT statement_id FROM statement_line WHERE id = ?');

/** A row, in its place among those of its file. */
export interface UnbookedRow {
  file: ProblemFile;
  /** Of all of the file. */
  problems: Unbooked[];
  at: number;
  problem: Unbooked;
  /** Those that it may be of: one, but in files of several accounts from before. */
  statements: ProblemStatement[];
}

export function requireUnbooked(db: VaultDatabase, id: string): UnbookedRow {
  const [fileId, place] = id.split('.');
  const file = problemFile(db, fileId);
  const problems = file ? problemsIn(file) : [];
  const at = Number(place) - 1;
  const problem = problems[at];
  if (file && problem && problem.rows === undefined)
    return { file, problems, at, problem, statements: statementsFor(db, file, problem) };
  throw new BulkheadError('NOT_FOUND', `There is no row ${id} that could not be booked.`, {
    remedy: 'Its import may have been taken back meanwhile. Look at the list again.',
    facts: { next: 'imports.problems' },
  });
}

function statementsFor(db: VaultDatabase, file: ProblemFile, problem: Unbooked): ProblemStatement[] {
  const all = statementsOf(db).all(file.id);
  const own = all.filter(({ id }) => id === problem.statement);
  return own.length > 0 ? own : all;
}

/** Which part of the file it is of; `account` is asked for where the file does not tell. */
export function statementOf(
  db: VaultDatabase,
  { file, problem, statements }: UnbookedRow,
  account: string | undefined,
): ProblemStatement {
  const wanted = account === undefined ? null : findAccount(db, account).id;
  const fitting = statements.filter((one) => wanted === null || one.account_id === wanted);
  if (fitting.length > 0 && (wanted !== null || statements.length === 1)) return fitting[0]!;
  const paths = [...new Set(statements.map((one) => accountPath(db, one.account_id)))].join(', ');
  throw new BulkheadError(
    'INVALID_INPUT',
    `Line ${problem.line} of “${file.name}” is of another account, or does not tell of which: ${paths}.`,
    { remedy: 'Name one of those accounts.' },
  );
}

/** All that are listed of a batch, those that were mended, too. */
export function problemsOf(db: VaultDatabase, batchId: string): Told[] {
  return filesOfBatch(db)
    .all(batchId)
    .flatMap((file) => describeAll(db, file));
}

/** Those that nobody has mended. */
export function listUnbooked(db: VaultDatabase, { entity, account, limit }: Asked): Told[] {
  const accountId = account === undefined ? null : findAccount(db, account, entity).id;
  const entityId = entity === undefined ? null : findEntity(db, entity).name;
  const listed: Told[] = [];
  for (const file of filesWithProblems(db).iterate({ account: accountId })) {
    for (const row of describeAll(db, file)) {
      const isMeant =
        row.mended === null &&
        (accountId === null || row.account_id === accountId) &&
        (entityId === null || row.entity === entityId);
      if (isMeant) listed.push(row);
      if (listed.length >= limit) return listed;
    }
  }
  return listed;
}

function describeAll(db: VaultDatabase, file: ProblemFile): Told[] {
  const accounts = new Map<string, ChartAccount | null>();
  const known = (id: string) => {
    if (!accounts.has(id)) accounts.set(id, accountById(db, id));
    return accounts.get(id) ?? null;
  };
  const all = statementsOf(db).all(file.id);
  return problemsIn(file).flatMap((problem, at) => {
    if (!isRow(problem)) return [];
    const own = all.find(({ id }) => id === problem.statement) ?? (all.length === 1 ? all[0] : undefined);
    return describe(db, { file, problem, at }, own ? known(own.account_id) : null);
  });
}

export function describeUnbooked(db: VaultDatabase, row: UnbookedRow): Told {
  const [own, ...more] = row.statements;
  return describe(db, row, own && more.length === 0 ? accountById(db, own.account_id) : null);
}

function isOne({ rows, corrects, row }: Unbooked): boolean {
  return rows === undefined && (!corrects || row !== undefined);
}

function isByHand(db: VaultDatabase, { row, corrects, statement }: Unbooked): boolean {
  return !corrects && (statement === undefined || partOf(db).get(row) === statement);
}

function describe(
  db: VaultDatabase,
  { file, problem, at }: Pick<UnbookedRow, 'file' | 'problem' | 'at'>,
  account: ChartAccount | null,
): Told {
  const { line, reason, raw, rows, minor, read = {}, row } = problem;
  const owner = account && findEntity(db, account.entity_id);
  const currency = owner && (account.currency ?? owner.base_currency);
  return {
    // Of what corrects a row that is not there, nothing can be said by hand.
    id: isOne(problem) ? unbookedId(file.id, at) : null,
    ...{ line, reason, raw, ...(rows !== undefined && { rows }) },
    ...{ batch: file.batch_id, file: file.name, file_id: file.id, format: file.format },
    ...{ account: account?.path ?? null, account_id: account?.id ?? null },
    ...{ entity: owner?.name ?? null, currency },
    read: {
      date: read.date ?? null,
      amount: minor === undefined || currency === null ? null : formatMoney(minor, currency),
      ...{ payee: read.payee ?? '', memo: read.memo ?? '' },
      ...{ check_number: read.checkNumber ?? null, reference: read.reference ?? null },
    },
    mended:
      row === undefined
        ? null
        : {
            row_id: row,
            entry_id: entryOf(db).get(row) ?? null,
            by: isByHand(db, problem) ? 'hand' : 'file',
          },
  };
}
