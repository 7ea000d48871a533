/** Every table of a packet, in the order in which they are told. */
import type { PreflightOut } from '../../../shared/contract/packet.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { Table } from '../table.ts';
import type { Asked } from './asked.ts';
import { assetsSheet } from './assets.ts';
import { bridgeSheet } from './bridge.ts';
import { homeOfficeSheet, mileageSheet } from './business-use.ts';
import { capitalSheet } from './capital.ts';
import { contractorsSheet } from './contractors.ts';
import { formSheets } from './forms.ts';
import { loansSheet } from './loans.ts';
import { findingsSheet, reconciliationSheet } from './proofs.ts';
import { questionsSheet } from './questions.ts';
import { ledgerSheet, reportMakers } from './reports.ts';

export interface Sheets {
  tables: Table[];
  /** What could not be made, and why. */
  missing: string[];
}

export async function sheetsOf(asked: Asked, questions: PreflightOut, evidence: Table): Promise<Sheets> {
  const missing: string[] = [];
  const orMissing = async (make: () => Table | null | Promise<Table | null>): Promise<Table[]> => {
    try {
      const table = await make();
      return table === null ? [] : [table];
    } catch (error) {
      if (!(error instanceof BulkheadError) || error.code === 'VAULT_DAMAGED') throw error;
      missing.push(error.message);
      return [];
    }
  };
  const forms = formSheets(asked);
  const reports: Table[] = [];
  for (const make of reportMakers(asked)) reports.push(...(await orMissing(make)));
  const tables = [
    questionsSheet(questions),
    ...reports,
    ...forms.sheets,
    ...(await orMissing(() => bridgeSheet(asked))),
    ...(await orMissing(() => capitalSheet(asked, 'book'))),
    ...(await orMissing(() => capitalSheet(asked, 'tax'))),
    ...(await orMissing(() => loansSheet(asked))),
    ...(await orMissing(() => assetsSheet(asked))),
    ...(await orMissing(() => mileageSheet(asked))),
    ...(await orMissing(() => homeOfficeSheet(asked))),
    ...(await orMissing(() => contractorsSheet(asked))),
    await reconciliationSheet(asked),
    ...(await orMissing(() => findingsSheet(asked))),
    evidence,
    ledgerSheet(asked),
  ];
  return { tables, missing: [...new Set([...forms.missing, ...missing])] };
}
