/**
 * Payroll and sales tax that a company holds for others. What is due in a month is what stood there when the month began; what is
 * paid goes to the oldest. So the books say what is left of each day in the calendar, also where somebody marked that as done.
 * What no day in the calendar covers has none.
 */
import { addDays, type CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import type { NaturedAccount } from '../../solvency/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { Formality, TrustTax } from '../facts.ts';

const TAXES = [
  { nature: 'sales-tax', kind: 'sales-tax', name: 'Sales tax' },
  { nature: 'payroll', kind: 'payroll-tax', name: 'Payroll tax' },
] as const;

interface Month {
  month: string;
  held_minor: number;
  paid_minor: number;
}
/** Of what an entry moves between such accounts nothing is held or paid. */
const monthly = prepared<Month>(
  `SELECT month, sum(max(-minor, 0)) AS held_minor, sum(max(minor, 0)) AS paid_minor FROM (
     SELECT substr(p.date, 1, 7) AS month, sum(p.amount_minor) AS minor
     FROM json_each(:accounts) j CROSS JOIN posting p ON p.account_id = j.value
     WHERE p.currency = :currency AND p.date <= :asOf GROUP BY p.entry_id)
   GROUP BY month`,
);

export function trustTaxesOf(
  db: VaultDatabase,
  company: EntityRow,
  accounts: ReadonlyMap<string, NaturedAccount>,
  formalities: readonly Formality[],
  asOf: CalendarDate,
): TrustTax[] {
  return TAXES.flatMap(({ nature, kind, name }) => {
    const own = [...accounts.values()].filter((one) => one.nature === nature).map(({ id }) => id);
    const accountId = own.length === 1 ? own[0]! : null;
    const account = new TrustAccount(
      monthly(db).all({ accounts: JSON.stringify(own), currency: company.base_currency, asOf }),
    );
    let before = 0;
    const taxes = filingsOf(formalities, kind, asOf).map(({ id, title, dueOn, doneOn }): TrustTax => {
      const month = addDays(`${dueOn.slice(0, 7)}-01`, -1).slice(0, 7);
      const unpaid = account.unpaidThrough(month);
      const leftMinor = Math.max(0, unpaid - before);
      before = Math.max(before, unpaid);
      const amountMinor = doneOn === null ? leftMinor : account.stoodAfter(month);
      return { id, name: title, dueOn, paidOn: doneOn, amountMinor, leftMinor, accountId };
    });
    const isCovered = taxes.some(({ dueOn, paidOn }) => paidOn === null && dueOn! >= asOf);
    const rest = account.unpaidThrough(asOf.slice(0, 7)) - before;
    if (rest > 0 && !isCovered)
      taxes.push({
        ...{ id: nature, name, dueOn: null, paidOn: null },
        ...{ amountMinor: rest, leftMinor: rest, accountId },
      });
    return taxes;
  });
}

type Filing = Pick<Formality, 'id' | 'title' | 'doneOn'> & { dueOn: CalendarDate };

/** In the order of their months; in a month those that are open take what is left before those that are done. */
function filingsOf(formalities: readonly Formality[], kind: string, asOf: CalendarDate): Filing[] {
  return formalities
    .flatMap(({ id, title, dueOn, doneOn, ...one }): Filing[] =>
      one.kind === kind && dueOn !== null
        ? [{ id, title, dueOn, doneOn: doneOn !== null && doneOn <= asOf ? doneOn : null }]
        : [],
    )
    .sort((a, b) => {
      const [ofA, ofB] = [turnOf(a), turnOf(b)];
      return ofA < ofB ? -1 : ofA > ofB ? 1 : 0;
    });
}

function turnOf({ id, dueOn, doneOn }: Filing): string {
  return `${dueOn.slice(0, 7)} ${doneOn === null ? 0 : 1} ${dueOn} ${id}`;
}

class TrustAccount {
  readonly #months: readonly Month[];
  readonly #paid: number;

  constructor(months: readonly Month[]) {
    this.#months = months;
    this.#paid = months.reduce((sum, one) => sum + one.paid_minor, 0);
  }

  /** Of all that was held until the end of that month, what nobody has paid by now. */
  unpaidThrough(month: string): number {
    return Math.max(0, this.#upTo(month, ({ held_minor }) => held_minor) - this.#paid);
  }

  stoodAfter(month: string): number {
    return Math.max(
      0,
      this.#upTo(month, ({ held_minor, paid_minor }) => held_minor - paid_minor),
    );
  }

  #upTo(month: string, of: (one: Month) => number): number {
    return this.#months.reduce((sum, one) => (one.month <= month ? sum + of(one) : sum), 0);
  }
}
