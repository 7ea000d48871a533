/** The reports there are, in the order people ask for them. */
import type { Entity } from '../../app/books.ts';

export const REPORTS = [
  'income-statement',
  'balance-sheet',
  'trial-balance',
  'general-ledger',
  'schedule-c',
] as const;
export type ReportName = (typeof REPORTS)[number];

export function reportNamed(word: string): ReportName | undefined {
  return REPORTS.find((name) => name === word);
}

/** Only a disregarded LLC goes on its owner’s Schedule C. */
export function filesReport(entity: Entity, report: ReportName): boolean {
  return report !== 'schedule-c' || entity.tax_class === 'disregarded';
}
