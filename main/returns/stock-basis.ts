/**
 * Form 7203 of each shareholder of an S corporation, from the basis that their books and items of basis come to. Income that is
 * separately stated on Schedule K-1 stands on its own line; what is left of the year's income stands on line 3a.
 */
import type { z } from 'zod';
import type { stockBasisOut } from '../../shared/contract/tax-member-shapes.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import type { Scope } from '../ledger/index.ts';
import { divide, type MemberOfYear, membersOfYear } from '../member/index.ts';
import { lineAmounts } from '../reports/index.ts';
import { findForm, requireForm, total } from '../tax/index.ts';
import { filerOf } from './filer.ts';
import { type ScheduleK, scheduleK } from './schedule-k.ts';

type Output = z.infer<typeof stockBasisOut>;

/** Line of Form 7203, and of Schedule K. */
const STATED: readonly [line: string, ofK: string][] = [
  ['3b', '2'],
  ['3c', '3c'],
  ['3d', '4'],
  ['3e', '5a'],
  ['3f', '6'],
  ['3h', '9'],
  ['3i', '10'],
  ['3k', '16a'],
];

export function stockBasis(scope: Scope, { entity, year }: { entity: string; year: number }): Output {
  const filer = filerOf(scope.db, { entity, year }, '7203', ['s-corp']);
  const edition = requireForm('7203', year);
  const { company } = filer;
  const money = (amount: number) => formatMoney(amount, company.base_currency);
  const k = findForm('1120-s-k', year) === undefined ? null : scheduleK(scope, filer);
  const of = membersOfYear(scope.db, company, year);
  const { form, title, source, checked } = edition;
  const held = of.members.filter((one) => one.basis !== null);
  const known = held.filter((one) => one.basis!.isKnown);
  const drawn = known.map((one) => ({
    one,
    ...linesOf(one, (line) =>
      k === null ? 0 : (divide(k.amount(line), of.weights).get(one.member.id) ?? 0),
    ),
  }));
  return {
    ...{ form, title, year, source, checked },
    ...{ entity: company.name, currency: company.base_currency },
    members: drawn.map(({ one, amounts }) => {
      const all = lineAmounts(edition, new Map(), ({ line, from }) =>
        from === 'hand' ? (amounts.get(line) ?? 0) : undefined,
      );
      return {
        ...{ member_id: one.member.id, member: one.member.name },
        lines: edition.lines
          .filter(({ line, from }) => from !== 'hand' || amounts.has(line))
          .map(({ line, label }) => ({ line, label, amount: money(all.get(line)!) })),
      };
    }),
    notes: [
      ...(checked ? [] : [`The lines are those of ${source}; check them against the form of ${year}.`]),
      ...held
        .filter((one) => !one.basis!.isKnown)
        .map(
          ({ member: { name } }) =>
            `The form of ${name} can’t be filled in: the basis of what was brought in, or of property, is not known. Add it under Members, Basis.`,
        ),
      ...(k === null ? [] : differences(k, of.weights.length, drawn, company.base_currency, of.total.income)),
    ],
  };
}

function linesOf({ basis }: MemberOfYear, share: (line: string) => number) {
  const { debt, ...stock } = basis!;
  const income = stock.income + debt.restored;
  const stated = STATED.map(([line, ofK]) => [line, Math.max(share(ofK), 0)] as const);
  const gains = Math.max(share('7') + share('8a'), 0);
  const others = total(stated.map(([, amount]) => amount)) + gains;
  // Where losses are more than what is stated apart, all income is one sum.
  const apart = others <= income ? [...stated, ['3g', gains] as const] : [];
  const ordinary = income - total(apart.map(([, amount]) => amount));
  const distributed = stock.distributions + stock.gain;
  const before = stock.opening + stock.contributions + income;
  const left = before - stock.distributions;
  const paid = debt.repaid + debt.gain;
  const owed = debt.face - debt.lent + paid;
  const debtBefore = debt.opening + debt.lent + debt.restored;
  const nondeductible = stock.nondeductible + debt.nondeductible;
  return {
    income,
    amounts: new Map<string, number>([
      ['1', stock.opening],
      ['2', stock.contributions],
      ['3a', ordinary],
      ...apart,
      ['6', distributed],
      ['7', left],
      ['8a', nondeductible],
      ['10', Math.max(left - nondeductible, 0)],
      ['11', stock.losses],
      ['12', debt.restored],
      ['13', 0],
      ['14', stock.losses + debt.restored],
      ['15', stock.closing],
      ['16', owed],
      ['17', debt.lent],
      ['18', owed + debt.lent],
      ['19', paid],
      ['20', debt.face],
      ['21', debt.opening],
      ['23', debt.restored],
      ['24', debtBefore],
      ['26', debt.repaid],
      ['27', debtBefore - debt.repaid],
      ['28', debt.nondeductible],
      ['29', debtBefore - debt.repaid - debt.nondeductible],
      ['30', debt.used - debt.nondeductible],
      ['31', debt.closing],
      ['34', debt.gain],
    ]),
  };
}

/** The books' income is not the return's where they count in other years. */
function differences(
  { total: ofReturn, amount, layout }: ScheduleK,
  holders: number,
  drawn: readonly unknown[],
  currency: string,
  ofBooks: number,
): string[] {
  const onReturn = ofReturn + total(layout.exempt.map(amount)) - amount(layout.nondeductible);
  const rest = ofBooks - onReturn;
  if (rest === 0 || holders === 0 || drawn.length === 0) return [];
  return [
    `The basis follows the books, which have ${formatMoneyForPeople(Math.abs(rest), currency)} ${rest > 0 ? 'more' : 'less'} of the year than the return. Enter it as an item of basis (income, or deduction) where the basis is to follow the return.`,
  ];
}
