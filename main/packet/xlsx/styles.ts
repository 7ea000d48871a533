/** The looks that cells of a workbook have, by number: what a column holds, and whether a row is a heading or a total. */
import { exponentOf } from '../../../shared/money.ts';
import type { TableColumn, TableRow } from '../table.ts';
import { escaped, HEAD, MAIN } from './xml.ts';

type Weight = 'plain' | 'head' | 'total' | 'title' | 'quiet';

const DATE = 'yyyy-mm-dd';
const PERCENT = '0.0%';
const COUNT = '#,##0';
const MEASURE = '#,##0.0';

function moneyFormat(currency: string): string {
  const places = exponentOf(currency);
  const plain = places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`;
  return `${plain};[Red]-${plain}`;
}

function formatOf(kind: TableColumn['kind'], currency: string): string {
  if (kind === 'money') return moneyFormat(currency);
  return { text: '@', date: DATE, percent: PERCENT, count: COUNT, measure: MEASURE }[kind];
}

/** Fonts, fills and borders by their place in the lists below. */
const LOOKS: Record<Weight, { font: number; fill: number; border: number }> = {
  plain: { font: 0, fill: 0, border: 0 },
  head: { font: 1, fill: 2, border: 1 },
  total: { font: 1, fill: 0, border: 2 },
  title: { font: 2, fill: 0, border: 0 },
  quiet: { font: 3, fill: 0, border: 0 },
};

export function weightOf({ kind }: Pick<TableRow, 'kind'>): Weight {
  if (kind === 'subtotal' || kind === 'total') return 'total';
  return kind === 'heading' ? 'title' : 'plain';
}

/** Gives each look its number when it is first asked for; at the end all of them are written. */
export class Styles {
  readonly #formats: string[] = [];
  readonly #looks: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor() {
    // What has no style has that of number 0.
    this.of('text', 'plain', 'USD', 0);
  }

  of(kind: TableColumn['kind'], weight: Weight, currency: string, indent: number): number {
    const format = formatOf(kind, currency);
    const key = `${format}|${weight}|${indent}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const { font, fill, border } = LOOKS[weight];
    const aligned =
      kind === 'text' || kind === 'date' ? `horizontal="left" indent="${indent}"` : 'horizontal="right"';
    const wrap = weight === 'head' ? ' vertical="center" wrapText="1"' : '';
    this.#looks.push(
      `<xf numFmtId="${this.#formatNumber(format)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${aligned}${wrap}/></xf>`,
    );
    this.#numbers.set(key, this.#looks.length - 1);
    return this.#looks.length - 1;
  }

  xml(): string {
    const formats = this.#formats.map(
      (code, at) => `<numFmt numFmtId="${FIRST_OWN + at}" formatCode="${escaped(code)}"/>`,
    );
    return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>${FONTS}${FILLS}${BORDERS}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.#looks.length}">${this.#looks.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }

  #formatNumber(format: string): number {
    if (format === '@') return TEXT;
    const at = this.#formats.indexOf(format);
    return FIRST_OWN + (at >= 0 ? at : this.#formats.push(format) - 1);
  }
}

/** The format of plain text that every program has. */
const TEXT = 49;
const FIRST_OWN = 164;
const FONTS = `<fonts count="4"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="12"/><name val="Calibri"/></font><font><sz val="10"/><color rgb="FF666666"/><name val="Calibri"/></font></fonts>`;
const FILLS = `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/><bgColor indexed="64"/></patternFill></fill></fills>`;
const LINE = '<left/><right/>';
const BORDERS = `<borders count="3"><border>${LINE}<top/><bottom/><diagonal/></border><border>${LINE}<top/><bottom style="thin"><color rgb="FF888888"/></bottom><diagonal/></border><border>${LINE}<top style="thin"><color rgb="FF888888"/></top><bottom/><diagonal/></border></borders>`;
