/** Books as an earlier version left them: both rows of a transfer were booked, each with the other's account. */
import { z } from 'zod';
import { Door, type Unit, type World } from '../../main/ledger/index.ts';
import { posting } from '../../main/ledger/tables.ts';
import type { Vault } from '../../main/vault/index.ts';

const byRow = `SELECT m.entry_id AS entryId, o.id AS accountId FROM statement_line l
   JOIN line_match m ON m.statement_line_id = l.id JOIN account a ON a.id = l.account_id
   JOIN account o ON o.entity_id = a.entity_id AND o.name IN (:one, :other)
   WHERE l.id = :row AND o.id <> a.id`;

/** Gives the entry of each row the other of two accounts for a category, ticked like a row's own leg. */
export async function giveEachOther(
  vault: Vault,
  world: World,
  rows: readonly string[],
  [one, other]: readonly [string, string],
  status: 'cleared' | 'pending' = 'cleared',
): Promise<void> {
  const found = rows.map(
    (row) => vault.db.prepare(byRow).get({ row, one, other }) as { entryId: string; accountId: string },
  );
  const run = (unit: Unit) => {
    for (const { entryId, accountId } of found)
      unit.update(posting, { entryId, line: 1 }, { accountId, status });
  };
  const spec = { name: 'entry.bulk', role: 'owner' as const, schema: z.null(), run };
  await new Door(vault, world).execute(spec, null, { name: 'earlier', role: 'owner' });
}
