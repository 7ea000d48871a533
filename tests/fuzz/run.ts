/**
 * Puts mutations of real files through every parser, in this thread. Each input comes of the seed, the parser and its
 * number alone, so that any of them can be made again. Nothing of the corpus is known here but its folders.
 */
import { getHeapStatistics } from 'node:v8';
import { BulkheadError } from '../../shared/errors.ts';
import { dice, seedOf } from '../support/dice.ts';
import { faults } from './check.ts';
import { PARSERS, type Parser, type ParserName } from './parsers.ts';

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
  const make = await PARSERS[name].inputs();
  const outcome = { parser: name, inputs: 0, refused: 0, rows: 0, slowest: 0, seconds: 0, memoryMb: 0 };
  const failures: Failure[] = [];
  for (let index = 0; index < count; index += 1) {
    const bytes = make(dice(seedOf(seed, name, index)));
    const before = memoryNow();
    const { rows, refused, why, seconds } = await timed(PARSERS[name], bytes);
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

/** What is slow is read once more: a hang lies in the input and comes again, a pause of the machine does not. */
async function timed(parser: Parser, bytes: Uint8Array): Promise<Put & { seconds: number }> {
  const first = await timedOnce(parser, bytes);
  if (first.seconds <= SECONDS_MAX) return first;
  const { seconds } = await timedOnce(parser, bytes);
  return { ...first, seconds: Math.min(first.seconds, seconds) };
}

async function timedOnce(parser: Parser, bytes: Uint8Array): Promise<Put & { seconds: number }> {
  const start = process.threadCpuUsage();
  const done = await put(parser, bytes);
  return { ...done, seconds: secondsSince(start) };
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
