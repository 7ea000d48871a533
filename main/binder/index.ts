/**
 * The separateness binder: one dated PDF for counsel that answers, without the program at hand, what crossed, why, on what
 * terms, with which paper, and what is still open.
 */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { findEntity, type HandlersOf } from '../ledger/index.ts';
import { type Paper, readableDate, typeset } from '../papers/index.ts';
import { capitalChapter } from './chapters/capital.ts';
import { cover } from './chapters/cover.ts';
import { crossedChapter } from './chapters/crossed.ts';
import { healthChapter } from './chapters/health.ts';
import { loansChapter } from './chapters/loans.ts';
import { paperPages, papersChapter } from './chapters/papers.ts';
import { proofsChapter } from './chapters/proofs.ts';
import { type Gathered, gather } from './gather.ts';

export const binderHandlers: HandlersOf<typeof contract.binder> = {
  async pdf(scope, { entity, from, as_of, papers }) {
    const company = findEntity(scope.db, entity);
    if (company.kind !== 'llc')
      throw new BulkheadError('INVALID_INPUT', `“${company.name}” is no company.`, {
        remedy: 'Name the company whose binder it is.',
      });
    const asOf = as_of ?? scope.today;
    const first = from ?? `${asOf.slice(0, 4)}-01-01`;
    if (first > asOf)
      throw new BulkheadError('INVALID_INPUT', `${first} comes after ${asOf}.`, {
        remedy: 'Give the first day and then the last.',
      });
    const gathered = await gather(scope, company, { from: first, asOf, inFull: papers === 'full' });
    const bytes = await typeset(binderOf(gathered, scope.now));
    return new File([bytes], `Separateness binder ${company.name} ${asOf}.pdf`, { type: 'application/pdf' });
  },
};

function binderOf(gathered: Gathered, madeAt: string): Paper {
  const { company, from, asOf } = gathered;
  return {
    title: 'Separateness binder',
    subject: `${readableDate(from)} to ${readableDate(asOf)}`,
    owner: company.legal_name ?? company.name,
    reference: `company ${company.id}`,
    madeAt,
    blocks: [
      ...cover(gathered),
      { kind: 'contents' },
      // As a stranger asks: what crossed and why, on what terms, with which paper, what is open; then what bears that out.
      ...crossedChapter(gathered),
      ...loansChapter(gathered),
      ...papersChapter(gathered),
      ...healthChapter(gathered),
      ...capitalChapter(gathered),
      ...proofsChapter(gathered),
      ...paperPages(gathered),
    ],
  };
}
