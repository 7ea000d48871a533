/** Where things of this user lie: the program's memory and the first vault. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder for settings, as the system has it; BULKHEAD_CONFIG moves it. */
export function configDir(): string {
  const { BULKHEAD_CONFIG, APPDATA, XDG_CONFIG_HOME } = process.env;
  if (BULKHEAD_CONFIG) return BULKHEAD_CONFIG;
  if (process.platform === 'win32' && APPDATA) return join(APPDATA, 'Bulkhead');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Bulkhead');
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'bulkhead');
}

export function suggestedVault(): string {
  return join(homedir(), 'Bulkhead', 'books.bulkhead');
}

/** Where the command was typed: npm runs scripts in the project’s folder. */
export function typedIn(): string {
  const { INIT_CWD, npm_lifecycle_event: script } = process.env;
  return (script === 'start' || script === 'bulkhead') && INIT_CWD ? INIT_CWD : process.cwd();
}

/** BULKHEAD_VAULT, if it names one. */
export function namedVault(): string | null {
  const named = process.env.BULKHEAD_VAULT;
  return named ? resolve(named) : null;
}
