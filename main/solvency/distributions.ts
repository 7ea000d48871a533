/**
 * What a company gave away without a return: draws, costs of its owner that became draws, the owner’s tax that it paid, claims on
 * its owner that it gave up.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { EFFECT } from '../crossing/index.ts';
import type { EntityRow } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface Distribution {
  /** Of the crossing. */
  id: string;
  company_id: string;
  date: CalendarDate;
  amount_minor: number;
  currency: string;
}

const DISTRIBUTIONS = `SELECT c.id, e.entity_id AS company_id, o.date, o.amount_minor, o.currency
  FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
  JOIN entry e ON e.id = c.origin_entry_id WHERE ${EFFECT} = 'distribution'`;
const ofCompany = prepared<Distribution>(`${DISTRIBUTIONS} AND e.entity_id = ? ORDER BY o.date, c.id`);
const byId = prepared<Distribution>(`${DISTRIBUTIONS} AND c.id = ?`);

/** In the order of their days. */
export function distributionsOf(db: VaultDatabase, company: EntityRow): Distribution[] {
  return ofCompany(db).all(company.id);
}

/** `null` for any other movement. */
export function distributionOf(db: VaultDatabase, crossingId: string): Distribution | null {
  return byId(db).get(crossingId) ?? null;
}
