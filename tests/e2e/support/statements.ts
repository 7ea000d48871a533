/** Files as banks hand them out, of which each has its own way. */

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
/** Of a payment processor: a sale, a refund and a dispute with their fees, and what was paid out of it. */
export const STRIPE = `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_1,charge,ch_1,100.00,3.20,96.80,usd,2026-10-05 10:00,2026-10-07 00:00,Order 1001
txn_2,charge,ch_2,2450.00,71.35,2378.65,usd,2026-10-06 10:00,2026-10-08 00:00,Invoice 2026-044
txn_3,refund,re_1,-20.00,0.00,-20.00,usd,2026-10-07 10:00,2026-10-07 00:00,Refund of order 1001
txn_4,adjustment,dp_1,-100.00,15.00,-115.00,usd,2026-10-08 10:00,2026-10-08 00:00,Chargeback for order 1001
txn_5,stripe_fee,,-2.00,0.00,-2.00,usd,2026-10-08 11:00,2026-10-08 00:00,Billing fee
txn_6,payout,po_1,-2338.45,0.00,-2338.45,usd,2026-10-09 10:00,2026-10-09 00:00,STRIPE PAYOUT
`;
