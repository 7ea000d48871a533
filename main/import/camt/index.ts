/** ISO 20022 CAMT.052, CAMT.053 and CAMT.054. */
import type { TextFormat } from '../text-format.ts';
import { readCamt } from './camt.ts';
import { camtDeclaredEncoding, looksLikeCamt } from './detect.ts';

export const CAMT: TextFormat = {
  name: 'camt',
  declaredEncoding: camtDeclaredEncoding,
  looksLike: looksLikeCamt,
  read: readCamt,
};
