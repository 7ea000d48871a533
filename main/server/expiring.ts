/**
 * Secrets that end: hand-over codes and sessions. Kept only as hashes and only in memory; when there are too many the
 * oldest go.
 */
import { hashSecret, newSecret, sameHash } from './secrets.ts';

interface Kept {
  hash: Buffer;
  endsMs: number;
  spent: (() => void) | undefined;
}

export interface ExpiringOptions {
  clock: () => number;
  random: (buffer: Uint8Array) => void;
  lifeMs: number;
  countMax: number;
}

export class ExpiringSecrets {
  readonly #options: ExpiringOptions;
  #kept: Kept[] = [];

  constructor(options: ExpiringOptions) {
    this.#options = options;
  }

  /** A new secret that holds from now for `lifeMs`. `spent` is told when it is used up, not when it ends by itself. */
  issue(spent?: () => void): string {
    const { clock, random, lifeMs, countMax } = this.#options;
    const secret = newSecret(random);
    this.#dropEnded();
    const kept = { hash: hashSecret(secret), endsMs: clock() + lifeMs, spent };
    this.#kept = [...this.#kept, kept].slice(-countMax);
    return secret;
  }

  holds(secret: string): boolean {
    return this.#find(secret) !== undefined;
  }

  /** Whether the secret held; it never will again. */
  spend(secret: string): boolean {
    const found = this.#find(secret);
    this.#kept = this.#kept.filter((kept) => kept !== found);
    found?.spent?.();
    return found !== undefined;
  }

  #find(secret: string): Kept | undefined {
    this.#dropEnded();
    const hash = hashSecret(secret);
    // Every one is compared, so that the time taken says nothing of which came close.
    return this.#kept.filter((kept) => sameHash(kept.hash, hash)).at(0);
  }

  #dropEnded(): void {
    const now = this.#options.clock();
    this.#kept = this.#kept.filter((kept) => now < kept.endsMs);
  }
}
