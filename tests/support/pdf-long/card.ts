/** A card: two days a row, CR behind what was paid or came back, and under rows from abroad what they were there. */
import { at, type PageLine, to } from '../pdf.ts';
import { type Damage, type Entry, english, total, us } from '../pdf-layouts.ts';
import { cut, entriesOf, hurt, type LongLayout, lineOf, wantedOf } from './made.ts';

export function card(damage: Damage): LongLayout {
  const payments = entriesOf('payment received', 24, 1, 9, '2025-06-03');
  const purchases = entriesOf('purchase', 400, -1, 10, '2025-06-03');
  const fees = entriesOf('late charge', 20, -1, 11, '2025-06-03');
  const { printed, off, near } = hurt(purchases, damage, 300);
  const opening = -250_000;
  const closing = opening + total(payments) + total(purchases) + total(fees);
  const marked = (cents: number) => `${english(cents)}${cents > 0 ? ' CR' : ''}`;
  const heading: PageLine = [
    at(50, 'Trans Date'),
    at(110, 'Post Date'),
    at(170, 'Description'),
    to(560, 'Amount'),
  ];
  const part = (name: string, whole: readonly Entry[], rows: readonly Entry[]): PageLine[] => [
    8,
    [at(50, name)],
    heading,
    ...rows.flatMap(({ day, cents, text, more }) =>
      lineOf([at(50, us(day)), at(110, us(day)), at(170, text), to(560, marked(cents))], more, 170),
    ),
    [at(170, `Total ${name.toLowerCase()} for this period`), to(560, `$${marked(total(whole))}`)],
  ];
  const top: PageLine = [at(50, 'Beacon Credit Card'), to(560, 'Account ending in 7314')];
  return {
    off,
    near,
    within: 29,
    pages: cut(
      [
        ...part('Payments and credits', payments, payments),
        ...part('Purchases', purchases, printed),
        ...part('Fees', fees, fees),
      ],
      [
        top,
        [at(50, 'Opening/Closing Date 06/01/25 - 06/30/25')],
        [at(50, 'Previous balance'), to(300, `$${english(opening)}`)],
        [at(50, 'New balance'), to(300, `$${english(closing)}`)],
        [at(50, 'Minimum payment due'), to(300, '$35.00')],
      ],
      [top, 10, heading],
    ),
    wanted: [
      wantedOf(
        { account: '...7314', kind: 'card', currency: null, closingOn: '2025-06-30' },
        opening,
        [...payments, ...purchases, ...fees],
        [...payments, ...printed, ...fees],
      ),
    ],
  };
}
