/** Rows as tab-separated text, as spreadsheets take it from the clipboard: fields with tabs, breaks or quotes are quoted. */

export function tsvField(value: string): string {
  const plain = value.replaceAll('\u2212', '-').replace(/\r\n?/g, '\n');
  return /["\t\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function tsv<Row>(
  rows: readonly Row[],
  columns: readonly { header: string; text?: (row: Row) => string }[],
  withHeader = false,
): string {
  const written = columns.filter((column) => column.text !== undefined);
  const lines = rows.map((row) => written.map((column) => tsvField(column.text?.(row) ?? '')).join('\t'));
  if (withHeader) lines.unshift(written.map((column) => tsvField(column.header)).join('\t'));
  return lines.join('\n');
}
