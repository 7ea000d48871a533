/** Loans between entities, and what was lent without one: what moved in the year, interest apart from principal, and what is owed at its end. */
import { formatMoney } from '../../../shared/money.ts';
import { findEntity } from '../../ledger/index.ts';
import { lendingOf, loanHandlers } from '../../loan/index.ts';
import { column, row, type Table, type TableRow, tableOf } from '../table.ts';
import { type Asked, subjectOf } from './asked.ts';

const COLUMNS = [
  ...[column('Loan', 'text'), column('Date', 'date'), column('What', 'text')],
  ...[column('Interest', 'money'), column('Principal', 'money'), column('Principal owed', 'money')],
];

export async function loansSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, from, to } = asked;
  const loans = await loanHandlers.list(scope, { entity: entity.id, as_of: to });
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
  rows.push(...advanceRows(asked));
  if (rows.length === 0) return null;
  return tableOf({ title: 'Loans', subject: subjectOf(asked), columns: COLUMNS }, rows);
}

/** Nobody agreed on terms: no interest runs, and all of it is due on demand. */
function advanceRows({ scope: { db }, entity, from, to }: Asked): TableRow[] {
  return lendingOf(db, entity.id, to).advances.flatMap(({ lenderId, borrowerId, currency, balances }) => {
    const [lender, borrower] = [findEntity(db, lenderId).name, findEntity(db, borrowerId).name];
    const money = (minor: number) => formatMoney(minor, currency);
    const moved = balances.map(({ date, balanceMinor }, at) => {
      const minor = balanceMinor - (balances[at - 1]?.balanceMinor ?? 0);
      const what = minor < 0 ? 'paid back' : 'lent';
      return { date, cells: [null, date, what, null, money(minor), money(balanceMinor)] };
    });
    const own = moved.filter(({ date }) => date >= from);
    const owed = balances.at(-1)?.balanceMinor ?? 0;
    if (own.length === 0 && owed === 0) return [];
    const said = `${lender} lent ${borrower}, without terms on record`;
    return [
      row(['Advances', balances[0]!.date, said, null, null, null], currency, { kind: 'heading' }),
      ...own.map(({ cells }) => row(cells, currency, { depth: 1 })),
      row(['Owed at the end: advances', to, 'principal, due on demand', null, null, money(owed)], currency, {
        kind: 'subtotal',
      }),
    ];
  });
}
