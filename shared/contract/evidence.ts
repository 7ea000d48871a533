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
  preview: query({
    at: 'POST /evidence/pages',
    summary: 'The same of a PDF that is not imported yet',
    role: 'bookkeeper',
  })
    .input(z.object({ file: z.file(), part: part.optional() }))
    .output(pagesOut),
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
