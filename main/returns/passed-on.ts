/**
 * What companies of this vault pass through to a person, line by line of the person's own forms: Schedules K-1 by the boxes that
 * have a place there. What has none is said, and so is where each amount comes from.
 */
import type { FormName } from '../../shared/contract/tax.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { findEntity, listEntities, loadMembers, type Scope, taxYearEndingIn } from '../ledger/index.ts';
import { type PassedOn, taxpayerOf } from '../reports/index.ts';
import { findForm } from '../tax/index.ts';
import { schedulesK1 } from './k1.ts';
import { CURRENCY } from './person-income.ts';
import { LAYOUTS } from './schedule-k.ts';

type Place = readonly [form: FormName, line: string, sign?: -1];
const INCOME: Place = ['schedule-e', '28'];
const DEDUCTED: Place = ['schedule-e', '28', -1];
const ROYALTIES: Place = ['schedule-e', '4'];

/** By box and code; `null`: told by another box, or nothing of a return's lines. */
const PLACES: Readonly<Record<keyof typeof LAYOUTS, Readonly<Record<string, Place | null>>>> = {
  partnership: {
    ...{ '1': INCOME, '2': INCOME, '3': INCOME, '4a': null, '4b': null, '4c': INCOME },
    ...{ '5': ['schedule-b', '1'], '6a': ['schedule-b', '5'], '6b': null, '7': ROYALTIES, '12': DEDUCTED },
    ...{ '13A': ['schedule-a', '11'], '13C': ['schedule-a', '12'], '18C': null, '19A': null },
  },
  's-corp': {
    ...{ '1': INCOME, '2': INCOME, '3': INCOME, '4': ['schedule-b', '1'], '5a': ['schedule-b', '5'] },
    ...{ '5b': null, '6': ROYALTIES, '11': DEDUCTED, '16C': null, '16D': null },
    ...{ '12A': ['schedule-a', '11'], '12C': ['schedule-a', '12'] },
  },
};

/**
 * On a company’s return they are only said: whether its books have its share of another company already is not told. Of several that
 * hold for one taxpayer each has a Schedule K-1 of its own.
 */
export function passedOn(scope: Scope, { entity, year }: { entity: string; year: number }): PassedOn[] {
  const { db } = scope;
  const { filer, books } = taxpayerOf(db, findEntity(db, entity), year);
  const holders = new Map(books.map((one) => [one.id, one]));
  return listEntities(db).flatMap((company) => {
    const { tax_class: taxClass, name } = company;
    if (taxClass !== 'partnership' && taxClass !== 's-corp') return [];
    const its = taxYearEndingIn(company, year);
    if (company.base_currency !== CURRENCY || findForm(LAYOUTS[taxClass].k, its) === undefined) return [];
    const held = new Map(
      loadMembers(db, company.id).members.flatMap(({ id, holderId }) => {
        const holder = holders.get(holderId ?? '');
        return holder === undefined ? [] : [[id, holder] as const];
      }),
    );
    if (held.size === 0) return [];
    const { members } = schedulesK1(scope, { entity: company.id, year: its });
    return members.flatMap(({ member_id: id, lines }) => {
      const holder = held.get(id);
      if (holder === undefined) return [];
      const whose = holder.tax_class === 'disregarded' ? `${name}, held by ${holder.name}` : name;
      const passed = lines.flatMap((one) => passedOf(whose, PLACES[taxClass], one));
      const { tax_class: asked } = filer;
      return asked === 'partnership' || asked === 's-corp'
        ? passed.map((one) => ({ ...one, form: LAYOUTS[asked].page, line: null, minor: 0 }))
        : passed;
    });
  });
}

function passedOf(
  company: string,
  places: Readonly<Record<string, Place | null>>,
  { line, code, label, amount }: { line: string; code: string | null; label: string; amount: string },
): PassedOn[] {
  const box = `${line}${code ?? ''}`;
  const place = places[box];
  if (place === null) return [];
  const minor = parseMoney(amount, CURRENCY);
  const told = {
    source: `${company}, Schedule K-1, box ${box} (${label})`,
    amount: formatMoney(minor, CURRENCY),
  };
  if (place === undefined) return [{ form: 'schedule-e', line: null, minor: 0, ...told }];
  const [form, on, sign = 1] = place;
  return [{ form, line: on, minor: sign * minor, ...told }];
}
