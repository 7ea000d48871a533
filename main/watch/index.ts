/** What other floors may use of the watched folder. */
export { leaveGiven } from './given.ts';
export { Watch } from './watch.ts';
