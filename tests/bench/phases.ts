/**
 * One phase of the bench, in a process of its own, so that its peak of memory is its own: `phases.ts NAME DIR`. Prints
 * what it measured as one line of JSON.
 */
import { importMonth, importOfx, importSingle, reimport } from './imports.ts';
import { limitMatching, limitMonth, limitOfSingle, limitOfx, limitReimport } from './limits.ts';
import { matching } from './matching.ts';
import { farRegister, incomeStatement, opening, stall } from './reads.ts';
import { reports } from './reports.ts';
import { veilHealth } from './veil.ts';

const PHASES = {
  'import-ofx': importOfx,
  'import-csv': (dir: string) => importSingle(dir, 'csv'),
  'import-qif': (dir: string) => importSingle(dir, 'qif'),
  'import-camt': (dir: string) => importSingle(dir, 'camt'),
  'import-mt940': (dir: string) => importSingle(dir, 'mt940'),
  reimport,
  month: importMonth,
  matching,
  veil: veilHealth,
  'limit-ofx': limitOfx,
  'limit-csv': (dir: string) => limitOfSingle(dir, 'csv'),
  'limit-qif': (dir: string) => limitOfSingle(dir, 'qif'),
  'limit-camt': (dir: string) => limitOfSingle(dir, 'camt'),
  'limit-mt940': (dir: string) => limitOfSingle(dir, 'mt940'),
  'limit-reimport': limitReimport,
  'limit-month': limitMonth,
  'limit-matching': limitMatching,
  opening,
  income: incomeStatement,
  register: farRegister,
  reports,
  stall,
} as const;
export type PhaseName = keyof typeof PHASES;

if (import.meta.main) {
  const [name, dir] = process.argv.slice(2) as [PhaseName, string];
  const measured = await PHASES[name](dir);
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}
