/** SWIFT MT940 statements and MT942 interim reports, in their envelopes or bare. */
import type { TextFormat } from '../text-format.ts';
import { looksLikeMt940 } from './detect.ts';
import { readMt940 } from './mt940.ts';

export const MT940: TextFormat = { name: 'mt940', looksLike: looksLikeMt940, read: readMt940 };
