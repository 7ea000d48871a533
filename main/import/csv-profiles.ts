/** CSV mappings that somebody confirmed, one for each shape of a bank's table; and those that are built in. */
import type { CsvMapping } from '../../shared/contract/mapping.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { accountById, type Unit } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { builtInProfiles } from './csv/built-in.ts';
import { type CsvFacts, mappingKey } from './messages.ts';
import { csvProfile } from './tables.ts';

interface ProfileRow {
  shape: string;
  mapping: string;
  learnt_at: string;
}

/** Mappings as JSON, by `mappingKey`. */
export function learntMappings(db: VaultDatabase): Record<string, string> {
  const rows = db.prepare<unknown[], ProfileRow>('SELECT shape, mapping FROM csv_profile').all();
  return Object.fromEntries(rows.map((row) => [row.shape, row.mapping]));
}

/** Learns the mapping in use for the account that the file is of (`null`: of several), with the names of the file's columns, so that people can tell which bank's it is. */
export function learnMapping(
  unit: Unit,
  { shape: tableShape, mapping, header }: CsvFacts,
  account: string | null,
): void {
  if (mapping === null) return;
  const shape = mappingKey(tableShape, account);
  const text = JSON.stringify(header === null ? mapping : { ...mapping, names: header });
  const known = unit.db.prepare('SELECT 1 FROM csv_profile WHERE shape = ?').get(shape);
  if (known === undefined) unit.insert(csvProfile, { shape, mapping: text, learntAt: unit.now });
  else unit.update(csvProfile, { shape }, { mapping: text });
}

export function listMappings(db: VaultDatabase) {
  return db
    .prepare<unknown[], ProfileRow>(
      'SELECT shape, mapping, learnt_at FROM csv_profile ORDER BY learnt_at DESC',
    )
    .all()
    .map((row) => ({
      ...row,
      account: accountById(db, row.shape.split('@')[1] ?? '')?.path ?? null,
      mapping: JSON.parse(row.mapping) as CsvMapping,
    }));
}

/** What the program knows without being told, by name. */
export async function listBuiltIn() {
  return (await builtInProfiles())
    .map(({ id, institution, product, kind, headers }) => ({
      id,
      institution,
      product,
      kind: kind ?? null,
      headers,
    }))
    .sort((a, b) => a.institution.localeCompare(b.institution, 'en') || a.id.localeCompare(b.id, 'en'));
}

export function forgetMapping(unit: Unit, shape: string): void {
  if (unit.db.prepare('SELECT 1 FROM csv_profile WHERE shape = ?').get(shape) === undefined) {
    throw new BulkheadError('NOT_FOUND', 'There is no mapping of that shape.', {
      remedy: 'The list of mappings shows which there are.',
      facts: { next: 'imports.mappings' },
    });
  }
  unit.remove(csvProfile, { shape });
}
