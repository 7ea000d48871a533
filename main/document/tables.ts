/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const document = table<typeof schema.document>('document');
export const documentCrossing = table<typeof schema.documentCrossing>('document_crossing');
export const documentSigner = table<typeof schema.documentSigner>('document_signer');
export const documentFile = table<typeof schema.documentFile>('document_file');
export const documentTemplate = table<typeof schema.documentTemplate>('document_template');
