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

/** Whether a row of this type is an investment transaction. */
export function isTrade(type: string): boolean {
  return tradeKind(type) !== undefined;
}

/** An investment transaction apart from the others of its file; `null` where the row is none. */
export function readTrade(type: string, text: string, offset: number, length: number): StatementRow | null {
  if (!isTrade(type)) return null;
  const own = text.slice(offset, offset + length);
  const sink = new MemorySink();
  readOfx(`<OFX><INVSTMTRS><INVTRANLIST>${own}</INVTRANLIST></INVSTMTRS></OFX>`, sink, DEFAULT_LIMITS);
  return sink.statements[0]?.rows[0] ?? null;
}
