/** The loopback server: REST, RPC and pages over the one contract. What other floors may use of it. */
export { type RunningServer, type ServerOptions, startServer } from './server.ts';
