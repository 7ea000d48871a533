/** Telling a PDF by its first bytes, without loading anything that reads it. */

/** Whether bytes, given as Latin-1, begin a PDF; some servers put a few bytes before it. */
export function looksLikePdf(head: string): boolean {
  return /^[\s\S]{0,1024}?%PDF-\d/.test(head) && !/^\s*[A-Za-z<!:{"]/.test(head);
}
