/** Takes a vault back to what an earlier version made of all transfers between two of its accounts: FILE ACCOUNT ACCOUNT. */
import { openCore, WORLD } from '../../../main/api/open.ts';
import { giveEachOther } from '../../support/earlier-transfers.ts';
import { PASSPHRASE } from './sample.ts';

const [file, one, other] = process.argv.slice(2) as [string, string, string];
const { core } = await openCore(file, { passphrase: PASSPHRASE }, 'the tests');
const rows = core.vault.db
  .prepare('SELECT l.id FROM statement_line l JOIN account a ON a.id = l.account_id WHERE a.name IN (?, ?)')
  .pluck()
  .all(one, other) as string[];
await giveEachOther(core.vault, WORLD, rows, [one, other]);
await core.close();
