/** The separateness binder: what a company's books show of how it and its owner are kept apart, as one dated PDF. */
import { z } from 'zod';
import { date, entityRef, query } from './base.ts';

export const binder = {
  pdf: query({
    at: 'GET /binders/{entity}',
    summary:
      'Findings, what crossed, loans, capital, solvency, papers in full, proofs and hashes, for counsel',
  })
    .input(
      z.object({
        entity: entityRef.describe('the company'),
        from: date
          .optional()
          .describe('of what crossed and of capital; 1 January of the year of `as_of` by default'),
        as_of: date.optional().describe('today by default'),
        papers: z
          .enum(['full', 'list'])
          .default('full')
          .describe('`full`: each paper that stands, word for word; `list`: their names and hashes'),
      }),
    )
    .output(z.file()),
};
