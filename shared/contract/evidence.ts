/** The bank’s own files: the spot on the page that a row was read from, and from the spot back to its entry. */
import { z } from 'zod';
import { query } from './base.ts';

const points = z.number().describe('points, of which an inch has 72');

export const spot = z.object({
  page: z.int().describe('from 1'),
  x: points.describe('from the left edge of the page, in points'),
  y: points.describe('from its upper edge'),
  width: points,
  height: points,
});

const PAGE_MARKS = ['row', 'unread', 'pending', 'total', 'balance'] as const;

const mark = z.object({
  kind: z
    .enum(PAGE_MARKS)
    .describe('unread: looks like a row and could not be read; total, balance: a line that is in doubt'),
  line: z.int().describe('its first line in the text of the file, as an import counts them'),
  text: z.string().describe('as it is printed'),
  spots: z.array(spot).describe('a box on each page that it stands on'),
  doubt: z
    .string()
    .nullable()
    .describe('why it should be looked at again; null where nothing is wrong with it'),
  statement_line_id: z
    .string()
    .nullable()
    .describe('the row in the books; null where it is none, or where another file had brought it before'),
  entry_id: z.string().nullable().describe('the entry that stands for it'),
  unbooked_id: z
    .string()
    .nullable()
    .describe('what a row that could not be booked is mended by (`imports.mend`)'),
});

const pagesOut = z.object({
  file: z.string().describe('its name'),
  pages: z.array(
    z.object({
      width: points,
      height: points,
      text: z.string().describe('line by line, with two spaces between columns'),
    }),
  ),
  marks: z.array(mark).describe('in the order of the file'),
});

const placeOut = z.object({
  statement_line_id: z.string(),
  entry_id: z.string().nullable(),
  file_id: z.string(),
  file: z.string().describe('its name'),
  format: z.string(),
  line: z.int().describe('in the text of the file'),
  raw: z.string().describe('the row as it stands there'),
  pages: z.array(z.object({ width: points, height: points })).describe('none of a file without pages'),
  spots: z.array(spot).describe('none of a file without pages'),
});

const LINES_AT_ONCE_MAX = 1000;

const lineRow = z.object({
  statement_line_id: z.string(),
  entry_id: z.string().nullable().describe('the entry that stands for it'),
  payee: z.string().describe('of the entry, or else as the bank has it'),
  date: z.string().describe('the bank’s day'),
});

const fileLine = z.object({
  line: z.int().describe('its number in the text of the file, from 1, as an import counts'),
  goes_on: z.boolean().describe('a further part of a line that is too long to be looked at as one'),
  text: z.string(),
  cells: z.array(z.string()).describe('of a workbook, from the first column on; none of a text'),
  rows: z.array(lineRow).describe('which rows of the books it is, or is part of'),
  problem: z.string().nullable().describe('why it could not be booked; null where nothing is wrong with it'),
  unbooked_id: z.string().nullable().describe('what such a row is mended by (`imports.mend`)'),
});

const linesOut = z.object({
  file: z.string().describe('its name'),
  format: z.string(),
  total: z.int().describe('how many there are, parts of long lines counted each'),
  columns: z.int().describe('of a workbook, the most that a line has; 0 of a text'),
  from: z.int().describe('the place of the first one shown, from 0'),
  at: z
    .int()
    .nullable()
    .describe('the place of the row that was asked for; null where none was, or it is not here'),
  lines: z.array(fileLine),
});

const part = z.int().min(0).describe('its place in the archive, as a preview of the import counts: from 0');

export const evidence = {
  place: query({ at: 'GET /evidence/rows/{row}', summary: 'Where in its file a row of the bank stands' })
    .input(z.object({ row: z.string().describe('statement line') }))
    .output(placeOut),
  pages: query({
    at: 'GET /evidence/files/{file}/pages',
    summary: 'The pages of an imported PDF: what is printed, where, and the entry that each row became',
  })
    .input(z.object({ file: z.string().describe('id of an imported file, as batches list it') }))
    .output(pagesOut),
  lines: query({
    at: 'GET /evidence/files/{file}/lines',
    summary: 'Lines of an imported file as they stand in it, with the entry that each became',
  })
    .input(
      z.object({
        file: z.string().describe('id of an imported file, as batches list it'),
        row: z
          .string()
          .optional()
          .describe('statement line to be found; without “from”, lines around it are shown'),
        unbooked: z
          .string()
          .optional()
          .describe('row that could not be booked (`imports.unbooked`), to be found instead'),
        from: z.coerce.number().int().min(0).optional().describe('place of the first line, from 0'),
        count: z.coerce.number().int().min(1).max(LINES_AT_ONCE_MAX).default(100),
      }),
    )
    .output(linesOut),
  preview: query({
    at: 'POST /evidence/pages',
    summary: 'The same of a PDF that is not imported yet',
    role: 'bookkeeper',
  })
    .input(z.object({ file: z.file(), part: part.optional() }))
    .output(pagesOut),
  preview_lines: query({
    at: 'POST /evidence/lines',
    summary: 'Lines of a file that is not imported yet, around one of them',
    role: 'bookkeeper',
  })
    .input(
      z.object({
        file: z.file(),
        part: part.optional(),
        format: z.string().max(20).describe('as the preview of the import tells it'),
        line: z.coerce.number().int().min(1).describe('as an import counts them, from 1'),
        count: z.coerce.number().int().min(1).max(LINES_AT_ONCE_MAX).default(100),
      }),
    )
    .output(linesOut),
  within: query({
    at: 'POST /evidence/within',
    summary: 'A file out of an archive that is not imported yet',
    role: 'bookkeeper',
  })
    .input(z.object({ file: z.file(), part }))
    .output(z.file()),
  file: query({ at: 'GET /evidence/files/{file}', summary: 'An imported file, byte by byte as it was' })
    .input(z.object({ file: z.string().describe('id of an imported file, as batches list it') }))
    .output(z.file()),
};
