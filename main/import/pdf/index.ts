/** Statements as PDF, read by their layout. What the rest of the program may use of this folder. */
import type { KnownDates } from '../messages.ts';
import type { ReaderLimits, Sink } from '../reader.ts';
import { pagesOf, requirePdfSize } from './document.ts';
import { layOut } from './lines.ts';
import { isDamaged } from './packed.ts';
import { type StatementPages, statementPages } from './pages.ts';
import { readStatements } from './read.ts';
import { notingStrays } from './strays.ts';
import { tellEmptyPages } from './tell.ts';

export type { StatementPages };

export interface OpenedPdf {
  /** The lines of all pages in reading order, with a form feed between pages. */
  text: string;
  /** `dates`: how its days are written, where somebody knows; `lastDay`: of its statement, which tells the year. */
  read: (sink: Sink, limits: ReaderLimits, dates?: KnownDates | null, lastDay?: string | null) => void;
}

/** Takes the text out of a PDF. Throws UNREADABLE_FILE, LIMIT_EXCEEDED; so does reading it. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  requirePdfSize(bytes);
  const damaged = await isDamaged(bytes);
  const { done: pages, isStray } = await notingStrays(() => pagesOf(bytes));
  const layout = layOut(pages);
  const empty = pages.flatMap(({ items }, index) => (items.length === 0 ? [index + 1] : []));
  const read: OpenedPdf['read'] = (sink, limits, dates = null, lastDay = null) => {
    readStatements(layout, sink, limits, dates, lastDay);
    for (const warning of tellEmptyPages(empty)) sink.warning(warning);
    if (damaged || isStray)
      sink.warning(
        'A part of the PDF is damaged, so what was read may be wrong. Download it again, or compare the rows.',
      );
  };
  return { text: layout.text, read };
}

/** The pages of a statement with its rows and doubts on them. Throws what reading it throws. */
export async function openPages(bytes: Uint8Array, limits: ReaderLimits): Promise<StatementPages> {
  requirePdfSize(bytes);
  await isDamaged(bytes);
  const { done: pages } = await notingStrays(() => pagesOf(bytes));
  return statementPages(pages, layOut(pages), limits);
}
