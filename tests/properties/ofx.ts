/** Bank statements to import, made up: OFX 1.x with the accounts, rows and balances that a test asks for. */

export interface OfxRow {
  /** YYYY-MM-DD. */
  date: string;
  /** Plain decimal, money in positive. */
  amount: string;
  payee?: string;
  memo?: string;
  /** The bank's own reference. Left out: as banks that give none. */
  fitid?: string;
}

export interface OfxStatement {
  /** The bank's id of the account. */
  account?: string;
  kind?: 'bank' | 'card';
  currency?: string;
  rows: readonly OfxRow[];
  /** What the bank says the account holds, and on which day. */
  balance?: { amount: string; on: string };
}

const HEADER = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';

const compact = (date: string) => date.replaceAll('-', '');

function transaction(row: OfxRow): string {
  const name = row.payee === undefined ? '' : `<NAME>${row.payee}`;
  const memo = row.memo === undefined ? '' : `<MEMO>${row.memo}`;
  const fitid = row.fitid === undefined ? '' : `<FITID>${row.fitid}`;
  return `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${compact(row.date)}<TRNAMT>${row.amount}${fitid}${name}${memo}</STMTTRN>\n`;
}

function section(statement: OfxStatement): string {
  const { account = '11-1', kind = 'bank', currency = 'USD', rows, balance } = statement;
  const from =
    kind === 'bank'
      ? `<BANKACCTFROM><BANKID>021000021<ACCTID>${account}<ACCTTYPE>CHECKING</BANKACCTFROM>`
      : `<CCACCTFROM><ACCTID>${account}</CCACCTFROM>`;
  const list = `<BANKTRANLIST>${rows.map(transaction).join('')}</BANKTRANLIST>`;
  const ledger =
    balance === undefined
      ? ''
      : `<LEDGERBAL><BALAMT>${balance.amount}<DTASOF>${compact(balance.on)}</LEDGERBAL>`;
  const body = `<CURDEF>${currency}${from}${list}${ledger}`;
  return kind === 'bank'
    ? `<BANKMSGSRSV1><STMTTRNRS><STMTRS>${body}</STMTRS></STMTTRNRS></BANKMSGSRSV1>`
    : `<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS>${body}</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>`;
}

/** The text of a file with these statements, one account after another. */
export function ofxText(...statements: OfxStatement[]): string {
  return `${HEADER}<OFX>${statements.map(section).join('\n')}</OFX>\n`;
}

/** The same as a file to import. */
export function ofx(name: string, ...statements: OfxStatement[]): File {
  return new File([ofxText(...statements)], name);
}
