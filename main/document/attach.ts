/**
 * Signed copies: the scan of a paper that was made here goes with it; one of a paper that was there before is filed for what it
 * is about, with the day that stands on it and the instant it was filed. Fails as `copies.ts` says for what can be none.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { PaperOut } from '../../shared/contract/paper.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { Scope } from '../ledger/index.ts';
import { requireForeign, requirePages } from './copies.ts';
import { subjectOf } from './load/facts.ts';
import { movementOf } from './load/movements.ts';
import { partyOf } from './load/parties.ts';
import { legalNameOf } from './parties.ts';
import { describe, requireDocument, signersOfDocument } from './rows.ts';
import { markSigned, requireNotBackdated, requireStanding } from './sign.ts';
import { supersededBy } from './superseding.ts';
import { document, documentCrossing, documentFile } from './tables.ts';
import { PAPER_TITLES } from './titles.ts';

type Input = z.output<NonNullable<(typeof contract.paper.attach)['~orpc']['inputSchema']>>;

/** A scan of some pages, not an archive. */
const COPY_BYTES_MAX = 50 * 1024 * 1024;

export async function attachCopy(scope: Scope, input: Input): Promise<PaperOut> {
  const { db } = scope;
  const { file } = input;
  if (file.size > COPY_BYTES_MAX)
    throw new BulkheadError(
      'LIMIT_EXCEEDED',
      `“${file.name}” has ${file.size} bytes; a copy may have ${COPY_BYTES_MAX}.`,
      {
        remedy: 'Scan it with fewer dots, or in parts.',
      },
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.byteLength === 0)
    throw new BulkheadError('INVALID_INPUT', `“${file.name}” is empty.`, {
      remedy: 'Choose the scan or the PDF.',
    });
  requirePages(file.name, bytes);
  requireForeign(db, file.name, bytes);
  const id = input.id === undefined ? fileOne(scope, input, bytes) : attachTo(scope, input.id, input);
  keepCopy(scope, id, file, bytes);
  return describe(scope, requireDocument(db, id));
}

function keepCopy({ unit }: Scope, documentId: string, file: File, bytes: Uint8Array): void {
  unit.insert(documentFile, {
    ...{ id: unit.newId(), documentId, sort: 'copy', sha256: unit.keepBytes(bytes), name: file.name },
    ...{ mediaType: file.type === '' ? 'application/octet-stream' : file.type, addedAt: unit.now },
  });
}

function attachTo(scope: Scope, id: string, { signed_on: signedOn }: Input): string {
  const { db, unit } = scope;
  const row = requireDocument(db, id);
  requireStanding(scope, row);
  if (signedOn === undefined) return id;
  requireNotBackdated(unit, row, signedOn);
  const lines = signersOfDocument(db, id).flatMap(({ line, signed_on }) =>
    signed_on === null ? [line] : [],
  );
  if (lines.length > 0) markSigned(unit, row, lines, { signedOn, how: 'paper', mark: null });
  return id;
}

function fileOne({ db, unit }: Scope, input: Input, bytes: Uint8Array): string {
  const { signed_on: signedOn } = input;
  if (signedOn === undefined)
    throw new BulkheadError('INVALID_INPUT', 'Which day stands on the copy?', {
      remedy: 'Give the day on which it was signed, as it stands there.',
    });
  if (signedOn > unit.today)
    throw new BulkheadError('INVALID_INPUT', `${signedOn} has not come yet.`, {
      remedy: 'Give the day on the copy.',
    });
  const subject = subjectOf(db, input, unit.today);
  const { kind, from, to, company, other, effectiveOn, loanId } = subject;
  const supersedesId = supersededBy(db, subject);
  const movements = subject.crossingIds.map((one) => movementOf(db, one));
  const id = unit.newId();
  unit.insert(document, {
    ...{ id, kind, isRatification: false, origin: 'filed', state: 'signed', title: PAPER_TITLES[kind] },
    subject: `${legalNameOf(partyOf(from))} to ${legalNameOf(partyOf(to))}`,
    ...{ entityId: company.id, otherId: other.id, effectiveOn, loanId, supersedesId },
    amountMinor: movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    currency: movements[0]!.currency,
    ...{ authorizedOn: null, signedOn, madeAt: unit.now, lateReason: null, voidReason: null },
    ...{
      template: null,
      facts: null,
      paper: null,
      open: '[]',
      contentHash: null,
      sha256: unit.keepBytes(bytes),
    },
  });
  for (const crossingId of subject.crossingIds) unit.insert(documentCrossing, { documentId: id, crossingId });
  return id;
}
