/** Counts what recurs in a file, so that it becomes one message with the first place instead of thousands. */
export class Tally {
  count = 0;
  firstLine = 0;
  /** What the first one was. */
  sample = '';

  add(line: number, sample = ''): void {
    if (this.count === 0) {
      this.firstLine = line;
      this.sample = sample;
    }
    this.count += 1;
  }

  /** "3 rows (the first on line 12)"; `noun` in the singular. */
  describe(noun: string): string {
    return this.count === 1
      ? `1 ${noun} (on line ${this.firstLine})`
      : `${this.count} ${noun}s (the first on line ${this.firstLine})`;
  }
}
