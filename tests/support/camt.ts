/** CAMT files of a bank that never was, and what is read of them. */
import { expect } from 'vitest';
import { readCamt } from '../../main/import/camt/camt.ts';
import { DEFAULT_LIMITS, MemorySink, type ReaderLimits } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';

export function read(text: string, limits: Partial<ReaderLimits> = {}): MemorySink {
  const sink = new MemorySink();
  readCamt(text, sink, { ...DEFAULT_LIMITS, ...limits });
  return sink;
}

export function errorOf(text: string, limits: Partial<ReaderLimits> = {}): BulkheadError {
  try {
    read(text, limits);
  } catch (error) {
    if (error instanceof BulkheadError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

export const IBAN = 'DE02120300000000202051';
export const ACCOUNT = `<Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>`;

export const message = (content: string, namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}"><BkToCstmrStmt><GrpHdr><MsgId>m</MsgId></GrpHdr>${content}</BkToCstmrStmt></Document>\n`;
export const statement = (content: string, account = ACCOUNT) =>
  message(`<Stmt><Id>s</Id>${account}${content}</Stmt>`);

export const balance = (
  code: string,
  amount: string,
  date: string,
  more: { ccy?: string; ind?: string } = {},
) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${more.ccy ?? 'EUR'}">${amount}</Amt><CdtDbtInd>${more.ind ?? 'CRDT'}</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`;

export interface Parts {
  amount?: string;
  status?: string;
  dates?: string;
  more?: string;
  details?: string;
}

/** An entry of 12.50 out on 5 March, unless `parts` says otherwise. */
export const entry = ({ amount, status, dates, more, details }: Parts = {}) =>
  `<Ntry>${amount ?? '<Amt Ccy="EUR">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>'}${status ?? '<Sts>BOOK</Sts>'}` +
  `${dates ?? '<BookgDt><Dt>2024-03-05</Dt></BookgDt>'}${more ?? ''}` +
  `${details === undefined ? '' : `<NtryDtls>${details}</NtryDtls>`}</Ntry>`;
export const payment = (content: string) => `<TxDtls>${content}</TxDtls>`;
export const inflow = '<Amt Ccy="EUR">12.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>';

export const onlyRow = (text: string) => {
  const sink = read(text);
  expect(sink.problems).toEqual([]);
  expect(sink.statements[0]?.rows).toHaveLength(1);
  return sink.statements[0]!.rows[0]!;
};
export const onlyProblem = (text: string) => {
  const sink = read(text);
  expect(sink.statements.flatMap(({ rows }) => rows)).toEqual([]);
  expect(sink.problems).toHaveLength(1);
  return sink.problems[0]!.problem;
};
