/**
 * How the text of a paper is written, so that a lawyer can read and edit it. Everything else is text:
 *
 *     Title: Promissory note            the first lines
 *     Subject: {{borrower.name}}
 *     // a note to whoever edits it, which is not printed
 *     ## Heading
 *     (A) recital                       lettered on by itself, whatever letter stands there
 *     1. **Lead.** clause               numbered on by itself; its first words may stand out
 *        a. what belongs below it       lettered anew in each clause
 *     - Label: {{field}}                labels and what they say, in two columns
 *     [[table]]                         a table that the books fill; [[signatures]], [[paper]]
 *     {{field}}                         what the books or somebody said; a blank where nobody has
 *     {{if field}} … {{else}} … {{end}} also {{if not field}} and {{if field is word}}; may stand in one another
 */

/** Tags and places with what is in them. */
export const TAG = /\{\{\s*([^{}]*?)\s*\}\}/g;
export const PLACE = /^\s*\[\[\s*([a-z_]+)\s*\]\]\s*$/;
/** The first words of a clause. */
export const LEAD = /^\*\*(.{1,80}?)\*\*\s*/;
const CONDITION = /^if\s+(not\s+)?([a-z_]+(?:\.[a-z_]+)*)(?:\s+is\s+([a-z0-9-]+))?$/;
const FIELD = /^[a-z_]+(?:\.[a-z_]+)*$/;

export type Tag =
  | { kind: 'field'; name: string }
  | { kind: 'if'; name: string; negated: boolean; word: string | null }
  | { kind: 'else' }
  | { kind: 'end' };

/** What stands between the braces; `null` where it is nothing of these. */
export function readTag(inside: string): Tag | null {
  if (inside === 'else' || inside === 'end') return { kind: inside };
  const condition = CONDITION.exec(inside);
  if (condition)
    return {
      kind: 'if',
      name: condition[2]!,
      negated: condition[1] !== undefined,
      word: condition[3] ?? null,
    };
  return FIELD.test(inside) ? { kind: 'field', name: inside } : null;
}

/** Without notes to whoever edits it, and with one kind of line ends. */
export function withoutNotes(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^[ \t]*\/\/.*(?:\n|$)/gm, '');
}
