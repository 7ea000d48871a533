/** The statement in hand as clues are looked for: what it says, what was proven before, and by how much it is off. */
import { addDays } from '../../../shared/dates.ts';
import { exponentOf } from '../../../shared/money.ts';
import type { ChartAccount } from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import { latestBefore, type Measured, type ReconciliationRow } from '../measure.ts';
import { type StatementRow, statementsOf } from '../stated-days.ts';
import type { Marks } from './marks.ts';
import { Rows } from './rows.ts';

export interface Sitting {
  db: VaultDatabase;
  account: ChartAccount;
  currency: string;
  exponent: number;
  date: string;
  stated: number;
  /** Not zero. */
  difference: number;
  reconciled: number;
  marks: Marks;
  rows: Rows;
  /** In the order in which they came. */
  statements: readonly StatementRow[];
  /** The reconciliation before that day. */
  before: ReconciliationRow | undefined;
  /** The last day before the statement's period; `null` where neither a reconciliation nor the statement tells. */
  since: string | null;
}

interface Given {
  db: VaultDatabase;
  account: ChartAccount;
  currency: string;
  stated: { date: string; minor: number };
  measured: Measured;
  difference: number;
  marks: Marks;
}

export function sittingOf({ db, account, currency, stated, measured, difference, marks }: Given): Sitting {
  const before = latestBefore(db, account.id, stated.date);
  const statements = statementsOf(db, account.id);
  const own = statements.findLast((one) => one.closing_on === stated.date)?.period_from ?? null;
  return {
    ...{ db, account, currency, difference, marks, before },
    exponent: exponentOf(currency),
    date: stated.date,
    stated: stated.minor,
    reconciled: measured.reconciled.minor,
    rows: new Rows(db, account, marks),
    statements,
    since: before?.statement_date ?? (own === null ? null : addDays(own, -1)),
  };
}
