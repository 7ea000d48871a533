/**
 * Makes the vaults that most tests begin with, once for all of them. Their keys are weak, so that opening them takes no
 * time; their backup of the day is taken.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../../main/api/core.ts';
import { createCore } from '../../../main/api/open.ts';
import { QUICK_KDF } from '../../support/books.ts';
import { BLANK_DIR, PASSPHRASE, SAMPLE_DIR, SAMPLE_ENDING } from './sample.ts';

async function make(dir: string, fill: (core: Core) => Promise<unknown>): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const { core } = await createCore(join(dir, 'books.bulkhead'), PASSPHRASE, 'the tests', QUICK_KDF);
  await fill(core);
  await core.close();
}

const browser = { actor: { name: 'browser', role: 'owner' as const } };
await make(BLANK_DIR, async () => undefined);
await make(SAMPLE_DIR, (core) => core.call('vault.sample', { ending: SAMPLE_ENDING }, browser));
