/** Whose books were written since somebody asked last, by the audit log; what was written past it is everybody's. */
import { chainTip, versionOf, writtenSince } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Touched, touchedBy } from './touched.ts';

/** Of more changes than these nobody looks at each: reading everything anew takes no longer. */
const CHANGES_MAX = 2_000;

const NOBODY: Touched = new Set();

export class Changes {
  /** As of which version of the file, and which event of the audit log, somebody asked last. */
  #version = '';
  #seq = 0;

  since(db: VaultDatabase): Touched {
    const version = versionOf(db);
    if (version === this.#version) return NOBODY;
    const seq = chainTip(db)?.seq ?? 0;
    const rows = seq > this.#seq ? writtenSince(db, this.#seq, CHANGES_MAX) : null;
    this.#version = version;
    this.#seq = seq;
    return rows === null ? 'all' : touchedBy(db, rows);
  }
}
