/**
 * Makes the vault of the sample that most tests begin with, once for all of them: `node make-sample.ts FOLDER`. Its keys
 * are weak, so that opening it takes no time; its backup of the day is taken.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCore } from '../../../main/api/open.ts';
import { QUICK_KDF } from '../../support/books.ts';
import { PASSPHRASE, SAMPLE_ENDING } from './sample.ts';

const dir = process.argv[2]!;
rmSync(dir, { recursive: true, force: true });
mkdirSync(dir, { recursive: true });
const { core } = await createCore(join(dir, 'books.bulkhead'), PASSPHRASE, 'the tests', QUICK_KDF);
const browser = { actor: { name: 'browser', role: 'owner' as const } };
await core.call('vault.sample', { ending: SAMPLE_ENDING }, browser);
await core.close();
