/** State and local taxes of Schedule A as far as the year's limit allows (IRC s. 164(b)(6)). */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { stateTaxesOut } from '../../shared/contract/tax-sheet-shapes.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import type { Scope } from '../ledger/index.ts';
import { taxForm } from '../reports/index.ts';
import { filingStatus, keptFacts, stateTaxCap, taxYear } from '../tax/index.ts';
import { incomeOf } from './adjusted-income.ts';
import { CURRENCY, personOf } from './person-income.ts';

type Input = z.output<NonNullable<(typeof contract.tax.state_taxes)['~orpc']['inputSchema']>>;

const PAID = '5d';
const ALLOWED = '5e';
const LINES: ReadonlySet<string> = new Set(['5a', '5b', '5c', PAID, ALLOWED]);

export function stateTaxes(scope: Scope, input: Input): z.infer<typeof stateTaxesOut> {
  const { year } = input;
  const rates = taxYear(year);
  const person = personOf(scope, input.entity, year);
  const { status, notes } = filingStatus(input.status, keptFacts(scope.db, person, year));
  const known = incomeOf(scope, person, { year, status });
  const form = taxForm(scope, { entity: person.id, form: 'schedule-a', year });
  const read = (text: string) => parseMoney(text, CURRENCY);
  const money = (amount: number) => formatMoney(amount, CURRENCY);
  const income = input.income === undefined ? known.adjusted : read(input.income);
  const paid = read(form.lines.find(({ line }) => line === PAID)!.amount!);
  const cap = stateTaxCap(rates, status, income);
  const allowed = Math.min(paid, cap);
  return {
    ...{ taxpayer: person.name, year, currency: CURRENCY, status, income: money(income) },
    ...{ source: rates.stateTaxes.source, checked: rates.stateTaxes.checked },
    lines: form.lines
      .filter(({ line }) => LINES.has(line))
      .map(({ line, label, amount }) => ({
        line,
        label,
        amount: line === ALLOWED ? money(allowed) : amount!,
      })),
    ...{ cap: money(cap), allowed: money(allowed), lost: money(paid - allowed) },
    notes: [...notes, ...(input.income === undefined ? known.notes : [])],
  };
}
