/** What a paper would take from the books, and what they leave open for whoever makes it. Nothing is written. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { Scope } from '../ledger/index.ts';
import { booksSay, isOpen } from './details.ts';
import { SORTS } from './fields/index.ts';
import { factsOf, subjectOf } from './load/facts.ts';

type Asks = (typeof contract.paper.asks)['~orpc'];
type Input = z.output<NonNullable<Asks['inputSchema']>>;
type Output = z.input<NonNullable<Asks['outputSchema']>>;

/** INVALID_INPUT where those can't stand on one paper. */
export function askedOf({ db, today }: Pick<Scope, 'db' | 'today'>, input: Input): Output {
  const subject = subjectOf(db, input, today);
  const facts = factsOf(db, subject, {
    ...{ documentId: '', generatedOn: today, authorizedOn: null, lateReason: null, details: {} },
    signers: null,
  });
  const { vocabulary, fieldsOf } = SORTS[subject.kind];
  const { texts } = fieldsOf(facts);
  return {
    kind: subject.kind,
    fields: Object.entries(vocabulary.texts)
      .filter(([, { isGiven }]) => isGiven)
      .map(([name, { about }]) => ({
        ...{ name, about, books: booksSay(vocabulary, texts, name) },
        is_asked: isOpen(vocabulary, texts, name),
      })),
  };
}
