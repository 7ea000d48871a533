/** Parts for what came, what went, checks and fees, each with its total; descriptions of three lines; no sign anywhere. */
import { at, type PageLine, to } from '../pdf.ts';
import { type Damage, type Entry, english, total, us } from '../pdf-layouts.ts';
import { cut, entriesOf, hurt, type LongLayout, lineOf, wantedOf } from './made.ts';

export function parts(damage: Damage): LongLayout {
  const deposits = entriesOf('deposit', 210, 1, 1).map((entry, index) =>
    index % 7 === 3 ? { ...entry, more: `Trace ${index} 4471 by wire` } : entry,
  );
  const { printed, off, near } = hurt(deposits, damage, 120);
  const withdrawals = entriesOf('payment', 260, -1, 2);
  const fees = entriesOf('fee', 40, -1, 3);
  const opening = 90_000_000;
  const closing = opening + total(deposits) + total(withdrawals) + total(fees);
  const heading: PageLine = [at(50, 'Date'), at(110, 'Description'), to(560, 'Amount')];
  const part = (name: string, whole: readonly Entry[], rows: readonly Entry[]): PageLine[] => [
    8,
    [at(50, name)],
    heading,
    ...rows.flatMap(({ day, cents, text, more }) =>
      lineOf([at(50, us(day)), at(110, text), to(560, english(cents))], more, 110),
    ),
    [at(50, `Total ${name.toLowerCase()}`), to(560, `$${english(total(whole))}`)],
  ];
  return {
    off,
    near,
    within: 14,
    pages: cut(
      [
        ...part('Deposits and other credits', deposits, printed),
        ...part('Withdrawals and other debits', withdrawals, withdrawals),
        ...part('Service fees', fees, fees),
      ],
      [
        [at(50, 'Seaboard Trust'), to(560, 'Account number: 7700 1122 33')],
        [at(50, 'January 1, 2025 to January 31, 2025')],
        [at(50, 'Beginning balance on January 1, 2025'), to(400, `$${english(opening)}`)],
        [at(50, 'Deposits and other credits'), to(400, english(total(deposits)))],
        [at(50, 'Withdrawals and other debits'), to(400, `-${english(total(withdrawals))}`)],
        [at(50, 'Service fees'), to(400, `-${english(total(fees))}`)],
        [at(50, 'Ending balance on January 31, 2025'), to(400, `$${english(closing)}`)],
      ],
      [[at(50, 'Seaboard Trust'), to(560, 'Account number: 7700 1122 33')], 10, heading],
    ),
    wanted: [
      wantedOf(
        { account: '7700 1122 33', kind: 'bank', currency: null, closingOn: '2025-01-31' },
        opening,
        [...deposits, ...withdrawals, ...fees],
        [...printed, ...withdrawals, ...fees],
      ),
    ],
  };
}
