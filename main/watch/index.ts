/** What other floors may use of the watched folder. */
export { Watch } from './watch.ts';
