/**
 * Reports that somebody saved under a name, and the board of tiles made of them. Both are saved views (`view.ts`): what is in their
 * definitions is here. Days are told by words that go on with the calendar, or are fixed.
 */
import { z } from 'zod';
import { buildDefinition } from './report-build.ts';
import { REPORT_NAMES } from './report-table.ts';

/** Where views hold saved reports, and where the board. */
export const SAVED_REPORTS = 'reports';
export const BOARD = 'board';

export const PERIOD_WORDS = [
  'this-month',
  'this-quarter',
  'this-year',
  'last-month',
  'last-quarter',
  'last-year',
  'all',
] as const;

export const savedReport = z.object({
  report: z.enum([...REPORT_NAMES, 'built']),
  period: z.union([
    z.enum(PERIOD_WORDS),
    z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/),
    z.string().regex(/^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/),
  ]),
  entities: z.array(z.string()).max(100).default([]),
  layout: z.enum(['consolidated', 'side-by-side']).optional(),
  interval: z.enum(['month', 'quarter', 'year']).optional(),
  compare: z.enum(['previous', 'year']).optional(),
  basis: z.enum(['cash', 'accrual']).optional(),
  method: z.enum(['direct', 'indirect']).optional(),
  by: z.enum(['category', 'payee', 'tag']).optional(),
  account: z.string().optional(),
  /** Of `built`: what was put together. */
  built: buildDefinition.optional(),
  favourite: z.boolean().default(false),
});
export type SavedReport = z.infer<typeof savedReport>;

/** `figure`, or one of the drawings of its report. */
export const TILE_SHOWS = ['figure', 'trend', 'steps', 'ranks', 'cash'] as const;

export const board = z.object({
  tiles: z.array(z.object({ view: z.string(), show: z.enum(TILE_SHOWS) })).max(100),
});
export type Tile = z.infer<typeof board>['tiles'][number];
