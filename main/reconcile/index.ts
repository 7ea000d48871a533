/** What other floors may use of reconciling. */
export { reconcileHandlers } from './reconcile.ts';
