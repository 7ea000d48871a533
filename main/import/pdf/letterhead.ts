/**
 * What tells one bank's papers from another's where they name no more of an account than its last digits: the bank's site,
 * which nearly all print, or else the words at the head of the first page. Pure functions of text; nothing fails.
 */
import { plainWords } from '../csv/header.ts';
import { MONTHS } from '../csv/words.ts';
import type { Line } from './lines.ts';

/** Sites of authorities stand on the papers of all banks. */
const SITE =
  /(?<![\p{L}\d@.-])(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]+\.){1,3}(?:com|net|org|bank|coop|co\.uk|at|be|ca|ch|de|dk|es|eu|fi|fr|ie|it|nl|no|pl|pt|se))(?![\p{L}\d-]|\.\p{L})/giu;
const TEXT_MAX = 500;
const HEAD_LINES = 5;
const HEAD_LENGTH_MAX = 300;

/** `rows`: the numbers of lines that are of rows, which name the sites and names of others. */
export function letterheadOf(lines: readonly Line[], rows: ReadonlySet<number>): string {
  const own = lines.filter(({ number }) => !rows.has(number));
  return siteOf(own) ?? headOf(own, Math.min(...rows));
}

/** The one that is printed most often. */
function siteOf(lines: readonly Line[]): string | null {
  const counts = new Map<string, number>();
  for (const { text } of lines)
    for (const [, site = ''] of text.slice(0, TEXT_MAX).matchAll(SITE)) {
      const name = ownName(site.toLowerCase());
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? null;
}

/** Without what stands before a bank's own name, as in online.bank.com. */
function ownName(site: string): string {
  return site
    .split('.')
    .slice(site.endsWith('.co.uk') ? -3 : -2)
    .join('.');
}

/** The words above the first row, without what changes from month to month. */
function headOf(lines: readonly Line[], firstRow: number): string {
  const words = lines
    .filter(({ page, number }) => page === 0 && number < firstRow)
    .map(({ text }) => plainWords(text.slice(0, TEXT_MAX)).split(' ').filter(isLasting).join(' '))
    .filter((text) => text !== '');
  return words.slice(0, HEAD_LINES).join(' | ').slice(0, HEAD_LENGTH_MAX);
}

function isLasting(word: string): boolean {
  return /^\p{L}+$/u.test(word) && MONTHS[word] === undefined;
}
