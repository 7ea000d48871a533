/** What other features and the router may use of the tax feature. */
export { type Adjustment, adjustmentsOf, requireScheduleC, taxHandlers } from './adjustments.ts';
export type { Eliminated } from './eliminate.ts';
export { eliminations } from './eliminations.ts';
export { type FormLine, findLine, type ScheduleC, scheduleC } from './schedule-c.ts';
export { type Families, loadFamilies } from './taxpayer.ts';
