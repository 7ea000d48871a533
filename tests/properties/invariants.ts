/** What must hold after any command, asked of the database itself and not of the program. */
import type { VaultDatabase } from '../../main/vault/index.ts';

/** Each finds rows that must not be there. */
const MUST_BE_EMPTY: Readonly<Record<string, string>> = {
  'an entry is off balance':
    'SELECT entry_id FROM posting GROUP BY entry_id, currency HAVING sum(amount_minor) <> 0',
  'an entry has fewer than two legs':
    'SELECT e.id FROM entry e WHERE (SELECT count(*) FROM posting p WHERE p.entry_id = e.id) < 2',
  'a leg has another day than its entry':
    'SELECT e.id FROM entry e JOIN posting p ON p.entry_id = e.id WHERE p.date <> e.date',
  'an entry touches two entities':
    'SELECT e.id FROM entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id WHERE a.entity_id <> e.entity_id',
  'an account holds a currency that is not its own':
    'SELECT p.entry_id FROM posting p JOIN account a ON a.id = p.account_id WHERE a.currency <> p.currency',
  'a reconciled leg has no reconciliation, or the other way round': `SELECT p.entry_id FROM posting p
     LEFT JOIN reconciliation r ON r.id = p.reconciliation_id AND r.account_id = p.account_id
     WHERE (p.status = 'reconciled') <> (r.id IS NOT NULL) OR (p.reconciliation_id IS NULL) <> (r.id IS NULL)`,
  'a row of the bank is in no entry, or in legs of another amount': `SELECT l.id FROM statement_line l
     LEFT JOIN line_match m ON m.statement_line_id = l.id
     LEFT JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
     GROUP BY l.id HAVING max(p.account_id IS NOT l.account_id) OR sum(p.amount_minor) IS NOT l.amount_minor`,
  'a row of the bank is in an entry of its own and in others': `SELECT statement_line_id FROM line_match
     GROUP BY statement_line_id HAVING count(*) > 1 AND max(kind = 'created')`,
  'a row of the bank that is booked waits for the bank': `SELECT m.entry_id FROM line_match m
     JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line WHERE p.status = 'pending'`,
  'the rules of an entity are not numbered 1, 2, 3':
    'SELECT entity_id FROM rule GROUP BY entity_id HAVING count(DISTINCT position) <> count(*) OR max(position) <> count(*) OR min(position) <> 1',
  'a batch counts other rows than it brought': `SELECT b.id FROM import_batch b WHERE b.line_count <> (
     SELECT count(*) FROM source_file f JOIN statement s ON s.source_file_id = f.id
     JOIN statement_line l ON l.statement_id = s.id WHERE f.batch_id = b.id)`,
  'an account lies below one of another entity or type':
    'SELECT a.id FROM account a JOIN account b ON b.id = a.parent_id WHERE a.entity_id <> b.entity_id OR a.type <> b.type',
  'an account lies in a loop': `WITH RECURSIVE up(start, id, depth) AS (
     SELECT id, parent_id, 1 FROM account WHERE parent_id IS NOT NULL
     UNION ALL SELECT up.start, a.parent_id, depth + 1 FROM up JOIN account a ON a.id = up.id
       WHERE a.parent_id IS NOT NULL AND depth < 50)
     SELECT start FROM up WHERE id = start`,
  'a crossing is in the same books, or its sides are not alike': `SELECT c.id FROM (
       SELECT id, origin_entry_id, origin_line, mirror_entry_id, mirror_line FROM crossing
       UNION ALL SELECT crossing_id, origin_entry_id, origin_line, mirror_entry_id, mirror_line FROM crossing_leg) c
     LEFT JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line LEFT JOIN entry oe ON oe.id = o.entry_id
     LEFT JOIN posting m ON m.entry_id = c.mirror_entry_id AND m.line = c.mirror_line LEFT JOIN entry me ON me.id = m.entry_id
     WHERE oe.entity_id IS me.entity_id OR o.amount_minor IS NOT -m.amount_minor OR o.currency IS NOT m.currency
       OR o.date IS NOT m.date`,
  'an entry is in two crossings': `SELECT entry_id FROM (
     SELECT origin_entry_id AS entry_id FROM crossing UNION ALL SELECT mirror_entry_id FROM crossing)
     GROUP BY entry_id HAVING count(*) > 1`,
  'what a crossing has one side hold is money, a cost or what the program books to': `SELECT c.id FROM crossing c
     JOIN posting p ON (p.entry_id = c.origin_entry_id AND p.line = c.origin_line)
       OR (p.entry_id = c.mirror_entry_id AND p.line = c.mirror_line)
     JOIN account a ON a.id = p.account_id
     WHERE (a.type IN ('income', 'expense') AND c.kind NOT IN ('guaranteed-payment', 'wages'))
       OR a.role NOT IN ('other', 'payable', 'loan')`,
  'what one entity has of another is not what that one owes it': `WITH pair AS (
       SELECT origin_entry_id, origin_line, mirror_entry_id, mirror_line FROM crossing
       UNION ALL SELECT origin_entry_id, origin_line, mirror_entry_id, mirror_line FROM crossing_leg)
     SELECT o.entry_id FROM pair
     JOIN posting o ON o.entry_id = origin_entry_id AND o.line = origin_line JOIN counter_account x ON x.account_id = o.account_id
     JOIN posting m ON m.entry_id = mirror_entry_id AND m.line = mirror_line JOIN counter_account y ON y.account_id = m.account_id
     JOIN account a ON a.id = o.account_id JOIN account b ON b.id = m.account_id
     WHERE x.other_id <> b.entity_id OR y.other_id <> a.entity_id`,
  'an account stands against its own entity':
    'SELECT a.id FROM counter_account c JOIN account a ON a.id = c.account_id WHERE a.entity_id = c.other_id',
  'an entry waits for proof that cannot come': 'SELECT entry_id FROM entry_unsound',
  'the audit log has a gap or a broken link': `SELECT e.seq FROM audit_event e
     LEFT JOIN audit_event b ON b.seq = e.seq - 1
     WHERE e.seq > 1 AND e.prev_hash IS NOT b.hash`,
};

type Check = { what: string; find: () => unknown };

const prepared = new WeakMap<VaultDatabase, Check[]>();

function checksOf(db: VaultDatabase): Check[] {
  let checks = prepared.get(db);
  if (!checks) {
    checks = Object.entries(MUST_BE_EMPTY).map(([what, sql]) => {
      const statement = db.prepare(`${sql} LIMIT 1`).pluck();
      return { what, find: () => statement.get() };
    });
    prepared.set(db, checks);
  }
  return checks;
}

/** What is wrong with the books, in words; nothing if nothing is. */
export function broken(db: VaultDatabase): string[] {
  const found = checksOf(db).flatMap(({ what, find }) => {
    const row = find();
    return row === undefined ? [] : [`${what}: ${String(row)}`];
  });
  const dangling = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  return [...found, ...dangling.map((d) => `a row of ${d.table} refers to a ${d.parent} that is not there`)];
}
