/** What members of a company take onto their own returns. */
import { z } from 'zod';
import { edition } from './tax-shapes.ts';

const sharedLine = z.object({
  line: z.string(),
  code: z.string().nullable().describe('of a box that has codes'),
  label: z.string(),
  amount: z.string(),
});
const itemL = z.object({
  beginning: z.string(),
  contributed: z.string(),
  income: z.string(),
  other: z.string(),
  withdrawn: z.string().describe('positive'),
  ending: z.string(),
});

export const k1Out = z.object({
  ...edition,
  form: z.enum(['1065-k1', '1120-s-k1']),
  entity: z.string(),
  currency: z.string(),
  basis: z.enum(['cash', 'accrual']),
  members: z.array(
    z.object({
      member_id: z.string(),
      member: z.string(),
      profit: z.string().describe('percent of profit and loss that the year’s items were divided by'),
      profit_beginning: z.string().describe('percent on the first day'),
      profit_ending: z.string(),
      capital: itemL.nullable().describe('item L of a partnership: the capital account on the tax basis'),
      lines: z.array(sharedLine),
    }),
  ),
  total: z.array(sharedLine).describe('of Schedule K, that the shares come to'),
  notes: z.array(z.string()),
});
export type SchedulesK1 = z.infer<typeof k1Out>;

export const stockBasisOut = z.object({
  ...edition,
  entity: z.string(),
  currency: z.string(),
  members: z.array(
    z.object({
      member_id: z.string(),
      member: z.string(),
      lines: z.array(z.object({ line: z.string(), label: z.string(), amount: z.string() })),
    }),
  ),
  notes: z.array(z.string()),
});
