/** What a ZIP is, by the files it holds: many formats are one. Pure. */
import { BulkheadError } from '../../../shared/errors.ts';
import type { ZipEntry } from './zip.ts';

export type PackageKind =
  | 'archive'
  | 'workbook'
  | 'binary-workbook'
  | 'open-document'
  | 'numbers'
  | 'document';

export function packageKind(entries: readonly ZipEntry[]): PackageKind {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const hasFolder = (folder: string) => entries.some(({ name }) => name.toLowerCase().startsWith(folder));
  if (names.has('[content_types].xml')) {
    if (names.has('xl/workbook.bin')) return 'binary-workbook';
    return hasFolder('word/') || hasFolder('ppt/') || hasFolder('visio/') ? 'document' : 'workbook';
  }
  if (names.has('mimetype') && names.has('content.xml')) return 'open-document';
  if (names.has('index/document.iwa') || names.has('index.zip')) return 'numbers';
  return 'archive';
}

const SAVE_AS = 'Open it in the program that made it and save it as XLSX or CSV.';

const UNREAD: Record<Exclude<PackageKind, 'workbook'>, [what: string, remedy: string]> = {
  archive: [
    'an archive within the archive, which is not opened',
    'Unpack it yourself and import the statements from it.',
  ],
  'binary-workbook': ['a workbook in Excel’s binary format (XLSB)', SAVE_AS],
  'open-document': ['a workbook or text in the OpenDocument format (ODS)', SAVE_AS],
  numbers: ['a document of Numbers, Pages or Keynote', SAVE_AS],
  document: ['a text or a presentation', 'Download the same period as OFX, QFX, QBO or CSV.'],
};

/** UNREADABLE_FILE: what the file is, and what to do instead. */
export function unreadPackage(name: string, kind: Exclude<PackageKind, 'workbook'>): BulkheadError {
  const [what, remedy] = UNREAD[kind];
  return new BulkheadError('UNREADABLE_FILE', `“${name}” is ${what}.`, { remedy });
}
