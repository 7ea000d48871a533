/** The desk as the shells that stay up begin with it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { Desk, type DeskOptions } from '../api/desk.ts';
import { say } from './output.ts';
import { configDir, namedVault, suggestedVault } from './place.ts';

/** BULKHEAD_VAULT names the vault to offer. */
export function makeDesk(
  holder: string,
  log: (line: string) => void = say,
  more: Pick<DeskOptions, 'givenDir'> = {},
): Desk {
  const named = namedVault();
  return new Desk({
    holder,
    version: manifest.version,
    memoryFile: join(configDir(), 'bulkhead.json'),
    log,
    suggestedFile: named ?? suggestedVault(),
    // One that is not there yet is where a new vault goes.
    ...more,
    ...(named && existsSync(named) ? { file: named } : {}),
  });
}
