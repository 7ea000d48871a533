/**
 * Statements of banks that never were, in the layouts that real ones use. Each can be had whole, with one row left out,
 * or with one digit of a row's amount changed; `off` is what the balances then miss.
 */
import { at, type Cell, type Look, type PageLine, to } from './pdf.ts';

export type Damage = 'whole' | 'row-missing' | 'digit-changed';

export interface Wanted {
  account: string | null;
  kind: string;
  currency: string | null;
  opening: string | null;
  closing: string | null;
  closingOn: string | null;
  rows: [date: string, amount: string, payee: string][];
}

export interface Layout {
  pages: PageLine[][];
  look?: Look;
  wanted: Wanted[];
  off: string;
}

export interface Entry {
  day: string;
  cents: number;
  text: string;
  /** A second line of the description. */
  more?: string;
}

export const plain = (cents: number) => (cents / 100).toFixed(2);
export const english = (cents: number) =>
  (Math.abs(cents) / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
export const german = (cents: number) =>
  (Math.abs(cents) / 100)
    .toFixed(2)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+,)/g, '.');
const french = (cents: number) =>
  (Math.abs(cents) / 100)
    .toFixed(2)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+,)/g, ' ');

/** The entries as they are printed; the row that is damaged is the third. */
function damaged(entries: readonly Entry[], damage: Damage): { printed: Entry[]; off: string } {
  const third = entries[2]!;
  if (damage === 'row-missing')
    return { printed: entries.filter((e) => e !== third), off: plain(third.cents) };
  if (damage === 'digit-changed') {
    const changed = { ...third, cents: third.cents + Math.sign(third.cents) * 1000 };
    return {
      printed: entries.map((e) => (e === third ? changed : e)),
      off: plain(third.cents - changed.cents),
    };
  }
  return { printed: [...entries], off: '0.00' };
}

export const wantedRows = (entries: readonly Entry[]): Wanted['rows'] =>
  entries.map(({ day, cents, text, more }) => [
    day,
    plain(cents),
    more === undefined ? text : `${text} ${more}`,
  ]);
export const total = (entries: readonly Entry[]) => entries.reduce((sum, { cents }) => sum + cents, 0);
export const [year, month, dayOf] = [0, 5, 8].map(
  (from, i) => (day: string) => day.slice(from, from + (i === 0 ? 4 : 2)),
) as [(day: string) => string, (day: string) => string, (day: string) => string];
export const us = (day: string) => `${month(day)}/${dayOf(day)}`;
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const british = (day: string) =>
  `${Number(dayOf(day))} ${MONTHS[Number(month(day)) - 1]} ${year(day)}`;

/** Parts for money in and out over thirty pages and New Year, with rows that go on overleaf and a table of balances. */
function longStatement(damage: Damage): Layout {
  const entry = (index: number, sign: number): Entry => ({
    day:
      index < 300
        ? `2024-12-${String(20 + Math.floor(index / 26)).padStart(2, '0')}`
        : `2025-01-${String(1 + Math.floor((index - 300) / 40)).padStart(2, '0')}`,
    cents: sign * (1000 + ((index * 7919) % 250_000)),
    text: sign > 0 ? `Transfer from customer ${index}` : `Purchase authorized at shop ${index}`,
    ...(index % 4 === 0 ? { more: `Reference ${index} of the trade` } : {}),
  });
  const deposits = Array.from({ length: 500 }, (_, index) => entry(index, 1));
  const withdrawals = Array.from({ length: 620 }, (_, index) => entry(index, -1));
  const { printed, off } = damaged(deposits, damage);
  const opening = 50_812_345;
  const closing = opening + total(deposits) + total(withdrawals);
  const heading: PageLine = [at(50, 'Date'), at(110, 'Description'), to(560, 'Amount')];
  const rowsOf = (entries: readonly Entry[]): PageLine[] =>
    entries.flatMap(({ day, cents, text, more }): PageLine[] => [
      [at(50, us(day)), at(110, text), to(560, english(cents))],
      ...(more === undefined ? [] : [[at(110, more)]]),
    ]);
  const body: PageLine[] = [
    [at(50, 'Deposits and additions')],
    heading,
    ...rowsOf(printed),
    [at(50, 'Total deposits and additions'), to(560, `$${english(total(deposits))}`)],
    [at(50, 'Withdrawals and subtractions')],
    heading,
    ...rowsOf(withdrawals),
    [at(50, 'Total withdrawals and subtractions'), to(560, `$${english(total(withdrawals))}`)],
    [at(50, 'Daily ending balance')],
    [at(50, 'Date'), at(110, 'Balance')],
    [at(50, '12/31'), at(110, '4,000.00'), at(250, '01/02'), at(310, '5,000.00')],
    [at(50, '01/05'), at(110, '6,000.00')],
  ];
  const pages: PageLine[][] = [];
  for (let from = 0; from < body.length; from += 46) {
    const isFirst = from === 0;
    pages.push([
      [at(50, 'First Harbor Bank'), to(560, 'Account number: 000123456789')],
      ...(isFirst
        ? [
            [at(50, 'Statement period: December 20, 2024 through January 19, 2025')],
            [at(50, 'Your checking account')],
            [at(50, 'Beginning balance on December 20, 2024'), to(400, `$${english(opening)}`)],
            [at(50, 'Deposits and additions'), to(400, english(total(deposits)))],
            [at(50, 'Withdrawals and subtractions'), to(400, `- ${english(total(withdrawals))}`)],
            [at(50, 'Ending balance on January 19, 2025'), to(400, `$${english(closing)}`)],
            20,
          ]
        : [20, heading]),
      ...body.slice(from, from + 46),
      15,
      [at(50, `Page ${pages.length + 1}`), at(200, 'Member FDIC')],
    ]);
  }
  return {
    pages,
    off,
    wanted: [
      {
        account: '000123456789',
        kind: 'bank',
        currency: null,
        opening: plain(opening),
        closing: plain(closing),
        closingOn: '2025-01-19',
        rows: wantedRows([...printed, ...withdrawals]),
      },
    ],
  };
}

const BRITISH: Entry[] = [
  { day: '2025-02-03', cents: -4_550, text: 'Card payment to Grocer' },
  { day: '2025-02-03', cents: -120_000, text: 'Standing order Rent', more: 'Flat 4' },
  { day: '2025-02-07', cents: 250_099, text: 'Salary Acme Ltd' },
  { day: '2025-02-20', cents: -999, text: 'Direct debit Phone' },
];

/** Columns for money out, in and the balance after it; the day is printed once for all its rows. */
function columnsWithBalance(damage: Damage): Layout {
  const { printed, off } = damaged(BRITISH, damage);
  let balance = 500_000;
  let last = '';
  const rows = printed.flatMap(({ day, cents, text, more }): PageLine[] => {
    balance += cents;
    const line: Cell[] = [
      at(120, text),
      to(cents < 0 ? 380 : 460, english(cents)),
      to(560, english(balance)),
    ];
    const shown = day === last ? line : [at(50, british(day)), ...line];
    last = day;
    return [shown, ...(more === undefined ? [] : [[at(120, more)]])];
  });
  const closing = 500_000 + total(BRITISH);
  return {
    off,
    pages: [
      [
        [at(50, 'Northern Bank'), at(300, 'Current account')],
        [at(50, 'Sort code 01-02-03'), at(300, 'Account number 12345678')],
        [at(50, 'Statement period 1 February 2025 to 28 February 2025')],
        20,
        [
          at(50, 'Date'),
          at(120, 'Description'),
          to(380, 'Money out'),
          to(460, 'Money in'),
          to(560, 'Balance'),
        ],
        [at(120, 'Opening balance'), to(560, '5,000.00')],
        ...rows,
        [at(120, 'Closing balance'), to(560, english(closing))],
        20,
        [at(50, 'All amounts are in GBP. Call £ 0800 if in doubt.')],
        [at(50, 'Currency: GBP')],
      ],
    ],
    wanted: [
      {
        account: '12345678',
        kind: 'bank',
        currency: 'GBP',
        opening: '5000.00',
        closing: plain(closing),
        closingOn: '2025-02-28',
        rows: wantedRows(printed),
      },
    ],
  };
}

const GERMAN: Entry[] = [
  { day: '2024-12-30', cents: -5_299, text: 'KARTENZAHLUNG BÄCKEREI', more: 'Mandat 4711' },
  { day: '2025-01-02', cents: 1_234_567, text: 'GUTSCHRIFT KUNDE GMBH' },
  { day: '2025-01-07', cents: -85_000, text: 'MIETE JANUAR' },
];

/** Days without a year over New Year, decimal commas, the minus behind the amount. */
function trailingMinus(damage: Damage): Layout {
  const { printed, off } = damaged(GERMAN, damage);
  const short = (day: string) => `${dayOf(day)}.${month(day)}.`;
  const closing = 150_000 + total(GERMAN);
  return {
    off,
    pages: [
      [
        [at(50, 'Beispielbank AG'), at(300, 'Girokonto')],
        [at(50, 'IBAN: DE02 1203 0000 0000 2020 51')],
        [at(50, 'Kontoauszug 1/2025 vom 10.01.2025')],
        [at(50, 'Buchung'), at(110, 'Valuta'), at(170, 'Verwendungszweck'), to(560, 'Betrag (EUR)')],
        [at(170, 'Alter Saldo vom 27.12.2024'), to(560, '1.500,00')],
        ...printed.flatMap(({ day, cents, text, more }): PageLine[] => [
          [
            at(50, short(day)),
            at(110, short(day)),
            at(170, text),
            to(563, `${german(cents)}${cents < 0 ? '-' : '+'}`),
          ],
          ...(more === undefined ? [] : [[at(170, more)]]),
        ]),
        [at(170, 'Neuer Saldo vom 10.01.2025'), to(560, german(closing))],
      ],
    ],
    wanted: [
      {
        account: 'DE02 1203 0000 0000 2020 51',
        kind: 'bank',
        currency: 'EUR',
        opening: '1500.00',
        closing: plain(closing),
        closingOn: '2025-01-10',
        rows: wantedRows(printed),
      },
    ],
  };
}

const CARD: Entry[] = [
  { day: '2025-03-05', cents: 41_216, text: 'PAYMENT THANK YOU' },
  { day: '2025-03-07', cents: -1_299, text: 'STREAMING SERVICE' },
  { day: '2025-03-09', cents: -230_050, text: 'AIRLINE TICKET' },
  { day: '2025-03-20', cents: 2_500, text: 'RETURN SHOE STORE' },
];

/** A card: what is owed grows; payments have a minus; two dates a row; the summary names balances above their amounts. */
function card(damage: Damage): Layout {
  const { printed, off } = damaged(CARD, damage);
  const closing = -41_216 + total(CARD);
  return {
    off,
    pages: [
      [
        [at(50, 'Harbor Rewards Credit Card'), to(560, 'Account ending in 4821')],
        [at(50, 'Opening/Closing Date 02/26/25 - 03/25/25')],
        [at(50, 'Previous balance'), at(200, 'Payments'), at(320, 'Purchases'), at(450, 'New balance')],
        [at(50, '$412.16'), at(200, '-$437.16'), at(320, '$2,313.49'), at(450, `$${english(closing)}`)],
        [at(50, 'Minimum payment due'), at(200, '$35.00'), at(320, 'Payment due date 04/20/25')],
        20,
        [at(50, 'Trans Date'), at(110, 'Post Date'), at(170, 'Description'), to(560, 'Amount')],
        ...printed.map(
          ({ day, cents, text }): PageLine => [
            at(50, us(day)),
            at(110, us(day)),
            at(170, text),
            to(560, `${cents > 0 ? '-' : ''}$${english(cents)}`),
          ],
        ),
        [at(170, '2025 totals year-to-date')],
        [at(170, 'Total fees charged in 2025'), to(560, '$0.00')],
      ],
    ],
    wanted: [
      {
        account: '...4821',
        kind: 'card',
        currency: null,
        opening: '-412.16',
        closing: plain(closing),
        closingOn: '2025-03-25',
        rows: wantedRows(printed),
      },
    ],
  };
}

const PARENTHESES: Entry[] = [
  { day: '2025-05-02', cents: 500_000, text: 'Client retainer' },
  { day: '2025-05-14', cents: -12_345, text: 'Office supplies' },
  { day: '2025-05-15', cents: -3_000, text: 'Bank fee' },
];

/** Accountants' negatives, days as ISO writes them, and no heading above the rows. */
function parentheses(damage: Damage): Layout {
  const { printed, off } = damaged(PARENTHESES, damage);
  const closing = 20_000 + total(PARENTHESES);
  return {
    off,
    pages: [
      [
        [at(50, 'Account no: 77-8899-10')],
        [at(50, 'From 2025-05-01 to 2025-05-31')],
        [at(50, 'Balance brought forward'), to(500, 'CAD 200.00')],
        ...printed.map(
          ({ day, cents, text }): PageLine => [
            at(50, day),
            at(130, text),
            to(500, cents < 0 ? `(${english(cents)})` : english(cents)),
          ],
        ),
        [at(50, 'Balance carried forward'), to(500, `CAD ${english(closing)}`)],
      ],
    ],
    wanted: [
      {
        account: '77-8899-10',
        kind: 'bank',
        currency: 'CAD',
        opening: '200.00',
        closing: plain(closing),
        closingOn: '2025-05-31',
        rows: wantedRows(printed),
      },
    ],
  };
}

const SAVINGS: Entry[] = [{ day: '2025-06-30', cents: 1_234, text: 'Interest' }];

/** Three accounts, one after another; on the last nothing moved. */
function severalAccounts(damage: Damage): Layout {
  const checking = PARENTHESES.map((entry) => ({ ...entry, day: entry.day.replace('-05-', '-06-') }));
  const { printed, off } = damaged(checking, damage);
  const section = (name: string, opening: number, entries: readonly Entry[], closing: number): PageLine[] => [
    15,
    [at(50, name)],
    [at(50, 'Beginning balance'), to(560, `$${english(opening)}`)],
    [at(50, 'Date'), at(110, 'Description'), to(560, 'Amount')],
    ...entries.map(
      ({ day, cents, text }): PageLine => [
        at(50, us(day)),
        at(110, text),
        to(560, `${cents < 0 ? '-' : ''}${english(cents)}`),
      ],
    ),
    [at(50, 'Ending balance'), to(560, `$${english(closing)}`)],
  ];
  const closing = 20_000 + total(checking);
  const wanted = (account: string, opening: number, rows: readonly Entry[], end: number): Wanted => ({
    account,
    kind: 'bank',
    currency: null,
    opening: plain(opening),
    closing: plain(end),
    closingOn: '2025-06-30',
    rows: wantedRows(rows),
  });
  return {
    off,
    pages: [
      [
        [at(50, 'Statement period 06/01/2025 - 06/30/2025')],
        [at(50, 'Summary of your accounts')],
        [at(50, 'Checking ...1111'), to(560, `$${english(closing)}`)],
        [at(50, 'Savings ...2222'), to(560, '$5,012.34')],
        [at(50, 'Savings ...3333'), to(560, '$77.00')],
        ...section('Checking account ...1111', 20_000, printed, closing),
      ],
      [
        ...section('Savings account ...2222', 500_000, SAVINGS, 501_234),
        ...section('Savings account ...3333', 7_700, [], 7_700),
      ],
    ],
    wanted: [
      wanted('...1111', 20_000, printed, closing),
      wanted('...2222', 500_000, SAVINGS, 501_234),
      wanted('...3333', 7_700, [], 7_700),
    ],
  };
}

const FRENCH: Entry[] = [
  { day: '2025-04-01', cents: -123_456, text: 'VIREMENT LOYER' },
  { day: '2025-04-11', cents: 345_000, text: 'VIREMENT RECU CLIENT' },
  { day: '2025-04-12', cents: -1_550, text: 'CARTE BOULANGERIE' },
];

/** Columns of debit and credit, groups of digits parted by spaces. */
function withSpaces(damage: Damage): Layout {
  const { printed, off } = damaged(FRENCH, damage);
  const closing = 1_000_000 + total(FRENCH);
  return {
    off,
    pages: [
      [
        [at(50, 'Banque Exemple'), at(250, 'Compte courant')],
        [at(50, 'IBAN FR76 3000 6000 0112 3456 7890 189')],
        [at(50, 'Du 01/04/2025 au 30/04/2025')],
        [at(50, 'Date'), at(110, 'Valeur'), at(170, 'Libellé'), to(440, 'Débit'), to(540, 'Crédit')],
        [at(170, 'Ancien solde'), to(540, '10 000,00')],
        ...printed.map(
          ({ day, cents, text }): PageLine => [
            at(50, `${dayOf(day)}/${month(day)}`),
            at(110, `${dayOf(day)}/${month(day)}`),
            at(170, text),
            to(cents < 0 ? 440 : 540, french(cents)),
          ],
        ),
        [at(170, 'Nouveau solde'), to(540, `${french(closing)} €`)],
      ],
    ],
    wanted: [
      {
        account: 'FR76 3000 6000 0112 3456 7890 189',
        kind: 'bank',
        currency: 'EUR',
        opening: '10000.00',
        closing: plain(closing),
        closingOn: '2025-04-30',
        rows: wantedRows(printed),
      },
    ],
  };
}

const BROKER: Entry[] = [
  { day: '2025-07-03', cents: 150_000, text: 'INCOMING WIRE' },
  { day: '2025-07-08', cents: -25_000, text: 'RENT JULY' },
  { day: '2025-07-08', cents: -4_399, text: 'POWER COMPANY' },
  { day: '2025-07-30', cents: 77, text: 'INTEREST' },
];

/** One column of amounts without a sign: only the balances beside them tell what came in; the newest row stands first. */
function signsByBalance(damage: Damage): Layout {
  const { printed, off } = damaged(BROKER, damage);
  const closing = 90_000 + total(BROKER);
  let balance = 90_000;
  const rows = printed.map(({ day, cents, text }): PageLine => {
    balance += cents;
    return [
      at(50, `${MONTHS[Number(month(day)) - 1]} ${Number(dayOf(day))}`),
      at(120, text),
      to(450, english(cents)),
      to(550, english(balance)),
    ];
  });
  return {
    off,
    pages: [
      [
        [at(50, 'Savings account'), at(300, 'Account no. 5566-778')],
        [at(50, 'Period: July 1 - July 31, 2025')],
        [at(50, 'Date'), at(120, 'Details'), to(450, 'Amount'), to(550, 'Balance')],
        ...rows.toReversed(),
        20,
        [at(50, 'Opening balance $900.00')],
        [at(50, `Closing balance $${english(closing)}`)],
      ],
    ],
    wanted: [
      {
        account: '5566-778',
        kind: 'bank',
        currency: null,
        opening: '900.00',
        closing: plain(closing),
        closingOn: '2025-07-31',
        rows: wantedRows(printed).reverse(),
      },
    ],
  };
}

/** Words behind amounts say what came in and what went out, and whether the balance is one. */
function wordsBehind(damage: Damage): Layout {
  const { printed, off } = damaged(BRITISH, damage);
  const closing = -30_000 + total(BRITISH);
  const marked = (cents: number) => `${english(cents)} ${cents < 0 ? 'DR' : 'CR'}`;
  const hyphens = (day: string) => `${dayOf(day)}-${MONTHS[Number(month(day)) - 1]}-${year(day)}`;
  return {
    off,
    pages: [
      [
        [at(50, 'Account number 8811223344'), at(300, 'Statement date 28-Feb-2025')],
        [at(50, 'Opening balance'), to(500, 'INR 300.00 DR')],
        [at(50, 'Txn Date'), at(130, 'Narration'), to(500, 'Amount')],
        ...printed.flatMap(({ day, cents, text, more }): PageLine[] => [
          [at(50, hyphens(day)), at(130, text), to(500, marked(cents))],
          ...(more === undefined ? [] : [[at(130, more)]]),
        ]),
        [at(50, 'Closing balance'), to(500, `INR ${marked(closing)}`)],
      ],
    ],
    wanted: [
      {
        account: '8811223344',
        kind: 'bank',
        currency: 'INR',
        opening: '-300.00',
        closing: plain(closing),
        closingOn: '2025-02-28',
        rows: wantedRows(printed),
      },
    ],
  };
}

const PARTS: Entry[] = [
  { day: '2024-12-28', cents: 60_000, text: 'ONLINE PAYMENT' },
  { day: '2024-12-30', cents: -8_900, text: 'HOTEL' },
  { day: '2025-01-03', cents: -12_340, text: 'PARKING' },
  { day: '2025-01-15', cents: -450, text: 'LATE FEE' },
];

/** A card whose parts tell the sign: payments, purchases, fees. */
function cardInParts(damage: Damage): Layout {
  const { printed, off } = damaged(PARTS, damage);
  const closing = -75_000 + total(PARTS);
  const part = (name: string, entries: readonly Entry[]): PageLine[] => [
    [at(50, name)],
    ...entries.map(
      ({ day, cents, text }): PageLine => [at(50, us(day)), at(120, text), to(520, english(cents))],
    ),
    [at(120, `Total ${name.toLowerCase()} for this period`), to(520, english(total(entries)))],
  ];
  const ofSize = (from: number, below: number) =>
    printed.filter(({ cents }) => cents >= from && cents < below);
  return {
    off,
    pages: [
      [
        [at(50, 'Credit limit $5,000.00'), at(300, 'Card number XXXX XXXX XXXX 9027')],
        [at(50, 'Statement closing date 01/17/2025'), at(300, 'Minimum payment due $35.00')],
        [at(50, 'Previous balance'), to(300, '$750.00')],
        [at(50, 'New balance'), to(300, `$${english(closing)}`)],
        20,
        [at(50, 'Date'), at(120, 'Description'), to(520, 'Amount')],
        ...part('Payments and credits', ofSize(0, 1_000_000)),
        ...part('Purchases', ofSize(-1_000_000, -1_000)),
        ...part('Fees', ofSize(-1_000, 0)),
      ],
    ],
    wanted: [
      {
        account: '...9027',
        kind: 'card',
        currency: null,
        opening: '-750.00',
        closing: plain(closing),
        closingOn: '2025-01-17',
        rows: wantedRows(printed),
      },
    ],
  };
}

const CHECKS: Entry[] = [
  { day: '2025-08-04', cents: 300_000, text: 'DEPOSIT' },
  { day: '2025-08-05', cents: -10_000, text: 'Check 1001' },
  { day: '2025-08-06', cents: -20_050, text: 'Check 1002' },
  { day: '2025-08-11', cents: -30_000, text: 'Check 1004' },
];

/** Checks beside each other on one line, with their numbers before their days. */
function checks(damage: Damage): Layout {
  const { printed, off } = damaged(CHECKS, damage);
  const closing = 50_000 + total(CHECKS);
  const [deposit, ...paid] = printed;
  const cells = paid.map(({ day, cents, text }, index) => {
    const left = 50 + (index % 2) * 280;
    const number = text.slice('Check '.length) + (text.endsWith('4') ? '*' : '');
    return [at(left, number), at(left + 70, us(day)), to(left + 210, english(cents))];
  });
  const lines = [cells.slice(0, 2).flat(), ...cells.slice(2)];
  return {
    off,
    pages: [
      [
        [at(50, 'Business Checking'), at(300, 'Account: 4455667788')],
        [at(50, 'August 1, 2025 to August 31, 2025')],
        [at(50, 'Beginning balance'), to(560, '$500.00')],
        [at(50, 'Ending balance'), to(560, `$${english(closing)}`)],
        [at(50, 'Deposits and credits')],
        [at(50, us(deposit!.day)), at(120, deposit!.text), to(560, english(deposit!.cents))],
        [at(50, 'Checks paid')],
        ...lines,
      ],
    ],
    wanted: [
      {
        account: '4455667788',
        kind: 'bank',
        currency: null,
        opening: '500.00',
        closing: plain(closing),
        closingOn: '2025-08-31',
        rows: wantedRows(printed),
      },
    ],
  };
}

export const LAYOUTS: Readonly<Record<string, (damage: Damage) => Layout>> = {
  'thirty pages in two parts': longStatement,
  'columns for out, in and balance': columnsWithBalance,
  'a minus behind the amount and no year': trailingMinus,
  'a card': card,
  'negatives in parentheses': parentheses,
  'several accounts': severalAccounts,
  'debit and credit with digits grouped by spaces': withSpaces,
  'signs by the balances beside the rows, newest first': signsByBalance,
  'CR and DR behind amounts': wordsBehind,
  'a card in parts': cardInParts,
  'checks beside each other': checks,
};
