/** What the address says beyond the place: filters of a register, the entity of a screen. Nonsense is left out. */
import { z } from 'zod';
import { CROSSING_KINDS } from '../../shared/contract/crossing.ts';
import { BUILD_COLUMNS, BUILD_COUNTS, BUILD_ROWS, BUILD_SORTS } from '../../shared/contract/report-build.ts';

/** A bad value in an address is as good as none. */
function quietly<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const word = quietly(z.string().max(300));

/** What somebody typed: digits alone come out of an address as a number. */
const typed = quietly(z.coerce.string().max(200));
const day = quietly(z.string().regex(/^\d{4}-\d{2}-\d{2}$/));

const entitySchema = z.object({
  entity: word,
  account: word,
  compare: word,
  interval: word,
  basis: word,
  view: word,
  form: word,
});
export type EntitySearch = z.infer<typeof entitySchema>;

const reportSchema = entitySchema.extend({
  /** Several entities at once, by their ids with commas between. */
  entities: quietly(z.string().max(4000)),
  layout: quietly(z.enum(['consolidated', 'side-by-side'])),
  /** Of spending. */
  by: quietly(z.enum(['category', 'payee', 'tag'])),
  /** Of a cash flow statement. */
  method: quietly(z.enum(['direct', 'indirect'])),
  /** Days of its own, instead of the period of the frame. */
  from: day,
  to: day,
  /** The saved report that it began as. */
  saved: word,
});
export type ReportSearch = z.infer<typeof reportSchema>;

const builtSchema = z.object({
  ...{ entities: quietly(z.string().max(4000)), accounts: quietly(z.string().max(4000)) },
  ...{ counts: quietly(z.enum(BUILD_COUNTS)), rows: quietly(z.enum(BUILD_ROWS)) },
  ...{ columns: quietly(z.enum(BUILD_COLUMNS)), sort: quietly(z.enum(BUILD_SORTS)) },
  ...{ payee: typed, text: typed, tag: typed, amount_min: typed, amount_max: typed },
  ...{ from: day, to: day, saved: word },
});
export type BuiltSearch = z.infer<typeof builtSchema>;

const registerSchema = z.object({
  entity: word,
  /** Of the inbox; a register is one account's by its path. */
  account: word,
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
  /** A payment to begin: on which account it is owed, to whom, and how much. */
  pay: word,
  payee: typed,
  amount: typed,
});
export type RegisterSearch = z.infer<typeof registerSchema>;

const loanSchema = z.object({
  /** A payment to begin: how much, or what is due. */
  pay: quietly(z.coerce.string().regex(/^(due|\d{1,12}(\.\d{1,4})?)$/)),
});
export type LoanSearch = z.infer<typeof loanSchema>;

const loansSchema = z.object({
  /** What was lent, by its crossing, to write down the terms of. */
  terms: word,
});
export type LoansSearch = z.infer<typeof loansSchema>;

const wallSchema = z.object({
  text: quietly(z.coerce.string().max(200)),
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

const packetSchema = z.object({
  entity: word,
  year: quietly(z.coerce.number().int().min(1990).max(2100)),
  view: quietly(z.enum(['questions', 'build', 'close', 'changes'])),
});
export type PacketSearch = z.infer<typeof packetSchema>;

export function packetSearch(search: Record<string, unknown>): PacketSearch {
  return packetSchema.parse(search);
}

export function entitySearch(search: Record<string, unknown>): EntitySearch {
  return entitySchema.parse(search);
}

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  return reportSchema.parse(search);
}

export function builtSearch(search: Record<string, unknown>): BuiltSearch {
  return builtSchema.parse(search);
}

export function registerSearch(search: Record<string, unknown>): RegisterSearch {
  return registerSchema.parse(search);
}

export function loansSearch(search: Record<string, unknown>): LoansSearch {
  return loansSchema.parse(search);
}

export function loanSearch(search: Record<string, unknown>): LoanSearch {
  return loanSchema.parse(search);
}

export function papersSearch(search: Record<string, unknown>): PapersSearch {
  return papersSchema.parse(search);
}
