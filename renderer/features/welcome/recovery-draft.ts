/**
 * The recovery code between its making and the moment somebody has it on paper. It survives a reload as any unsaved
 * input does: encrypted under the vault's own draft key.
 */
import { dropDraft, readDraft, sealDraft } from '../../app/drafts.ts';

const NAME = 'recovery-code';

export function keepRecoveryCode(code: string): Promise<void> {
  return sealDraft(NAME, code);
}

export function pendingRecoveryCode(): Promise<string | undefined> {
  return readDraft<string>(NAME);
}

export function recoveryCodeIsWritten(): void {
  dropDraft(NAME);
}
