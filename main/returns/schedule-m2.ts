/**
 * Schedule M-2: of a partnership the capital of all partners on the tax basis, which the items L of their Schedules K-1 come to; of
 * an S corporation the accumulated adjustments account, which distributions never take below zero (IRC s. 1368(e)(1)).
 */
import type { TaxForm } from '../../shared/contract/tax.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import { type Scope, taxYearAt, taxYearOf } from '../ledger/index.ts';
import { membersOfYear, openingAccount } from '../member/index.ts';
import { findForm, total } from '../tax/index.ts';
import { preparedValue } from '../vault/index.ts';
import type { Filer } from './filer.ts';
import { given } from './given.ts';
import { scheduleK } from './schedule-k.ts';

export function partnersCapital(scope: Scope, filer: Filer): TaxForm {
  const { company, year } = filer;
  const k = scheduleK(scope, filer);
  const { total: all } = membersOfYear(scope.db, company, year);
  const exempt = total(k.layout.exempt.map(k.amount));
  const nondeductible = k.amount(k.layout.nondeductible);
  // Guaranteed payments are income of the partners, and leave as such: in the capital they are nothing.
  const income = k.total - k.amount(k.layout.guaranteed!);
  const rest = all.income - (income + exempt - nondeductible);
  const other = all.other + rest;
  const amounts = new Map([
    ['1', all.opening],
    ['2a', all.cash + all.expenses],
    ['2b', all.property],
    ['3', income],
    ['4', exempt + Math.max(other, 0)],
    ['6a', -(all.draws + all.tax_draws)],
    ['6b', 0],
    ['7', nondeductible + Math.max(-other, 0)],
  ]);
  return given(filer, '1065-m2', amounts, [
    ...(k.amount(k.layout.guaranteed!) === 0
      ? []
      : ['Line 3 is without guaranteed payments, which are paid to partners and stay in nobody’s capital.']),
    ...(all.expenses === 0 ? [] : ['Costs that a member bore for the company count as money on line 2a.']),
    ...(rest === 0
      ? []
      : [
          `${formatMoneyForPeople(Math.abs(rest), company.base_currency)} of lines 4 and 7 is what the capital accounts have of the year and Schedule K has not: what the books count in another year. Enter it as an item of basis where the capital is to follow the return.`,
        ]),
  ]);
}

/** What one year adds to the account and takes off, before distributions. */
interface Flows {
  ordinary: number;
  additions: number;
  reductions: number;
  distributions: number;
}

function flowsOf(scope: Scope, filer: Filer): Flows {
  const { layout, amount } = scheduleK(scope, filer);
  const others = [
    ...layout.income.slice(1).map(amount),
    ...layout.deductions.map((line) => -amount(line)),
    -amount(layout.nondeductible),
  ];
  const { total: all } = membersOfYear(scope.db, filer.company, filer.year);
  return {
    ordinary: amount('1'),
    additions: total(others.filter((one) => one > 0)),
    reductions: -total(others.filter((one) => one < 0)),
    distributions: -(all.draws + all.tax_draws),
  };
}

/** Where losses are more than income, distributions come before what they are more (s. 1368(e)(1)(C)). */
function closingOf(beginning: number, { ordinary, additions, reductions, distributions }: Flows) {
  const net = ordinary + additions - reductions;
  const taken = Math.min(distributions, Math.max(beginning + Math.max(net, 0), 0));
  return { taken, closing: beginning + net - taken };
}

const firstEntry = preparedValue<string | null>('SELECT min(date) FROM entry WHERE entity_id = ?');

function openedIn(db: Scope['db'], company: Filer['company'], year: number): number {
  const first = firstEntry(db).get(company.id) ?? null;
  return first === null ? year : taxYearAt(company, first);
}

export function adjustmentsAccount(scope: Scope, filer: Filer): TaxForm {
  const { company, year } = filer;
  const item = openingAccount(scope.db, company.id, taxYearOf(company, year).to);
  const opened = item ? taxYearAt(company, item.date) : openedIn(scope.db, company, year);
  let first = year;
  while (first > opened && findForm('1120-s-k', first - 1) !== undefined) first--;
  const isWhole = first <= opened;
  let beginning = isWhole ? (item?.minor ?? 0) : retained(scope, filer, first);
  const start = beginning;
  for (let before = first; before < year; before++)
    beginning = closingOf(beginning, flowsOf(scope, { ...filer, year: before })).closing;
  const flows = flowsOf(scope, filer);
  const { taken } = closingOf(beginning, flows);
  const { base_currency: currency } = company;
  const amounts = new Map([
    ['1', beginning],
    ['2', Math.max(flows.ordinary, 0)],
    ['3', flows.additions],
    ['4', Math.max(-flows.ordinary, 0)],
    ['5', flows.reductions],
    ['7', taken],
  ]);
  return given(filer, '1120-s-m2', amounts, [
    ...(isWhole
      ? []
      : [
          `The account at the beginning of ${first} is taken for what the books had retained then, ${formatMoneyForPeople(start, currency)}: earlier forms are not known here. Check it against the return of the year before.`,
        ]),
    ...(flows.distributions > taken
      ? [
          `Of distributions of ${formatMoneyForPeople(flows.distributions, currency)} the account takes ${formatMoneyForPeople(taken, currency)}; the rest is of what was paid in, or of earnings of a C corporation.`,
        ]
      : []),
  ]);
}

/** Earnings less distributions until the year, as the members’ capital has them. */
function retained({ db }: Scope, { company }: Filer, year: number): number {
  let sum = 0;
  const first = openedIn(db, company, year);
  for (let before = first; before < year; before++) {
    const { total: all } = membersOfYear(db, company, before);
    sum += all.income + all.draws + all.tax_draws;
  }
  return sum;
}
