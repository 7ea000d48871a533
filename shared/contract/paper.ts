/** Papers: what is written down of a crossing or a loan, made from the books, signed and kept. */
import { z } from 'zod';
import { command, date, done, entityRef, flag, query } from './base.ts';

export const PAPER_KINDS = [
  'contribution-record',
  'distribution-consent',
  'promissory-note',
  'loan-agreement',
  'loan-amendment',
  'payment-log',
  'expense-report',
  'guaranteed-payment',
  'compensation-memo',
  'services-agreement',
  'lease-memo',
] as const;

/** A ratification is no kind of its own: any paper that is made late is one, and has what its kind has within. */
export const TEMPLATE_KINDS = [...PAPER_KINDS, 'ratification'] as const;

/** `made`: waits for signatures; `signed`: every signer has signed; `void`: taken back, with the reason. */
export const PAPER_STATES = ['made', 'signed', 'void'] as const;

/** `typed`: a typed name; `drawn`: drawn by hand on a screen; `paper`: with a pen, on paper. */
export const SIGNING_WAYS = ['typed', 'drawn', 'paper'] as const;

/** `signed`: the paper with its signatures, as the program set it; `copy`: a scan or a PDF that somebody attached. */
export const PAPER_FILE_SORTS = ['signed', 'copy'] as const;

/** `made`: by this program, from the books; `filed`: it was there on paper, and a copy was put in. */
export const PAPER_ORIGINS = ['made', 'filed'] as const;

export const paperKind = z.enum(PAPER_KINDS);
export const templateKind = z.enum(TEMPLATE_KINDS);
export const paperState = z.enum(PAPER_STATES);
export type PaperKind = z.infer<typeof paperKind>;
export type TemplateKind = z.infer<typeof templateKind>;
export type PaperState = z.infer<typeof paperState>;

/** As long as a legal name can be, so that everybody whom a paper names can type theirs. */
export const TYPED_NAME_LENGTH_MAX = 300;

/** The box that strokes of a drawn signature lie in. */
export const DRAWING_WIDTH = 600;
export const DRAWING_HEIGHT = 160;

const stroke = z
  .array(z.tuple([z.int().min(0).max(DRAWING_WIDTH), z.int().min(0).max(DRAWING_HEIGHT)]))
  .min(1)
  .max(2000);
export const drawing = z
  .array(stroke)
  .min(1)
  .max(200)
  .describe(`strokes, each a list of points [x, y] in a box of ${DRAWING_WIDTH} by ${DRAWING_HEIGHT}`);

const paperFile = z.object({
  id: z.string(),
  sort: z.enum(PAPER_FILE_SORTS),
  name: z.string(),
  media_type: z.string(),
  size: z.int(),
  sha256: z.string(),
  added_at: z.string(),
});

const signerOut = z.object({
  line: z.int(),
  party: z.string().describe('the exact legal name of who is bound'),
  signer: z.string().describe('who signs, in which capacity'),
  name: z.string().nullable().describe('the name of who signs, as the paper has it; null: a blank'),
  signed_on: z.string().nullable(),
  how: z.enum(SIGNING_WAYS).nullable(),
});

export const paperOut = z.object({
  id: z.string(),
  kind: paperKind,
  is_ratification: z.boolean().describe('made later than its time, and titled so'),
  origin: z.enum(PAPER_ORIGINS),
  state: paperState,
  title: z.string(),
  subject: z.string(),
  entity_id: z.string().describe('whose paper it is: the company'),
  entity: z.string(),
  with_id: z.string(),
  with: z.string(),
  from: z.string().describe('which of the two gives, or lends'),
  to: z.string(),
  amount: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
  authorized_on: z.string().nullable(),
  effective_on: z.string(),
  signed_on: z.string().nullable().describe('the day of the last signature'),
  made_at: z.string().describe('the instant at which it was made or filed'),
  late_reason: z.string().nullable(),
  void_reason: z.string().nullable(),
  voided_on: z.string().nullable(),
  template: z.string().nullable().describe('which text it was made from, with its version'),
  content_hash: z.string().nullable().describe('SHA-256 of its facts and its text'),
  open: z.array(z.string()).describe('what stands as a blank'),
  details: z.record(z.string(), z.string()).describe('what was said because the books can’t know it'),
  crossings: z.array(z.string()),
  missing_crossings: z.int().describe('how many of them are no longer in the books'),
  taken_back_on: z
    .string()
    .nullable()
    .describe('the day on which what it tells of, or the last of that, was taken back; null: all is there'),
  loan: z.string().nullable(),
  supersedes: z.string().nullable(),
  superseded_by: z.string().nullable(),
  superseded_on: z.string().nullable().describe('the day on which that one was made'),
  signers: z.array(signerOut),
  files: z.array(paperFile),
});
export type PaperOut = z.infer<typeof paperOut>;

const wantedOut = z.object({
  crossing: z.string(),
  kind: paperKind,
  date: z.string(),
  entity_id: z.string(),
  entity: z.string(),
  with_id: z.string(),
  with: z.string(),
  amount: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
  purpose: z.string().describe('what for; where nobody said, whom it was paid to'),
  days: z.int().describe('since then'),
  is_late: z.boolean().describe('a paper made now is a ratification'),
});
export type WantedOut = z.infer<typeof wantedOut>;

const templateOut = z.object({
  kind: templateKind,
  version: z.string().describe('“built-in 1”, or “own 2” for one of this vault'),
  note: z.string().nullable().describe('why it was changed'),
  edited_at: z.string().nullable(),
  is_current: z.boolean().describe('what papers are made from now'),
});

const fieldOut = z.object({
  name: z.string(),
  about: z.string(),
  is_given: z.boolean().describe('the books can’t know it; `details` of paper.make says it'),
});

const day = date;
const reason = z.string().trim().min(3).max(1000);
const crossingIds = z.array(z.string()).min(1).max(500);
/** In an address a list of one is that one. */
const manyOrOne = z.union([crossingIds, z.string().transform((only) => [only])]);
const eitherSubject = [
  ({ crossings, loan }: { crossings?: string[] | undefined; loan?: string | undefined }) =>
    (crossings === undefined) !== (loan === undefined),
  'give crossings or a loan',
] as const;
const filters = {
  kind: paperKind.optional(),
  entity: entityRef.optional().describe('on either side'),
  year: z.coerce.number().int().min(1000).max(9999).optional().describe('of the day it takes effect'),
};

export const paper = {
  list: query({ at: 'GET /papers', summary: 'Papers, the latest first' })
    .input(
      z.object({
        ...filters,
        state: paperState.optional(),
        crossing: z.string().optional(),
        loan: z.string().optional(),
        include_superseded: flag.default(false),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(z.object({ total: z.int(), papers: z.array(paperOut) })),
  wanted: query({ at: 'GET /papers/wanted', summary: 'What crossed and has no paper yet, the oldest first' })
    .input(
      z.object({
        ...filters,
        as_of: day.optional().describe('as it was at the end of that day; now by default'),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(z.object({ total: z.int(), wanted: z.array(wantedOut) })),
  states: query({ at: 'GET /papers/states', summary: 'How far the paper of each crossing is' }).output(
    z.array(
      z.object({
        crossing: z.string(),
        wanted: paperKind.nullable().describe('the kind that it wants; null: none of its own'),
        state: z.enum(['none', 'made', 'signed']),
        paper: z.string().nullable().describe('the one that counts'),
      }),
    ),
  ),
  asks: query({
    at: 'GET /papers/asks',
    summary: 'What a paper of these would take from the books, and what it asks of whoever makes it',
  })
    .input(
      z
        .strictObject({
          crossings: manyOrOne.optional(),
          loan: z.string().optional().describe('instead: a loan'),
          kind: paperKind.optional().describe('left out: what the kind of crossing wants'),
        })
        .refine(...eitherSubject),
    )
    .output(
      z.object({
        kind: paperKind,
        fields: z.array(
          z.object({
            name: z.string(),
            about: z.string(),
            books: z.string().nullable().describe('what the books say; null: nothing'),
            is_asked: z.boolean().describe('the books leave it open; `details` of paper.make says it'),
          }),
        ),
      }),
    ),
  get: query({ at: 'GET /papers/{id}', summary: 'One paper' })
    .input(z.object({ id: z.string() }))
    .output(paperOut),
  make: command({
    at: 'POST /papers',
    summary:
      'Make a paper from the books; made late, it is a ratification. One that waits for signatures is superseded',
  })
    .input(
      z
        .strictObject({
          crossings: crossingIds
            .optional()
            .describe('of one kind and between the same two; one paper for all'),
          loan: z.string().optional().describe('instead: a loan'),
          kind: paperKind.optional().describe('left out: what the kind of crossing wants'),
          authorized_on: day.optional().describe('when it was decided; a blank where nobody says'),
          late_reason: z.string().trim().min(3).max(1000).optional().describe('why it is made late'),
          details: z
            .record(z.string().max(60), z.string().trim().max(4000))
            .optional()
            .describe('what the books can’t know, by the names of fields, such as “basis” or “duties”'),
          signers: z
            .array(
              z.strictObject({
                party: entityRef.describe('who is bound'),
                name: z.string().trim().min(1).max(200),
                capacity: z
                  .string()
                  .trim()
                  .min(1)
                  .max(300)
                  .describe('such as “as manager of Northlight LLC”'),
              }),
            )
            .min(1)
            .max(40)
            .optional()
            .describe('for whom none is named: who the books say signs for them'),
        })
        .refine(...eitherSubject),
    )
    .output(paperOut),
  pdf: query({
    at: 'GET /papers/{id}/pdf',
    summary: 'The paper as a PDF; with its signatures where it has any',
  })
    .input(
      z.object({
        id: z.string(),
        unsigned: flag.default(false).describe('as it was made, before signatures'),
      }),
    )
    .output(z.file()),
  sign: command({
    at: 'POST /papers/{id}/sign',
    summary: 'Sign a paper, or say that it was signed by pen on a day',
  })
    .input(
      z
        .strictObject({
          id: z.string(),
          how: z.enum(SIGNING_WAYS),
          signers: z
            .array(z.int().min(1))
            .min(1)
            .optional()
            .describe(
              'numbers of the lines that are signed, drawn all of one person’s; left out: all that are not yet, typed those of that name',
            ),
          name: z
            .string()
            .trim()
            .min(1)
            .max(TYPED_NAME_LENGTH_MAX)
            .optional()
            .describe(
              'with `typed`: the signer’s, as it stands on the line; capitals and spaces don’t matter',
            ),
          drawing: drawing.optional().describe('with `drawn`'),
          signed_on: day
            .optional()
            .describe('with `paper`: the day it was signed, not before it was made; today by default'),
        })
        .refine(
          ({ how, name }) => (how === 'typed') === (name !== undefined),
          'a typed signature, and no other, has a name',
        )
        .refine(
          ({ how, drawing: drawn }) => (how === 'drawn') === (drawn !== undefined),
          'a drawn signature, and no other, has a drawing',
        )
        .refine(
          ({ how, signed_on }) => how === 'paper' || signed_on === undefined,
          'signed here is signed today',
        ),
    )
    .output(paperOut),
  attach: command({
    at: 'POST /papers/attach',
    summary: 'Attach the signed copy to its paper; or file one that was there, for what it is about',
  })
    .input(
      z
        .strictObject({
          id: z.string().optional(),
          crossings: crossingIds.optional().describe('instead: for what a paper of before is about'),
          kind: paperKind.optional().describe('with `crossings`; left out: what their kind wants'),
          signed_on: day.optional().describe('the day that stands on it'),
          file: z.file(),
        })
        .refine(
          ({ id, crossings }) => (id === undefined) !== (crossings === undefined),
          'give a paper or crossings',
        ),
    )
    .output(paperOut),
  file: query({ at: 'GET /papers/files/{file}', summary: 'A file of a paper, byte by byte as it was' })
    .input(z.object({ file: z.string() }))
    .output(z.file()),
  void: command({ at: 'POST /papers/{id}/void', summary: 'Void a paper, with the reason; it stays visible' })
    .input(z.object({ id: z.string(), reason }))
    .output(paperOut),
  templates: query({
    at: 'GET /papers/templates',
    summary: 'The texts that papers are made from, all versions',
  }).output(z.array(templateOut)),
  template: query({ at: 'GET /papers/templates/{kind}', summary: 'One text with its fields' })
    .input(
      z.object({
        kind: templateKind,
        version: z.string().optional().describe('left out: what papers are made from now'),
      }),
    )
    .output(templateOut.extend({ text: z.string(), fields: z.array(fieldOut), places: z.array(z.string()) })),
  edit_template: command({
    at: 'PUT /papers/templates/{kind}',
    summary: 'Keep an edited text as a new version; papers made before stay as they are',
    role: 'owner',
  })
    .input(
      z.object({
        kind: templateKind,
        text: z.string().min(1).max(60_000),
        note: z.string().trim().min(3).max(1000),
      }),
    )
    .output(templateOut),
  reset_template: command({
    at: 'POST /papers/templates/{kind}/reset',
    summary: 'Go back to the built-in text; versions of one’s own stay to be looked at',
    role: 'owner',
  })
    .input(z.object({ kind: templateKind }))
    .output(done),
};
