/**
 * Signing: a typed or drawn signature is put on the paper with its day, its instant and the hash of what is signed, as a PDF of
 * its own; the one that was made stays as it is. Or somebody says that it was signed by pen. No signature is older than the
 * paper that it stands on, and none is set below an agreement with blanks: those a pen can fill in, and a screen can't.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { DRAWING_HEIGHT, DRAWING_WIDTH, type PaperOut } from '../../shared/contract/paper.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { DayOf, Scope, Unit } from '../ledger/index.ts';
import { type Block, type Drawn, type Paper, readableDate, type Signed, typeset } from '../papers/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Facts } from './facts.ts';
import { isBinding } from './kinds.ts';
import { fileName } from './names.ts';
import {
  type DocumentRow,
  describe,
  namesOnLines,
  requireDocument,
  type SignerRow,
  signersOfDocument,
  successorOf,
  takenBack,
} from './rows.ts';
import { document, documentFile, documentSigner } from './tables.ts';

type Input = z.output<NonNullable<(typeof contract.paper.sign)['~orpc']['inputSchema']>>;

export async function signPaper(scope: Scope, input: Input): Promise<PaperOut> {
  const { db, unit } = scope;
  const row = requireDocument(db, input.id);
  requireStanding(scope, row);
  if (input.how !== 'paper') requireFilledIn(row);
  const lines = linesFor(db, row, input);
  const signedOn = input.signed_on ?? unit.today;
  requireNotBackdated(unit, row, signedOn);
  const mark = input.name ?? (input.drawing ? JSON.stringify(input.drawing) : null);
  markSigned(unit, row, lines, { signedOn, how: input.how, mark });
  if (input.how !== 'paper') await keepSigned(db, unit, row);
  return describe(scope, requireDocument(db, row.id));
}

/** REFUSED for a paper that is void, that another one stands instead of, or that tells of what was taken back. */
export function requireStanding({ db, dayOf }: Pick<Scope, 'db' | 'dayOf'>, row: DocumentRow): void {
  if (row.state === 'void')
    throw new BulkheadError('REFUSED', 'That paper is void.', {
      remedy: 'Make a new one.',
      facts: { next: 'paper.make' },
    });
  const successor = successorOf(db, row.id);
  if (successor !== null)
    throw new BulkheadError('REFUSED', 'Another paper stands instead of that one.', {
      remedy: 'Take the newer one.',
      facts: { next: 'paper.get', paper: successor },
    });
  const { count, on } = takenBack(db, row.id, dayOf);
  if (count === 0) return;
  throw new BulkheadError(
    'REFUSED',
    `What that paper tells of was taken back${on === null ? '' : ` on ${on}`}.`,
    {
      remedy: 'Void it with the reason; what is booked anew gets a paper of its own.',
      facts: { next: 'paper.void' },
    },
  );
}

function requireFilledIn({ kind, open, facts }: DocumentRow): void {
  const blanks = JSON.parse(open) as string[];
  if (!isBinding(kind) || blanks.length === 0) return;
  const { company, other } = JSON.parse(facts!) as Facts;
  const unnamed = [company, other].filter(({ legalName }) => legalName === null);
  // A legal name is no word of one paper: it is said where the books keep it.
  const first = unnamed.map(
    ({ name }) =>
      `Say the legal name of ${name} in the chart of accounts, under “Change” beside what is known of it. `,
  );
  throw new BulkheadError('REFUSED', `Blanks stand in that paper: ${blanks.join('; ')}.`, {
    remedy: `${first.join('')}${blanks.length > unnamed.length ? 'Make it anew and say those; or fill them in with a pen, sign it so, and attach the scan.' : 'Then make the paper anew.'}`,
    facts: {
      blanks,
      next: [...(first.length > 0 ? ['entity.update'] : []), 'paper.asks', 'paper.make', 'paper.attach'],
    },
  });
}

function linesToSign(db: VaultDatabase, row: DocumentRow, named: number[] | undefined): number[] {
  const all = signersOfDocument(db, row.id);
  const open = all.filter(({ signed_on }) => signed_on === null).map(({ line }) => line);
  const wrong = named?.find((line) => !open.includes(line));
  if (wrong !== undefined)
    throw new BulkheadError(
      'REFUSED',
      all.some(({ line }) => line === wrong)
        ? `Line ${wrong} is signed already.`
        : `There is no line ${wrong} to sign.`,
      { remedy: open.length > 0 ? `These wait: ${open.join(', ')}.` : 'Nobody has to sign any more.' },
    );
  if (open.length > 0) return named ?? open;
  throw new BulkheadError('REFUSED', 'Everybody has signed that paper.', {
    remedy: 'A correction takes a new paper: void this one with the reason.',
    facts: { next: 'paper.void' },
  });
}

function linesFor(db: VaultDatabase, row: DocumentRow, { how, name, signers }: Input): number[] {
  if (name !== undefined) return linesOf(db, row, name, signers);
  return how === 'drawn' ? linesOfOne(db, row, signers) : linesToSign(db, row, signers);
}

/** A drawing is one person's: REFUSED where the lines are of several, or nobody has said whose one of them is. */
function linesOfOne(db: VaultDatabase, row: DocumentRow, named: number[] | undefined): number[] {
  const lines = linesToSign(db, row, named);
  const names = namesOnLines(row);
  const blank = lines.find((line) => (names[line - 1] ?? null) === null);
  const people = new Map(
    lines.flatMap((line) => (names[line - 1] == null ? [] : [[plain(names[line - 1]!), line]])),
  );
  if (blank === undefined && people.size === 1) return lines;
  throw new BulkheadError(
    'REFUSED',
    blank === undefined
      ? `A drawn signature is one person’s, and several sign these lines: ${[...people.values()].map((line) => names[line - 1]).join(', ')}.`
      : `Nobody has said who signs line ${blank}.`,
    {
      remedy:
        blank === undefined
          ? 'Name the lines of whoever draws; the others draw their own.'
          : 'Make the paper anew with who signs, or sign it by pen.',
    },
  );
}

/** As somebody types a name: neither capitals nor spaces make another one of it. */
const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Of the lines to sign those that bear the name; REFUSED where one that was named, or all of them, bear another. */
function linesOf(db: VaultDatabase, row: DocumentRow, name: string, named: number[] | undefined): number[] {
  const lines = linesToSign(db, row, named);
  const names = namesOnLines(row);
  const nameOf = (line: number) => names[line - 1] ?? null;
  const own = lines.filter((line) => {
    const written = nameOf(line);
    return written !== null && plain(written) === plain(name);
  });
  const other =
    named === undefined
      ? own.length === 0
        ? lines[0]
        : undefined
      : lines.find((line) => !own.includes(line));
  if (other === undefined) return own;
  const wanted = [...new Set(lines.flatMap((line) => nameOf(line) ?? []))];
  throw new BulkheadError(
    'REFUSED',
    nameOf(other) === null
      ? `Nobody has said who signs line ${other}.`
      : `“${name}” is not who signs line ${other}: the paper names ${nameOf(other)}.`,
    {
      remedy:
        wanted.length > 0
          ? `Whoever signs types their own name: ${wanted.map((one) => `“${one}”`).join(' or ')}. Where somebody else signs, make the paper anew with who does.`
          : 'Make the paper anew with who signs, or sign it by pen.',
    },
  );
}

/** INVALID_INPUT for a day before the paper was there, and for one that has not come. */
export function requireNotBackdated(unit: Unit, { made_at, origin }: DocumentRow, signedOn: string): void {
  const madeOn = unit.dayOf(made_at);
  if (signedOn > unit.today)
    throw new BulkheadError('INVALID_INPUT', `${signedOn} has not come yet.`, {
      remedy: 'Say that it is signed when it is.',
    });
  if (origin === 'made' && signedOn < madeOn)
    throw new BulkheadError('INVALID_INPUT', `That paper was made on ${madeOn}; it can’t be signed before.`, {
      remedy: 'Give the day on which it was signed. What was done before is ratified, not dated back.',
    });
}

export function markSigned(
  unit: Unit,
  { id: documentId }: DocumentRow,
  lines: readonly number[],
  { signedOn, how, mark }: { signedOn: string; how: Input['how']; mark: string | null },
): void {
  for (const line of lines)
    unit.update(documentSigner, { documentId, line }, { signedOn, signedAt: unit.now, how, mark });
  const all = signersOfDocument(unit.db, documentId);
  if (all.some(({ signed_on }) => signed_on === null)) return;
  const last = all.map(({ signed_on }) => signed_on!).reduce((a, b) => (a > b ? a : b));
  unit.update(document, { id: documentId }, { state: 'signed', signedOn: last });
}

/** The same paper with what stands on its lines now. */
async function keepSigned(db: VaultDatabase, unit: Unit, row: DocumentRow): Promise<void> {
  const signers = signersOfDocument(db, row.id);
  const dayOf = (instant: string) => unit.dayOf(instant);
  const paper = withSignatures(JSON.parse(row.paper!) as Paper, signers, row.content_hash!, dayOf);
  const sha256 = unit.keepBytes(await typeset(paper));
  unit.insert(documentFile, {
    ...{ id: unit.newId(), documentId: row.id, sort: 'signed', sha256, name: fileName(row, 'signed') },
    ...{ mediaType: 'application/pdf', addedAt: unit.now },
  });
}

/** Lines are numbered as they stand on the paper. */
export function withSignatures(
  paper: Paper,
  signers: readonly SignerRow[],
  contentHash: string,
  dayOf: DayOf,
): Paper {
  let line = 0;
  const signed = (block: Block): Block => {
    if (block.kind === 'together') return { ...block, blocks: block.blocks.map(signed) };
    if (block.kind !== 'signatures') return block;
    return {
      ...block,
      lines: block.lines.map((one) => {
        const signer = signers[line++];
        return signer?.signed_on ? { ...one, signed: signedOf(signer, contentHash, dayOf) } : one;
      }),
    };
  };
  return { ...paper, blocks: paper.blocks.map(signed) };
}

function signedOf({ how, mark, signed_on, signed_at }: SignerRow, contentHash: string, dayOf: DayOf): Signed {
  const date = readableDate(signed_on!);
  if (how === 'paper')
    return { date, mark: null, note: `Signed by pen, told on ${readableDate(dayOf(signed_at!))}.` };
  const at = `${signed_at!.slice(0, 10)} ${signed_at!.slice(11, 16)} UTC`;
  const note = `${how === 'typed' ? 'Signed by typing the name' : 'Signed by hand on a screen'}, ${at}. Content SHA-256 ${contentHash}`;
  return {
    date,
    note,
    mark: how === 'typed' ? { typed: mark! } : drawnMark(mark!),
  };
}

function drawnMark(mark: string): Drawn {
  return { strokes: JSON.parse(mark) as Drawn['strokes'], width: DRAWING_WIDTH, height: DRAWING_HEIGHT };
}
