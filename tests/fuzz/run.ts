/**
 * Puts mutations of real files through every parser, in this thread. Each input comes of the seed, the parser and its
 * number alone, so that any of them can be made again. Nothing of the corpus is known here but its folders.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { unzipSync } from 'fflate';
import { BulkheadError } from '../../shared/errors.ts';
import { type Dice, dice, seedOf } from '../support/dice.ts';
import { workbook, zip } from '../support/workbook.ts';
import { faults } from './check.ts';
import { mutate } from './mutate.ts';
import { PARSERS, type Parser, type ParserName } from './parsers.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
export const hasCorpus = existsSync(CORPUS);

/** Of one thread's time. */
const SECONDS_MAX = 1;
/** What any input may add to this thread's heap and to what hangs on it. */
const MEMORY_MB_MAX = 512;
const BYTES_PER_MB = 1024 * 1024;

export interface Failure {
  parser: ParserName;
  index: number;
  why: string;
  bytes: Uint8Array;
}

export interface Outcome {
  parser: ParserName;
  inputs: number;
  refused: number;
  rows: number;
  /** The slowest input's, and all of them together. */
  slowest: number;
  seconds: number;
  memoryMb: number;
  failures: Failure[];
}

/** How many of `count` inputs in all each of the parsers gets. */
export function shares(count: number, names: readonly ParserName[]): [ParserName, number][] {
  const whole = names.reduce((sum, name) => sum + PARSERS[name].share, 0);
  return names.map((name) => [name, Math.ceil((count * PARSERS[name].share) / whole)]);
}

export async function fuzz(name: ParserName, count: number, seed: number): Promise<Outcome> {
  const seeds = seedsOf(name);
  const outcome = { parser: name, inputs: 0, refused: 0, rows: 0, slowest: 0, seconds: 0, memoryMb: 0 };
  const failures: Failure[] = [];
  for (let index = 0; index < count; index += 1) {
    const bytes = inputOf(PARSERS[name], seeds, dice(seedOf(seed, name, index)));
    const before = memoryNow();
    const start = process.threadCpuUsage();
    const { rows, refused, why } = await put(PARSERS[name], bytes);
    const seconds = secondsSince(start);
    const memoryMb = memoryNow() - before;
    outcome.inputs += 1;
    outcome.refused += Number(refused);
    outcome.rows += rows;
    outcome.seconds += seconds;
    outcome.slowest = Math.max(outcome.slowest, seconds);
    outcome.memoryMb = Math.max(outcome.memoryMb, memoryMb);
    const reasons = [...why];
    if (seconds > SECONDS_MAX) reasons.push(`it took ${seconds.toFixed(2)} s`);
    if (memoryMb > MEMORY_MB_MAX) reasons.push(`it took ${Math.round(memoryMb)} MB`);
    if (reasons.length > 0)
      failures.push({ parser: name, index, why: reasons.slice(0, 5).join('\n'), bytes });
  }
  return { ...outcome, failures };
}

interface Put {
  rows: number;
  refused: boolean;
  why: string[];
}

async function put(parser: Parser, bytes: Uint8Array): Promise<Put> {
  try {
    // What reads may take the bytes for its own; a failing input is kept as it was.
    const readings = await parser.read(new Uint8Array(bytes));
    const rows = readings.flatMap(({ sink }) => sink.statements).reduce((sum, s) => sum + s.rows.length, 0);
    return { rows, refused: false, why: readings.flatMap((reading) => [...faults(reading)]) };
  } catch (error) {
    if (error instanceof BulkheadError) return { rows: 0, refused: true, why: [] };
    return { rows: 0, refused: false, why: [error instanceof Error ? error.stack! : String(error)] };
  }
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000_000;
}

function memoryNow(): number {
  // What `process.memoryUsage` says of it, which also asks the system and takes as long as a small file.
  const { used_heap_size, external_memory } = getHeapStatistics();
  return (used_heap_size + external_memory) / BYTES_PER_MB;
}

// --- Inputs --------------------------------------------------------------------------------------------------------

/** What a parser's inputs are made of: whole files, and of packages their parts, too, by their names. */
interface Seeds {
  files: readonly string[];
  parts: readonly (readonly (readonly [name: string, text: string])[])[];
}

function seedsOf(name: ParserName): Seeds {
  const files = filesOf(name);
  const parts = PARSERS[name].isPacked
    ? files.map((file) =>
        Object.entries(unzipSync(bytesOf(file))).map(([part, bytes]) => [part, latin1(bytes)] as const),
      )
    : [];
  return { files, parts };
}

/** Packages are made of texts, as the corpus has none. */
function filesOf(name: ParserName): string[] {
  const folder = new URL(`${PARSERS[name].folder}/`, CORPUS);
  const files = readdirSync(folder)
    .sort()
    .map((file) => new Uint8Array(readFileSync(new URL(encodeURIComponent(file), folder))));
  if (name === 'xlsx')
    return files.map((bytes) => latin1(workbook([{ name: 'Rows', rows: tableOf(bytes) }])));
  if (name === 'zip')
    return files.map((bytes, at) =>
      latin1(zip({ 'a.ofx': bytes, 'b/c.ofx': files[(at + 1) % files.length]! })),
    );
  return files.map(latin1);
}

/** Cells without regard to what quotes hold: good enough for a file that is to be broken. */
function tableOf(bytes: Uint8Array): (string | number)[][] {
  const lines = latin1(bytes).split(/\r?\n/).slice(0, 200);
  return lines.map((line) =>
    line
      .split(/[,;\t]/)
      .map((cell) => cell.replace(/^"|"$/g, ''))
      .map((cell) => (/^-?\d{1,9}(?:\.\d{1,2})?$/.test(cell) ? Number(cell) : cell)),
  );
}

function inputOf(parser: Parser, { files, parts }: Seeds, next: Dice): Uint8Array<ArrayBuffer> {
  const at = next(files.length);
  if (!parser.isPacked || next(3) === 0) return bytesOf(mutate(files[at]!, files, parser, next));
  const own = parts[at]!;
  const hit = next(own.length);
  const texts = own.map(([, text]) => text);
  const changed = own.map(([name, text], part) => [
    name,
    bytesOf(part === hit || next(4) === 0 ? mutate(text, texts, parser, next) : text),
  ]);
  return zip(Object.fromEntries(changed), next(2) === 0 ? 0 : 6);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
