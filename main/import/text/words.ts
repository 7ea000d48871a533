/** The words of statement files, as rows and messages want them. Pure; nothing fails. */

/** White space that is more than one plain blank. */
const LOOSE_SPACE = /[^\S ]| {2}/;

/** White space, line ends among it, as single blanks; none at the ends. */
export function readWords(written: string | undefined): string {
  if (written === undefined) return '';
  return (LOOSE_SPACE.test(written) ? written.replace(/\s+/g, ' ') : written).trim();
}

/** `null` for what is missing or empty. */
export function readOptional(written: string | undefined): string | null {
  return readWords(written) || null;
}

/** For messages: the value in quotation marks, cut to a line. */
export function quoted(written: string): string {
  const words = readWords(written);
  return `“${words.length > 40 ? `${words.slice(0, 40)}…` : words}”`;
}

/** What readers say, as a sentence that others can follow. */
export function asSentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
