/**
 * Estimated tax of a person by the income that their return has of the books, and by what is kept of the year: what companies pass
 * through to them as well, but for whoever told other income themselves.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { daysBetween } from '../../shared/dates.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
import { dayWithin, estimates, incomeBeside } from '../reports/index.ts';
import { filingStatus, fraction, keptFacts } from '../tax/index.ts';
import { passedOn } from './passed-on.ts';
import { CURRENCY, passedThrough, personOf } from './person-income.ts';

type Input = z.output<NonNullable<(typeof contract.tax.estimates)['~orpc']['inputSchema']>>;

export function personEstimates(scope: Scope, input: Input): ReturnType<typeof estimates> {
  const person = personOf(scope, input.entity, input.year);
  const kept = keptFacts(scope.db, person, input.year);
  const { status, notes: statusNotes } = filingStatus(input.status, kept);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const all = { ...kept, ...(given as Input), status };
  const answer = estimates(scope, all, otherIncome(scope, person, input));
  const passed = passedThrough(scope, person, input.year);
  const counts =
    all.other_income === undefined
      ? 'it counts as other income, as if it came evenly over the days'
      : 'it counts only as far as it is given as other income';
  const notes = passed
    .map(({ entity, ordinary, guaranteed, section179 }) => ({
      entity,
      income: ordinary + guaranteed - section179,
    }))
    .filter(({ income }) => income !== 0)
    .map(
      ({ entity, income }) =>
        `${entity} passes ${formatMoneyForPeople(income, CURRENCY)} of the year so far through to ${answer.taxpayer} (Schedule K-1): ${counts}, and is without self-employment tax and the deduction for business income.`,
    );
  return { ...answer, notes: [...statusNotes, ...answer.notes, ...notes] };
}

/** A company tells of its year as a whole: of a part of that, what it passes through goes by the days. */
function otherIncome(scope: Scope, person: EntityRow, { year, as_of }: Input): (to: string) => number {
  const asOf = dayWithin(year, as_of ?? scope.today);
  const besideTo = (to: string, passed: () => ReturnType<typeof passedOn>) =>
    incomeBeside(scope, person, { year, to }, passed).beside;
  const own = new Map<string, number>();
  const ownTo = (to: string) => {
    const beside = own.get(to) ?? besideTo(to, () => []);
    own.set(to, beside);
    return beside;
  };
  let passed: number | undefined;
  return (to) => {
    passed ??= besideTo(asOf, () => passedOn(scope, { entity: person.id, year })) - ownTo(asOf);
    const days = (until: string) => daysBetween(`${year}-01-01`, until) + 1;
    return ownTo(to) + (to >= asOf ? passed : fraction(passed, days(to), days(asOf)));
  };
}
