/** Whatever a refusal names as what comes next is a procedure of the contract, and the command line has a command for it. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../main/cli/option-words.ts';
import { contract } from '../../shared/contract/index.ts';
import { CommandLine } from './bulkhead.ts';

const MAIN = new URL('../../main/', import.meta.url).pathname;
const procedures: readonly string[] = Object.entries(contract).flatMap(([group, all]) =>
  Object.keys(all).map((name) => `${group}.${name}`),
);
const named = [...new Set(readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).flatMap(nextIn))].sort();

const cli = new CommandLine();
beforeAll(async () => {
  await cli.init();
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

/** `facts: { next: 'paper.void' }`, and those in a list. */
function nextIn(file: string): string[] {
  if (!file.endsWith('.ts')) return [];
  const source = readFileSync(join(MAIN, file), 'utf8');
  return [...source.matchAll(/\bnext: (?:\[([^\]]*)\]|('[a-z_]+\.[a-z_]+'))/g)].flatMap(([, list, one]) =>
    [...(list ?? one!).matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name!),
  );
}

describe('what a refusal names as next', () => {
  it('is found in the sources', () => {
    expect(named.length).toBeGreaterThan(30);
  });

  it.each(named)('%s is a procedure, and a command', async (procedure) => {
    expect(procedures).toContain(procedure);
    const { out } = await cli.run([...wordsOf(procedure).split(' '), '--help']);
    const usage = out.split('\n')[0]!.replaceAll(/\|\S+/g, '');
    expect(usage).toMatch(new RegExp(`^Usage: bulkhead ${wordsOf(procedure)}(?: |$)`));
  });
});

it('the one who typed hears of the command, a script of the procedure', async () => {
  const ask = ['entry', 'show', '019ba7c7-1200-7000-a091-c894dff72e59'];
  expect((await cli.run(ask)).err).toContain('Look at the list again. (bulkhead entries)');
  const { err } = await cli.run([...ask, '--json']);
  expect(JSON.parse(err).error.facts).toMatchObject({ next: 'entry.list' });
});
