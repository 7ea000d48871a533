/** Reconciliations of the year and how far each account is proven; findings of veil health. */
import { loadChart } from '../../ledger/index.ts';
import { reconcileHandlers } from '../../reconcile/index.ts';
import { veilHandlers } from '../../veil/index.ts';
import { accountsWithStatements } from '../preflight/reconciled.ts';
import { column, row, type Table, tableOf } from '../table.ts';
import { type Asked, subjectOf } from './asked.ts';

const AS_IT_STOOD =
  'So it stood at the end of that day: what was reconciled, signed or filed later counts as missing here. How it stands by now is told by the open questions.';

export async function reconciliationSheet(asked: Asked): Promise<Table> {
  const { scope, entity, from, to } = asked;
  // The first one that ends later may prove the last days of the year.
  const ofTheYear = <One extends { statement_date: string }>(all: readonly One[]): One[] => {
    const own = all
      .filter(({ statement_date: date }) => date >= from)
      .sort((a, b) => (a.statement_date < b.statement_date ? -1 : 1));
    const last = own.findIndex(({ statement_date: date }) => date >= to);
    return last === -1 ? own : own.slice(0, last + 1);
  };
  const finished = await reconcileHandlers.list(scope, { entity: entity.id });
  const chart = loadChart(scope.db, entity.id);
  const asks = new Set(accountsWithStatements({ db: scope.db, chart, until: to }).map(({ id }) => id));
  const coverage = (await reconcileHandlers.coverage(scope, { entity: entity.id })).filter(
    (one) => asks.has(one.account_id) || one.statements > 0 || one.reconciled_until !== null,
  );
  const rows = coverage.flatMap((account) => [
    row(
      [
        account.account,
        account.reconciled_until,
        account.reconciled_until ? 'reconciled until' : 'not reconciled',
        null,
      ],
      account.currency,
      {
        kind: 'heading',
      },
    ),
    ...ofTheYear(finished.filter((one) => one.account_id === account.account_id)).map((one) =>
      row(
        [
          null,
          one.statement_date,
          `${one.postings} rows, finished ${scope.dayOf(one.finished_at)}`,
          one.balance,
        ],
        one.currency,
        { depth: 1 },
      ),
    ),
    ...account.off.map((one) =>
      row(
        [`Off by ${one.difference}`, one.date, `the bank states ${one.stated}, the books`, one.books],
        account.currency,
        {
          depth: 1,
        },
      ),
    ),
  ]);
  const columns = [
    ...[
      column('Account', 'text'),
      column('Statement of', 'date'),
      column('What', 'text'),
      column('Balance', 'money'),
    ],
  ];
  return tableOf({ title: 'Reconciliations', subject: subjectOf(asked), columns }, rows);
}

/** `null` for a person. As it stood when the year ended: what came later cures nothing there. */
export async function findingsSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, to } = asked;
  if (entity.kind !== 'llc') return null;
  const asOf = to < scope.today ? to : scope.today;
  const { findings, currency, headline, dimensions } = await veilHandlers.health(scope, {
    entity: entity.id,
    as_of: asOf,
  });
  const rows = findings.map((one) =>
    row(
      [`${one.check} ${one.check_name}`, one.severity, one.text, one.since, one.cured, one.subject.name],
      currency,
    ),
  );
  const columns = [
    ...[column('Check', 'text'), column('Severity', 'text'), column('What was seen', 'text')],
    ...[column('Since', 'date'), column('Cured', 'date'), column('About', 'text')],
  ];
  const missing = dimensions.flatMap((one) => one.missing.map((what) => `Not known: ${what}`));
  return tableOf({ title: 'Veil findings', subject: `${entity.name}, as of ${asOf}`, columns }, rows, [
    headline,
    ...(asOf < scope.today ? [AS_IT_STOOD] : []),
    ...missing,
  ]);
}
