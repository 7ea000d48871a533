/** Statements of a bank that never was: OFX and CSV out of a list of rows. */

export interface BankRow {
  date: string;
  /** Plain decimal, money in positive. */
  amount: string;
  payee: string;
  memo?: string;
  fitid?: string;
}

export interface BankStatement {
  accountId: string;
  currency?: string;
  kind?: 'bank' | 'card';
  rows: BankRow[];
  /** The bank's own balance and its day. */
  closing?: string;
  closingOn?: string;
}

const compact = (date: string) => date.replaceAll('-', '');

function ofxRow(row: BankRow): string {
  return `<STMTTRN><TRNTYPE>${row.amount.startsWith('-') ? 'DEBIT' : 'CREDIT'}<DTPOSTED>${compact(row.date)}<TRNAMT>${row.amount}${row.fitid ? `<FITID>${row.fitid}` : ''}<NAME>${row.payee}${row.memo ? `<MEMO>${row.memo}` : ''}</STMTTRN>`;
}

function ofxStatement(s: BankStatement): string {
  const [set, list, from] =
    s.kind === 'card' ? ['CCSTMTTRNRS', 'CCSTMTRS', 'CCACCTFROM'] : ['STMTTRNRS', 'STMTRS', 'BANKACCTFROM'];
  const account =
    s.kind === 'card'
      ? `<ACCTID>${s.accountId}`
      : `<BANKID>021000021<ACCTID>${s.accountId}<ACCTTYPE>CHECKING`;
  const balance =
    s.closing === undefined
      ? ''
      : `<LEDGERBAL><BALAMT>${s.closing}<DTASOF>${compact(s.closingOn ?? s.rows.at(-1)!.date)}</LEDGERBAL>`;
  return `<${set}><TRNUID>1<${list}><CURDEF>${s.currency ?? 'USD'}<${from}>${account}</${from}><BANKTRANLIST>\n${s.rows.map(ofxRow).join('\n')}\n</BANKTRANLIST>${balance}</${list}></${set}>`;
}

export function ofx(...statements: BankStatement[]): string {
  const banks = statements
    .filter((s) => s.kind !== 'card')
    .map(ofxStatement)
    .join('\n');
  const cards = statements
    .filter((s) => s.kind === 'card')
    .map(ofxStatement)
    .join('\n');
  return [
    'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n',
    '<OFX>',
    banks && `<BANKMSGSRSV1>${banks}</BANKMSGSRSV1>`,
    cards && `<CREDITCARDMSGSRSV1>${cards}</CREDITCARDMSGSRSV1>`,
    '</OFX>\n',
  ].join('\n');
}

/** A CSV with heading and running balance, as most banks write it. */
export function csv(rows: (BankRow & { balance: string })[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return (
    [
      'Date,Description,Amount,Balance',
      ...rows.map((r) => [r.date, cell(r.payee), r.amount, r.balance].join(',')),
    ].join('\n') + '\n'
  );
}
