/** OFX 1.x (SGML) and 2.x (XML), QFX and QBO. */
import { DEFAULT_LIMITS, MemorySink, type StatementRow } from '../reader.ts';
import type { TextFormat } from '../text-format.ts';
import { looksLikeOfx, ofxDeclaredEncoding } from './detect.ts';
import { readOfx } from './ofx.ts';
import { tradeKind } from './trade-kinds.ts';

export const OFX: TextFormat = {
  name: 'ofx',
  declaredEncoding: ofxDeclaredEncoding,
  looksLike: looksLikeOfx,
  read: readOfx,
};

const LOAN_ROW = /^<LOANSTMTTRN[\s>]/i;

/** Whether a row of this type may be of an investment or a loan; most are a bank's, and of those there is nothing to read. */
export function mayStandAlone(type: string): boolean {
  return tradeKind(type) !== undefined || type.toUpperCase().includes('PAYMENT');
}

/** A transaction of an investment or a loan apart from the others of its file; `null` where the row is none. */
export function readAlone(type: string, text: string, offset: number, length: number): StatementRow | null {
  const own = text.slice(offset, offset + length);
  if (LOAN_ROW.test(own)) return firstRow('LOANSTMTRS', 'LOANTRANLIST', own);
  return tradeKind(type) === undefined ? null : firstRow('INVSTMTRS', 'INVTRANLIST', own);
}

function firstRow(statement: string, list: string, own: string): StatementRow | null {
  const sink = new MemorySink();
  readOfx(`<OFX><${statement}><${list}>${own}</${list}></${statement}></OFX>`, sink, DEFAULT_LIMITS);
  return sink.statements[0]?.rows[0] ?? null;
}
