/** Solvency of a company: what a distribution leaves of it, and the two tests that the law may ask for. */
import { z } from 'zod';

export const TEST_RESULTS = ['passes', 'fails', 'unknown'] as const;
export type TestResult = (typeof TEST_RESULTS)[number];

/** The two tests that a distribution has to pass; which of them count is for the state to say. */
export const SOLVENCY_TESTS = ['balance-sheet', 'debts-due'] as const;
export type SolvencyTest = (typeof SOLVENCY_TESTS)[number];

export const testResult = z.enum(TEST_RESULTS);

const part = z.object({ name: z.string(), amount: z.string() });

export const solvencyOut = z.object({
  entity_id: z.string(),
  entity: z.string(),
  currency: z.string(),
  as_of: z.string(),
  draw: z.string(),
  assets: z.string(),
  liabilities: z.string(),
  equity: z.string(),
  equity_without_owners: z.string().describe('leaving out what owners and their entities owe'),
  cash: z.string(),
  cash_after_known: z.string().describe('the lowest that cash comes to within the outlook'),
  tax_set_aside: z.string(),
  ratio: z
    .object({
      text: z.string(),
      assets: z.string(),
      liabilities: z.string(),
      asset_parts: z.array(part),
      liability_parts: z.array(part),
    })
    .nullable(),
  tests: z.array(
    z.object({
      test: z.enum(SOLVENCY_TESTS),
      counts: z.boolean().describe('whether the state asks for it'),
      result: testResult,
      margin: z.string().describe('what is left; negative: what is missing'),
    }),
  ),
  tests_source: z.string(),
  outlook_days: z.int(),
  outlook: z.array(z.object({ date: z.string(), what: z.string(), amount: z.string(), cash: z.string() })),
  basis: z.object({ before: z.string(), after: z.string(), beyond: z.string() }).nullable(),
  result: testResult.describe('of the tests that count'),
  missing: z.array(z.string()),
});
export type SolvencyOut = z.infer<typeof solvencyOut>;
