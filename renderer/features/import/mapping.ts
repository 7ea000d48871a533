/**
 * A CSV mapping while somebody edits it: what each column means, one meaning a column. Pure. A draft may lack what a
 * mapping must have (the column of days, one of amounts); `missingIn` names it, and `finished` gives the mapping once
 * nothing is missing.
 */
import {
  type CsvMapping,
  csvMapping,
  isDateFormat,
  type SignRule,
} from '../../../shared/contract/mapping.ts';

type Columns = CsvMapping['columns'];
/** Roles that one column has at most. */
type SingleRole = Exclude<keyof Columns, 'payee' | 'memo'>;
export type Role = SingleRole | 'payee' | 'memo' | 'direction' | 'ignore';

/** In the order in which they are offered. */
export const ROLES: readonly Role[] = [
  'ignore',
  'date',
  'payee',
  'memo',
  'amount',
  'out',
  'in',
  'direction',
  'balance',
  'currency',
  'valueDate',
  'transactionDate',
  'account',
  'accountName',
  'reference',
  'checkNumber',
  'category',
  'type',
  'status',
  'fee',
  'feeCurrency',
  'counterparty',
  'opening',
  'closing',
];

export interface MappingDraft extends Omit<CsvMapping, 'columns'> {
  columns: Omit<Columns, 'date'> & { date?: number };
}

export type Missing = 'date' | 'amount' | 'dateFormat' | 'direction';

const BLANK: MappingDraft = {
  delimiter: ',',
  quote: '"',
  headerRow: 0,
  firstRow: 1,
  columns: { payee: [], memo: [] },
  sign: { rule: 'as-is' },
  outSign: 'positive',
  balanceWhen: 'after',
  currency: null,
  dateFormat: 'MM/DD/YYYY',
  decimal: '.',
};

/** Where to begin with a file that nothing could be told of. */
export function blankDraft(headerRow: number | null): MappingDraft {
  return { ...BLANK, headerRow, firstRow: headerRow === null ? 0 : headerRow + 1 };
}

export function roleOf({ columns, sign }: MappingDraft, column: number): Role {
  if (sign.rule === 'flag' && sign.column === column) return 'direction';
  if (columns.payee.includes(column)) return 'payee';
  if (columns.memo.includes(column)) return 'memo';
  const { payee: _, memo: __, ...single } = columns;
  const found = Object.entries(single).find(([, at]) => at === column);
  return (found?.[0] as SingleRole | undefined) ?? 'ignore';
}

/** Without any meaning for `column`. */
function withoutColumn(draft: MappingDraft, column: number): MappingDraft {
  const { payee, memo, ...single } = draft.columns;
  const kept = Object.fromEntries(Object.entries(single).filter(([, at]) => at !== column));
  const isFlag = draft.sign.rule === 'flag' && draft.sign.column === column;
  return {
    ...draft,
    columns: {
      ...kept,
      payee: payee.filter((at) => at !== column),
      memo: memo.filter((at) => at !== column),
    },
    sign: isFlag ? { rule: 'as-is' } : draft.sign,
  };
}

/** Words by which banks say which way money went, in lower case as a mapping has them. */
const OUT_WORDS = ['d', 'dr', 'debit', 'debet', 'af', 'soll', 's', '-'];
const IN_WORDS = ['c', 'cr', 'credit', 'bij', 'haben', 'h', '+'];

/** With `column` meaning `role` and nothing else. A role that one column has moves to it. */
export function withRole(draft: MappingDraft, column: number, role: Role): MappingDraft {
  const bare = withoutColumn(draft, column);
  const { columns } = bare;
  switch (role) {
    case 'ignore':
      return bare;
    case 'payee':
    case 'memo':
      return {
        ...bare,
        columns: { ...columns, [role]: [...columns[role], column].toSorted((a, b) => a - b) },
      };
    case 'direction':
      return { ...bare, sign: { rule: 'flag', column, debit: OUT_WORDS, credit: IN_WORDS, blank: null } };
    case 'amount': {
      // One column for both directions, or one for each: never three.
      const { out: _, in: __, ...others } = columns;
      return { ...bare, columns: { ...others, amount: column } };
    }
    case 'out':
    case 'in': {
      const { amount: _, ...others } = columns;
      return { ...bare, columns: { ...others, [role]: column }, sign: { rule: 'as-is' } };
    }
    default:
      return { ...bare, columns: { ...columns, [role]: column } };
  }
}

/** The rule of the sign, where it is told without another column. */
export type PlainSign = Exclude<SignRule['rule'], 'flag'>;

export function withSign(draft: MappingDraft, rule: PlainSign): MappingDraft {
  return { ...draft, sign: { rule } };
}

/** With the words that mean money out and in, as somebody typed them: parted by commas. */
export function withFlagWords(draft: MappingDraft, which: 'debit' | 'credit', typed: string): MappingDraft {
  if (draft.sign.rule !== 'flag') return draft;
  const words = typed
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  return { ...draft, sign: { ...draft.sign, [which]: words } };
}

/** Names above the transactions never lie below their beginning. */
export function withHeaderRow(draft: MappingDraft, headerRow: number | null): MappingDraft {
  const firstRow = headerRow === null ? draft.firstRow : Math.max(draft.firstRow, headerRow + 1);
  return { ...draft, headerRow, firstRow };
}

export function withFirstRow(draft: MappingDraft, firstRow: number): MappingDraft {
  const headerRow = draft.headerRow !== null && draft.headerRow >= firstRow ? null : draft.headerRow;
  return { ...draft, firstRow, headerRow };
}

export function missingIn(draft: MappingDraft): Missing[] {
  const { columns, dateFormat, sign } = draft;
  const missing: Missing[] = [];
  if (columns.date === undefined) missing.push('date');
  if (columns.amount === undefined && columns.out === undefined && columns.in === undefined)
    missing.push('amount');
  if (!isDateFormat(dateFormat)) missing.push('dateFormat');
  if (sign.rule === 'flag' && sign.debit.length + sign.credit.length === 0) missing.push('direction');
  return missing;
}

/** The mapping, if nothing is missing. */
export function finished(draft: MappingDraft): CsvMapping | null {
  if (missingIn(draft).length > 0) return null;
  const result = csvMapping.safeParse(draft);
  return result.success ? result.data : null;
}

/** How dates are written, with a day that tells each from the others. */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'MM/DD/YY',
  'DD/MM/YY',
  'DD.MM.YY',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'DD MMM YYYY',
  'DD-MMM-YYYY',
  'DD-MMM-YY',
  'MMM DD, YYYY',
] as const;

/** The last day of January as the format writes it: a day that no month number can be taken for. */
export function dateExample(format: string): string {
  return format
    .replace('YYYY', '2026')
    .replace('YY', '26')
    .replace('MMM', 'Jan')
    .replace('MM', '01')
    .replace('DD', '31');
}

/** How many columns the sample has. */
export function widthOf(sample: {
  header: readonly string[] | null;
  rows: readonly (readonly string[])[];
}): number {
  return Math.max(sample.header?.length ?? 0, ...sample.rows.map((row) => row.length), 0);
}

/** The places of rows that show what the columns hold: the first ones, and for each column that they leave blank one that fills it. */
export function tellingRows(rows: readonly (readonly string[])[], first: number): number[] {
  const filled = new Set<number>();
  return rows.flatMap((row, at) => {
    const fills = row.flatMap((cell, column) => (cell.trim() === '' || filled.has(column) ? [] : [column]));
    if (at >= first && fills.length === 0) return [];
    for (const column of fills) filled.add(column);
    return [at];
  });
}
