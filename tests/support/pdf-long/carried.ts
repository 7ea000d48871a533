/** Days without a year over New Year, decimal commas, the minus behind, and the balance so far at each page's end. */
import { at, type PageLine, to } from '../pdf.ts';
import { type Damage, dayOf, german, month, total } from '../pdf-layouts.ts';
import { entriesOf, hurt, type LongLayout, lineOf, PAGES, wantedOf } from './made.ts';

export function carried(damage: Damage): LongLayout {
  const entries = entriesOf('Umsatz', 420, 0, 12, '2024-12-20');
  const { printed, off, near } = hurt(entries, damage, 230);
  const opening = 71_500_000;
  const closing = opening + total(entries);
  const short = (day: string) => `${dayOf(day)}.${month(day)}.`;
  const signed = (cents: number) => `${german(cents)}${cents < 0 ? '-' : '+'}`;
  const heading: PageLine = [
    at(50, 'Buchung'),
    at(110, 'Valuta'),
    at(170, 'Verwendungszweck'),
    to(560, 'Betrag (EUR)'),
  ];
  const size = entries.length / PAGES;
  let balance = opening;
  const pages = Array.from({ length: PAGES }, (_, page): PageLine[] => {
    const own = entries.slice(page * size, (page + 1) * size);
    const shown = printed.filter(({ text }) => own.some((entry) => entry.text === text));
    balance += total(own);
    return [
      [at(50, 'Hafenbank eG'), at(300, 'Girokonto')],
      [at(50, 'IBAN: DE02 1203 0000 0000 2020 51')],
      ...(page === 0
        ? [
            [at(50, 'Kontoauszug 1/2025 vom 31.01.2025')],
            10,
            heading,
            [at(170, 'Alter Saldo vom 19.12.2024'), to(560, german(opening))],
          ]
        : [10, heading]),
      ...shown.flatMap(({ day, cents, text, more }) =>
        lineOf([at(50, short(day)), at(110, short(day)), at(170, text), to(563, signed(cents))], more, 170),
      ),
      page === PAGES - 1
        ? [at(170, 'Neuer Saldo vom 31.01.2025'), to(560, german(closing))]
        : [at(170, 'Übertrag auf die nächste Seite'), to(563, signed(balance))],
    ];
  });
  return {
    off,
    near,
    within: 1,
    pages,
    wanted: [
      wantedOf(
        { account: 'DE02 1203 0000 0000 2020 51', kind: 'bank', currency: 'EUR', closingOn: '2025-01-31' },
        opening,
        entries,
        printed,
      ),
    ],
  };
}
