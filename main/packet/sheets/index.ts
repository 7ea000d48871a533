/** Every table of a packet, in the order in which they are told. */
import type { PreflightOut } from '../../../shared/contract/packet.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { Table } from '../table.ts';
import type { Asked } from './asked.ts';
import { assetsSheet } from './assets.ts';
import { bridgeSheet } from './bridge.ts';
import { homeOfficeSheet, mileageSheet, tripsSheet } from './business-use.ts';
import { capitalSheet } from './capital.ts';
import { contractorsSheet } from './contractors.ts';
import { businessIncomeSheet, section179Sheet } from './deductions.ts';
import { estimatesSheet } from './estimates.ts';
import { formSheets } from './forms.ts';
import { loansSheet } from './loans.ts';
import { k1Sheet, passesThrough, stockBasisSheet } from './members.ts';
import { netWorthSheet } from './net-worth.ts';
import { findingsSheet, reconciliationSheet } from './proofs.ts';
import { questionsSheet } from './questions.ts';
import { ledgerSheet, reportMakers } from './reports.ts';

export interface Sheets {
  tables: Table[];
  /** What could not be made, and why; what there is nothing of. */
  missing: string[];
}

type Maker = readonly [title: string, applies: boolean, make: () => Table | null | Promise<Table | null>];

export async function sheetsOf(asked: Asked, questions: PreflightOut, evidence: Table): Promise<Sheets> {
  const missing: string[] = [];
  const made = async ([title, applies, make]: Maker): Promise<Table[]> => {
    if (!applies) return [];
    try {
      const table = await make();
      if (table === null) missing.push(`${title}: there is nothing of it on record for the year.`);
      return table === null ? [] : [table];
    } catch (error) {
      if (!(error instanceof BulkheadError) || error.code === 'VAULT_DAMAGED') throw error;
      missing.push(`${title}: ${error.message}`);
      return [];
    }
  };
  const all = async (makers: readonly Maker[]) => {
    const tables: Table[] = [];
    for (const maker of makers) tables.push(...(await made(maker)));
    return tables;
  };
  const reports = await all(reportMakers(asked).map(({ title, make }): Maker => [title, true, make]));
  const forms = formSheets(asked);
  const worksheets = await all(worksheetsOf(asked));
  const findings = await all([['Veil findings', asked.entity.kind === 'llc', () => findingsSheet(asked)]]);
  const tables = [
    ...[questionsSheet(questions), ...reports, ...forms.sheets, ...worksheets],
    ...[await reconciliationSheet(asked), ...findings, evidence, ledgerSheet(asked)],
  ];
  return { tables, missing: [...new Set([...forms.missing, ...missing])] };
}

function worksheetsOf(asked: Asked): Maker[] {
  const { kind, tax_class: taxClass } = asked.entity;
  const isCompany = kind === 'llc';
  const isOwners = taxClass === 'disregarded';
  const isTaxed = taxClass !== 'c-corp';
  return [
    ['Book-to-tax bridge', isOwners, () => bridgeSheet(asked)],
    ['Schedules K-1', passesThrough(asked), () => k1Sheet(asked)],
    ['Stock basis (Form 7203)', taxClass === 's-corp', () => stockBasisSheet(asked)],
    ['Capital', isCompany, () => capitalSheet(asked, 'book')],
    // One that is disregarded has none: its capital is nothing to its owner's return.
    ['Capital for tax', isCompany && !isOwners, () => capitalSheet(asked, 'tax')],
    ['Net worth', !isCompany, () => netWorthSheet(asked)],
    ['Loans', true, () => loansSheet(asked)],
    ['Depreciation (Form 4562)', isCompany, () => assetsSheet(asked)],
    ['Section 179', isTaxed, () => section179Sheet(asked)],
    ['Business income deduction', !isCompany, () => businessIncomeSheet(asked)],
    ['Estimated tax', !isCompany, () => estimatesSheet(asked)],
    ['Mileage', isCompany, () => mileageSheet(asked)],
    ['Mileage log', isCompany, () => tripsSheet(asked)],
    ['Home office (Form 8829)', isOwners, () => homeOfficeSheet(asked)],
    ['Forms 1099', isCompany, () => contractorsSheet(asked)],
  ];
}
