/**
 * What can be the signed copy of a paper: a scan or a PDF, and none of the files that this program made itself, since nobody's pen
 * is on those. INVALID_INPUT for anything else, REFUSED for those.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { readableDate } from '../papers/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { sha256Of } from './canonical.ts';

/** What files begin with, as Latin-1: JPEG, PNG, TIFF either way round, WebP, HEIC. */
const PICTURES: readonly RegExp[] = [
  /^\xff\xd8\xff/,
  /^\x89PNG\r\n\x1a\n/,
  /^(II\*\0|MM\0\*)/,
  /^RIFF[\s\S]{4}WEBP/,
  /^[\s\S]{4}ftyp(heic|heix|hevc|mif1|msf1)/,
];
/** Some scanners write a few bytes before it. */
const PDF = /^[\s\S]{0,1019}?%PDF/;
const HEAD_BYTES = 1024;

export function requirePages(name: string, bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  if ([PDF, ...PICTURES].some((one) => one.test(head))) return;
  throw new BulkheadError('INVALID_INPUT', `“${name}” is neither a PDF nor a picture.`, {
    remedy: 'Scan the paper with its signatures, or take a photograph of each page.',
  });
}

interface Made {
  id: string;
  title: string;
  subject: string;
  effective_on: string;
  is_signed: number;
}

/** As it was made, or with signatures that were set here. */
const madeHere = prepared<Made>(
  `SELECT d.id, d.title, d.subject, d.effective_on, d.sha256 <> :sha256 AS is_signed FROM document d
   WHERE (d.origin = 'made' AND d.sha256 = :sha256)
     OR d.id IN (SELECT document_id FROM document_file WHERE sort = 'signed' AND sha256 = :sha256) LIMIT 1`,
);

export function requireForeign(db: VaultDatabase, name: string, bytes: Uint8Array): void {
  const made = madeHere(db).get({ sha256: sha256Of(bytes) });
  if (made === undefined) return;
  const paper = `“${made.title}: ${made.subject}” of ${readableDate(made.effective_on)}`;
  const how = made.is_signed === 1 ? 'as it was signed here' : 'as it was made here, with no signature';
  throw new BulkheadError('REFUSED', `“${name}” is the file of ${paper}, ${how}.`, {
    remedy: 'Choose the scan of the paper that was signed; what is signed here needs no copy.',
    facts: { paper: made.id },
  });
}
