/** What other floors may use of importing. */
export { importHandlers } from './import.ts';
