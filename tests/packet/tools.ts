/** What others’ programs make of a packet: archivers, checksums, a spreadsheet that works every formula out itself. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';

export const hasTool = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;

export function run(cwd: string, tool: string, ...args: string[]) {
  return spawnSync(tool, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
}

export const hasOffice = hasTool('soffice');

export type Sheets = Map<string, string[][]>;

/** Every sheet as the file itself has it: values as they are stored, formulas left aside. */
export function storedSheets(workbook: Uint8Array): Sheets {
  const parts = unzipSync(workbook);
  const names = [...strFromU8(parts['xl/workbook.xml']!).matchAll(/<sheet name="([^"]*)"/g)].map((m) =>
    plain(m[1]!),
  );
  return new Map(
    names.map((name, at) => [name, rowsOf(strFromU8(parts[`xl/worksheets/sheet${at + 1}.xml`]!))] as const),
  );
}

function rowsOf(xml: string): string[][] {
  const rows: string[][] = [];
  for (const [, number, inside = ''] of xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)) {
    const row: string[] = [];
    for (const [, letters = '', cell = ''] of inside.matchAll(
      /<c r="([A-Z]+)\d+"[^>]*?(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const text = /<t[^>]*>(.*?)<\/t>/s.exec(cell)?.[1] ?? /<v>(.*?)<\/v>/.exec(cell)?.[1] ?? '';
      row[columnOf(letters)] = plain(text);
    }
    rows[Number(number) - 1] = Array.from(row, (cell) => cell ?? '');
  }
  return Array.from(rows, (row) => row ?? []);
}

export function formulasOf(workbook: Uint8Array): string[] {
  return Object.entries(unzipSync(workbook))
    .filter(([name]) => name.startsWith('xl/worksheets/'))
    .flatMap(([, bytes]) => [...strFromU8(bytes).matchAll(/<f>(.*?)<\/f>/g)].map((m) => m[1]!));
}

/** The same sheets as LibreOffice works them out, from a copy whose formulas have no values with them. */
export function recomputedSheets(workbook: Uint8Array): Sheets {
  const dir = mkdtempSync(join(tmpdir(), 'bulkhead-office-'));
  try {
    const parts = Object.entries(unzipSync(workbook)).map(([name, bytes]) => [
      name,
      name.startsWith('xl/worksheets/')
        ? strToU8(strFromU8(bytes).replace(/<\/f><v>[^<]*<\/v>/g, '</f>'))
        : bytes,
    ]);
    writeFileSync(join(dir, 'book.xlsx'), zipSync(Object.fromEntries(parts)));
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
    const args = [`-env:UserInstallation=file://${dir}/profile`, '--headless', '--convert-to', filter];
    const { status, stderr } = run(dir, 'soffice', ...args, '--outdir', dir, 'book.xlsx');
    if (status !== 0) throw new Error(`soffice ended with ${status}: ${stderr}`);
    return new Map(
      readdirSync(dir)
        .filter((name) => name.endsWith('.csv'))
        .map((name) => {
          const rows = Papa.parse<string[]>(readFileSync(join(dir, name), 'utf8')).data;
          return [name.replace(/^book-/, '').replace(/\.csv$/, ''), rows] as const;
        }),
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function plain(text: string): string {
  return text
    .replaceAll('_x005F_', '_')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
