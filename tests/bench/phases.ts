/**
 * One phase of the bench, in a process of its own, so that its peak of memory is its own: `phases.ts NAME DIR`. Prints
 * what it measured as one line of JSON.
 */
import { importCsv, importMonth, importOfx, reimport } from './imports.ts';
import { limitCsv, limitMonth, limitOfx, limitReimport } from './limits.ts';
import { matching } from './matching.ts';
import { farRegister, incomeStatement, opening, stall } from './reads.ts';

const PHASES = {
  'import-ofx': importOfx,
  'import-csv': importCsv,
  reimport,
  month: importMonth,
  matching,
  'limit-ofx': limitOfx,
  'limit-csv': limitCsv,
  'limit-reimport': limitReimport,
  'limit-month': limitMonth,
  opening,
  income: incomeStatement,
  register: farRegister,
  stall,
} as const;
export type PhaseName = keyof typeof PHASES;

if (import.meta.main) {
  const [name, dir] = process.argv.slice(2) as [PhaseName, string];
  const measured = await PHASES[name](dir);
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}
