/** What rests on an import, as the command line tells it. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { grouped, print, printTable } from './output.ts';

export type Resting = z.infer<NonNullable<(typeof contract.imports.resting)['~orpc']['outputSchema']>>;

export function showResting({ crossings, loans, papers }: Resting): void {
  printTable(
    [
      { title: 'Crossing' },
      { title: 'Date' },
      { title: 'Kind' },
      { title: 'From' },
      { title: 'To' },
      { title: 'Amount', align: 'right' },
      { title: '' },
      { title: 'For' },
    ],
    crossings.map((one) => [
      ...[one.id, one.date, one.kind, one.from, one.to, grouped(one.amount), one.currency],
      one.purpose ?? '',
    ]),
    'No crossing rests on its rows: nothing but the import itself is taken back.',
  );
  for (const { name, lender, borrower, goes } of loans)
    print(`The loan “${name}” of ${lender} to ${borrower} ${goes ? 'goes with them' : 'stays, with less'}.`);
  for (const { id, title, subject, state } of papers)
    print(`“${title}: ${subject}” (${state}) stays and says that what it tells of was taken back.  (${id})`);
}
