/** One sitting with a statement: its day and balance, the rows up to that day, and how far they are from it. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';
import type { RegisterRow } from '../../../shared/contract/ledger.ts';
import { parseMoney } from '../../../shared/money.ts';

type Outputs = InferContractRouterOutputs<Contract>['reconcile'];
export type Status = Outputs['status'];
export type Finished = Outputs['list'][number];
export type Clues = Outputs['clues'];
export type Clue = Clues['clues'][number];
export type ClueRow = Clue['rows'][number];
export type Coverage = Outputs['coverage'][number];
/** Whether a row is on the statement. */
export type Mark = 'pending' | 'cleared';

/** A row with its name: an entry may have two legs in one account. */
export type Row = RegisterRow & { key: string };

export interface Snapshot {
  status: Status;
  rows: readonly Row[];
  /** How many there are; more than are listed where the account was never reconciled. */
  total: number;
}

/** What names a row; also one that is not listed. */
export type RowPlace = Pick<Row, 'key' | 'entry_id' | 'line'>;

/** The name of a leg among the rows. */
export function keyOfLeg({ entry_id, line }: Pick<Row, 'entry_id' | 'line'>): string {
  return `${entry_id} ${line}`;
}

/** Ticks that the core has not stored yet, by the row’s name. */
export type Marks = ReadonlyMap<string, Mark>;

export function markOf(row: Row, marks: Marks): Mark {
  return marks.get(row.key) ?? (row.status === 'pending' ? 'pending' : 'cleared');
}

export interface Sums {
  reconciled: number;
  cleared: number;
  clearedCount: number;
  /** Statement − reconciled − cleared; `null` while the statement’s balance is not known. */
  difference: number | null;
}

/** In minor units, with the ticks of this moment. */
export function sumsOf({ status, rows }: Snapshot, marks: Marks, stated: number | null): Sums {
  const reconciled = parseMoney(status.reconciled_balance, status.currency);
  let cleared: number = parseMoney(status.cleared.sum, status.currency);
  let clearedCount = status.cleared.count;
  for (const row of rows) {
    const now = markOf(row, marks);
    if (now === row.status) continue;
    const by = now === 'cleared' ? 1 : -1;
    cleared += by * row.amount_minor;
    clearedCount += by;
  }
  return {
    reconciled,
    cleared,
    clearedCount,
    difference: stated === null ? null : stated - reconciled - cleared,
  };
}
