/**
 * A table of transactions, CSV or one of a workbook: whose columns they are, as somebody gave them, as they were learnt of
 * earlier files, as the program knows the export, or as they are guessed. Throws INVALID_INPUT for a mapping that is none.
 */
import type { CsvMapping } from '../../shared/contract/mapping.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  type Counting,
  type CsvGuess,
  type Dialect,
  guessMapping,
  type Hints,
  type KnownExport,
  knownBank,
  type OpenOrder,
  openOrder,
  orderOfFormat,
  parseMapping,
  placeMapping,
  type RawSample,
  rawSample,
  readBothWays,
  readCsv,
  sourceName,
  TRUSTED_CONFIDENCE,
  type TroubleKind,
  turnedFormat,
} from './csv/index.ts';
import {
  type CsvFacts,
  isConfirmed,
  type KnownDates,
  knownDatesOf,
  mappingKey,
  processorOf,
  type ReadRequest,
} from './messages.ts';
import { MemorySink, type ReaderLimits, type Sink } from './reader.ts';
import { ORDER_WORDS, tellAssumedOrder } from './text/date-orders.ts';
import { SHEET_DIALECT } from './xlsx/index.ts';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BulkheadError('INVALID_INPUT', 'The CSV mapping is not JSON.', {
      remedy: 'Begin from the mapping that a preview shows with the file.',
      facts: { trouble: 'mapping-unreadable' },
      cause,
    });
  }
}

/** How many rows of a file a learnt mapping is tried on. */
const TRIAL_ROWS = 1_000;

/**
 * The mappings learnt for files of this shape that read this one. Files of two banks can have the same shape, down to the names
 * of the columns: a mapping is that of the account chosen for the file, or the only one there is; one of another account is
 * only proposed. One that misreads a date, or can't read most of the first rows, is another bank's.
 */
function learntMappings(text: string, guess: CsvGuess, request: ReadRequest): Learnt {
  const { profiles, account } = request;
  const reads = (learnt: string): CsvMapping[] => {
    const mapping = placeMapping(parseMapping(JSON.parse(learnt)), guess);
    return readsWell(text, mapping, request.limits) ? [mapping] : [];
  };
  const own = account === null ? undefined : profiles[mappingKey(guess.shape, account)];
  if (own !== undefined) return { own: reads(own)[0] ?? null, others: [] };
  const all = Object.entries(profiles).filter(
    ([key]) => key === guess.shape || key.startsWith(mappingKey(guess.shape, '')),
  );
  const others = [...new Set(all.map(([, mapping]) => mapping))].flatMap(reads);
  const isGeneral = all.some(([key]) => key === guess.shape);
  return others.length === 1 && (account === null || isGeneral)
    ? { own: others[0]!, others: [] }
    : { own: null, others };
}

interface Learnt {
  own: CsvMapping | null;
  /** Learnt from files of other accounts. */
  others: CsvMapping[];
}

function readsWell(text: string, mapping: CsvMapping, limits: ReaderLimits): boolean {
  const trial = new MemorySink();
  let misdated = 0;
  const onTrouble = (what: TroubleKind) => {
    if (what === 'misdated') misdated += 1;
  };
  readCsv(text, mapping, trial, limits, { rowsEnd: mapping.firstRow + TRIAL_ROWS, onTrouble });
  const read = trial.statements.reduce((sum, s) => sum + s.rows.length, 0);
  return misdated === 0 && read > trial.problems.length;
}

const OF_OTHERS = 'Its columns are taken as in files like it of another account; check what comes of them.';
/** Below what is acted upon. */
const PROPOSED_CONFIDENCE = 0.6;

function sampleOf(
  text: string,
  mapping: CsvMapping | null,
  guess: CsvGuess,
  request: ReadRequest,
): RawSample | null {
  const place = mapping ?? (guess.dialect && { ...guess.dialect, headerRow: null, firstRow: 0 });
  return place && rawSample(text, place, request.sampleRows, request.limits);
}

/** What is known of a table before it is looked at. */
interface Table {
  /** How it is cut into cells; `undefined` where that is to be told from it. */
  dialect: Dialect | undefined;
  counting: Counting;
}

export const UNTOLD: Table = { dialect: undefined, counting: 'lines' };
/** A text made from a sheet is cut in one way only, whatever a mapping says that was made for the bank's CSV. */
export const SHEET: Table = { dialect: SHEET_DIALECT, counting: 'rows' };

/**
 * The export that a built-in profile knows. Where the file reads in two ways, a mapping that was learnt for it decides, or
 * what the guess is sure of, or what somebody knows of its dates.
 */
async function builtInExport(
  text: string,
  guess: CsvGuess,
  learnt: CsvMapping | null,
  { dates, limits }: ReadRequest,
): Promise<KnownExport | null> {
  if (guess.dialect === null) return null;
  const sure = guess.confidence >= TRUSTED_CONFIDENCE ? guess.mapping : null;
  const hintsFor = (known: KnownDates | null): Hints => ({
    proven: learnt ?? sure,
    likely: guess.mapping,
    known,
  });
  const found = await knownBank(text, guess.dialect, hintsFor(knownDatesOf(dates, 'csv')), limits);
  const processor = processorOf(found?.mapping ?? null);
  // Only now it is told whose balance it is of, and so how its files were dated before.
  if (found === null || found.otherFormat === null || processor === null) return found;
  return knownBank(text, guess.dialect, hintsFor(knownDatesOf(dates, 'csv', processor)), limits);
}

/** What is read, and where it comes from. */
interface InUse {
  mapping: CsvMapping | null;
  from: 'given' | 'built-in' | 'of-others' | 'guess';
  otherFormat: string | null;
}

type Dated = Pick<InUse, 'mapping' | 'otherFormat'>;

/**
 * A mapping that somebody made once, its days as somebody says now. Throws INVALID_INPUT where they can't be in that order;
 * a table that writes months by name, or the year first, tells by itself.
 */
function asChosen(text: string, mapping: CsvMapping, { dates, limits }: ReadRequest): Dated {
  const turned = turnedFormat(mapping.dateFormat);
  if (turned === null) return { mapping, otherFormat: null };
  const { against, isOpen } = readBothWays(text, mapping, turned, limits);
  const chosen = dates?.chosen ?? null;
  if (chosen === null || chosen === orderOfFormat(mapping.dateFormat))
    return { mapping, otherFormat: isOpen ? turned : null };
  if (against === null && chosen === orderOfFormat(turned))
    return { mapping: { ...mapping, dateFormat: turned }, otherFormat: isOpen ? mapping.dateFormat : null };
  const why = against === null ? '' : `: “${against.written}” on line ${against.line} is no such day`;
  throw new BulkheadError(
    'INVALID_INPUT',
    `The dates of the file can’t be ${ORDER_WORDS[chosen]}, as was chosen${why}.`,
    { remedy: 'Leave the order out: what was kept of its columns says how its dates are written.' },
  );
}

/**
 * A processor's file is more than a list of amounts: what was learnt of its columns before the program knew it, and
 * does not tell its parts, gives way.
 */
async function mappingInUse(text: string, guess: CsvGuess, request: ReadRequest): Promise<InUse> {
  if (request.mapping !== null)
    return { ...asChosen(text, parseMapping(parseJson(request.mapping)), request), from: 'given' };
  const { own, others } = learntMappings(text, guess, request);
  const learnt = own ?? others[0] ?? null;
  const builtIn = await builtInExport(text, guess, own, request);
  const isFuller = builtIn?.mapping.postings !== undefined && learnt?.postings === undefined;
  if (builtIn !== null && (learnt === null || isFuller)) return { ...builtIn, from: 'built-in' };
  if (own !== null) return { ...asChosen(text, own, request), from: 'given' };
  if (learnt !== null) return { ...asChosen(text, learnt, request), from: 'of-others' };
  return { mapping: guess.mapping, from: 'guess', otherFormat: guess.otherFormat };
}

export interface OpenedTable {
  csv: CsvFacts;
  read(sink: Sink): void;
}

export async function openTable(
  text: string,
  request: ReadRequest,
  { dialect, counting }: Table,
): Promise<OpenedTable> {
  const known = knownDatesOf(request.dates, 'csv');
  const guess = guessMapping(text, request.limits, {
    dialect,
    dates: known,
    isCard: request.isCard ?? false,
  });
  const { from, otherFormat, ...inUse } = await mappingInUse(text, guess, request);
  const mapping = inUse.mapping && { ...inUse.mapping, ...dialect };
  const isKnown = from === 'given' || from === 'built-in';
  const facts: CsvFacts = {
    mapping,
    shape: guess.shape,
    confidence: isKnown ? 1 : from === 'of-others' ? PROPOSED_CONFIDENCE : guess.confidence,
    guessed: !isKnown,
    profile: from === 'built-in' && mapping?.source ? sourceName(mapping.source) : null,
    doubts: isKnown ? [] : from === 'of-others' ? [OF_OTHERS] : guess.doubts,
    header: guess.header,
    sample: request.sampleRows === 0 ? null : sampleOf(text, mapping, guess, request),
  };
  return {
    csv: facts,
    read: (sink) => {
      if (mapping === null) return;
      if (otherFormat !== null)
        tellOpenOrder(sink, openOrder(text, mapping, otherFormat, request.limits), facts, request);
      readCsv(text, mapping, sink, request.limits, { counting });
    },
  };
}

/** A guess that is not sure of it has said so among its doubts; of columns that somebody confirmed nothing is assumed. */
function tellOpenOrder(sink: Sink, { dates, day }: OpenOrder, facts: CsvFacts, request: ReadRequest): void {
  sink.dates?.(dates);
  const { mapping, guessed } = facts;
  if (isConfirmed(facts)) return;
  const known = knownDatesOf(request.dates, 'csv', processorOf(mapping));
  if (day === null || known?.isChosen || (guessed && known === null)) return;
  sink.warning(tellAssumedOrder(dates.order, day, known?.order === dates.order));
}
