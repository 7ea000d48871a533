/** Loans between entities: what moved in the year, interest apart from principal, and what is owed at its end. */
import { loanHandlers } from '../../loan/index.ts';
import { column, row, type Table, type TableRow, tableOf } from '../table.ts';
import { type Asked, subjectOf } from './asked.ts';

const COLUMNS = [
  ...[column('Loan', 'text'), column('Date', 'date'), column('What', 'text')],
  ...[column('Interest', 'money'), column('Principal', 'money'), column('Principal owed', 'money')],
];

export async function loansSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, from, to } = asked;
  const loans = await loanHandlers.list(scope, { entity: entity.id, as_of: to });
  if (loans.length === 0) return null;
  const rows: TableRow[] = [];
  for (const { id } of loans) {
    const loan = await loanHandlers.get(scope, { loan: id, as_of: to });
    const { name, lender, borrower, terms, currency, movements, accruals, outstanding, interest_unpaid } =
      loan;
    const said = `${lender.name} lent ${borrower.name}, ${terms.rate} % a year`;
    rows.push(row([name, loan.lent_on, said, null, null, null], currency, { kind: 'heading' }));
    const moved = [
      ...movements.map((one) => ({ ...one, what: one.kind })),
      ...accruals.map(({ date, amount }) => ({
        ...{ date, what: 'interest accrued', interest: amount, principal: null, balance: null },
      })),
    ];
    for (const one of moved.filter(({ date }) => date >= from).sort((a, b) => (a.date < b.date ? -1 : 1)))
      rows.push(
        row([null, one.date, one.what, one.interest, one.principal, one.balance], currency, { depth: 1 }),
      );
    rows.push(
      row(
        [`Owed at the end: ${name}`, to, 'interest not paid; principal', interest_unpaid, null, outstanding],
        currency,
        {
          kind: 'subtotal',
        },
      ),
    );
  }
  return tableOf({ title: 'Loans', subject: subjectOf(asked), columns: COLUMNS }, rows);
}
