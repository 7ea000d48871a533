/** Columns for out, in and the balance after each row; days as words, once for all rows of a day. */
import { at, type PageLine, to } from '../pdf.ts';
import { type Damage, dayOf, english, total } from '../pdf-layouts.ts';
import { cut, entriesOf, hurt, type LongLayout, lineOf, wantedOf } from './made.ts';

export function running(damage: Damage): LongLayout {
  const entries = entriesOf('transfer', 420, 0, 4, '2025-03-01');
  const { printed, off, near } = hurt(entries, damage, 200);
  const opening = 80_000_000;
  const closing = opening + total(entries);
  const spelt = (day: string) => `${Number(dayOf(day))} Mar`;
  // What the bank counts is whole, whatever is printed of it.
  let balance = opening;
  const after = new Map<string, number>();
  for (const { text, cents } of entries) {
    balance += cents;
    after.set(text, balance);
  }
  let last = '';
  const rows = printed.flatMap(({ day, cents, text, more }): PageLine[] => {
    const shown = day === last ? [] : [at(50, spelt(day))];
    last = day;
    const left = after.get(text)!;
    const cells = [
      ...shown,
      at(110, text),
      to(cents < 0 ? 400 : 470, english(cents)),
      to(560, english(left)),
    ];
    return lineOf(cells, more, 110);
  });
  const heading: PageLine = [
    at(50, 'Date'),
    at(110, 'Description'),
    to(400, 'Paid out'),
    to(470, 'Paid in'),
    to(560, 'Balance'),
  ];
  const top: PageLine = [at(50, 'Northern & Vale'), at(300, 'Account number 55667788')];
  return {
    off,
    near,
    within: 2,
    pages: cut(
      [
        [at(110, 'Opening balance'), to(560, english(opening))],
        ...rows,
        [at(110, 'Closing balance'), to(560, english(closing))],
      ],
      [
        top,
        [at(50, 'Statement period 1 March 2025 to 31 March 2025')],
        [at(50, 'Currency: GBP')],
        10,
        heading,
      ],
      [top, 10, heading],
    ),
    wanted: [
      wantedOf(
        { account: '55667788', kind: 'bank', currency: 'GBP', closingOn: '2025-03-31' },
        opening,
        entries,
        printed,
      ),
    ],
  };
}
