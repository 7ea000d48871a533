/** Accountants' negatives, days as ISO writes them, and what each page comes to at its foot. */
import { at, type PageLine, to } from '../pdf.ts';
import { type Damage, english, total } from '../pdf-layouts.ts';
import { entriesOf, hurt, type LongLayout, lineOf, PAGES, wantedOf } from './made.ts';

export function subtotals(damage: Damage): LongLayout {
  const entries = entriesOf('posting', 450, 0, 8, '2025-05-01');
  const place = 217;
  const { printed, off, near } = hurt(entries, damage, place);
  const opening = 70_300_000;
  const closing = opening + total(entries);
  const signed = (cents: number) => (cents < 0 ? `(${english(cents)})` : english(cents));
  const size = entries.length / PAGES;
  const heading: PageLine = [at(50, 'Date'), at(130, 'Particulars'), to(540, 'Amount')];
  const pages = Array.from({ length: PAGES }, (_, page): PageLine[] => {
    const own = entries.slice(page * size, (page + 1) * size);
    const shown = printed.filter(({ text }) => own.some((entry) => entry.text === text));
    return [
      [at(50, 'Ledger Bank of Canada'), to(540, 'Account no: 31-4159-26')],
      ...(page === 0
        ? [
            [at(50, 'From 2025-05-01 to 2025-05-31')],
            [at(50, 'Balance brought forward'), to(540, `CAD ${english(opening)}`)],
          ]
        : []),
      10,
      heading,
      ...shown.flatMap(({ day, cents, text, more }) =>
        lineOf([at(50, day), at(130, text), to(540, signed(cents))], more, 130),
      ),
      [at(50, `Subtotal of page ${page + 1}`), to(540, signed(total(own)))],
      ...(page === PAGES - 1
        ? [
            [at(50, 'Total of all pages'), to(540, signed(total(entries)))],
            [at(50, 'Balance carried forward'), to(540, `CAD ${english(closing)}`)],
          ]
        : []),
    ];
  });
  return {
    off,
    near,
    within: 1,
    pages,
    wanted: [
      wantedOf(
        { account: '31-4159-26', kind: 'bank', currency: 'CAD', closingOn: '2025-05-31' },
        opening,
        entries,
        printed,
      ),
    ],
  };
}
