/** What was paid of a person's estimated tax: what their books have on line 26 of Form 1040, by the year that it counts for. */
import { type EntityRow, loadChart, type Scope } from '../ledger/index.ts';
import { placeOf } from '../tax/index.ts';
import { prepared } from '../vault/index.ts';
import { taxpayerOf } from './business-profit.ts';

export interface EstimatePayment {
  accountId: string;
  date: string;
  minor: number;
  entryId: string;
}

export const PAYMENTS = { form: '1040', line: '26' } as const;

/** Of this tax year: from its first instalment's quarter on, until the day that the return is due. */
export function estimatePaymentsOf(scope: Scope, person: EntityRow, year: number): EstimatePayment[] {
  const { books } = taxpayerOf(scope.db, person, year);
  const accounts = books.flatMap((one) =>
    loadChart(scope.db, one.id)
      .filter(({ tax_line }) => {
        if (tax_line === null) return false;
        const { form, line } = placeOf(one.tax_class, tax_line);
        return form === PAYMENTS.form && line === PAYMENTS.line;
      })
      .map(({ id }) => id),
  );
  return estimatePayments(scope.db).all({
    accounts: JSON.stringify(accounts),
    currency: person.base_currency,
    from: `${year}-02-01`,
    to: `${year + 1}-01-31`,
  });
}

/** January belongs to the last instalment of the year before. */
const estimatePayments = prepared<EstimatePayment>(
  `SELECT p.account_id AS accountId, p.date, p.amount_minor AS minor, p.entry_id AS entryId FROM json_each(:accounts) AS j
   CROSS JOIN posting p ON p.account_id = j.value AND p.date BETWEEN :from AND :to
   WHERE p.currency = :currency ORDER BY p.date, p.entry_id, p.line`,
);
