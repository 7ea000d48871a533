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
const BANK = '!Type:Bank';
const HEADING = '!Type:';

/** The row that begins at `offset`, apart from the others; `null` where it can't be read alone. */
export function readAlone(type: string, text: string, offset: number, length: number): StatementRow | null {
  const heading = actionOf(type) !== null && isInvestment(text, offset) ? INVESTMENTS : BANK;
  const sink = new MemorySink();
  readQif(`${heading}\n${text.slice(offset, offset + length)}\n`, sink, DEFAULT_LIMITS);
  return sink.statements[0]?.rows[0] ?? null;
}

/** Whether the section that `offset` lies in is of an investment account. */
function isInvestment(text: string, offset: number): boolean {
  const heading = text.lastIndexOf(HEADING, offset);
  const written = /[^\r\n]*/.exec(text.slice(heading + HEADING.length))![0];
  return heading !== -1 && readType(written.trim()).kind === 'investment';
}
