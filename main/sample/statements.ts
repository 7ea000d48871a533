/** The bank's side of the story: one OFX file for each account and month, as banks offer them for download. */
import { addDays, type CalendarDate, endOfMonth, monthsBetween } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { BANK_ACCOUNTS, type BankAccount, CURRENCY, PURSES, type Purse } from './cast.ts';
import type { BankRow, Story } from './story.ts';

export interface StatementFile {
  purse: Purse;
  /** Last day that the statement covers, on which its balance stands. */
  closingOn: CalendarDate;
  file: File;
}

interface Period {
  from: CalendarDate;
  to: CalendarDate;
}

/** All statements, month after month. */
export function statementsOf(story: Story): StatementFile[] {
  const balances = new Map(PURSES.map((purse) => [purse, BANK_ACCOUNTS[purse].opening]));
  return monthsOf(story).flatMap((period) =>
    PURSES.map((purse) => {
      const rows = rowsIn(story.rows[purse], period);
      const closing = rows.reduce((sum, row) => sum + row.minor, balances.get(purse)!);
      balances.set(purse, closing);
      const name = `${purse.toLowerCase()}-${period.to.slice(0, 7)}.ofx`;
      const text = writeOfx(BANK_ACCOUNTS[purse], period, rows, closing);
      return { purse, closingOn: period.to, file: new File([text], name) };
    }),
  );
}

/** Calendar months, the first and last cut to the story's days. */
function monthsOf({ from, to }: Period): Period[] {
  return monthsBetween(from, to).map((name) => {
    const first = `${name}-01`;
    const last = endOfMonth(first);
    return { from: first < from ? from : first, to: last > to ? to : last };
  });
}

function rowsIn(rows: readonly BankRow[], { from, to }: Period): BankRow[] {
  return rows
    .filter((row) => row.date >= from && row.date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function writeOfx(account: BankAccount, period: Period, rows: readonly BankRow[], closing: number): string {
  const [messages, response, statement] =
    account.kind === 'CARD'
      ? ['CREDITCARDMSGSRSV1', 'CCSTMTTRNRS', 'CCSTMTRS']
      : ['BANKMSGSRSV1', 'STMTTRNRS', 'STMTRS'];
  return [
    'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\nCHARSET:NONE\nCOMPRESSION:NONE',
    'OLDFILEUID:NONE\nNEWFILEUID:NONE\n',
    `<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>${day(addDays(period.to, 1))}`,
    `<LANGUAGE>ENG<FI><ORG>${account.bank}</FI></SONRS></SIGNONMSGSRSV1>`,
    `<${messages}><${response}><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>`,
    `<${statement}><CURDEF>${CURRENCY}`,
    writeAccount(account),
    `<BANKTRANLIST><DTSTART>${day(period.from)}<DTEND>${day(period.to)}`,
    ...rows.map((row, index) => writeRow(row, `${day(row.date)}${String(index + 1).padStart(4, '0')}`)),
    '</BANKTRANLIST>',
    `<LEDGERBAL><BALAMT>${formatMoney(closing, CURRENCY)}<DTASOF>${day(period.to)}</LEDGERBAL>`,
    `</${statement}></${response}></${messages}></OFX>`,
    '',
  ].join('\n');
}

function writeAccount({ kind, bankId, accountId }: BankAccount): string {
  if (kind === 'CARD') return `<CCACCTFROM><ACCTID>${accountId}</CCACCTFROM>`;
  return `<BANKACCTFROM><BANKID>${bankId}<ACCTID>${accountId}<ACCTTYPE>${kind}</BANKACCTFROM>`;
}

function writeRow({ date, minor, payee, memo, type, check }: BankRow, reference: string): string {
  const optional = [check === null ? '' : `<CHECKNUM>${check}`, memo === '' ? '' : `<MEMO>${memo}`];
  const amount = formatMoney(minor, CURRENCY);
  return `<STMTTRN><TRNTYPE>${type}<DTPOSTED>${day(date)}<TRNAMT>${amount}<FITID>${reference}${optional[0]}<NAME>${payee}${optional[1]}</STMTTRN>`;
}

function day(date: CalendarDate): string {
  return date.replaceAll('-', '');
}
