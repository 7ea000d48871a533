/** The files that the books leave in, and what of a year has no place in one. */
import { client } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { Span } from './span.ts';

export const JOURNALS = ['quickbooks', 'iif', 'xero', 'hledger', 'beancount'] as const;
export type Journal = (typeof JOURNALS)[number];
/** TXF is of a calendar year and a taxpayer, not of days and a company. */
export type Format = Journal | 'txf';
export type LeftOut = Awaited<ReturnType<typeof client.tax.txf>>['left_out'];

/** Plain-text tools hold several entities in one file; a company file of the others holds one. */
export function holdsAll(format: Format): boolean {
  return format === 'hledger' || format === 'beancount';
}

export function yearOf({ to }: Span): number {
  return Number(to.slice(0, 4));
}

/** `entity` and `span` are left out for all there are. */
export async function saveJournal(
  format: Journal,
  asked: { entity: string | undefined; span: Span | undefined },
): Promise<void> {
  const { entity, span } = asked;
  give(await client.journal.export({ format, ...(entity === undefined ? {} : { entity }), ...span }));
}

export async function saveTaxYear(entity: string, year: number): Promise<LeftOut> {
  const { name, text: content, left_out } = await client.tax.txf({ entity, year });
  give(new File([content], name, { type: 'text/plain' }));
  return left_out;
}

function give(file: File): void {
  saveFile(file.name, file);
  toast({ message: text.reports.export.saved(file.name), tone: 'good' });
}
