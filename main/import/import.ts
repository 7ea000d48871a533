/**
 * Importing: files in, evidence and entries out, as one command. Each file stands or falls by itself (with a mark of
 * its own to come back to), a bad row never sinks its file, and a batch that brings nothing new leaves no trace.
 *
 * Preview is the same code in a transaction that is rolled back: it cannot say anything else than the import does.
 */
import type { ImportFile, ImportResult } from '../../shared/contract/import.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountById,
  explainGuard,
  findAccount,
  findEntity,
  type HandlersOf,
  Pace,
  type Scope,
} from '../ledger/index.ts';
import { importBatch } from '../ledger/tables.ts';
import { proofsOf } from './batch-proof.ts';
import { listBatches, problemsOfBatch, undoBatch, whatRestsOn } from './batches.ts';
import { Choices } from './choices.ts';
import { forgetMapping, learntMappings, listBuiltIn, listMappings } from './csv-profiles.ts';
import { chosenAccount, datesKnown } from './date-order.ts';
import { decideDoubt, listDoubts } from './doubtful-rows.ts';
import { StoredFiles } from './file-beginnings.ts';
import { FileImport, type FinishedFile } from './file-import.ts';
import { type FilePlace, fileError, fileReport } from './file-report.ts';
import { positionsOf } from './held-positions.ts';
import type { ImportInput, ImportRun } from './import-run.ts';
import { withLikely } from './likely-entries.ts';
import { mendRow } from './mending.ts';
import type { FileEvent, ReadRequest } from './messages.ts';
import { OwnersBooks } from './owner-books.ts';
import { choosePart, listParts } from './part-choices.ts';
import { bookPlanned } from './planned-crossings.ts';
import { DEFAULT_LIMITS } from './reader.ts';
import { FileReaderThread } from './reading.ts';
import { rememberAccount } from './route.ts';
import { ShowRoom } from './shown-rows.ts';
import { filesInTurn } from './turns.ts';
import { listUnbooked } from './unbooked-rows.ts';
import { unmendRow } from './unmending.ts';
import type { GivenFile } from './within.ts';

/** Rows between two looks at the clock. */
const ROWS_PER_STEP = 25;
/** Rows of a CSV file to choose columns by. */
const SAMPLE_ROWS = 20;

function cancelled(): BulkheadError {
  return new BulkheadError('CANCELLED', 'The import was cancelled; nothing was changed.');
}

function* smallParts(event: FileEvent): Generator<FileEvent> {
  if (event.type !== 'rows') return yield event;
  for (let at = 0; at < event.rows.length; at += ROWS_PER_STEP) {
    yield { ...event, rows: event.rows.slice(at, at + ROWS_PER_STEP) };
  }
}

function skippedFile(place: FilePlace): FinishedFile {
  return nothingOf({ ...fileReport(place, null, null), status: 'skipped' });
}

function nothingOf(report: ImportFile): FinishedFile {
  return { report, keep: false, lines: 0, answers: [], crossings: [], statements: [] };
}

async function importFile(run: ImportRun, at: number, file: GivenFile): Promise<FinishedFile> {
  const { scope } = run;
  const { name, part, content, error, warnings } = file;
  const place = { file: name, at, part };
  const choices = run.choices.ofFile(at, part);
  if (error !== null) return nothingOf({ ...fileReport(place, null, fileError(error)), warnings });
  if (content === null) return skippedFile(place);
  const mapping = choices.mapping === undefined ? run.input.mapping : JSON.stringify(choices.mapping);
  const account = chosenAccount(run, choices);
  const request: ReadRequest = {
    name,
    bytes: content.bytes ?? new Uint8Array(),
    sheet: content.sheet,
    mapping: mapping ?? null,
    profiles: learntMappings(scope.unit.db),
    account: account ?? (choices.makesAccount ? 'new' : null),
    isCard: account !== null && accountById(scope.unit.db, account)?.role === 'card',
    dates: datesKnown(run, choices),
    limits: DEFAULT_LIMITS,
    sampleRows: run.room ? SAMPLE_ROWS : 0,
    beginnings: run.stored.smaller(name, content.bytes?.byteLength ?? 0),
  };
  const under = new FileImport(run, place, content.tab, request.dates);
  for (const text of warnings) under.take({ type: 'warning', text });
  const thread = FileReaderThread.take();
  const mark = scope.unit.mark();
  const made = new Set(run.made);
  const takeBack = () => {
    scope.unit.rollbackTo(mark);
    run.made = made;
  };
  const pace = new Pace();
  try {
    for await (const events of thread.read(request, content.workbook, scope.signal)) {
      for (const event of events) {
        for (const part of smallParts(event)) {
          under.take(part);
          scope.progress({ done: under.rows, total: null, what: name });
          await pace.breathe();
          if (scope.signal?.aborted) throw cancelled();
        }
      }
    }
    const finished = under.finish();
    if (!finished.keep) {
      takeBack();
      run.answers.push(...finished.answers);
    } else if (under.facts && under.facts.text === null) run.stored.add(name, under.facts.sha256);
    return finished;
  } catch (thrown) {
    // What the database refuses sinks this file alone, like everything else that is wrong with it.
    const reason = explainGuard(thrown, scope.unit.db);
    if (!(reason instanceof BulkheadError) || reason.code === 'CANCELLED') throw reason;
    takeBack();
    return nothingOf(fileReport(place, under.facts, fileError(reason)));
  } finally {
    await thread.release();
  }
}

function remember({ scope: { unit }, answers }: ImportRun): void {
  for (const { head, marks, route } of answers)
    if (accountById(unit.db, route.account.id)) rememberAccount(unit, head, marks, route);
}

async function importAll(scope: Scope, input: ImportInput): Promise<ImportResult> {
  const { unit } = scope;
  const run: ImportRun = {
    scope,
    input,
    batchId: unit.newId(),
    entity: input.entity === undefined ? null : findEntity(unit.db, input.entity),
    account: input.account === undefined ? null : findAccount(unit.db, input.account, input.entity),
    choices: new Choices(input.choices, input.files.length),
    books: new OwnersBooks(unit.db),
    seen: new Map(),
    stored: new StoredFiles(unit.db),
    answers: [],
    made: new Set(),
    room: input.rows === 0 ? null : new ShowRoom(input.rows),
  };
  const { batchId } = run;
  const mark = unit.mark();
  unit.insert(importBatch, { id: batchId, at: unit.now, fileCount: 0, lineCount: 0 });
  const finished: FinishedFile[] = [];
  for await (const { at, file } of filesInTurn(run)) finished.push(await importFile(run, at, file));
  finished.sort(byPlace);
  const files = finished.map(({ report }) => report);
  const brought = finished.filter(({ keep }) => keep);
  for (const { retell } of brought) retell?.();
  const kept = brought.length;
  const lines = brought.reduce((sum, file) => sum + file.lines, 0);
  if (kept === 0) {
    unit.rollbackTo(mark);
    remember(run);
    return { batch: null, files, statements: [] };
  }
  remember(run);
  bookPlanned(scope, brought);
  unit.update(importBatch, { id: batchId }, { fileCount: kept, lineCount: lines, lastId: unit.newId() });
  return { batch: batchId, files, statements: finished.flatMap(statementsIn) };
}

/** As they were given: what is wrong with a file that others are in stands behind those. */
function byPlace({ report: a }: FinishedFile, { report: b }: FinishedFile): number {
  return a.at - b.at || (a.part ?? Infinity) - (b.part ?? Infinity) || 0;
}

/** What each account of a file that was kept is called from now on. */
function statementsIn({ keep, statements }: FinishedFile, file: number): ImportResult['statements'] {
  if (!keep) return [];
  return statements.flatMap((id, account) => (id === null ? [] : [{ file, account, statement_id: id }]));
}

export const importHandlers: HandlersOf<typeof contract.imports> = {
  preview: importAll,
  commit: importAll,
  batches: ({ db }) => listBatches(db),
  doubts: ({ db }, input) => listDoubts(db, input),
  decide({ unit }, { row, same }) {
    decideDoubt(unit, row, same);
    return { ok: true };
  },
  proof: ({ db }, input) => proofsOf(db, input.batch),
  problems: ({ db }, input) => problemsOfBatch(db, input.batch),
  unbooked: ({ db }, input) => listUnbooked(db, input),
  unbooked_row: ({ db }, input) => withLikely(db, input),
  mend: ({ unit }, input) => mendRow(unit, input),
  unmend({ unit }, input) {
    unmendRow(unit, input.row);
    return { ok: true };
  },
  resting: ({ db }, input) => whatRestsOn(db, input.batch),
  undo: ({ unit }, input) => undoBatch(unit, input.batch, input.with_crossings ?? false),
  mappings: ({ db }) => listMappings(db),
  profiles: () => listBuiltIn(),
  positions: ({ db }, input) => positionsOf(db, input),
  parts: ({ db }, input) => listParts(db, input),
  choose_part({ unit }, input) {
    choosePart(unit, input);
    return { ok: true };
  },
  forget({ unit }, input) {
    forgetMapping(unit, input.shape);
    return { ok: true };
  },
};
