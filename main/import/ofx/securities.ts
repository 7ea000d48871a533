/**
 * What the file calls the securities that its transactions and positions name by an id. The list of them stands behind
 * those in the file, so it is looked for when the first is asked for, and never in a file without investments.
 *
 * Throws what the tokenizer throws.
 */
import { LineCounter } from '../text/lines.ts';
import { readWords } from '../text/words.ts';
import { Tokenizer } from './tokenizer.ts';

export interface Security {
  name: string;
  ticker: string | null;
}

/** More than any market has listed. */
const SECURITIES_MAX = 200_000;
const NAME_LENGTH_MAX = 200;
const FIELDS: ReadonlySet<string> = new Set(['UNIQUEID', 'SECNAME', 'TICKER']);

export class Securities {
  readonly #text: string;
  readonly #valueLengthMax: number;
  #byId: Map<string, Security> | null = null;

  constructor(text: string, valueLengthMax: number) {
    this.#text = text;
    this.#valueLengthMax = valueLengthMax;
  }

  /** By its name, else by the id itself; `null` where there is no id. */
  called(id: string | undefined): Security | null {
    if (id === undefined) return null;
    this.#byId ??= this.#read();
    return this.#byId.get(id) ?? { name: readWords(id).slice(0, NAME_LENGTH_MAX), ticker: null };
  }

  #read(): Map<string, Security> {
    const found = new Map<string, Security>();
    const start = this.#text.search(/<SECLIST>/i);
    if (start === -1) return found;
    const values = new Map<string, string>();
    const tokens = new Tokenizer(this.#text, new LineCounter(this.#text), this.#valueLengthMax, start);
    while (tokens.next() && found.size < SECURITIES_MAX) {
      const { kind, name, value } = tokens;
      if (name === 'SECINFO') take(values, found);
      else if (kind === 'open' && FIELDS.has(name) && !values.has(name)) values.set(name, value);
    }
    take(values, found);
    return found;
  }
}

/** Ends what was read of one; the first of an id counts. */
function take(values: Map<string, string>, found: Map<string, Security>): void {
  const id = values.get('UNIQUEID');
  const ticker = readWords(values.get('TICKER')) || null;
  const name = readWords(values.get('SECNAME')).slice(0, NAME_LENGTH_MAX) || ticker;
  if (id !== undefined && name !== null && !found.has(id)) found.set(id, { name, ticker });
  values.clear();
}
