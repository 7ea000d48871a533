/** Whatever can be undone is called by words that a person knows. */
import { expect, it } from 'vitest';
import { commandName } from '../../renderer/text/en/app.ts';
import type { ProcedureMeta } from '../../shared/contract/base.ts';
import { contract } from '../../shared/contract/index.ts';

/** Books are not changed by them, so that no toast and no list ever names them. */
const NEVER_TOLD = /^(?:app|history|given|watch)\./;

it('every command has a name', () => {
  const commands = Object.entries(contract).flatMap(([group, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]) => {
      const { meta } = procedure['~orpc'] as { meta: ProcedureMeta };
      return meta.writes ? [`${group}.${name}`] : [];
    }),
  );
  const nameless = commands.filter((name) => !NEVER_TOLD.test(name) && commandName(name) === name);
  expect(commands.length).toBeGreaterThan(50);
  expect(nameless).toEqual([]);
});
