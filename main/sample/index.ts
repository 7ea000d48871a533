/** A realistic sample: what a new user sees before there is anything of their own. */
import type { Scope } from '../ledger/index.ts';

export async function fillWithSample(_scope: Scope, _ending: string | undefined): Promise<{ entities: number; entries: number }> {
  throw new Error('being written');
}
