/** What the address says beyond the place: filters of a register, the entity of a screen. Nonsense is left out. */
import { z } from 'zod';
import { CROSSING_KINDS } from '../../shared/contract/crossing.ts';

/** A bad value in an address is as good as none. */
function quietly<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const word = quietly(z.string().max(300));

const entitySchema = z.object({
  entity: word,
  account: word,
  compare: word,
  interval: word,
  basis: word,
  view: word,
});
export type EntitySearch = z.infer<typeof entitySchema>;

const registerSchema = z.object({
  entity: word,
  text: quietly(z.coerce.string().max(200)),
  from: word,
  to: word,
  status: quietly(z.enum(['pending', 'cleared', 'reconciled', 'transit'])),
  category: word,
  direction: quietly(z.enum(['in', 'out'])),
  amount_min: quietly(z.coerce.string().max(30)),
  amount_max: quietly(z.coerce.string().max(30)),
  tag: word,
  /** The entry to show. */
  entry: word,
});
export type RegisterSearch = z.infer<typeof registerSchema>;

const wallSchema = z.object({
  entity: word,
  kind: quietly(z.enum(CROSSING_KINDS)),
  /** Only what waits for a bank. */
  transit: quietly(z.literal('yes')),
  /** Only what has an open finding. */
  open: quietly(z.literal('yes')),
  /** The crossing to show. */
  crossing: word,
});
export type WallSearch = z.infer<typeof wallSchema>;

export function wallSearch(search: Record<string, unknown>): WallSearch {
  return wallSchema.parse(search);
}

const papersSchema = z.object({
  stage: quietly(z.enum(['wanted', 'made', 'signed', 'void'])),
  kind: word,
  entity: word,
  year: quietly(z.coerce.number().int().min(1000).max(9999)),
  /** The paper to show. */
  paper: word,
  /** Instead: what crossed, with what is to be done about its paper. */
  crossing: word,
  deed: quietly(z.enum(['make', 'attach'])),
});
export type PapersSearch = z.infer<typeof papersSchema>;

export function entitySearch(search: Record<string, unknown>): EntitySearch {
  return entitySchema.parse(search);
}

export function registerSearch(search: Record<string, unknown>): RegisterSearch {
  return registerSchema.parse(search);
}

export function papersSearch(search: Record<string, unknown>): PapersSearch {
  return papersSchema.parse(search);
}
