/** What the cells of a row say under a mapping: amounts, currencies, and all of a transaction. Nothing fails. */
import type { CsvMapping, PostingKind } from '../../../shared/contract/mapping.ts';
import { readAmount, wayOf } from '../amounts.ts';
import type { RowRead, StatementRow } from '../reader.ts';
import { dateReader } from './dates.ts';
import { currencyInCell, isCurrencyCode } from './header.ts';
import { wholeUnitsReader } from './minor-units.ts';
import { cellText, type Transaction } from './rows.ts';
import type { TextRow } from './tokens.ts';

export class Cells {
  readonly #mapping: CsvMapping;
  readonly #inWholeUnits: ReturnType<typeof wholeUnitsReader>;
  readonly #readDay: (cell: string) => string | null;

  constructor(mapping: CsvMapping) {
    this.#mapping = mapping;
    this.#inWholeUnits = wholeUnitsReader(mapping);
    this.#readDay = dateReader(mapping.dateFormat);
  }

  amountAt(cells: readonly string[], column: number | undefined): string | null {
    const read = column === undefined ? null : readAmount(cells[column] ?? '', this.#mapping.decimal);
    return this.#inWholeUnits(read, column, cells);
  }

  dayIn(text: string): string | null {
    return this.#readDay(text);
  }

  currencyOf(cells: readonly string[]): string | null {
    const cell = textAt(cells, this.#mapping.columns.currency);
    if (cell !== null && isCurrencyCode(cell)) return cell.toUpperCase();
    return this.#amountCurrency(cells) ?? this.#mapping.currency;
  }

  statementRow(row: TextRow, { date, amount, parts, what, pending }: Transaction): StatementRow {
    const { cells } = row;
    return {
      line: row.line,
      offset: row.offset,
      length: row.length,
      date,
      amount,
      currency: null,
      ...this.#said(cells, what),
      balanceAfter:
        this.#mapping.balanceWhen === 'after' ? this.amountAt(cells, this.#mapping.columns.balance) : null,
      pending,
      ...this.#categoryOf(cells),
      ...(parts !== null && { parts }),
      ...(what !== null && { kind: what }),
    };
  }

  #categoryOf(cells: readonly string[]): Pick<StatementRow, 'category' | 'categoryIsWhole'> {
    const category = categoryAt(cells, this.#mapping);
    return category === null ? {} : { category, categoryIsWhole: true };
  }

  /** What of a row that can't be booked reads all the same. */
  read(cells: readonly string[]): Omit<RowRead, 'date'> & { date: string | null } {
    const date = this.#readDay(cells[this.#mapping.columns.date] ?? '');
    return { ...this.#said(cells, null), date, way: this.#wayOf(cells) };
  }

  /** Of an amount in a column with signs of its own. */
  #wayOf(cells: readonly string[]): RowRead['way'] {
    const { columns, sign } = this.#mapping;
    const way = columns.amount === undefined ? null : wayOf(cells[columns.amount]);
    if (way === null || sign.rule === 'as-is') return way;
    return sign.rule === 'inverted' ? (way === 'in' ? 'out' : 'in') : null;
  }

  /** All but its day and its amount. */
  #said(cells: readonly string[], what: PostingKind | null): Omit<Required<RowRead>, 'date' | 'way'> {
    const { columns, postings } = this.#mapping;
    const payee = cellText(cells, columns.payee, ' / ');
    const memo = cellText(cells, columns.memo);
    return {
      valueDate: columns.valueDate === undefined ? null : this.#readDay(cells[columns.valueDate] ?? ''),
      payee: payee === '' && (memo === '' || what === 'payout') ? this.#unnamed(cells, what) : payee,
      memo,
      type: textAt(cells, columns.type) ?? '',
      checkNumber: nonZero(textAt(cells, columns.checkNumber)),
      reference:
        (what === 'payout' ? textAt(cells, postings?.payout) : null) ?? textAt(cells, columns.reference),
      counterparty: textAt(cells, columns.counterparty),
    };
  }

  /** Some rows have no words but those for their kind, and some of processors none at all. */
  #unnamed(cells: readonly string[], what: PostingKind | null): string {
    const { columns, source } = this.#mapping;
    if (what !== null && source !== undefined) return `${source.institution} ${what}`;
    return textAt(cells, columns.type) ?? categoryAt(cells, this.#mapping) ?? '';
  }

  /** Where no column tells it, an amount may be written with its own. */
  #amountCurrency(cells: readonly string[]): string | null {
    const { amount, out, in: into, currency } = this.#mapping.columns;
    if (currency !== undefined) return null;
    for (const column of [amount, out, into]) {
      const written = column === undefined ? null : currencyInCell(cells[column] ?? '');
      if (written !== null) return written;
    }
    return null;
  }
}

export function textAt(cells: readonly string[], column: number | undefined): string | null {
  if (column === undefined) return null;
  const text = (cells[column] ?? '').trim();
  return text === '' ? null : text;
}

/** An account's number; no quotation mark is part of it, only one whose other was forgotten. */
export function accountAt(cells: readonly string[], column: number | undefined): string | null {
  return textAt(cells, column)?.replace(/^"\s*|\s*"$/g, '') || null;
}

const CATEGORY_LENGTH_MAX = 200;
/** What programs write where nobody has given one. */
const NO_CATEGORY = /^(?:un-?categori[sz]ed|unassigned|none|n\/a|-+)$/i;

/** “Transfer:[Savings]”. */
const QUICKEN_TRANSFER = /^transfer:\s*(\[[^\]]+\])$/i;

export function categoryAt(cells: readonly string[], { columns }: CsvMapping): string | null {
  const name = textAt(cells, columns.category)?.replace(QUICKEN_TRANSFER, '$1') ?? null;
  return name === null || name.length > CATEGORY_LENGTH_MAX || NO_CATEGORY.test(name) ? null : name;
}

/** "0" in a column of check numbers means that there was no check. */
function nonZero(text: string | null): string | null {
  return text === null || /^0+$/.test(text) ? null : text;
}
