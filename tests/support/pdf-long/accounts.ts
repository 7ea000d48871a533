/** Three accounts one after another, each with balances of its own and a minus before what went. */
import { at, type PageLine, to } from '../pdf.ts';
import { type Damage, english, total, us } from '../pdf-layouts.ts';
import { cut, entriesOf, hurt, type LongLayout, lineOf, wantedOf } from './made.ts';

export function accounts(damage: Damage): LongLayout {
  const all = [
    { name: 'Business checking', number: '1000200030', opening: 40_800_000, seed: 5, from: '2025-04-01' },
    { name: 'Tax savings', number: '1000200048', opening: 42_500_000, seed: 6, from: '2025-04-01' },
    { name: 'Payroll checking', number: '1000200055', opening: 41_200_000, seed: 7, from: '2025-04-01' },
  ].map((account) => ({ ...account, entries: entriesOf('item', 190, 0, account.seed, account.from) }));
  const { printed, off, near } = hurt(all[1]!.entries, damage, 80);
  const rowsOf = (place: number) => (place === 1 ? printed : all[place]!.entries);
  const heading: PageLine = [at(50, 'Date'), at(110, 'Description'), to(560, 'Amount')];
  const body = all.flatMap(({ name, number, opening, entries }, place): PageLine[] => [
    14,
    [at(50, `${name} - Account number ${number}`)],
    [at(50, 'Beginning balance'), to(560, `$${english(opening)}`)],
    heading,
    ...rowsOf(place).flatMap(({ day, cents, text, more }) =>
      lineOf(
        [at(50, us(day)), at(110, text), to(560, `${cents < 0 ? '-' : ''}${english(cents)}`)],
        more,
        110,
      ),
    ),
    [at(50, 'Ending balance'), to(560, `$${english(opening + total(entries))}`)],
  ]);
  return {
    off,
    near,
    within: 12,
    pages: cut(
      body,
      [[at(50, 'Quay Federal'), to(560, 'Statement period 04/01/2025 - 04/30/2025')]],
      [[at(50, 'Quay Federal'), to(560, 'Statement period 04/01/2025 - 04/30/2025')], 10],
    ),
    wanted: all.map(({ number, opening, entries }, place) =>
      wantedOf(
        { account: number, kind: 'bank', currency: null, closingOn: '2025-04-30' },
        opening,
        entries,
        rowsOf(place),
      ),
    ),
  };
}
