/** What the user is told about a statement whose balances do not prove its rows, and of what was not read. Nothing fails. */
import { decimal } from './amounts.ts';
import type { Doubt } from './doubts.ts';
import type { Line } from './lines.ts';
import type { Reading } from './prove.ts';
import { signedBalance } from './signs.ts';

/** Lines or pages that are named; more of them say the same. */
const NAMED_MAX = 5;

/** Lines that are too long to be read. */
export function tellLongLines(numbers: readonly number[], lengthMax: number): string[] {
  if (numbers.length === 0) return [];
  const lines = numbers.length === 1 ? 'Line' : 'Lines';
  return [
    `${lines} ${named(numbers)} of its text: longer than ${lengthMax} characters and passed over. If rows stand there, they are missing; compare the rows with the PDF.`,
  ];
}

/** Pages that hold a picture, or nothing, where others hold text. */
export function tellEmptyPages(numbers: readonly number[]): string[] {
  if (numbers.length === 0) return [];
  const pages = numbers.length === 1 ? 'Page' : 'Pages';
  return [
    `${pages} ${named(numbers)}: no text that can be read, only a picture or nothing. If rows stand there, they are missing; compare the rows with the PDF.`,
  ];
}

function named(numbers: readonly number[]): string {
  const more = numbers.length > NAMED_MAX ? ` and ${numbers.length - NAMED_MAX} more` : '';
  return `${numbers.slice(0, NAMED_MAX).join(', ')}${more}`;
}

export function tellProof(reading: Reading, doubt: Doubt | null, account: string | null): string[] {
  const narrow = doubt === null ? [] : [tellDoubt(doubt)];
  const told = [...tellTotal(reading), ...tellSteps(reading), ...narrow];
  return account === null ? told : told.map((text) => `${account}: ${text}`);
}

function tellTotal({ proof, opening, closing, off, rows, balanceRule }: Reading): string[] {
  if (off === 0n && proof !== 'none') return [];
  if (rows.length === 0 && off === null)
    return ['Only a balance was found, and no row. If the PDF shows rows, download them in another format.'];
  if (proof !== 'none' || rows.length === 0) return off === null || off === 0n ? [] : [offBy(off)];
  if (off !== null && off !== 0n && opening && closing) {
    const [from, to] = [opening, closing].map(({ money }) => decimal(signedBalance(money, balanceRule)));
    return [`${offBy(off)} It begins with ${from} and ends with ${to}.`];
  }
  if (opening === null && closing === null)
    return [
      'It prints no balance before its rows and none after them, so nothing proves that every row was read. Check the rows.',
    ];
  if (off !== null) return [];
  const missing = opening === null ? 'before its rows' : 'after its rows';
  return [
    `It prints no balance ${missing}, so the file itself does not prove that every row was read. Check the rows.`,
  ];
}

/** Where the difference lies, as far as sums and balances within the statement tell. */
export function tellDoubt({ kind, line, from, to, found, printed }: Doubt): string {
  const what = kind === 'total' ? 'the total' : 'what changes from the balance above them to the one';
  return `The rows on ${pagesOf(from, to)} (lines ${from.number} to ${to.number} of its text) come to ${decimal(found)}, and ${what} on page ${line.page + 1} (line ${line.number}) is ${decimal(printed)}. The difference lies there.`;
}

/** Of the balances that rows stand between, where nothing tells which of those rows it is. */
export function tellOff(off: bigint, rows: readonly Line[]): string {
  const where = rows.length === 0 ? '' : ` on ${pagesOf(rows[0]!, rows.at(-1)!)}`;
  return `The printed balances and the rows between them${where} differ by ${decimal(off)}: a row is missing or was misread.`;
}

function pagesOf(from: Line, to: Line): string {
  return from.page === to.page ? `page ${from.page + 1}` : `pages ${from.page + 1} to ${to.page + 1}`;
}

function offBy(off: bigint): string {
  return `The printed balances and the rows read differ by ${decimal(off)}: a row is missing or was misread. Compare the rows with the PDF.`;
}

function tellSteps({ broken, proof }: Reading): string[] {
  if (proof === 'steps' || broken.length === 0) return [];
  const [line, lines] =
    broken.length === 1 ? ['line', 'the balance beside it does'] : ['lines', 'the balances beside them do'];
  return [
    `On ${line} ${named(broken.map(({ row }) => row.line.number))} of its text ${lines} not follow from the one before. Compare these rows with the PDF.`,
  ];
}
