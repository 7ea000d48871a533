/** The vault is locked when its owner is gone: the computer sleeps, or the screen is locked. */
import type { PowerMonitor } from 'electron';

export function lockWithComputer(
  powerMonitor: Pick<PowerMonitor, 'on'>,
  lock: (why: 'suspend' | 'screen-lock') => void,
  quit: () => void,
): void {
  powerMonitor.on('suspend', () => lock('suspend'));
  powerMonitor.on('lock-screen', () => lock('screen-lock'));
  powerMonitor.on('shutdown', () => quit());
}
