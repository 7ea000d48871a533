/** Character references of XML: its five entities and the numeric ones. Every other one belongs to a document type. */

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** From an ampersand: longer than any reference. */
const REFERENCE_LENGTH_MAX = 12;

/**
 * Replaces every reference once. `refuse` is called with the place of an ampersand that begins none, and with what
 * stands there; it has to throw.
 */
export function decodeReferences(text: string, refuse: (at: number, written: string) => never): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  let decoded = '';
  let from = 0;
  while (at !== -1) {
    const window = text.slice(at + 1, at + REFERENCE_LENGTH_MAX);
    const end = window.indexOf(';');
    const letter = end === -1 ? null : characterOf(window.slice(0, end));
    if (letter === null) return refuse(at, `&${window.slice(0, end === -1 ? undefined : end + 1)}`);
    decoded += text.slice(from, at) + letter;
    from = at + end + 2;
    at = text.indexOf('&', from);
  }
  return decoded + text.slice(from);
}

/** What stands between `&` and `;`; `null` if it names no character of a text. */
function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return NAMED.get(name) ?? null;
  const match = /^#(?:(\d+)|x([\da-fA-F]+))$/.exec(name);
  if (match === null) return null;
  const code = match[1] === undefined ? Number.parseInt(match[2]!, 16) : Number(match[1]);
  const isText = code >= 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const isNone = code === 0xfffe || code === 0xffff;
  return isText && !isHalf && !isNone && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
