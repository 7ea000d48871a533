/** Recognises MT940 and MT942 by content. Looks at the beginning of the text only and never fails. */

/** Banks put a few lines of their own before the first field, rarely a page. */
const HEAD_LENGTH_MAX = 16 * 1024;

/** The first thing in the text is a field or the envelope of a message. */
const BEGINS = /^[\s\x00-\x1f]*(?:@@)?(?::(?:2[015]|25P|28C?|6[02][FM]|61|86|34F|NS):|\{1:[A-Z]\d\d[A-Z]{6})/;
/** A message begins further down: its reference, and right below it one of the fields that follow a reference. */
const MESSAGE = /(?:^|[\r\n]|@@|\{4:):20:[^\r\n@]{0,80}(?:\r\n?|\n|@@):(?:21|25P?|28C?|60[FM]|34F):/;

/** Whether `text` is one or the other, be it damaged. */
export function looksLikeMt940(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH_MAX);
  return BEGINS.test(head) || MESSAGE.test(head);
}
