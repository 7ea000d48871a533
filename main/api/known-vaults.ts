/**
 * What this computer remembers of the program itself, outside of any vault: which vaults were opened last, and after
 * how long one locks itself. Nothing of the books. A file that can't be read is as good as none: it is only a memory.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const KNOWN_MAX = 12;
/** Long enough to read a letter, short enough to leave for lunch. */
const AUTO_LOCK_MINUTES = 15;

const schema = z.object({
  vaults: z.array(z.object({ file: z.string(), opened_at: z.string() })).default([]),
  auto_lock_minutes: z.int().min(0).max(1440).default(AUTO_LOCK_MINUTES),
});
type Memory = z.infer<typeof schema>;

export class KnownVaults {
  readonly #file: string | null;
  #memory: Memory;

  /** `file`: where it is kept; `null` keeps it for this process only. */
  constructor(file: string | null) {
    this.#file = file;
    this.#memory = schema.parse({});
    if (file === null) return;
    try {
      this.#memory = schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    } catch {
      // Not there yet, or damaged.
    }
  }

  /** Newest first. */
  get list(): { file: string; name: string; opened_at: string; there: boolean }[] {
    return this.#memory.vaults.map(({ file, opened_at }) => ({
      file,
      name: path.basename(file, '.bulkhead'),
      opened_at,
      there: fs.existsSync(file),
    }));
  }

  get autoLockMinutes(): number {
    return this.#memory.auto_lock_minutes;
  }

  set autoLockMinutes(minutes: number) {
    this.#memory.auto_lock_minutes = minutes;
    this.#write();
  }

  opened(file: string, at: string): void {
    const others = this.#memory.vaults.filter((known) => known.file !== file);
    this.#memory.vaults = [{ file, opened_at: at }, ...others].slice(0, KNOWN_MAX);
    this.#write();
  }

  #write(): void {
    if (this.#file === null) return;
    try {
      fs.mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      const partial = `${this.#file}.new`;
      fs.writeFileSync(partial, JSON.stringify(this.#memory, null, 2), { mode: 0o600 });
      fs.renameSync(partial, this.#file);
    } catch {
      // A read-only home costs the memory, and must not cost the vault.
    }
  }
}
