/** Estimated tax of a person: what the year's tax comes to, what had to be paid of it by when, and what was. */
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import { returnHandlers } from '../../returns/index.ts';
import { column, plus, row, type Table, type TableRow, tableOf } from '../table.ts';
import { type Asked, calendarSubject } from './asked.ts';

const NONE = '0.00';

const NOTHING_DUE = {
  small: 'No instalments are asked for: too little is owed beside what is withheld.',
  withheld: 'No instalments are asked for: what is withheld is enough.',
  'no-prior-tax': 'No instalments are asked for: there was no tax in the year before.',
} as const;

const COLUMNS = [
  ...[column('What', 'text'), column('Date', 'date'), column('Amount', 'money')],
  ...['Required so far', 'Paid so far', 'Left'].map((title) => column(title, 'money')),
];

/** `null` for a company, and for whoever owes nothing and paid nothing. */
export async function estimatesSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, year } = asked;
  if (entity.kind !== 'person') return null;
  const told = await returnHandlers.estimates(scope, { entity: entity.id, year });
  const { tax, required, instalments, payments, currency } = told;
  if (tax.total === NONE && payments.length === 0) return null;
  const rows: TableRow[] = [];
  const heading = (what: string) =>
    rows.push(row([what, null, null, null, null, null], currency, { kind: 'heading' }));
  const lines = (list: readonly (readonly [what: string, date: string | null, ...amounts: string[]])[]) =>
    list.map(([what, date, amount, soFar = null, paid = null, left = null]) => {
      rows.push(row([what, date, amount ?? null, soFar, paid, left], currency, { depth: 1 }));
      return rows.length - 1;
    });
  const sum = (what: string, amount: string, of: readonly number[]) =>
    rows.push(row([what, null, amount, null, null, null], currency, { kind: 'subtotal', adds: plus(of) }));

  heading('Tax of the year');
  lines([
    ['Adjusted gross income', null, tax.adjusted_gross_income],
    ['Deduction', null, tax.deduction],
    ['Business income deduction', null, tax.qbi],
    ['Taxable income', null, tax.taxable_income],
  ]);
  const taxes = lines([
    ['Income tax', null, tax.income_tax],
    ['Self-employment tax', null, tax.self_employment_tax],
    ['Additional Medicare tax', null, tax.additional_medicare],
  ]);
  sum('Total tax', tax.total, taxes);

  heading('What has to be paid');
  lines([
    ['Of this year’s tax (safe harbor)', null, required.of_current],
    ...(required.of_prior === null
      ? []
      : [[`${required.prior_percent} % of last year’s tax (safe harbor)`, null, required.of_prior] as const]),
    ['The smaller of them, for the year', null, required.annual],
  ]);

  heading('Instalments');
  const due = lines(
    instalments.map(
      (one, at) =>
        [
          ...([`Instalment ${at + 1}`, one.due, one.required] as const),
          ...[one.required_so_far, one.paid_so_far, one.left],
        ] as const,
    ),
  );
  sum('All instalments', instalments.at(-1)!.required_so_far, due);

  heading('Paid');
  const paid = lines(payments.map(({ date, amount }) => ['Estimated tax', date, amount] as const));
  const all = payments.reduce((total, { amount }) => total + parseMoney(amount, currency), 0);
  sum('All that was paid', formatMoney(all, currency), paid);

  const notes = required.nothing_due === null ? [] : [NOTHING_DUE[required.nothing_due]];
  const head = { title: 'Estimated tax', subject: calendarSubject(asked), columns: COLUMNS };
  return tableOf(head, rows, [...notes, ...told.notes]);
}
