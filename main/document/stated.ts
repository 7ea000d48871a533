/** Solvency as consents to distributions state it: what was looked at on the day each was made. One that is void states nothing. */
import type { TestResult } from '../../shared/contract/solvency.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface StatedSolvency {
  /** Of the paper. */
  id: string;
  crossing_id: string;
  made_at: string;
  balance_sheet: TestResult;
  debts_due: TestResult;
  equity_minor: number;
}

const stated = prepared<StatedSolvency>(
  `SELECT d.id, x.crossing_id, d.made_at, d.facts ->> '$.solvency.balanceSheet.result' AS balance_sheet,
     d.facts ->> '$.solvency.debtsDue.result' AS debts_due, d.facts ->> '$.solvency.equityMinor' AS equity_minor
   FROM document_crossing x JOIN document d ON d.id = x.document_id
   WHERE d.entity_id = :company AND d.kind = 'distribution-consent' AND d.origin = 'made' AND d.state <> 'void'
     AND x.crossing_id NOT IN (SELECT value FROM json_each(:besides)) AND d.facts ->> '$.solvency.equityMinor' IS NOT NULL
   ORDER BY d.id`,
);

/** Of the company’s distributions besides those. One that another paper stands instead of was looked at on its own day, too. */
export function statedSolvency(
  db: VaultDatabase,
  companyId: string,
  besides: readonly string[],
): StatedSolvency[] {
  return stated(db).all({ company: companyId, besides: JSON.stringify(besides) });
}
