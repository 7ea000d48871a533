/** A movement that is booked although the company could not afford it, since the books of a test begin empty. */
import { BulkheadError } from '../../shared/errors.ts';
import type { TestBooks } from './books.ts';

export async function makeDespite(books: TestBooks, input: object): ReturnType<TestBooks['call']> {
  try {
    return await books.call('crossing.make', input);
  } catch (error) {
    if (!(error instanceof BulkheadError) || error.facts.field !== 'despite') throw error;
    return books.call('crossing.make', { ...input, despite: 'The books of this test begin empty' });
  }
}
