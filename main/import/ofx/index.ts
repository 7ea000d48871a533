/** OFX 1.x (SGML) and 2.x (XML), QFX and QBO. */
import type { TextFormat } from '../text-format.ts';
import { looksLikeOfx, ofxDeclaredEncoding } from './detect.ts';
import { readOfx } from './ofx.ts';

export const OFX: TextFormat = {
  name: 'ofx',
  declaredEncoding: ofxDeclaredEncoding,
  looksLike: looksLikeOfx,
  read: readOfx,
};
