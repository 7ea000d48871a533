#!/usr/bin/env node
/**
 * Where the command line begins in a source checkout, and `npm start` (with “start” as its first word): builds the
 * program if it is stale, and runs it as it is built.
 *
 * Nothing that has threads runs from the source: Node strips types by WebAssembly, and where threads do so V8 13 can
 * end the whole process (Runtime_TierUpWasmToJSWrapper, “Check failed: jit_page.has_value()”; nodejs/node#64500).
 */
import './node.mjs';
import { buildIfStale, PROGRAM } from './build.mjs';

await buildIfStale(PROGRAM);
const starts = process.argv[2] === 'start';
if (starts) process.argv.splice(2, 1);
await import(new URL(`../../dist/main/cli/${starts ? 'start' : 'main'}.js`, import.meta.url).href);
