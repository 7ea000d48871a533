/**
 * Whose veil health may read otherwise after some rows were written: the entities that those rows belong to, and those across
 * the wall from them. A table that nobody listed here touches everybody, so that a new one can't be forgotten.
 */
import type { WrittenRow } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';

/** Ids of entities; `all` where it can't be told, or is everybody's. */
export type Touched = ReadonlySet<string> | 'all';

/** What no check looks at: how rows came in, and how screens show them. */
const UNSEEN: ReadonlySet<string> = new Set([
  ...['import_batch', 'source_file', 'statement', 'statement_line', 'line_match', 'bank_link', 'csv_profile'],
  ...['retold_rows'],
  ...['rule_source', 'tag', 'entry_tag', 'attachment', 'saved_view'],
  ...['tax_trip', 'tax_home', 'tax_home_area', 'tax_home_cost', 'tax_facts', 'tax_service'],
  ...['document_template', 'tax_adjustment', 'vendor', 'vendor_account', 'vendor_payment'],
  ...['packet', 'year_close'],
]);

const ownerOfEntry = preparedValue<string>('SELECT entity_id FROM entry WHERE id = ?');
const ownerOfAccount = preparedValue<string>('SELECT entity_id FROM account WHERE id = ?');
const sidesOfPaper = preparedValue<string>(
  'SELECT entity_id FROM document WHERE id = :id UNION ALL SELECT other_id FROM document WHERE id = :id',
);
/** Both sides of what an entry is one side of. */
const sidesOfEntry = preparedValue<string>(
  `SELECT e.entity_id FROM crossing c JOIN entry e ON e.id IN (c.origin_entry_id, c.mirror_entry_id)
   WHERE c.origin_entry_id = :id OR c.mirror_entry_id = :id`,
);

export function touchedBy(db: VaultDatabase, rows: readonly WrittenRow[]): Touched {
  const written = new Owners(db, rows);
  const touched = new Set<string>();
  for (const one of rows) {
    if (UNSEEN.has(one.table)) continue;
    const owners = written.of(one);
    if (owners === null) return 'all';
    for (const owner of owners) touched.add(owner);
  }
  return touched;
}

class Owners {
  readonly #db: VaultDatabase;
  /** Of entries and papers among the rows, which may be gone from the books by now. */
  readonly #told: ReadonlyMap<string, readonly string[]>;

  constructor(db: VaultDatabase, rows: readonly WrittenRow[]) {
    this.#db = db;
    this.#told = new Map(
      rows
        .filter(({ table }) => table === 'entry' || table === 'document')
        .map(({ table, row }) => [`${table} ${row.id}`, ownersNamed(row)]),
    );
  }

  /** `null`: it can't be told. */
  of({ table, row }: WrittenRow): readonly string[] | null {
    switch (table) {
      case 'finding_event':
      case 'formality':
      case 'solvency_snapshot':
      case 'veil_setting':
      case 'document':
      case 'rule':
        return ownersNamed(row);
      case 'entry':
        return this.#ofEntry(row.id as string);
      case 'posting':
        return this.#ofEntry(row.entry_id as string);
      case 'crossing':
        // What one taxpayer owes another is counted over all their companies: what is lent touches them, too.
        if (row.kind === 'loan' || row.kind === 'repayment') return null;
        return this.#ofSides(row);
      case 'crossing_before':
        return this.#ofEntry(row.entry_id as string);
      case 'crossing_leg':
        return this.#ofSides(row);
      case 'document_crossing':
      case 'document_signer':
      case 'document_file':
        return this.#ofPaper(row.document_id as string);
      case 'reconciliation':
        return known(ownerOfAccount(this.#db).all(row.account_id));
      default:
        return null;
    }
  }

  #ofSides(row: WrittenRow['row']): readonly string[] | null {
    return both(this.#ofEntry(row.origin_entry_id as string), this.#ofEntry(row.mirror_entry_id as string));
  }

  #ofEntry(id: string): readonly string[] | null {
    const own = this.#told.get(`entry ${id}`) ?? known(ownerOfEntry(this.#db).all(id));
    return both(own, sidesOfEntry(this.#db).all({ id }));
  }

  #ofPaper(id: string): readonly string[] | null {
    return this.#told.get(`document ${id}`) ?? known(sidesOfPaper(this.#db).all({ id }));
  }
}

function ownersNamed({ entity_id: entityId, other_id: otherId }: WrittenRow['row']): string[] {
  return [entityId, otherId].filter((id) => typeof id === 'string');
}

function known(owners: string[]): string[] | null {
  return owners.length === 0 ? null : owners;
}

function both(one: readonly string[] | null, other: readonly string[] | null): string[] | null {
  return one && other && [...one, ...other];
}
