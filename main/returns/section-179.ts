/**
 * Section 179 with its limit by income (IRC s. 179(b)(3); Reg. 1.179-2(c)): of a person what they earn by work and business, of a
 * company its own income before what its members and shareholders are paid for their work.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { section179Out } from '../../shared/contract/tax-sheet-shapes.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import { companySection179, requireDollars } from '../reports/index.ts';
import { depreciationOf, taxDepreciation, taxYear, total } from '../tax/index.ts';
import { incomeOf } from './adjusted-income.ts';
import { filing } from './filer.ts';
import { CURRENCY, ownBusinesses, passedThrough, personOf } from './person-income.ts';
import { scheduleK } from './schedule-k.ts';

type Input = z.output<NonNullable<(typeof contract.tax.section_179)['~orpc']['inputSchema']>>;

interface Part {
  what: string;
  minor: number;
}

const LAST = 13;
const read = (text: string) => parseMoney(text, CURRENCY);
const money = (amount: number) => formatMoney(amount, CURRENCY);

export function section179Sheet(scope: Scope, input: Input): z.infer<typeof section179Out> {
  const { year } = input;
  const { section179 } = taxYear(year);
  const entity = findEntity(scope.db, input.entity);
  requireDollars(entity);
  const income = [
    ...incomeParts(scope, entity, year),
    ...(input.other_income === undefined ? [] : [{ what: 'Other income', minor: read(input.other_income) }]),
  ];
  const limit = total(income.map(({ minor }) => minor));
  const carried = input.carried ?? carriedBefore(scope, entity, year);
  const { lines, notes } = depreciationOf(scope.db, {
    ...{ entity: entity.id, year, income: money(limit) },
    ...(carried === undefined ? {} : { carried }),
  });
  const amountOf = (name: string) => lines.find(({ line }) => line === name)?.amount ?? '0.00';
  return {
    ...{
      entity: entity.name,
      year,
      currency: CURRENCY,
      source: section179.source,
      checked: section179.checked,
    },
    income: income.map(({ what, minor }) => ({ what, amount: money(minor) })),
    ...{ limit: money(limit), deduction: amountOf('12'), carried: amountOf('13') },
    lines: lines.filter(({ line }) => Number.parseInt(line, 10) <= LAST),
    notes,
  };
}

/** What the deduction itself took off the profit is put back. */
function incomeParts(scope: Scope, entity: EntityRow, year: number): Part[] {
  if (entity.tax_class === 'partnership' || entity.tax_class === 's-corp')
    return companyParts(scope, entity, year);
  const person = personOf(scope, entity.id, year);
  const { db } = scope;
  const own = ownBusinesses(scope, person, year).map(({ entity: name, profit }) => {
    const taken = taxDepreciation(db, findEntity(db, name).id, year)?.section179 ?? 0;
    return { what: `${name}: Schedule C, before section 179`, minor: profit + taken };
  });
  const passed = passedThrough(scope, person, year).map((one) => ({
    what: `${one.entity}: Schedule K-1`,
    minor: one.ordinary + one.guaranteed,
  }));
  const { wages } = incomeOf(scope, person, { year, status: 'single' });
  return [...own, ...passed, { what: 'Wages', minor: wages }];
}

/** Of a company, what its own earlier years could not take. */
function carriedBefore(scope: Scope, { id, tax_class: of }: EntityRow, year: number): string | undefined {
  const form = of === 'partnership' ? '1065-k' : of === 's-corp' ? '1120-s-k' : null;
  if (form === null) return undefined;
  const limited = companySection179(scope, { entity: id, year, form });
  return limited === null ? undefined : money(limited.carriedIn);
}

function companyParts(scope: Scope, entity: EntityRow, year: number): Part[] {
  const { page, amount, read: parse } = scheduleK(scope, filing(scope.db, entity, year));
  const [line, what] =
    entity.tax_class === 'partnership' ? ['10', 'Guaranteed payments'] : ['7', 'Compensation of officers'];
  return [
    { what: 'Ordinary business income', minor: amount('1') },
    { what, minor: parse(page.lines.find((one) => one.line === line)!.amount!) },
  ];
}
