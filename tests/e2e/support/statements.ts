/** Files as banks hand them out, of which each has its own way. */
import { at, type PageLine, to } from '../../support/pdf.ts';

interface OfxRow {
  day: string;
  amount: string;
  name: string;
}

export function ofx(
  kind: 'bank' | 'card',
  id: string,
  rows: readonly OfxRow[],
  balance: string,
  currency = 'USD',
): string {
  const list = rows
    .map(
      ({ day, amount, name }, at) =>
        `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}-${at}<NAME>${name}</STMTTRN>`,
    )
    .join('\n');
  const [set, response, from] =
    kind === 'bank'
      ? ['BANKMSGSRSV1', 'STMTTRNRS', `<BANKACCTFROM><BANKID>1<ACCTID>${id}<ACCTTYPE>CHECKING</BANKACCTFROM>`]
      : ['CREDITCARDMSGSRSV1', 'CCSTMTTRNRS', `<CCACCTFROM><ACCTID>${id}</CCACCTFROM>`];
  const statement = kind === 'bank' ? 'STMTRS' : 'CCSTMTRS';
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><${set}><${response}><TRNUID>1<${statement}><CURDEF>${currency}${from}<BANKTRANLIST><DTSTART>20260101<DTEND>20261031\n${list}\n</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}<DTASOF>20261031</LEDGERBAL></${statement}></${response}></${set}></OFX>\n`;
}

export const BANK = ofx(
  'bank',
  '100024821',
  [
    { day: '20261005', amount: '-45.00', name: 'FIGMA' },
    { day: '20261006', amount: '-45.00', name: 'FIGMA' },
    { day: '20261010', amount: '5000.00', name: 'ACME CORP' },
  ],
  '6910.00',
);
export const CARD = ofx(
  'card',
  '4111000011112222',
  [
    { day: '20261007', amount: '-12.50', name: 'COFFEE' },
    { day: '20261008', amount: '-80.00', name: 'FUEL' },
  ],
  '-92.50',
);
/** Of two banks of which one writes in German, with a row that nobody can read. */
export const CSV = `Date,Description,Amount,Balance
2026-10-01,Opening transfer,1000.00,1000.00
2026-10-02,Grocer,-50.25,949.75
2026-10-03,Rent,-700.00,249.75
2026-10-04,Refund,20.00,269.75
`;
export const GERMAN = `Buchungstag;Empfaenger;Verwendungszweck;Betrag;Waehrung
03.10.2026;Baeckerei Sonne;Brot;-12,50;EUR
05.10.2026;Firma Mond;Lohn;2.000,00;EUR
07.10.2026;Vermieter;Miete;abc;EUR
09.10.2026;Strom AG;Abschlag;-85,10;EUR
`;

const HARBOR_ROWS: readonly [day: string, text: string, cents: number][] = [
  ['10/01', 'Client retainer Larkspur', 520_000],
  ['10/02', 'Figma subscription', -4_500],
  ['10/05', 'Office rent October', -180_000],
  ['10/06', 'Blue Bottle Coffee', -1_240],
  ['10/07', 'Payroll service', -32_900],
  ['10/09', 'Wire from Tidewater Inc', 275_000],
  ['10/12', 'Hetzner Online', -6_318],
  ['10/13', 'Lufthansa ticket 220', -61_250],
  ['10/14', 'Stationery', -3_405],
  ['10/16', 'Client retainer Alder', 310_000],
  ['10/19', 'Telephone', -7_900],
  ['10/20', 'Insurance quarter', -44_000],
];

/** A statement on paper of two pages; `off`: a digit of one row is another than its balances say. */
export function paperStatement(how: 'whole' | 'off'): PageLine[][] {
  const money = (cents: number) =>
    `${cents < 0 ? '-' : ''}${(Math.abs(cents) / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
  let balance = 1_250_000;
  const heading: PageLine = [at(60, 'Date'), at(120, 'Description'), to(440, 'Amount'), to(550, 'Balance')];
  const lines = HARBOR_ROWS.map(([day, words, cents], index): PageLine => {
    balance += cents;
    const printed = how === 'off' && index === 7 ? cents - 9_000 : cents;
    return [at(60, day), at(120, words), to(440, money(printed)), to(550, money(balance))];
  });
  const head: PageLine[] = [
    [at(60, 'First Harbor Bank'), to(550, 'Business Checking')],
    [at(60, 'Account number: 000123456789')],
    [at(60, 'Statement period 10/01/2026 - 10/31/2026')],
    30,
    heading,
    [at(120, 'Opening balance'), to(550, `$${money(1_250_000)}`)],
  ];
  return [
    [...head, ...lines.slice(0, 8), 40, [at(60, 'Page 1 of 2')]],
    [heading, ...lines.slice(8), [at(120, 'Closing balance'), to(550, `$${money(balance)}`)]],
  ];
}

/** Of a payment processor: a sale, a refund and a dispute with their fees, and what was paid out of it. */
export const STRIPE = `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,100.00,3.20,96.80,usd,2026-10-05 10:00,2026-10-07 00:00,Order 1001
txn_2,charge,ch_2,2450.00,71.35,2378.65,usd,2026-10-06 10:00,2026-10-08 00:00,Invoice 2026-044
txn_3,refund,re_1,-20.00,0.00,-20.00,usd,2026-10-07 10:00,2026-10-07 00:00,Refund of order 1001
txn_4,adjustment,dp_1,-100.00,15.00,-115.00,usd,2026-10-08 10:00,2026-10-08 00:00,Chargeback for order 1001
txn_5,stripe_fee,,-2.00,0.00,-2.00,usd,2026-10-08 11:00,2026-10-08 00:00,Billing fee
txn_6,payout,po_1,-2338.45,0.00,-2338.45,usd,2026-10-09 10:00,2026-10-09 00:00,STRIPE PAYOUT
`;
