/** Worksheets of a person's return: the deduction for business income, state taxes, and what limits section 179. */
import { z } from 'zod';
import { FILING_STATUSES } from './tax-shapes.ts';

const head = {
  year: z.int(),
  currency: z.string(),
  source: z.string(),
  checked: z.boolean().describe('false: not held against its source yet'),
};

export const qbiOut = z.object({
  taxpayer: z.string(),
  ...head,
  status: z.enum(FILING_STATUSES),
  taxable_income: z.string().describe('before this deduction'),
  threshold: z.string().describe('above it wages, property and services begin to matter'),
  limited_from: z.string().describe('above it they hold whole'),
  businesses: z.array(
    z.object({
      entity: z.string(),
      kind: z.enum(['schedule-c', 'k-1']),
      profit: z.string().describe('Schedule C, line 31; or box 1 of Schedule K-1'),
      less: z.string().describe('its part of half of self-employment tax; of a K-1 its section 179'),
      income: z.string().describe('qualified business income'),
      wages: z.string(),
      property: z.string().describe('what its qualified property cost'),
      specified_service: z.boolean(),
      counted: z
        .string()
        .nullable()
        .describe('after losses of others and the part of a service; empty: a loss'),
      limit: z.string().nullable().describe('of wages and property; empty where they do not matter'),
      deduction: z.string(),
    }),
  ),
  reit: z.string().describe('20 % of REIT dividends and publicly traded partnerships'),
  income_limit: z.string().describe('20 % of taxable income less net capital gain'),
  deduction: z.string().describe('Form 1040, line 13a'),
  carried_loss: z.string(),
  carried_reit_loss: z.string(),
  notes: z.array(z.string()),
});

export const stateTaxesOut = z.object({
  taxpayer: z.string(),
  ...head,
  status: z.enum(FILING_STATUSES),
  income: z.string().describe('modified adjusted gross income'),
  lines: z
    .array(z.object({ line: z.string(), label: z.string(), amount: z.string() }))
    .describe('Schedule A, lines 5a through 5e'),
  cap: z.string(),
  allowed: z.string().describe('Schedule A, line 5e'),
  lost: z.string(),
  notes: z.array(z.string()),
});

export const section179Out = z.object({
  entity: z.string(),
  ...head,
  income: z
    .array(z.object({ what: z.string(), amount: z.string() }))
    .describe('what the limit by income is made of'),
  limit: z.string().describe('Form 4562, line 11, before the limit of the year'),
  lines: z
    .array(z.object({ line: z.string(), label: z.string(), amount: z.string() }))
    .describe('Form 4562, lines 1 through 13'),
  deduction: z.string(),
  carried: z.string().describe('to the next year'),
  notes: z.array(z.string()),
});
