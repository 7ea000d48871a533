/**
 * A workbook, a sheet for each table, written as it goes: its bytes come piece by piece, so that a ledger of any length costs
 * the memory of a page of it. Written here because no library that is looked after writes several sheets in a stream, and none
 * takes an amount otherwise than as a float.
 */
import { Zip, ZipDeflate } from 'fflate';
import type { Table } from '../table.ts';
import { sheetXml } from './sheet.ts';
import { Styles } from './styles.ts';
import { escaped, HEAD, MAIN, RELATIONS, sheetNames } from './xml.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** A ZIP has to have one; the same books give the same bytes. */
const MTIME = new Date(2000, 0, 1);

/** The title and the head stand on every printed page. */
const PRINT_ROWS = '$1:$4';

export function* workbook(tables: readonly Table[]): Generator<Uint8Array> {
  const names = sheetNames(tables.map(({ title }) => title));
  const styles = new Styles();
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const taken = function* () {
    yield* pieces;
    pieces = [];
  };
  const part = function* (name: string, texts: Iterable<string>) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = MTIME;
    zip.add(file);
    for (const text of texts) {
      file.push(Buffer.from(text, 'utf8'));
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  };
  yield* part('[Content_Types].xml', [contentTypes(tables.length)]);
  yield* part('_rels/.rels', [relations([['rId1', 'officeDocument', 'xl/workbook.xml']])]);
  yield* part('xl/workbook.xml', [workbookXml(names)]);
  yield* part('xl/_rels/workbook.xml.rels', [
    relations([
      ...names.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['rIdStyles', 'styles', 'styles.xml'],
    ]),
  ]);
  for (const [at, table] of tables.entries())
    yield* part(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(table, styles));
  // Looks have their numbers once every cell is written.
  yield* part('xl/styles.xml', [styles.xml()]);
  zip.end();
  yield* taken();
}

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main+xml'],
    ['/xl/styles.xml', 'styles+xml'],
    ...Array.from({ length: sheets }, (_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet+xml']),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${TYPE}.${type}"/>`);
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const titles = names.map(
    (name, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`'${name.replaceAll("'", "''")}'!${PRINT_ROWS}`)}</definedName>`,
  );
  // Whoever opens it works every formula out anew.
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}
