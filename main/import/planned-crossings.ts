/**
 * Rows of an import that rules take for crossings: their entries come in without a category, and once all files are there,
 * so that the other side may be among them, the pairs are made. What can't be one waits in the inbox, and the report of its
 * file says why.
 */
import type { ImportFile } from '../../shared/contract/import.ts';
import { listEntities, type Scope } from '../ledger/index.ts';
import { entry } from '../ledger/tables.ts';
import type { Wish } from '../rules/index.ts';
import { prepared } from '../vault/index.ts';
import { ruledCrossings } from './ruled-crossings.ts';

export interface PlannedCrossing extends Wish {
  date: string;
  /** The rule marks what it has made of the row reviewed. */
  reviewed: boolean;
  /** Adds to what is shown of the row; with the account where the other side stands, once there is one. */
  tell: (words: string, accountId: string | null) => void;
}

/** Warnings are for reading: of more than these only the number is told. */
const TOLD_MAX = 5;

/** The leg beside the row's own; nothing where another file has taken the entry away meanwhile. */
const besideMoney = prepared<{ account_id: string }>(
  'SELECT account_id FROM posting WHERE entry_id = ? AND line = 1',
);

/** Those of each file, with the report that tells of it. */
export function bookPlanned(
  scope: Scope,
  planned: readonly { report: ImportFile; crossings: readonly PlannedCrossing[] }[],
): void {
  const { unit } = scope;
  const files = planned.map(({ report, crossings }) => ({
    report,
    crossings: crossings.filter(({ entryId }) => besideMoney(unit.db).get(entryId) !== undefined),
  }));
  const all = files.flatMap(({ crossings }) => crossings);
  if (all.length === 0) return;
  const refusals = ruledCrossings.make(scope, all);
  const names = new Map(listEntities(unit.db).map(({ id, name }) => [id, name]));
  for (const { report, crossings } of files) {
    const left: string[] = [];
    for (const { entryId, crossing, date, reviewed, tell } of crossings) {
      const what = `${crossing.kind.replaceAll('-', ' ')} with ${names.get(crossing.with_id)}`;
      const why = refusals.get(entryId) ?? null;
      if (why === null) {
        tell(`By a rule, ${what}, in both books`, besideMoney(unit.db).get(entryId)!.account_id);
        if (reviewed) unit.update(entry, { id: entryId }, { reviewed: true });
      } else {
        tell(`A rule says ${what}, but it waits in the inbox: ${why}`, null);
        left.push(`The row of ${date} is ${what} by a rule, but waits in the inbox: ${why}`);
      }
    }
    report.warnings.push(...left.slice(0, TOLD_MAX));
    const more = left.length - TOLD_MAX;
    if (more > 0)
      report.warnings.push(`${more} more rows wait in the inbox that a rule takes for crossings.`);
  }
}
