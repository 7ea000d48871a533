/** What terms come to before they are kept: of what is to be lent, or of what was lent before anybody wrote them down. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import type { Scope } from '../ledger/index.ts';
import { describePreview } from './describe.ts';
import { readTerms } from './read-terms.ts';
import { eventsOf, type Taken, takenWith } from './taken.ts';

type Preview = (typeof contract.loan.preview)['~orpc'];
type Input = z.output<NonNullable<Preview['inputSchema']>>;
type Output = z.input<NonNullable<Preview['outputSchema']>>;

export function previewLoan({ db, today }: Scope, input: Input): Output {
  const { crossing, principal, currency, date, ...told } = input;
  if (crossing !== undefined) {
    const taken = takenWith(db, crossing);
    const { lentOn, moved } = taken;
    const terms = readTerms(told, lentOn, moved.currency);
    const facts = { lentOn, terms: [terms], events: eventsOf(taken) };
    return { ...describePreview(facts, moved.currency, today), before: beforeOf(taken) };
  }
  if (principal === undefined || date === undefined)
    throw new BulkheadError('INVALID_INPUT', 'How much is lent, and on which day?', {
      remedy: 'Give the principal and the date, or a crossing of that kind.',
    });
  const terms = readTerms(told, date, currency);
  const principalMinor = parseMoney(principal, currency);
  if (principalMinor <= 0)
    throw new BulkheadError('INVALID_INPUT', 'Nothing is lent.', { remedy: 'Give an amount above zero.' });
  const facts = { lentOn: date, terms: [terms], events: [{ date, principalMinor, interestMinor: 0 }] };
  return { ...describePreview(facts, currency, today), before: null };
}

function beforeOf({ moved: { currency }, lentOn, changes }: Taken): Output['before'] {
  const sum = (of: (change: Taken['changes'][number]) => number) =>
    formatMoney(
      changes.reduce((total, change) => total + of(change), 0),
      currency,
    );
  return {
    lent_on: lentOn,
    lent: sum(({ amountMinor }) => Math.max(0, amountMinor)),
    repaid: sum(({ amountMinor }) => Math.max(0, -amountMinor)),
    owed: sum(({ amountMinor }) => amountMinor),
    crossings: changes.map(({ crossingId }) => crossingId),
  };
}
