/**
 * The recovery code between its making and the moment somebody has it on paper. It survives a reload as any unsaved
 * input does: encrypted under the vault's own draft key.
 */
import { dropDraft, openDrafts, readDraft, sealDraft } from '../../app/drafts.ts';

const NAME = 'recovery-code';

/** In memory first: the code that was in force before is worthless, and storage may refuse. */
let held: { file: string; code: string } | null = null;
const listeners = new Set<() => void>();

/** Tells of a code that was just made. Answers with what ends the listening. */
export function hearRecoveryCode(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** From now on it stands before everything else until it is written down. `file`: the vault that the code opens. */
export async function keepRecoveryCode(file: string, code: string): Promise<void> {
  held = { file, code };
  for (const listener of listeners) listener();
  try {
    await openDrafts();
    await sealDraft(NAME, code);
  } catch {
    // Locked in between, or the storage is full: it lasts as long as this page.
  }
}

export async function pendingRecoveryCode(file: string | null): Promise<string | undefined> {
  return held?.file === file && held !== null ? held.code : readDraft<string>(NAME);
}

export function recoveryCodeIsWritten(): void {
  held = null;
  dropDraft(NAME);
}
