/** The page that somebody reads who opens the packet and nothing else. */
import type { PreflightOut } from '../../shared/contract/packet.ts';
import { methodOf } from '../ledger/index.ts';
import type { Asked } from './sheets/asked.ts';

const CONTENTS: readonly (readonly [path: string, what: string])[] = [
  ['binder.pdf', 'all of it to read: open questions, reports, worksheets, reconciliations, findings'],
  ['workbook.xlsx', 'the same tables, a sheet each, totals as formulas'],
  ['csv/', 'the same tables as plain text (UTF-8)'],
  ['ledger/', 'the general ledger: every posting by account, with the running balance'],
  ['journals/', 'the entries for hledger, beancount, QuickBooks (Desktop and Online) and Xero'],
  ['tax/', 'TXF for tax programs on the desktop, Forms 1099 of the year in the columns of the IRS’s portal'],
  ['evidence/', 'files attached to entries; csv/Evidence.csv says which belongs to which'],
  ['statements/', 'files of the bank that the entries were made from'],
  ['manifest.json', 'every file with its SHA-256, and where in their log the books stood'],
  ['SHA256SUMS', 'the same for “sha256sum -c SHA256SUMS”'],
];
const PATH_WIDTH = 16;

/** `paths`: of all files in the packet but this one, the manifest and the sums. A folder that is not there is not named. */
export function readme(
  { scope, entity, year, from, to }: Asked,
  { counts }: PreflightOut,
  paths: readonly string[],
  leftOut: readonly string[],
): Uint8Array {
  const lines = [
    `${entity.legal_name ?? entity.name}: books of ${year} (${from} to ${to})`,
    `The return is on the ${methodOf(entity)} basis: statements on it come first, and those on the other lead over to it.`,
    `Made ${scope.now} from the books. Amounts in ${entity.base_currency}, where no other currency is named.`,
    '',
    `Open questions: ${counts.open} open, ${counts.unknown} not known, ${counts.clear} clear.`,
    '',
    ...CONTENTS.filter(([path]) => !path.endsWith('/') || paths.some((one) => one.startsWith(path))).map(
      ([path, what]) => `${path.padEnd(PATH_WIDTH)}${what}`,
    ),
    ...(leftOut.length === 0 ? [] : ['', 'Left out:', ...leftOut.map((one) => `- ${one}`)]),
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}
