/**
 * A statement as text for a spreadsheet: tab-separated for the clipboard, comma-separated for a file. Amounts are plain
 * decimals. A text that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets an apostrophe in
 * front; amounts stay as they are, minus sign and all.
 */
export type Field = { text: string } | { figure: string | null };
export type Line = readonly Field[];

const FORMULA = /^[=+\-@\t\r]/;

function plain(field: Field): string {
  if ('figure' in field) return field.figure ?? '';
  return FORMULA.test(field.text) ? `'${field.text}` : field.text;
}

function join(lines: readonly Line[], separator: string, quoted: RegExp, end: string): string {
  const write = (field: Field) => {
    const text = plain(field);
    return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return lines.map((line) => line.map(write).join(separator)).join(end);
}

export function asTsv(lines: readonly Line[]): string {
  return join(lines, '\t', /["\t\r\n]/, '\n');
}

/** RFC 4180, with the mark by which spreadsheets know that it is UTF-8. */
export function asCsv(lines: readonly Line[]): string {
  return `\uFEFF${join(lines, ',', /[",\r\n]/, '\r\n')}\r\n`;
}
