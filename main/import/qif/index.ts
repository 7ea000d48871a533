/** QIF, of Quicken and of everything that writes like it. */

import { DEFAULT_LIMITS, MemorySink, type StatementRow } from '../reader.ts';
import type { TextFormat } from '../text-format.ts';
import { actionOf } from './actions.ts';
import { looksLikeQif } from './detect.ts';
import { readType } from './headings.ts';
import { readQif } from './qif.ts';

export const QIF: TextFormat = {
  name: 'qif',
  looksLike: looksLikeQif,
  read: readQif,
};

const INVESTMENTS = '!Type:Invst';
const HEADING = '!Type:';

/** The row of an investment account that begins at `offset`, apart from the others; `null` where that is none. */
export function readInvestment(
  type: string,
  text: string,
  offset: number,
  length: number,
): StatementRow | null {
  if (actionOf(type) === null) return null;
  const heading = text.lastIndexOf(HEADING, offset);
  const written = /[^\r\n]*/.exec(text.slice(heading + HEADING.length))![0];
  if (heading === -1 || readType(written.trim()).kind !== 'investment') return null;
  const sink = new MemorySink();
  readQif(`${INVESTMENTS}\n${text.slice(offset, offset + length)}\n`, sink, DEFAULT_LIMITS);
  return sink.statements[0]?.rows[0] ?? null;
}
