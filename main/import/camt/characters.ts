/** The characters that XML is cut by, as far as a reader of statements has to know them. Pure; nothing fails. */

const SLASH = 0x2f;
const COLON = 0x3a;
const SPACE = 0x20;

/** Behind the name that begins at `from`; `from` itself where none does. */
export function behindName(text: string, from: number): number {
  let at = from;
  while (isNamePart(text.charCodeAt(at))) at += 1;
  return at;
}

/** Behind the white space that begins at `from`. */
export function behindSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Letters, `_` and whatever lies beyond ASCII: XML's own list is longer and tells no file from another. */
export function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0x80;
}

/** Name starts, digits, `-`, `.` and the `:` behind a prefix. */
function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 0x2d && code <= COLON && code !== SLASH);
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= 0x09 && code <= 0x0d);
}
