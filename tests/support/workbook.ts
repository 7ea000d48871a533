/** Workbooks of a bank that never was: XLSX out of sheets, rows and cells, packed by another's hand than ours. */
import { type Zippable, zipSync } from 'fflate';

/** Number formats by the number of the style that has them. */
export const FORMATS = [
  'General',
  'yyyy\\-mm\\-dd',
  '#,##0.00_);[Red]\\(#,##0.00\\)',
  'dd/mm/yyyy\\ hh:mm',
  'h:mm AM/PM',
  '[h]:mm:ss',
  '"due" d"."m"." yy;@',
] as const;
export const DAY = 1;
export const MONEY = 2;
export const MOMENT = 3;
export const TIME = 4;
export const DURATION = 5;
export const WORDY_DAY = 6;
/** 14 of those that need no definition. */
export const BUILT_IN_DAY = FORMATS.length;

export interface RawCell {
  /** As the file writes it. */
  value?: string;
  formula?: string;
  /** `n`, `s`, `str`, `b`, `d`, `e`; a number where nothing is said. */
  type?: string;
  style?: number;
  /** Text that stands in the cell itself. */
  inline?: string;
  /** A text among the shared ones in several looks, with how it is spoken. */
  rich?: string[];
}
/** A string is a shared one. */
export type Cell = null | string | number | boolean | RawCell;

export interface Sheet {
  name: string;
  rows?: readonly (readonly Cell[])[];
  state?: 'hidden' | 'veryHidden';
  /** Row numbers that are not shown. */
  hidden?: readonly number[];
  merged?: readonly string[];
  /** The part as it stands, instead of `rows`. */
  xml?: string;
}

export interface WorkbookOptions {
  date1904?: boolean;
  /** Parts to add, or to put in place of those that are made. */
  parts?: Readonly<Record<string, string>>;
  /** Leaves `r` out of rows and cells. */
  bare?: boolean;
  /** Before the names of all elements, as some programs write them. */
  prefix?: string;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('\r', '_x000D_');
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

class Strings {
  readonly items: string[] = [];
  readonly #known = new Map<string, number>();

  at(xml: string): number {
    const known = this.#known.get(xml) ?? this.items.push(xml) - 1;
    this.#known.set(xml, known);
    return known;
  }
}

const plain = (text: string) => `<t xml:space="preserve">${escaped(text)}</t>`;
const rich = (texts: string[]) =>
  `${texts.map((text) => `<r><rPr><b/></rPr>${plain(text)}</r>`).join('')}<rPh sb="0" eb="1">${plain('spoken')}</rPh>`;

function cellXml(cell: Exclude<Cell, null>, reference: string, strings: Strings): string {
  if (typeof cell === 'string') return `<c${reference} t="s"><v>${strings.at(plain(cell))}</v></c>`;
  if (typeof cell === 'number') return `<c${reference}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c${reference} t="b"><v>${cell ? 1 : 0}</v></c>`;
  const style = cell.style === undefined ? '' : ` s="${cell.style}"`;
  if (cell.inline !== undefined)
    return `<c${reference}${style} t="inlineStr"><is>${plain(cell.inline)}</is></c>`;
  if (cell.rich !== undefined) return `<c${reference} t="s"><v>${strings.at(rich(cell.rich))}</v></c>`;
  const type = cell.type === undefined ? '' : ` t="${cell.type}"`;
  const formula = cell.formula === undefined ? '' : `<f>${escaped(cell.formula)}</f>`;
  const value = cell.value === undefined ? '' : `<v>${escaped(cell.value)}</v>`;
  return `<c${reference}${style}${type}>${formula}${value}</c>`;
}

function sheetXml({ rows = [], hidden = [], merged = [] }: Sheet, strings: Strings, bare: boolean): string {
  const lines = rows.map((cells, at) => {
    const number = at + 1;
    const attributes = `${bare ? '' : ` r="${number}"`}${hidden.includes(number) ? ' hidden="1"' : ''}`;
    const inside = cells.map((cell, column) => {
      if (cell === null) return bare ? '<c/>' : '';
      return cellXml(cell, bare ? '' : ` r="${columnName(column)}${number}"`, strings);
    });
    return `<row${attributes}>${inside.join('')}</row>`;
  });
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `<worksheet xmlns="${MAIN}"><sheetData>\n${lines.join('\n')}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Related = readonly [id: string, type: string, target: string];

function relationships(list: readonly Related[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

function stylesXml(): string {
  const formats = FORMATS.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const styles = [...FORMATS.map((_, at) => 164 + at), 14].map((id) => `<xf numFmtId="${id}"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

/** The parts of a workbook by their names, as text. */
export function workbookParts(
  sheets: readonly Sheet[],
  options: WorkbookOptions = {},
): Record<string, string> {
  const strings = new Strings();
  const tabs = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const made = Object.fromEntries(
    sheets.map((sheet, at) => [
      `xl/worksheets/sheet${at + 1}.xml`,
      sheet.xml ?? sheetXml(sheet, strings, options.bare === true),
    ]),
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><workbookPr${options.date1904 === true ? ' date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at): Related => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['rIdStyles', 'styles', '/xl/styles.xml'],
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': stylesXml(),
    ...made,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.items.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    ...options.parts,
  };
  if (options.prefix === undefined) return parts;
  const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${options.prefix}:`);
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, prefixed(xml)]));
}

export function workbook(sheets: readonly Sheet[], options: WorkbookOptions = {}): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(workbookParts(sheets, options));
  return zip(Object.fromEntries(parts.map(([name, xml]) => [name, HEAD + xml])));
}

/** An archive of files by their names. */
export function zip(
  files: Readonly<Record<string, string | Uint8Array>>,
  level: 0 | 6 = 6,
): Uint8Array<ArrayBuffer> {
  const bytes: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  return new Uint8Array(zipSync(bytes, { level, mtime: '2026-01-15T12:00:00Z' }));
}
