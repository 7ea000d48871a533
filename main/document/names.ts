/** Names of files of papers. Pure. */
import type { DocumentRow } from './rows.ts';

const NAME_LENGTH_MAX = 120;

/** "Promissory note, Northlight LLC to Dana Reyes 2025-02-01.pdf" */
export function fileName(
  { title, subject, effective_on: day }: Pick<DocumentRow, 'title' | 'subject' | 'effective_on'>,
  what?: string,
): string {
  const plain = `${title}, ${subject}`
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .slice(0, NAME_LENGTH_MAX)
    .trim();
  return `${plain} ${day}${what === undefined ? '' : ` ${what}`}.pdf`;
}
