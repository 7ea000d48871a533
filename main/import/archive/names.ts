/**
 * Names of files in an archive: how they read, and which of them nobody means. Pure; nothing fails. A name says nothing
 * of where anything is: "../../x" is a strange name and no more.
 */
import { basename } from 'node:path';

/** The upper half of code page 437, in which names are written that are not UTF-8. */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const NAME_LENGTH_MAX = 200;

/** Controls and marks that turn the direction of writing: they would let a name look like another. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The name as it is shown. Programs that say nothing of the encoding write UTF-8 as well. */
export function memberName(bytes: Uint8Array, isUtf8: boolean): string {
  const name = asUtf8(bytes, isUtf8) ?? asCodePage437(bytes);
  const shown = name.replaceAll('\\', '/').replace(UNSHOWABLE, '\uFFFD');
  return shown.length > NAME_LENGTH_MAX ? `…${shown.slice(-NAME_LENGTH_MAX)}` : shown;
}

function asUtf8(bytes: Uint8Array, lenient: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: !lenient }).decode(bytes);
  } catch {
    return null;
  }
}

function asCodePage437(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : CODE_PAGE_437[byte - 0x80]!,
  ).join('');
}

/** What systems put beside the files that somebody packed. */
const LITTER: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'desktop.ini']);

/** Whether the name is that of something no person put there. */
export function isLitter(name: string): boolean {
  if (name.split('/').includes('__MACOSX')) return true;
  const last = basename(name).toLowerCase();
  return LITTER.has(last) || last.startsWith('._');
}

export function isFolder({ name, size }: { name: string; size: number }): boolean {
  return name.endsWith('/') && size === 0;
}
