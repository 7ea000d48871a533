/**
 * The core's own process (Electron's `utilityProcess`), so that no import ever holds up the window. It ends with the
 * main process; killed at any moment, it leaves the vault as whole as a power cut does.
 */
import type { MessageEvent } from 'electron';
import { makeDesk } from '../cli/desk.ts';
import type { FromCore, ToCore } from './core-messages.ts';
import { CoreService } from './core-service.ts';

const { parentPort } = process;
const tell = (message: FromCore) => parentPort.postMessage(message);
const desk = makeDesk('bulkhead (window)', (line) => tell({ type: 'log', line }));
const service = new CoreService(desk, tell, () => process.exit(0));

parentPort.on('message', ({ data, ports }: MessageEvent) => void service.hear(data as ToCore, ports));
