/** The characters that OFX markup is made of, and what they can be part of. Pure. */

export const LT = 0x3c;
export const GT = 0x3e;
export const BANG = 0x21;
export const QUESTION = 0x3f;
export const SLASH = 0x2f;
export const SPACE = 0x20;
const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const NO_BREAK_SPACE = 0xa0;

export function isNameStart(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Letters, digits, and the `.`, `-`, `_` and `:` of vendors' own names such as INTU.BID. */
export function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 0x2d && code <= 0x3a && code !== SLASH) || code === 0x5f;
}

export function isSpace(code: number): boolean {
  return code <= SPACE || code === NO_BREAK_SPACE;
}

/** Whether nothing but blanks stands before `at` on its line. */
export function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === SPACE || text.charCodeAt(before) === TAB) before -= 1;
  const code = text.charCodeAt(before);
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
