/**
 * One sheet as a table of text: every row on a line of its own, cells parted by tabs, so that what reads a bank’s CSV
 * reads it as well. Row n of the sheet is row n of the text, rows without a cell included.
 *
 * Promises: a cell says what the sheet means by it: numbers exactly, days as YYYY-MM-DD, a formula its stored value.
 * Hidden rows are rows. Of merged cells the first holds the text, as in the sheet itself: an amount that stood in
 * several would be counted several times.
 * Fails: UNREADABLE_FILE for rows or cells out of order or without what they refer to; LIMIT_EXCEEDED beyond `limits`.
 */
import type { UnpackLimits } from '../archive/limits.ts';
import type { Room } from '../archive/room.ts';
import { damagedWorkbook, tooLargeWorkbook, tooLong, tooWide } from './refusals.ts';
import { isoText, numberText, unescaped } from './values.ts';
import { readRichText, type Shared } from './workbook.ts';
import type { XmlReader } from './xml.ts';

/** How the text is cut into cells. */
export const SHEET_DIALECT = { delimiter: '\t', quote: '"' } as const;

export interface SheetText {
  text: string;
  /** Formulas without a stored value: their text stands in their place. */
  uncalculated: number;
}

/** As many as a sheet may have. */
const ROWS_MAX = 1_048_576;
/** As many as a table of statements may have. */
const COLUMNS_MAX = 1_000;
const REFERENCE = /^([A-Z]{1,3})([1-9]\d{0,6})$/;
/** At its beginning the text, kept as UTF-8, would lose it, and every row’s place would be one off. */
const MARK_OF_ENCODING = /^\uFEFF+/;
const TO_QUOTE = /[\t\n\r"]/;

export function readSheet(xml: XmlReader, shared: Shared, limits: UnpackLimits, room: Room): SheetText {
  return new SheetReader(xml, shared, limits, room).read();
}

/** A cell under way. */
interface Cell {
  row: number;
  column: number;
  type: string;
  style: number;
  /** `null`: it holds none. */
  value: string | null;
  formula: string | null;
}

class SheetReader {
  readonly #xml: XmlReader;
  readonly #shared: Shared;
  readonly #limits: UnpackLimits;
  readonly #room: Room;
  readonly #lines: string[] = [];
  /** The number of the last row. */
  #row = 0;
  #uncalculated = 0;

  constructor(xml: XmlReader, shared: Shared, limits: UnpackLimits, room: Room) {
    this.#xml = xml;
    this.#shared = shared;
    this.#limits = limits;
    this.#room = room;
  }

  read(): SheetText {
    const xml = this.#xml;
    let isData = false;
    while (xml.next()) {
      if (xml.name === 'sheetData' && xml.kind !== 'text') isData = xml.kind === 'open';
      else if (isData && xml.kind === 'open' && xml.name === 'row') this.#readRow();
    }
    // The last line ends, too: a text with one line would not show what ends lines in it.
    const text = this.#lines.map((line) => `${line}\n`).join('');
    return { text: text.replace(MARK_OF_ENCODING, ''), uncalculated: this.#uncalculated };
  }

  #readRow(): void {
    const xml = this.#xml;
    const told = xml.attribute('r');
    const row = told === null ? this.#row + 1 : Number(told);
    if (!Number.isInteger(row) || row <= this.#row || row > ROWS_MAX)
      throw damagedWorkbook(`row “${(told ?? '').slice(0, 20)}” is out of order`);
    this.#row = row;
    const cells: string[] = [];
    let next = 0;
    while (xml.next() && !(xml.kind === 'close' && xml.name === 'row')) {
      if (xml.kind !== 'open' || xml.name !== 'c') continue;
      const cell = this.#readCell(row, next);
      next = cell.column + 1;
      const text = this.#textOf(cell);
      if (text === '') continue;
      if (cell.column >= COLUMNS_MAX) throw tooWide(row, COLUMNS_MAX);
      if (text.length > this.#limits.fieldLengthMax)
        throw tooLong(`Cell ${columnName(cell.column)}${row}`, this.#limits.fieldLengthMax);
      while (cells.length < cell.column) cells.push('');
      cells.push(text);
    }
    this.#addRow(row, cells);
  }

  #addRow(row: number, cells: readonly string[]): void {
    if (cells.length === 0) return;
    const line = cells.map(quoted).join(SHEET_DIALECT.delimiter);
    // A string is stored once and may stand in a million cells; a row far down has all those before it.
    if (!this.#room.take(row - this.#lines.length + line.length))
      throw tooLargeWorkbook(this.#limits.workbookBytesMax);
    while (this.#lines.length < row - 1) this.#lines.push('');
    this.#lines.push(line);
  }

  /** The cell that has just opened, up to its end. `next` is its column where it does not say. */
  #readCell(row: number, next: number): Cell {
    const xml = this.#xml;
    const cell: Cell = {
      row,
      column: columnOf(xml.attribute('r'), row, next),
      type: xml.attribute('t') ?? 'n',
      style: Number(xml.attribute('s') ?? 0),
      value: null,
      formula: null,
    };
    while (xml.next() && !(xml.kind === 'close' && xml.name === 'c')) {
      if (xml.kind !== 'open') continue;
      if (xml.name === 'is') cell.value = readRichText(xml, 'is', this.#limits.fieldLengthMax);
      else if (xml.name === 'v') cell.value = this.#content('v');
      else if (xml.name === 'f') cell.formula = this.#content('f');
    }
    return cell;
  }

  #content(element: string): string {
    const xml = this.#xml;
    let text = '';
    while (xml.next() && !(xml.kind === 'close' && xml.name === element)) {
      if (xml.kind === 'text') text += xml.text;
      if (text.length > this.#limits.fieldLengthMax) throw tooLong('A value', this.#limits.fieldLengthMax);
    }
    return text;
  }

  #textOf(cell: Cell): string {
    const { value, type, formula } = cell;
    // A text that was calculated may be empty; a number can't.
    if (value === null || (value === '' && type !== 'str')) {
      if (formula === null) return '';
      // Nothing is calculated here, and an empty cell would say that there is no amount.
      this.#uncalculated += 1;
      return `=${formula}`;
    }
    switch (type) {
      case 's':
        return this.#sharedString(cell, value);
      case 'inlineStr':
        return value;
      case 'str':
        return unescaped(value);
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
      case 'd':
        return isoText(value);
      case 'e':
        return value;
      default:
        return numberText(value, {
          kind: this.#shared.kinds[cell.style] ?? 'number',
          date1904: this.#shared.date1904,
          calculated: formula !== null,
        });
    }
  }

  #sharedString({ row, column }: Cell, value: string): string {
    const text = /^\s*\d{1,9}\s*$/.test(value) ? this.#shared.strings[Number(value)] : undefined;
    if (text === undefined)
      throw damagedWorkbook(`cell ${columnName(column)}${row} refers to a text that is not there`);
    return text;
  }
}

function columnOf(reference: string | null, row: number, next: number): number {
  if (reference === null) return next;
  const [, letters, digits] = REFERENCE.exec(reference) ?? [];
  const column = letters === undefined ? -1 : columnNumber(letters);
  if (Number(digits) !== row || column < next)
    throw damagedWorkbook(`cell “${reference.slice(0, 20)}” is out of order`);
  return column;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64;
  return number - 1;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function quoted(cell: string): string {
  return TO_QUOTE.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
