/** What ends the lines of a text, and on which of them a place is. Pure; nothing fails. */

/**
 * LF, which is the end of CRLF, too; CR where the first line has no other. Old Mac programs end lines so, and a LF that
 * one of their files has somewhere is not to join all of its lines.
 */
export function lineEndOf(text: string): '\n' | '\r' {
  const lf = text.indexOf('\n');
  if (lf === -1) return '\r';
  let end = lf;
  while (text[end - 1] === '\r') end -= 1;
  const cr = text.indexOf('\r');
  return cr !== -1 && cr < end ? '\r' : '\n';
}

/**
 * Line numbers of one text, counted as a reader moves forward. Offsets must be asked for in ascending order; the whole
 * text is then walked once, however often it is asked.
 */
export class LineCounter {
  readonly #text: string;
  readonly #lineEnd: string;
  #line = 1;
  #nextEnd: number;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = lineEndOf(text);
    this.#nextEnd = text.indexOf(this.#lineEnd);
  }

  /** The 1-based line that `offset` lies on. */
  at(offset: number): number {
    while (this.#nextEnd !== -1 && this.#nextEnd < offset) {
      this.#line += 1;
      this.#nextEnd = this.#text.indexOf(this.#lineEnd, this.#nextEnd + 1);
    }
    return this.#line;
  }
}
