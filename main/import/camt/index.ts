/** ISO 20022 CAMT.052, CAMT.053 and CAMT.054. */
import type { TextFormat } from '../text-format.ts';
import { readCamt } from './camt.ts';
import { looksLikeCamt } from './detect.ts';

export const CAMT: TextFormat = { name: 'camt', looksLike: looksLikeCamt, read: readCamt };
