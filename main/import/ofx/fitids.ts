/**
 * Watches the FITIDs of one file. The bank's reference should tell the rows of an account apart; where it does not,
 * the user is told, once per account. The same account may come in several statements of a file.
 */
import { Tally } from '../text/tally.ts';
import { quoted } from '../text/words.ts';

export class Fitids {
  readonly #accounts = new Map<string, AccountReferences>();

  /** The references of the account `key`, called `label` in messages. */
  account(key: string, label: string): AccountReferences {
    const known = this.#accounts.get(key);
    if (known) return known;
    const account = new AccountReferences(label);
    this.#accounts.set(key, account);
    return account;
  }

  /** What there is to say, in the file's order of accounts. */
  *warnings(): Iterable<string> {
    for (const account of this.#accounts.values()) yield* account.warnings();
  }
}

export class AccountReferences {
  readonly #label: string;
  readonly #seen = new Set<string>();
  readonly #missing = new Tally();
  readonly #repeated = new Tally();

  constructor(label: string) {
    this.#label = label;
  }

  /** Takes the reference of the next row, which begins on `line`. */
  see(fitid: string | null, line: number): void {
    if (fitid === null) this.#missing.add(line);
    else if (this.#seen.has(fitid)) this.#repeated.add(line, fitid);
    else this.#seen.add(fitid);
  }

  *warnings(): Iterable<string> {
    if (this.#missing.count > 0)
      yield `${this.#label}: ${this.#missing.describe('row')} without the bank's reference (FITID)`;
    if (this.#repeated.count > 0)
      yield `${this.#label}: ${this.#repeated.describe('row')} with a bank's reference (FITID) that an earlier row has, such as ${quoted(this.#repeated.sample)}; each is kept as a row of its own`;
  }
}
