/**
 * Importing: files in, evidence and entries out, as one command. Each file stands or falls by itself (with a mark of
 * its own to come back to), a bad row never sinks its file, and a batch that brings nothing new leaves no trace.
 *
 * Preview is the same code in a transaction that is rolled back: it cannot say anything else than the import does.
 */
import type { z } from 'zod';
import type { ImportAccount, ImportFile, ImportResult } from '../../shared/contract/import.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { addDecimals, type Decimal, formatDecimal, parseDecimal } from '../../shared/money.ts';
import {
  type ChartAccount,
  type EntityRow,
  explainGuard,
  findAccount,
  findEntity,
  type HandlersOf,
  Pace,
  type Scope,
} from '../ledger/index.ts';
import { importBatch, sourceFile } from '../ledger/tables.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { listBatches, problemsOf, undoBatch } from './batches.ts';
import { Booking, type Unbooked } from './booking.ts';
import { TRUSTED_CONFIDENCE } from './csv/index.ts';
import type { FileEvent, FileFacts } from './messages.ts';
import { DEFAULT_LIMITS, type ProblemRow, type StatementHead, type StatementRow } from './reader.ts';
import { FileReaderThread } from './reading.ts';
import { namedByFile, type Route, routeStatement } from './route.ts';
import { csvProfile } from './tables.ts';

type ImportInput = z.output<NonNullable<(typeof contract.imports.commit)['~orpc']['inputSchema']>>;

interface Target {
  entity: EntityRow | null;
  account: ChartAccount | null;
}

/** Counts the rows of a part that found no account, so that a refused file still says what it holds. */
class Uncounted {
  readonly head: StatementHead;
  #read = 0;
  #pending = 0;
  #sum: Decimal = { units: 0n, scale: 0 };
  #first: string | null = null;
  #last: string | null = null;
  closing: { amount: string; on: string | null } | null = null;

  constructor(head: StatementHead) {
    this.head = head;
  }

  take(row: StatementRow): void {
    if (row.pending) {
      this.#pending += 1;
      return;
    }
    this.#read += 1;
    this.#add(row.amount);
    if (this.#first === null || row.date < this.#first) this.#first = row.date;
    if (this.#last === null || row.date > this.#last) this.#last = row.date;
  }

  takeProblem(problem: ProblemRow): void {
    this.#read += 1;
    if (problem.amount !== null) this.#add(problem.amount);
  }

  summary(): ImportAccount {
    return {
      account_id: namedByFile(this.head),
      account: null,
      entity: null,
      currency: this.head.currency,
      read: this.#read,
      new: 0,
      duplicate: 0,
      matched: 0,
      pending: this.#pending,
      sum: formatDecimal(this.#sum, 2),
      first_date: this.#first,
      last_date: this.#last,
      stated_balance: this.closing?.amount ?? null,
      stated_on: this.closing?.on ?? null,
      computed_balance: null,
      difference: null,
    };
  }

  #add(amount: string): void {
    const decimal = parseDecimal(amount);
    if (decimal) this.#sum = addDecimals(this.#sum, decimal);
  }
}

/** One file under way. */
class FileImport {
  readonly scope: Scope;
  readonly name: string;
  readonly batchId: string;
  readonly input: ImportInput;
  readonly target: Target;
  readonly sourceFileId: string;
  facts: FileFacts | null = null;
  readonly parts: (Booking | Uncounted)[] = [];
  /** What finished parts came to, by their index. */
  readonly #reports = new Map<Booking | Uncounted, ImportAccount>();
  #named: StatementHead | null = null;
  readonly unbooked: Unbooked[] = [];
  readonly warnings: string[] = [];
  error: string | null = null;
  rows = 0;

  constructor(scope: Scope, name: string, batchId: string, input: ImportInput, target: Target) {
    this.scope = scope;
    this.name = name;
    this.batchId = batchId;
    this.input = input;
    this.target = target;
    this.sourceFileId = scope.unit.newId();
  }

  take(event: FileEvent): void {
    switch (event.type) {
      case 'facts':
        return this.#begin(event.facts);
      case 'statement':
        this.parts[event.index] = this.#part(event.head);
        return;
      case 'rows': {
        const part = this.parts[event.statement]!;
        for (const row of event.rows) part.take(row);
        this.rows += event.rows.length;
        return;
      }
      case 'problem':
        return this.#takeProblem(event.statement, event.problem);
      case 'balances': {
        const part = this.parts[event.statement]!;
        if (part instanceof Booking)
          part.balances =
            event.balances.closing === null ? (part.balances ?? event.balances) : event.balances;
        else if (event.balances.closing !== null)
          part.closing = { amount: event.balances.closing, on: event.balances.closingOn };
        return;
      }
      case 'warning':
        this.warnings.push(event.text);
        return;
    }
  }

  #begin(facts: FileFacts): void {
    this.facts = facts;
    const { unit } = this.scope;
    if (facts.csv) this.#weighGuess(facts.csv);
    unit.keepPackedBytes(facts);
    unit.insert(sourceFile, {
      id: this.sourceFileId,
      batchId: this.batchId,
      sha256: facts.sha256,
      name: this.name,
      format: facts.format,
      encoding: facts.encoding,
      mapping: facts.csv ? JSON.stringify(facts.csv.mapping) : null,
      problems: '[]',
    });
  }

  #weighGuess(csv: NonNullable<FileFacts['csv']>): void {
    this.warnings.push(...csv.doubts);
    if (!csv.guessed || (csv.mapping !== null && csv.confidence >= TRUSTED_CONFIDENCE)) return;
    this.error = `Which column means what could not be told surely enough${csv.doubts.length > 0 ? `: ${csv.doubts.join(' ')}` : '.'} Mend the mapping shown with this file and import it with --mapping FILE.json.`;
  }

  #part(head: StatementHead): Booking | Uncounted {
    if (this.error !== null) return new Uncounted(head);
    try {
      const route = routeStatement(this.scope.unit, head, {
        ...this.target,
        createAccounts: this.input.create_accounts,
        fileName: this.name,
        fileSha256: this.facts?.sha256 ?? '',
        shape: this.facts?.csv?.shape ?? '',
      });
      this.warnings.push(...route.warnings);
      this.#requireOneAccount(head, route);
      const same = this.#openPartOf(route);
      if (same) return same;
      return new Booking(this.scope.unit, this.sourceFileId, head, route);
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error;
      this.error = [error.message, error.remedy].filter(Boolean).join(' ');
      return new Uncounted(head);
    }
  }

  /** An account that was named for the file can't stand for several accounts that the file itself tells apart. */
  #requireOneAccount(head: StatementHead, route: Route): void {
    if (!route.named) return;
    if (this.#named && namedByFile(this.#named) !== namedByFile(head)) {
      throw new BulkheadError(
        'INVALID_INPUT',
        `The file holds several accounts: ${namedByFile(this.#named)}, ${namedByFile(head)}.`,
        {
          remedy: 'Let them be made (--create-accounts), or split the file.',
        },
      );
    }
    this.#named = head;
  }

  /**
   * A file may hold several statements of one account. In OFX they come one after another, and each builds on the one
   * before; in a table their rows may be mixed, and are one part.
   */
  #openPartOf(route: Route): Booking | null {
    const same = this.parts.find(
      (part) =>
        part instanceof Booking && part.route.account.id === route.account.id && !this.#reports.has(part),
    );
    if (!(same instanceof Booking)) return null;
    if (this.facts?.csv) return same;
    this.#finishPart(same);
    return null;
  }

  #finishPart(part: Booking | Uncounted): ImportAccount {
    const known = this.#reports.get(part);
    if (known) return known;
    const report = part instanceof Booking && this.error === null ? part.finish() : part.summary();
    this.#reports.set(part, report);
    return report;
  }

  #takeProblem(index: number | null, problem: ProblemRow): void {
    const part = index === null ? undefined : this.parts[index];
    part?.takeProblem(problem);
    if (!(part instanceof Booking))
      this.unbooked.push({ line: problem.line, reason: problem.reason, raw: problem.raw });
  }

  /** Ends the file; answers whether it is worth keeping. */
  finish(): { report: ImportFile; keep: boolean; lines: number } {
    const parts = [...new Set(this.parts)];
    const bookings = parts.filter((part) => part instanceof Booking);
    const accounts = parts.map((part) => this.#finishPart(part));
    for (const booking of bookings) {
      this.unbooked.push(...booking.unbooked);
      this.warnings.push(...booking.warnings);
    }
    const lines = bookings.reduce((sum, part) => sum + part.created + part.matched, 0);
    const keep = this.error === null && bookings.some((part) => part.isNews);
    if (keep) this.#remember();
    return { report: this.#report(accounts), keep, lines };
  }

  #report(accounts: ImportAccount[]): ImportFile {
    const booked = this.parts.some((part) => part instanceof Booking);
    const error = this.error ?? (booked ? null : this.#emptyReason());
    return {
      file: this.name,
      format: this.facts?.format ?? 'unknown',
      status: error !== null ? 'refused' : this.unbooked.length > 0 ? 'partly' : 'imported',
      accounts,
      unreadable: this.unbooked,
      warnings: this.warnings,
      error,
      mapping: this.facts?.csv?.mapping ?? null,
      confidence: this.facts?.csv?.confidence ?? null,
    };
  }

  #emptyReason(): string {
    const said = this.warnings.join(' ');
    return said.startsWith('The file holds no statement')
      ? said
      : `The file holds no statement. ${said}`.trim();
  }

  #remember(): void {
    const { unit } = this.scope;
    if (this.unbooked.length > 0)
      unit.update(sourceFile, { id: this.sourceFileId }, { problems: JSON.stringify(this.unbooked) });
    // Only what somebody confirmed is learnt; a guess is made afresh, and as surely, every time.
    const csv = this.facts?.csv;
    if (!csv?.mapping || this.input.mapping === undefined) return;
    const mapping = JSON.stringify(csv.mapping);
    const known = unit.db.prepare('SELECT mapping FROM csv_profile WHERE shape = ?').get(csv.shape) as
      | { mapping: string }
      | undefined;
    if (!known) unit.insert(csvProfile, { shape: csv.shape, mapping, learntAt: unit.now });
    else unit.update(csvProfile, { shape: csv.shape }, { mapping });
  }
}

/** Rows between two looks at the clock. */
const ROWS_PER_STEP = 25;

function cancelled(): BulkheadError {
  return new BulkheadError('CANCELLED', 'The import was cancelled; nothing was changed.');
}

function* smallParts(event: FileEvent): Generator<FileEvent> {
  if (event.type !== 'rows') return yield event;
  for (let at = 0; at < event.rows.length; at += ROWS_PER_STEP) {
    yield { ...event, rows: event.rows.slice(at, at + ROWS_PER_STEP) };
  }
}

function refused(name: string, error: string, facts: FileFacts | null): ImportFile {
  return {
    file: name,
    format: facts?.format ?? 'unknown',
    status: 'refused',
    accounts: [],
    unreadable: [],
    warnings: [],
    error,
    mapping: facts?.csv?.mapping ?? null,
    confidence: facts?.csv?.confidence ?? null,
  };
}

async function importFile(
  scope: Scope,
  file: File,
  batchId: string,
  input: ImportInput,
  target: Target,
  profiles: Record<string, string>,
) {
  const under = new FileImport(scope, file.name, batchId, input, target);
  const request = {
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    mapping: input.mapping ?? null,
    profiles,
    limits: DEFAULT_LIMITS,
  };
  const thread = FileReaderThread.take();
  const mark = scope.unit.mark();
  const pace = new Pace();
  try {
    for await (const events of thread.read(request, scope.signal)) {
      for (const event of events) {
        for (const part of smallParts(event)) {
          under.take(part);
          scope.progress({ done: under.rows, total: null, what: file.name });
          await pace.breathe();
          if (scope.signal?.aborted) throw cancelled();
        }
      }
    }
    const finished = under.finish();
    if (!finished.keep) scope.unit.rollbackTo(mark);
    return finished;
  } catch (thrown) {
    // What the database refuses sinks this file alone, like everything else that is wrong with it.
    const error = explainGuard(thrown, scope.unit.db);
    if (!(error instanceof BulkheadError) || error.code === 'CANCELLED') throw error;
    scope.unit.rollbackTo(mark);
    return {
      report: refused(file.name, [error.message, error.remedy].filter(Boolean).join(' '), under.facts),
      keep: false,
      lines: 0,
    };
  } finally {
    await thread.release();
  }
}

function learntMappings(db: VaultDatabase): Record<string, string> {
  const rows = db.prepare('SELECT shape, mapping FROM csv_profile').all() as {
    shape: string;
    mapping: string;
  }[];
  return Object.fromEntries(rows.map((row) => [row.shape, row.mapping]));
}

async function importAll(scope: Scope, input: ImportInput): Promise<ImportResult> {
  const { unit } = scope;
  const target: Target = {
    entity: input.entity === undefined ? null : findEntity(unit.db, input.entity),
    account: input.account === undefined ? null : findAccount(unit.db, input.account, input.entity),
  };
  const batchId = unit.newId();
  const mark = unit.mark();
  unit.insert(importBatch, { id: batchId, at: unit.now, fileCount: 0, lineCount: 0 });
  const files: ImportFile[] = [];
  let kept = 0;
  let lines = 0;
  for (const file of input.files) {
    const finished = await importFile(scope, file, batchId, input, target, learntMappings(unit.db));
    files.push(finished.report);
    kept += finished.keep ? 1 : 0;
    lines += finished.keep ? finished.lines : 0;
  }
  if (kept === 0) {
    unit.rollbackTo(mark);
    return { batch: null, files };
  }
  unit.update(importBatch, { id: batchId }, { fileCount: kept, lineCount: lines });
  return { batch: batchId, files };
}

export const importHandlers: HandlersOf<typeof contract.imports> = {
  preview: importAll,
  commit: importAll,
  batches: ({ db }) => listBatches(db),
  problems: ({ db }, input) => problemsOf(db, input.batch),
  undo: ({ unit }, input) => undoBatch(unit, input.batch),
  mappings: ({ db }) =>
    (
      db.prepare('SELECT shape, mapping, learnt_at FROM csv_profile ORDER BY learnt_at DESC').all() as {
        shape: string;
        mapping: string;
        learnt_at: string;
      }[]
    ).map((row) => ({ ...row, mapping: JSON.parse(row.mapping) as unknown })),
  forget({ db, unit }, input) {
    if (db.prepare('SELECT 1 FROM csv_profile WHERE shape = ?').get(input.shape) === undefined) {
      throw new BulkheadError('NOT_FOUND', 'There is no mapping of that shape.', {
        remedy: '“bulkhead mapping list” shows them.',
      });
    }
    unit.remove(csvProfile, { shape: input.shape });
    return { ok: true };
  },
};
