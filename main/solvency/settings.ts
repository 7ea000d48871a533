/** The figures that solvency is looked at by: the company’s own where somebody set one, else the usual ones. */
import type { EntityRow } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';

/** Days that the outlook on cash reaches ahead, and in which a bill is due that names no day. */
export const OUTLOOK_DAYS = 90;
export const TERMS_DAYS = 30;

const ownFigure = preparedValue<number | null>(
  'SELECT value FROM veil_setting WHERE entity_id = ? AND name = ?',
);

export function outlookDaysOf(db: VaultDatabase, { id }: EntityRow): number {
  return ownFigure(db).get(id, 'outlook_days') ?? OUTLOOK_DAYS;
}

/** What members with a preference get before those who are paid; nothing where nobody said. */
export function preferencesOf(db: VaultDatabase, { id }: EntityRow): number {
  return ownFigure(db).get(id, 'preferences_minor') ?? 0;
}

export function termsDaysOf(db: VaultDatabase, { id }: EntityRow): number {
  return ownFigure(db).get(id, 'payable_terms_days') ?? TERMS_DAYS;
}
