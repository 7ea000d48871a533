/** evidence: the bank’s own files; where a row stands in them, and their bytes again. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { evidence } from '../../../shared/contract/evidence.ts';
import { type batchOut, WITHIN } from '../../../shared/contract/import.ts';
import type { entry } from '../../../shared/contract/ledger.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { readInput, writeOutput } from '../disk.ts';
import { grouped, print, printJson, printTable } from '../output.ts';
import { run, withVault } from '../session.ts';

type Answer<P extends { '~orpc': { outputSchema?: z.ZodType } }> = z.output<
  NonNullable<P['~orpc']['outputSchema']>
>;
type Place = Answer<typeof evidence.place>;
type Pages = Answer<typeof evidence.pages>;
type Lines = Answer<typeof evidence.lines>;
type Rows = Answer<typeof entry.get>['evidence'];
type Corrections = Pick<Rows[number], 'corrects' | 'corrected_by'>;
type Spot = Place['spots'][number];

/** “page 3, 50 to 560 across, 120 to 132 down”, in points. */
function spotWords({ page, x, y, width, height }: Spot): string {
  const [right, lower] = [x + width, y + height].map((points) => points.toFixed(1));
  return `page ${page}, ${x.toFixed(1)} to ${right} across, ${y.toFixed(1)} to ${lower} down`;
}

function showPlace({ file, file_id, format, line, raw, spots, pages }: Place): void {
  print(`${file} (${format}), line ${line}; file ${file_id}`);
  for (const spot of spots) print(`    ${spotWords(spot)}`);
  if (pages.length > 0 && spots.length === 0) print('    Where on its pages can’t be told any more.');
  print(raw.replace(/\f/g, '').replace(/^/gm, '    '));
}

function showCorrections({ corrects, corrected_by: by }: Corrections): void {
  const say = (how: string, { date, amount, currency, entry_id: id }: (typeof by)[number]) =>
    print(`    ${how} ${grouped(amount)} ${currency} of ${date}${id === null ? '' : ` (entry ${id})`}`);
  if (corrects) say('corrects', corrects);
  for (const one of by) say('corrected by', one);
}

function onPage({ spots }: Pages['marks'][number], page: number | null): boolean {
  return page === null || spots.some((spot) => spot.page === page);
}

function showPages({ file, pages, marks }: Pages, page: number | null): void {
  print(`${file}: ${pages.length} page${pages.length === 1 ? '' : 's'}`);
  printTable(
    [
      { title: 'Page', align: 'right' },
      { title: 'Line', align: 'right' },
      { title: 'What' },
      { title: 'As printed' },
      { title: 'Entry' },
      { title: 'Doubt' },
    ],
    marks
      .filter((mark) => onPage(mark, page))
      .map(({ spots, line, kind, text, entry_id, doubt }) => [
        String(spots[0]?.page ?? ''),
        String(line),
        kind,
        text.replace(/\s+/g, ' ').slice(0, 60),
        entry_id ?? '',
        doubt ?? '',
      ]),
    'No rows.',
  );
}

function showLines({ file, total, from, at, lines }: Lines): void {
  print(`${file}: ${from + 1} to ${from + lines.length} of ${total} lines`);
  printTable(
    [
      { title: '' },
      { title: 'Line', align: 'right' },
      { title: 'As it stands' },
      { title: 'Entry' },
      { title: 'Trouble' },
    ],
    lines.map(({ line, text, rows, problem }, index) => [
      from + index === at ? '>' : '',
      String(line),
      text.replace(/\s+/g, ' ').slice(0, 80),
      rows.map(({ entry_id }) => entry_id ?? '').join(' '),
      problem ?? '',
    ]),
    'No lines.',
  );
}

function lineNumber(text: string): number {
  const line = Number(text);
  if (Number.isInteger(line) && line > 0) return line;
  throw new BulkheadError('INVALID_INPUT', `“${text}” is no line.`, { remedy: 'Write a number, from 1.' });
}

function pageNumber(text: string): number {
  const page = Number(text);
  if (Number.isInteger(page) && page > 0) return page;
  throw new BulkheadError('INVALID_INPUT', `“${text}” is no page.`, { remedy: 'Write its number, from 1.' });
}

function partNumber(text: string): number {
  const part = Number(text);
  if (Number.isInteger(part) && part >= 0) return part;
  throw new BulkheadError('INVALID_INPUT', `“${text}” is no place in an archive.`, {
    remedy: 'Write its number, from 0, as a preview of the import counts.',
  });
}

function show(pages: Pages, { page = null, text }: { page?: number | null; text?: boolean }): void {
  if (text) print(textOf(pages, page));
  else showPages(pages, page);
}

async function write(out: string, file: File, force: boolean): Promise<void> {
  writeOutput(out, new Uint8Array(await file.arrayBuffer()), force);
  print(`Written to ${out}.`);
}

function textOf({ file, pages }: Pages, page: number | null): string {
  if (page === null) return pages.map(({ text }) => text).join('\f');
  const found = pages[page - 1];
  if (found) return found.text;
  throw new BulkheadError('NOT_FOUND', `“${file}” has ${pages.length} pages, and no page ${page}.`);
}

export function addEvidenceCommands(program: Command): void {
  const evidence = program
    .command('evidence')
    .description('the bank’s own files: where rows stand in them, and their bytes');
  evidence
    .command('files')
    .description('list imported files, newest first')
    .action((_, command: Command) =>
      run<z.output<typeof batchOut>[]>(command, 'imports.batches', {}, (batches) =>
        printTable(
          [{ title: 'File' }, { title: 'Imported' }, { title: 'Format' }, { title: 'Name' }],
          batches.flatMap(({ at, files }) =>
            files.map(({ id, format, name }) => [id, at.slice(0, 16).replace('T', ' '), format, name]),
          ),
          'Nothing imported yet.',
        ),
      ),
    );
  evidence
    .command('entry <entry>')
    .description('where the bank’s rows behind an entry stand: file, line, page and spot')
    .action((id, _, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const { evidence: rows } = (await call('entry.get', { id })) as { evidence: Rows };
        const places: (Place & Corrections)[] = [];
        for (const { statement_line_id: row, corrects, corrected_by } of rows) {
          const place = (await call('evidence.place', { row })) as Place;
          places.push({ ...place, corrects, corrected_by });
        }
        if (options.json) return printJson(places);
        if (places.length === 0) print('No row of a bank stands behind this entry.');
        for (const place of places) {
          showPlace(place);
          showCorrections(place);
        }
      }),
    );
  evidence
    .command('pages <file>')
    .description('what is printed on the pages of an imported PDF, and what became of it')
    .option('--page <number>', 'only this page', pageNumber)
    .option('--text', 'the text of the pages instead')
    .action((file, o, command: Command) =>
      run<Pages>(command, 'evidence.pages', { file }, (pages) => show(pages, o)),
    );
  evidence
    .command('lines <file>')
    .description('the lines of an imported file, and what became of each')
    .option('--row <row>', 'around this row of a bank, which is marked')
    .option('--from <number>', 'from this one on, from 1, parts of long lines counted each', lineNumber)
    .option('--count <number>', 'so many', lineNumber, 40)
    .action((file, { row, from, count }, command: Command) =>
      run<Lines>(
        command,
        'evidence.lines',
        { file, count, ...(row && { row }), ...(from && { from: from - 1 }) },
        showLines,
      ),
    );
  evidence
    .command('preview <path>')
    .description('the same of a PDF on the disk that is not imported yet')
    .option('--part <number>', 'of an archive: the file with this place in it, from 0', partNumber)
    .option('--page <number>', 'only this page', pageNumber)
    .option('--text', 'the text of the pages instead')
    .option('--out <file>', 'write the file within the archive to disk instead')
    .option('--force', 'over a file that is there')
    .action((path, o, command: Command) => {
      const file = new File([new Uint8Array(readInput(path))], basename(path));
      const input = { file, ...(o.part === undefined ? {} : { part: o.part }) };
      if (o.out === undefined)
        return run<Pages>(command, 'evidence.preview', input, (pages) => show(pages, o));
      if (o.part === undefined)
        throw new BulkheadError('INVALID_INPUT', 'Which file of the archive shall be written?', {
          remedy: 'Name its place with --part, from 0.',
        });
      return withVault(command, async ({ call }) =>
        write(o.out, (await call('evidence.within', input)) as File, Boolean(o.force)),
      );
    });
  evidence
    .command('file <file>')
    .description('write an imported file to disk, byte by byte as it was')
    .option('--out <file>', 'where to write it; its own name by default')
    .option('--force', 'over a file that is there')
    .action((id, o, command: Command) =>
      withVault(command, async ({ call }) => {
        const file = (await call('evidence.file', { file: id })) as File;
        // Of a file out of an archive, its own name is the last of two.
        const out = o.out ?? basename(file.name.split(WITHIN).at(-1)!);
        await write(out, file, Boolean(o.force));
      }),
    );
}
