/**
 * The forms that an entity files, line by line with the accounts on each. What comes from other lines is their sum where it is
 * nothing but that: an amount set by hand, or a limit, stands as it is.
 */
import type { FormName, TaxForm } from '../../../shared/contract/tax.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { parseMoney } from '../../../shared/money.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { anyForm, formList } from '../../returns/index.ts';
import { type FormLine, findForm, requireForm } from '../../tax/index.ts';
import { column, row, type Table, type TableRow, tableOf } from '../table.ts';
import { type Asked, taxSubject, taxYearAsked } from './asked.ts';

const OF_CLASS: Record<NonNullable<EntityRow['tax_class']>, readonly FormName[]> = {
  disregarded: ['schedule-c'],
  partnership: ['1065', '1065-k', '1065-l', '1065-m1', '1065-m2'],
  's-corp': ['1120-s', '1120-s-k', '1120-s-l', '1120-s-m1', '1120-s-m2'],
  'c-corp': [],
};
const OF_PERSON: readonly FormName[] = [
  ...(['1040', 'schedule-1', 'schedule-a', 'schedule-b'] as const),
  ...(['schedule-e', 'schedule-se'] as const),
];

const WORKSHEETS: ReadonlySet<FormName> = new Set<FormName>(['8829', '4562']);

export function formsOf({ kind, tax_class: taxClass }: EntityRow): readonly FormName[] {
  return kind === 'person' ? OF_PERSON : taxClass === null ? [] : OF_CLASS[taxClass];
}

/** Those that the year has; why another is not there is told in `missing`. */
export function formSheets(asked: Asked): { sheets: Table[]; forms: TaxForm[]; missing: string[] } {
  const sheets: Table[] = [];
  const forms: TaxForm[] = [];
  const missing: string[] = [];
  const { year } = taxYearAsked(asked);
  const { scope, entity } = asked;
  // Worksheets are there where something was listed for them.
  const beside = formList(scope, { entity: entity.id, year })
    .forms.filter(({ form, entity_id: id }) => id === entity.id && WORKSHEETS.has(form))
    .map(({ form }) => form);
  for (const form of [...formsOf(entity), ...beside]) {
    try {
      const filled = anyForm(scope, { entity: entity.id, form, year });
      forms.push(filled);
      sheets.push(sheetOf(filled, asked));
      if (filled.lines.some(({ beginning }) => beginning !== null))
        sheets.push(sheetOf(atBeginning(filled), asked));
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error;
      missing.push(`${findForm(form, year)?.title ?? form}: ${error.message}`);
    }
  }
  return { sheets, forms, missing };
}

/** A balance sheet's other column, as a sheet of its own: its lines add up alike, and have no accounts beside them. */
function atBeginning(filled: TaxForm): TaxForm {
  const lines = filled.lines.map((line) => ({ ...line, amount: line.beginning, accounts: [] }));
  return { ...filled, title: `${filled.title}, at the beginning`, lines, unmapped: [], notes: [] };
}

const COLUMNS = [
  ...[column('What', 'text'), column('Line', 'text')],
  ...[column('In the books', 'money'), column('On the form', 'money')],
];

function sheetOf(filled: TaxForm, asked: Asked): Table {
  const { currency, title, unmapped, notes, source } = filled;
  const lines = new Map(requireForm(filled.form, filled.year).lines.map((one) => [one.line, one]));
  const rows: TableRow[] = [];
  const places = new Map<string, number>();
  for (const { line } of filled.lines) places.set(line, -1);
  for (const line of filled.lines) {
    const at = rows.length;
    places.set(line.line, at);
    const accounts = line.accounts.map((_, i) => at + 1 + i);
    rows.push(row([line.label, line.line, null, line.amount], currency, { kind: 'account' }));
    const under = line.accounts.map((one) =>
      row([one.account, null, one.books, one.amount], currency, { depth: 1 }),
    );
    rows.push(...under);
    const own = accounts.map((place) => ({ row: place, times: 1 as const }));
    if (own.length > 0 && comesTo(rows, own, line.amount, currency)) rows[at] = { ...rows[at]!, adds: own };
  }
  for (const line of filled.lines) addLines(rows, places, lines.get(line.line), line.amount, currency);
  rows.push(
    ...unmapped.map((one) => row([`On no line: ${one.account}`, 'none', one.amount, null], currency)),
  );
  const head = { title, subject: `${taxSubject(asked)}, ${filled.basis} basis`, columns: COLUMNS };
  return tableOf(head, rows, [`Lines: ${source}`, ...notes]);
}

const AMOUNT = 3;

function addLines(
  rows: TableRow[],
  places: ReadonlyMap<string, number>,
  line: FormLine | undefined,
  amount: string | null,
  currency: string,
): void {
  if (line?.from !== 'lines' || amount === null) return;
  const terms = (names: readonly string[] | undefined, times: 1 | -1) =>
    (names ?? []).map((name) => ({ row: places.get(name)!, times }));
  const adds = [...terms(line.plus, 1), ...terms(line.minus, -1)];
  const at = places.get(line.line)!;
  if (adds.length > 0 && comesTo(rows, adds, amount, currency))
    rows[at] = { ...rows[at]!, kind: 'subtotal', adds };
}

function comesTo(
  rows: readonly TableRow[],
  adds: TableRow['adds'],
  amount: string | null,
  currency: string,
): boolean {
  if (amount === null || adds.some((one) => rows[one.row] === undefined)) return false;
  const minors = adds.map((one) => one.times * parseMoney(rows[one.row]!.cells[AMOUNT] ?? '0', currency));
  return minors.reduce((sum, minor) => sum + minor, 0) === parseMoney(amount, currency);
}
