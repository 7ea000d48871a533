/** What the bank itself reports in its answers: errors and warnings, passed on in its own words. Nothing fails. */
import { Tally } from '../text/tally.ts';
import { readWords } from '../text/words.ts';

/** More of them in one file are counted, not shown. */
const SHOWN_MAX = 50;
const MESSAGE_LENGTH_MAX = 500;
const FIELDS: ReadonlySet<string> = new Set(['CODE', 'SEVERITY', 'MESSAGE']);

export class BankMessages {
  readonly #values = new Map<string, string>();
  readonly #told = new Tally();

  begin(): void {
    this.#values.clear();
  }

  set(name: string, value: string): void {
    if (FIELDS.has(name)) this.#values.set(name, value);
  }

  /** Ends the open one; what to tell of it, or `null`. */
  end(line: number): string | null {
    const code = readWords(this.#values.get('CODE'));
    const severity = readWords(this.#values.get('SEVERITY')).toUpperCase();
    const failed = severity === 'ERROR' || severity === 'WARN' || (severity === '' && !/^0*$/.test(code));
    if (!failed) return null;
    this.#told.add(line);
    if (this.#told.count > SHOWN_MAX) return null;
    const message = readWords(this.#values.get('MESSAGE')).slice(0, MESSAGE_LENGTH_MAX);
    const what = severity === 'WARN' ? 'warning' : 'error';
    return `The bank reports ${what} ${code}${message === '' ? ', without a message' : `: ${message}`}`;
  }

  /** What to tell at the end of the file, or `null`. */
  conclude(): string | null {
    const untold = this.#told.count - SHOWN_MAX;
    return untold > 0 ? `The bank reports ${untold} more errors` : null;
  }
}
