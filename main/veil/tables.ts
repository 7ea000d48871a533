/** The tables of `schema.ts` as the door takes them. */
import { table } from '../ledger/index.ts';
import type * as schema from './schema.ts';

export const veilSetting = table<typeof schema.veilSetting>('veil_setting');
export const findingEvent = table<typeof schema.findingEvent>('finding_event');
export const formality = table<typeof schema.formality>('formality');
