/** Estimated tax of a person as their own businesses have it, with what companies pass through to them said beside it. */
import { formatMoney } from '../../shared/money.ts';
import type { Scope } from '../ledger/index.ts';
import { estimates } from '../reports/index.ts';
import { CURRENCY, passedThrough, personOf } from './person-income.ts';

type Input = Parameters<typeof estimates>[1];

export function personEstimates(scope: Scope, input: Input): ReturnType<typeof estimates> {
  const answer = estimates(scope, input);
  const passed = passedThrough(scope, personOf(scope, input.entity, input.year), input.year);
  const notes = passed
    .map(({ entity, ordinary, guaranteed, section179 }) => ({
      entity,
      income: ordinary + guaranteed - section179,
    }))
    .filter(({ income }) => income !== 0)
    .map(
      ({ entity, income }) =>
        `${entity} passes ${formatMoney(income, CURRENCY)} of the year so far through to ${answer.taxpayer} (Schedule K-1): it counts only as far as it is given as other income, and is without self-employment tax then.`,
    );
  return { ...answer, notes: [...answer.notes, ...notes] };
}
