/**
 * Line numbers of one text, counted as a reader moves forward. Offsets must be asked for in ascending order; the whole
 * text is then walked once, however often it is asked. Lines end in LF or CRLF, in CR only where the text has no LF.
 */
export class LineCounter {
  readonly #text: string;
  readonly #lineEnd: string;
  #line = 1;
  #nextEnd: number;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = text.includes('\n') ? '\n' : '\r';
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
