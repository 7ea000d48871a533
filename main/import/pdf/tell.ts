/** What the user is told about a statement whose balances do not prove its rows. Nothing fails. */
import { decimal } from './amounts.ts';
import type { Reading } from './prove.ts';
import { signedBalance } from './signs.ts';

/** Lines that are named; more of them say the same. */
const LINES_NAMED_MAX = 5;

export function tellProof(reading: Reading, account: string | null): string[] {
  const told = [...tellTotal(reading), ...tellSteps(reading)];
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

function offBy(off: bigint): string {
  return `The printed balances and the rows read differ by ${decimal(off)}: a row is missing or was misread. Compare the rows with the PDF.`;
}

function tellSteps({ broken, proof }: Reading): string[] {
  if (proof === 'steps' || broken.length === 0) return [];
  const named = broken.slice(0, LINES_NAMED_MAX).map(({ row }) => row.line.number);
  const more = broken.length > named.length ? ` and ${broken.length - named.length} more` : '';
  const [line, lines] =
    named.length === 1 ? ['line', 'the balance beside it does'] : ['lines', 'the balances beside them do'];
  return [
    `On ${line} ${named.join(', ')}${more} of its text ${lines} not follow from the one before. Compare these rows with the PDF.`,
  ];
}
