/**
 * Recognises OFX by content, and what encoding its header declares. Both look at the beginning of the file only and
 * never fail.
 */

/** Headers are a few hundred characters; some files begin with a page of blank lines. */
const HEAD_LENGTH_MAX = 16 * 1024;

/** Prolog tags (`<?xml ... ?>`, `<?OFX ... ?>`, comments, declarations) and text, then the root element. */
const ROOT = /^[^<]*(?:<[?!][^>]*>[^<]*)*<OFX[\s>]/i;
/** What may stand before the first tag: nothing, or a header of `KEY:VALUE` pairs. */
const LEAD = /^\s*(?:<|[A-Z]+\s*:)/i;

/** Whether `text` is OFX of either flavour, with or without its header. A wrong prolog is `readOfx`'s to refuse. */
export function looksLikeOfx(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH_MAX);
  return /^\s*OFXHEADER\s*:/i.test(head) || (LEAD.test(head) && ROOT.test(head));
}

/** Headers on one line may lack the blanks between their pairs, so the known values are looked for, not the next blank. */
const SGML_ENCODING = /ENCODING\s*:\s*(USASCII|US-ASCII|UNICODE|UTF-?8|UTF-?16)/i;
const SGML_CHARSET = /CHARSET\s*:\s*(?:(?:WINDOWS-|CP)?(125\d)|(?:ISO-?)?(8859-\d{1,2}))/i;

/**
 * The encoding that a header of SGML declares, as a label that `TextDecoder` knows ("utf-8", "windows-1252",
 * "iso-8859-1", "us-ascii"); `null` if it declares none. Banks often declare one encoding and write another: a hint, not
 * a fact.
 */
export function ofxDeclaredEncoding(asciiHead: string): string | null {
  const head = asciiHead.slice(0, HEAD_LENGTH_MAX);
  const encoding = SGML_ENCODING.exec(head)?.[1]?.toLowerCase() ?? null;
  if (encoding?.startsWith('utf')) return encoding.includes('16') ? 'utf-16le' : 'utf-8';
  // UNICODE has a byte-order mark where it means UTF-16; without one, files that say so are UTF-8.
  if (encoding === 'unicode') return 'utf-8';
  const charset = SGML_CHARSET.exec(head);
  if (charset?.[1]) return `windows-${charset[1]}`;
  if (charset?.[2]) return `iso-${charset[2]}`;
  return encoding === null ? null : 'us-ascii';
}
