/** The loopback server: REST, RPC and pages over the one contract. What other floors may use of it. */
export { askRunning } from './ask-running.ts';
export { type HandOver, type RunningServer, type ServerOptions, startServer } from './server.ts';
