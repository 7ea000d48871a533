/**
 * The bench: how far the program is from what this machine could do at best. Each phase runs in a process of its own,
 * next to its physical limit, on data that it makes and removes again. Prints a table for the README.
 *
 * Ratios are what to compare; seconds are this machine's.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFiles } from './data.ts';
import { learnerAccuracy, learningTime } from './learner.ts';
import { type Measured, median } from './measure.ts';
import type { PhaseName } from './phases.ts';

const PHASES = fileURLToPath(new URL('./phases.ts', import.meta.url));
/** Of what other work on the machine would tell on. */
const RUNS = 3;
/** Of new rows. */
const IMPORT_RATIO_MAX = 3;
/** Of rows that are there already, where there is next to nothing to write. */
const KNOWN_RATIO_MAX = 4;
const READ_RATIO_MAX = 2.5;
const MEMORY_MB_MAX = 250;
const STALL_MS_MAX = 100;
const MATCHING_SECONDS_MAX = 2;
const VEIL_SECONDS_MAX = 1;

interface Line {
  what: string;
  measured: Measured;
  limit: number;
  ratioMax: number | null;
}

function run(dir: string, phase: PhaseName): Measured {
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-semi-space-size=2', '--heap-growing-percent=30', PHASES, phase, dir],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (child.status !== 0) throw new Error(`the phase ${phase} failed`);
  return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as Measured;
}

/** The run in the middle by time, of several. */
function runMiddle(dir: string, phase: PhaseName): Measured {
  const all = Array.from({ length: RUNS }, () => run(dir, phase));
  const middle = median(all.map((one) => one.seconds));
  return all.find((one) => one.seconds === middle)!;
}

/** What a reader waits at worst is one moment of a run, and on two cores it may be another program's: the middle of several. */
function runStall(dir: string): Measured {
  const all = Array.from({ length: RUNS }, (_, n) => {
    const within = join(dir, `stall-${n}`);
    mkdirSync(within);
    writeFiles(within);
    return run(within, 'stall');
  });
  const middle = median(all.map(worstWait));
  return all.find((one) => worstWait(one) === middle)!;
}

function worstWait({ more }: Measured): number {
  return Math.max(more!.list!, more!.income!);
}

function learnerWords(): string {
  const figures = learnerAccuracy();
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return `The learner, on made-up spending of five people that was kept back from it (4,000 rows each, a fifth kept back, with slips, new merchants, changed habits and merchants of several categories): right on ${percent(figures.accuracy)} of all rows, where whoever knew how they were made would be on ${percent(figures.knowable)}; precision at 90 % coverage ${percent(figures.precision)}; where it says 95 % or more (${percent(figures.sureShare)} of rows) right on ${percent(figures.sure)}. Learning 10,000 rows, the most that is learnt from, takes ${seconds(learningTime())} s.`;
}

interface Taken {
  lines: Line[];
  stall: Measured;
  preview: number;
  matching: Measured;
  veil: Measured;
  reports: Measured;
  learner: string;
}

function measure(dir: string): Taken {
  const note = (what: string) => process.stderr.write(`${what} …\n`);
  note('data');
  writeFiles(dir);
  const imports = (what: string, phase: PhaseName, limit: PhaseName): Line => {
    note(what);
    const measured = runMiddle(dir, phase);
    const best = runMiddle(dir, limit);
    const isKnown = phase === 'reimport' || phase === 'month';
    return { what, measured, limit: best.seconds, ratioMax: isKnown ? KNOWN_RATIO_MAX : IMPORT_RATIO_MAX };
  };
  const reads = (what: string, phase: PhaseName, ratioMax: number | null): Line => {
    note(what);
    const measured = run(dir, phase);
    return { what, measured, limit: measured.limit!, ratioMax };
  };
  const lines = [
    imports('Import 100,000 rows, OFX', 'import-ofx', 'limit-ofx'),
    imports('Import 100,000 rows, CSV', 'import-csv', 'limit-csv'),
    imports('Import 100,000 rows, QIF', 'import-qif', 'limit-qif'),
    imports('Import 100,000 rows, CAMT.053', 'import-camt', 'limit-camt'),
    imports('Import 100,000 rows, MT940', 'import-mt940', 'limit-mt940'),
    imports('Import them again (OFX, all known), after their preview', 'reimport', 'limit-reimport'),
    imports('One known month into full books, after its preview', 'month', 'limit-month'),
    reads('Open the vault, beyond deriving the key', 'opening', null),
    reads('Income statement by month, five years', 'income', READ_RATIO_MAX),
    reads('Last page of a register', 'register', READ_RATIO_MAX),
  ];
  note('matching');
  const matching = { ...runMiddle(dir, 'matching'), limit: runMiddle(dir, 'limit-matching').seconds };
  note('veil health');
  const veil = runMiddle(dir, 'veil');
  note('reports over a million postings');
  const reports = run(dir, 'reports');
  note('reads during an import');
  const stall = runStall(dir);
  note('learning');
  const preview = lines.find(({ measured }) => measured.more?.preview !== undefined)!.measured.more!.preview!;
  return { lines, stall, preview, matching, veil, reports, learner: learnerWords() };
}

function seconds(value: number): string {
  return value < 0.1 ? value.toFixed(4) : value.toFixed(2);
}

function verdict(line: Line): string {
  if (line.ratioMax === null) return '–';
  return `≤ ${line.ratioMax} ${line.measured.seconds / line.limit <= line.ratioMax ? '✓' : '✗'}`;
}

function row({ what, measured, limit, ratioMax }: Line): string {
  const ratio = (measured.seconds / limit).toFixed(1);
  const aim = verdict({ what, measured, limit, ratioMax });
  return `| ${what} | ${seconds(measured.seconds)} | ${seconds(limit)} | ${ratio} | ${aim} | ${Math.round(measured.memory)} |`;
}

function matchingLine({ seconds: took, limit, more }: Measured): string {
  const { imported, found, total } = more as Record<'imported' | 'found' | 'total', number>;
  return `Matching 10,000 new rows against 100,000 entries, after their preview: ${seconds(took)} s (aim < ${MATCHING_SECONDS_MAX}): ${seconds(imported)} for importing and meeting what was entered by hand, ${seconds(found)} for the ${total.toLocaleString('en')} proposals among all rows without a category. The same rows scanned, looked up and written, without a search for what they meet: ${seconds(limit!)} s, a ratio of ${(took / limit!).toFixed(1)}.`;
}

function veilLine({ seconds: took, more }: Measured): string {
  const { findings, crossed, company, owner } = more as Record<
    'findings' | 'crossed' | 'company' | 'owner',
    number
  >;
  return `Veil health of three companies after ten years with 5,000 crossings and 3,600 bills, the answers for all three each time: after something crossed ${seconds(crossed)} s, after an entry of one company ${seconds(company)} s, after one of their owner ${seconds(owner)} s (aim < ${VEIL_SECONDS_MAX}); the first time, with everything read and assessed, ${seconds(took)} s. ${findings.toLocaleString('en')} findings.`;
}

function reportsLine({ seconds: took, limit, memory, more }: Measured): string {
  const verdict = more!.within! <= 1 ? '✓' : '✗';
  return `${more!.reports} reports over 1,000,000 postings, warm (aim: each < 1 s, or three times its bare SQL where that is more): ${verdict}; the one nearest to that ${seconds(took)} s, its bare SQL ${seconds(limit!)} s. Peak ${Math.round(memory)} MB.`;
}

function table({ lines, stall, preview, matching, veil, reports, learner }: Taken): string {
  const more = stall.more!;
  const worst = worstWait(stall);
  const memory = Math.max(...lines.map((line) => line.measured.memory));
  const today = new Date().toISOString().slice(0, 10);
  return [
    `${today}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform} ${process.arch}. Two entities, 12 accounts, 60 rules each, five years.`,
    '',
    '| | seconds | physical limit | ratio | aim | peak MB |',
    '|-|-:|-:|-:|-:|-:|',
    ...lines.map(row),
    '',
    `Peak memory ${Math.round(memory)} MB (aim < ${MEMORY_MB_MAX}). The first import of a session also starts its reading thread: the month’s preview took ${seconds(preview)} s.`,
    `While the server imports 100,000 rows, another call of it is answered after ${Math.round(worst)} ms at worst (of three runs the one in the middle; aim < ${STALL_MS_MAX}; account list ${Math.round(more.list!)}, income statement ${Math.round(more.income!)}, event loop ${Math.round(more.loop_worst!)}). Right after it, a change of an entry is stored in ${Math.round(more.edit!)} ms. With the files it was sent and the answers it gave, the server’s peak is ${Math.round(stall.memory)} MB.`,
    matchingLine(matching),
    veilLine(veil),
    reportsLine(reports),
    learner,
    '',
    'Physical limit: the same rows scanned by a loop that knows the files, put through prepared statements into the same tables of the same encrypted file in one transaction with full durability, without triggers, foreign keys, rules, audit or undo; for known rows one look-up each; for reading the same SQL on the same connection, prepared before.',
  ].join('\n');
}

const dir = mkdtempSync(join(tmpdir(), 'bulkhead-bench-'));
try {
  process.stdout.write(`${table(measure(dir))}\n`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
