/**
 * Statements of thirty pages in six layouts, of banks that never were. Each can be had whole, with one row left out or
 * with one digit of a row's amount changed; `near` is the row before that one, and `within` how many pages at most the
 * proof may then point to.
 */
import { at, type Cell, type PageLine, to } from './pdf.ts';
import {
  type Damage,
  dayOf,
  type Entry,
  english,
  german,
  type Layout,
  month,
  plain,
  total,
  us,
  wantedRows,
} from './pdf-layouts.ts';

export interface LongLayout extends Layout {
  near: string;
  within: number;
}

const PAGES = 30;

/** A day of 2025 for each place in a list, in order. */
function dayAt(index: number, count: number, from = '2025-01-02', days = 27): string {
  const day = new Date(`${from}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Math.floor((index * days) / count));
  return day.toISOString().slice(0, 10);
}

const NAMES = ['Harbor Supply', 'Tidewater Freight', 'Alder & Sons', 'Larkspur Studio', 'Mill Street Market'];

/** Entries that no two are alike of; `sign` 0: both kinds. `more` lines of description now and then. */
function entriesOf(what: string, count: number, sign: -1 | 0 | 1, seed: number, from?: string): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const way = sign === 0 ? (index % 3 === 0 ? 1 : -1) : sign;
    return {
      day: dayAt(index, count, from),
      cents: way * (1_00 + ((index * 7919 + seed * 104_729) % 480_000)),
      text: `${NAMES[(index + seed) % NAMES.length]} ${what} ${index}`,
      ...(index % 5 === 1 ? { more: `Reference ${seed}${String(index).padStart(4, '0')} of the order` } : {}),
    };
  });
}

interface Hurt {
  printed: Entry[];
  off: string;
  near: string;
}

/** The entries as they are printed, with the one at `place` hurt. */
function hurt(entries: readonly Entry[], damage: Damage, place: number): Hurt {
  const bad = entries[place]!;
  const near = entries[place - 1]!.text;
  if (damage === 'whole') return { printed: [...entries], off: '0.00', near };
  if (damage === 'row-missing')
    return { printed: entries.filter((entry) => entry !== bad), off: plain(bad.cents), near };
  const changed = { ...bad, cents: bad.cents + Math.sign(bad.cents) * 1000 };
  return {
    printed: entries.map((entry) => (entry === bad ? changed : entry)),
    off: plain(bad.cents - changed.cents),
    near,
  };
}

/** Cuts the lines of a table into pages, wherever that falls, with the same lines above and below on each. */
function cut(
  body: readonly PageLine[],
  first: readonly PageLine[],
  above: readonly PageLine[],
  below: (page: number) => PageLine[] = (page) => [[at(50, `Page ${page} of ${PAGES}`)]],
): PageLine[][] {
  const size = Math.ceil(body.length / PAGES);
  return Array.from({ length: PAGES }, (_, page) => [
    ...(page === 0 ? first : above),
    ...body.slice(page * size, (page + 1) * size),
    12,
    ...below(page + 1),
  ]);
}

const lineOf = (cells: Cell[], more: string | undefined, x: number): PageLine[] => [
  cells,
  ...(more === undefined ? [] : [[at(x, more)]]),
];

/** Parts for what came, what went, checks and fees, each with its total; descriptions of three lines; no sign anywhere. */
function parts(damage: Damage): LongLayout {
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
      {
        account: '7700 1122 33',
        kind: 'bank',
        currency: null,
        opening: plain(opening),
        closing: plain(closing),
        closingOn: '2025-01-31',
        rows: wantedRows([...printed, ...withdrawals, ...fees]),
      },
    ],
  };
}

/** Columns for out, in and the balance after each row; days as words, once for all rows of a day. */
function running(damage: Damage): LongLayout {
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
      {
        account: '55667788',
        kind: 'bank',
        currency: 'GBP',
        opening: plain(opening),
        closing: plain(closing),
        closingOn: '2025-03-31',
        rows: wantedRows(printed),
      },
    ],
  };
}

/** Three accounts one after another, each with balances of its own and a minus before what went. */
function accounts(damage: Damage): LongLayout {
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
    wanted: all.map(({ number, opening, entries }, place) => ({
      account: number,
      kind: 'bank',
      currency: null,
      opening: plain(opening),
      closing: plain(opening + total(entries)),
      closingOn: '2025-04-30',
      rows: wantedRows(rowsOf(place)),
    })),
  };
}

/** Accountants' negatives, days as ISO writes them, and what each page comes to at its foot. */
function subtotals(damage: Damage): LongLayout {
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
      {
        account: '31-4159-26',
        kind: 'bank',
        currency: 'CAD',
        opening: plain(opening),
        closing: plain(closing),
        closingOn: '2025-05-31',
        rows: wantedRows(printed),
      },
    ],
  };
}

/** A card: two days a row, CR behind what was paid or came back, and under rows from abroad what they were there. */
function card(damage: Damage): LongLayout {
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
      {
        account: '...7314',
        kind: 'card',
        currency: null,
        opening: plain(opening),
        closing: plain(closing),
        closingOn: '2025-06-30',
        rows: wantedRows([...payments, ...printed, ...fees]),
      },
    ],
  };
}

/** Days without a year over New Year, decimal commas, the minus behind, and the balance so far at each page's end. */
function carried(damage: Damage): LongLayout {
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
      {
        account: 'DE02 1203 0000 0000 2020 51',
        kind: 'bank',
        currency: 'EUR',
        opening: plain(opening),
        closing: plain(closing),
        closingOn: '2025-01-31',
        rows: wantedRows(printed),
      },
    ],
  };
}

export const LONG_LAYOUTS: Readonly<Record<string, (damage: Damage) => LongLayout>> = {
  'parts with totals': parts,
  'a balance beside each row': running,
  'several accounts': accounts,
  'negatives in parentheses and a sum on each page': subtotals,
  'a card in parts with CR': card,
  'a minus behind and the balance carried forward': carried,
};
