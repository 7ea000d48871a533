/** QIF, of Quicken and of everything that writes like it. */
import type { TextFormat } from '../text-format.ts';
import { looksLikeQif } from './detect.ts';
import { readQif } from './qif.ts';

export const QIF: TextFormat = {
  name: 'qif',
  looksLike: looksLikeQif,
  read: readQif,
};
