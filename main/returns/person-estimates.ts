/**
 * Estimated tax of a person as their own businesses have it and as what is kept of the year says; what companies pass through to them
 * is said beside it.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import type { Scope } from '../ledger/index.ts';
import { estimates } from '../reports/index.ts';
import { filingStatus, keptFacts } from '../tax/index.ts';
import { CURRENCY, passedThrough, personOf } from './person-income.ts';

type Input = z.output<NonNullable<(typeof contract.tax.estimates)['~orpc']['inputSchema']>>;

export function personEstimates(scope: Scope, input: Input): ReturnType<typeof estimates> {
  const person = personOf(scope, input.entity, input.year);
  const kept = keptFacts(scope.db, person, input.year);
  const { status, notes: statusNotes } = filingStatus(input.status, kept);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const answer = estimates(scope, { ...kept, ...(given as Input), status });
  const passed = passedThrough(scope, person, input.year);
  const notes = passed
    .map(({ entity, ordinary, guaranteed, section179 }) => ({
      entity,
      income: ordinary + guaranteed - section179,
    }))
    .filter(({ income }) => income !== 0)
    .map(
      ({ entity, income }) =>
        `${entity} passes ${formatMoneyForPeople(income, CURRENCY)} of the year so far through to ${answer.taxpayer} (Schedule K-1): it counts only as far as it is given as other income, and is without self-employment tax then.`,
    );
  return { ...answer, notes: [...statusNotes, ...answer.notes, ...notes] };
}
