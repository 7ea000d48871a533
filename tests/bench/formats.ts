/** The bench's rows as the formats that have one account in a file: QIF, CAMT.053 and MT940. */
import type { BenchAccount, BenchRow } from './data.ts';

export interface AccountRows {
  account: BenchAccount;
  /** Oldest first. */
  rows: readonly BenchRow[];
  /** What they come to, from nothing on. */
  closing: number;
}

export function qif({ account, rows }: AccountRows): string {
  const type = account.card ? 'CCard' : 'Bank';
  const records = rows.map(({ day, minor, payee, memo }) => {
    const date = `${day.slice(4, 6)}/${day.slice(6)}/${day.slice(0, 4)}`;
    return `D${date}\nT${decimal(minor)}\nP${payee}\nM${memo}\n^\n`;
  });
  return `!Account\nN${account.name}\nT${type}\n^\n!Type:${type}\n${records.join('')}`;
}

export function camt({ account, rows, closing }: AccountRows): string {
  const [first, last] = [rows[0]!.day, rows.at(-1)!.day];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>',
    '<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>',
    `<Acct><Id><Othr><Id>${account.accountId}</Id></Othr></Id><Ccy>USD</Ccy></Acct>`,
    camtBalance('OPBD', 0, first),
    camtBalance('CLBD', closing, last),
    ...rows.map(camtEntry),
    '</Stmt></BkToCstmrStmt></Document>\n',
  ].join('\n');
}

function camtBalance(code: string, minor: number, day: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${camtAmount(minor)}<Dt><Dt>${isoDay(day)}</Dt></Dt></Bal>`;
}

function camtEntry({ day, minor, payee, memo, reference }: BenchRow): string {
  const party = minor < 0 ? 'Cdtr' : 'Dbtr';
  const words = memo === '' ? '' : `\n<RmtInf><Ustrd>${memo}</Ustrd></RmtInf>`;
  return `<Ntry>\n${camtAmount(minor)}\n<Sts>BOOK</Sts>\n<BookgDt><Dt>${isoDay(day)}</Dt></BookgDt>\n<ValDt><Dt>${isoDay(day)}</Dt></ValDt>
<AcctSvcrRef>${reference}</AcctSvcrRef>\n<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>
<NtryDtls><TxDtls>\n<RltdPties><${party}><Nm>${payee}</Nm></${party}></RltdPties>${words}\n</TxDtls></NtryDtls>\n</Ntry>`;
}

function camtAmount(minor: number): string {
  return `<Amt Ccy="USD">${decimal(Math.abs(minor))}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
}

/** In subfields, as German banks have it: the name in pieces of 27. */
export function mt940({ account, rows, closing }: AccountRows): string {
  const entries = rows.map(
    ({ day, minor, payee, memo, reference }) =>
      `:61:${day.slice(2)}${day.slice(4)}${signed(minor)}NTRFNONREF//${reference}\n:86:177?20${memo}?32${payee.slice(0, 27)}?33${payee.slice(27)}\n`,
  );
  const [first, last] = [rows[0]!.day, rows.at(-1)!.day];
  return `:20:1\n:25:${account.bankId}/${account.accountId}\n:28C:1/1\n:60F:${balance(0, first)}\n${entries.join('')}:62F:${balance(closing, last)}\n-\n`;
}

function balance(minor: number, day: string): string {
  const amount = signed(minor);
  return `${amount[0]}${day.slice(2)}USD${amount.slice(1)}`;
}

function signed(minor: number): string {
  return `${minor < 0 ? 'D' : 'C'}${decimal(Math.abs(minor)).replace('.', ',')}`;
}

function isoDay(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

export function decimal(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
