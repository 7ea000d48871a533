/**
 * Statements of one file that belong together. Banks cut a long statement into pages, and a busy day into several
 * statements; the import takes those as one: equal entries on two pages are two, and a day closes once. Pure.
 */
import type { StatementBalances } from '../reader.ts';
import { STATEMENT, type Values } from './paths.ts';
import { isFalse } from './values.ts';

export interface Page {
  /** The statement's own id. */
  id: string | undefined;
  number: number;
  /** Whether the bank says that another page follows. */
  goesOn: boolean;
  opening: string | null;
  closing: string | null;
  closingOn: string | null;
}

export function readPage(
  values: Values,
  { opening, closing, closingOn }: Pick<StatementBalances, 'opening' | 'closing' | 'closingOn'>,
): Page {
  return {
    id: values.get(STATEMENT.id),
    number: Number(values.get(STATEMENT.page) ?? 1),
    goesOn: isFalse(values.get(STATEMENT.isLastPage)),
    opening,
    closing,
    closingOn,
  };
}

/** Whether `page` goes on from `before`, the page of the same account that stands before it in the file. */
export function goesOnFrom(page: Page, before: Page): boolean {
  if (before.goesOn && page.number === before.number + 1) return true;
  // The same statement again also closes that day; it does not begin where it ends, unless it came to nothing.
  if (page.closingOn === null || page.closingOn !== before.closingOn || page.opening === null) return false;
  return page.opening === before.closing && page.id !== before.id;
}
