/** What other floors may use of reconciling. */
export { type KnownOn, reconciledThrough, wasReconciled } from './known.ts';
export { reconcileHandlers } from './reconcile.ts';
