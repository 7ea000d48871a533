/**
 * Character references of OFX text: the five of XML, `&nbsp;` and numeric ones. Anything else that begins with an
 * ampersand ("A & B", "&eacute;", "&#0;") is kept as it stands. Never fails.
 */

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi;

/** Replaces every reference once. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
    return character(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)) ?? whole;
  });
}

/** `null` for code points that are no text: control characters, halves of surrogate pairs, beyond Unicode. */
function character(code: number): string | null {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d ? ' ' : null;
  return String.fromCodePoint(code);
}
