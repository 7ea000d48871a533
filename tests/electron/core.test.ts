/** The page's own line to the books, over a real port to a real desk; and the hold on the process that keeps them. */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CoreChild, CoreProcess, type CoreProcessOptions } from '../../main/electron/core-process.ts';
import type { PagePort } from '../../main/electron/preload-shell.ts';
import { commandOf, noteCommands } from '../../renderer/app/made.ts';
import type { Contract } from '../../shared/contract/index.ts';
import { PASSPHRASE, statementFile } from '../support/books.ts';
import { ofx } from '../support/statements.ts';
import { StandIn } from './stand-in.ts';
import { StandInChild, settled, standIn, until } from './stand-in-parts.ts';

type Client = ContractRouterClient<Contract>;

let shell: StandIn;
beforeEach(async () => {
  shell = await new StandIn().start();
});
afterEach(() => shell.end());

/** The page connects, and has the contract before it. */
function connect(): { client: Client; port: PagePort } {
  const page = shell.page();
  page.shell.connect();
  const port = page.ports[0]!;
  port.start();
  return { client: createORPCClient(new RPCLink({ port: standIn(port) })), port };
}

describe('the page’s line to the core', () => {
  it('carries the whole contract: a vault is made, written to, locked and unlocked', async () => {
    const { client } = connect();
    expect((await client.app.status()).state).toBe('none');
    const { file } = await client.app.create({ passphrase: PASSPHRASE });
    expect(existsSync(file)).toBe(true);
    const { id } = await client.entity.create({ kind: 'person', name: 'Dana' });
    await client.app.lock();
    await expect(client.entity.list()).rejects.toMatchObject({ code: 'VAULT_LOCKED', defined: true });
    await expect(client.app.unlock({ passphrase: 'not this one' })).rejects.toMatchObject({
      code: 'WRONG_KEY',
    });
    await client.app.unlock({ passphrase: PASSPHRASE });
    expect((await client.entity.list()).map((entity) => entity.id)).toEqual([id]);
  });

  it('tells which command gave an answer, each by itself, and what asked or changed nothing gives none', async () => {
    const page = shell.page();
    page.shell.connect();
    const port = page.ports[0]!;
    port.start();
    const client: Client = createORPCClient(new RPCLink({ port: standIn(port), ...noteCommands }));
    await shell.openVault();
    const people = await Promise.all(
      ['Dana', 'Robin', 'Kim'].map((name) => client.entity.create({ kind: 'person', name })),
    );
    const log = await client.audit.log({ limit: 3 });
    expect(people.map(commandOf)).toEqual(log.map(({ seq }) => seq).toReversed());
    expect(commandOf(await client.entity.list())).toBeNull();
    const same = { entity: people[0]!.id, name: 'Dana' };
    expect(commandOf(await client.entity.update(same))).toBeNull();
    await expect(client.history.undo({ expected: commandOf(people[0])! })).rejects.toMatchObject({
      code: 'REFUSED',
    });
    const undone = await client.history.undo({ expected: commandOf(people[2])! });
    expect([undone.seq, commandOf(undone)]).toEqual([commandOf(people[2]), null]);
  });

  it('carries files, and how far their import is', async () => {
    const { client } = connect();
    await shell.openVault();
    await client.entity.create({ kind: 'person', name: 'Dana' });
    const told: string[] = [];
    const watched = client.app.progress().then(async (reports) => {
      for await (const { procedure } of reports) told.push(procedure);
    });
    await settled();
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      date: '2025-03-01',
      amount: '-1.00',
      payee: `Payee ${i}`,
      fitid: `F${i}`,
    }));
    const result = await client.imports.commit({
      files: [statementFile('march.ofx', ofx({ accountId: '4821', rows }))],
      create_accounts: true,
    });
    expect(result.files[0]!.accounts[0]).toMatchObject({ read: 3000, new: 3000 });
    await client.app.lock();
    await watched;
    expect(told).toContain('imports.commit');
  });

  it('lets a call be given up, which changes nothing', async () => {
    const { client } = connect();
    await shell.openVault();
    const giveUp = new AbortController();
    const call = client.vault.sample({}, { signal: giveUp.signal });
    await settled();
    giveUp.abort();
    await expect(call).rejects.toThrow();
    await until(() => shell.core.desk.open);
    expect(await client.entity.list()).toEqual([]);
  });

  it('says nothing of the inside when something is a bug, and logs it', async () => {
    const { client } = connect();
    shell.core.desk.call = () => Promise.reject(new TypeError('the inside'));
    const error = await client.entity.list().catch((reason: Error) => reason);
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(String(error)).not.toContain('the inside');
    await until(() => shell.log.some((line) => line.includes('the inside')));
  });

  it('is refused to a page that is not ours, and its port is closed', async () => {
    const page = shell.page();
    shell.window.webContents.mainFrame.url = 'https://example.org/';
    page.shell.connect();
    const closed = new Promise((resolve) => page.ports[0]!.addEventListener('close', resolve));
    page.ports[0]!.start();
    await closed;
    expect(shell.log.join()).toContain('refused: a port');
  });
});

it('starts the page’s port: Electron’s, unlike Node’s, deliver nothing before', () => {
  const port = Object.assign(new EventEmitter(), { postMessage: () => undefined, started: 0 });
  const start = () => {
    // Whoever listens, listens already: nothing that was sent is lost.
    expect(port.listenerCount('message')).toBe(1);
    port.started += 1;
  };
  shell.core.postMessage({ type: 'port' }, [Object.assign(port, { start })]);
  expect(port.started).toBe(1);
});

describe('the main process', () => {
  it('hears which vault is open, and puts it among the recent ones', async () => {
    const { client } = connect();
    const file = await shell.makeVault();
    await client.app.unlock({ file, passphrase: PASSPHRASE });
    await until(() => shell.recent.length > 0);
    expect(shell.recent).toEqual([file]);
    expect(shell.item('Lock')!.enabled).toBe(true);
    expect(shell.item('books')).toMatchObject({ toolTip: file });
    await client.app.lock();
    await until(() => shell.item('Lock')!.enabled === false);
    // Asking changes nothing, and so leaves the menu alone that somebody may have open.
    const { menu } = shell;
    await client.app.status();
    await settled();
    expect(shell.menu).toBe(menu);
  });

  it('starts the core again when it dies, and the page goes on with a new port', async () => {
    const { events } = shell.page();
    const first = connect();
    const file = await shell.makeVault();
    await first.client.app.unlock({ file, passphrase: PASSPHRASE });
    await shell.core.die();
    expect(shell.children).toHaveLength(2);
    expect(events).toContainEqual({ type: 'core-restarted' });
    const second = connect();
    expect((await second.client.app.status()).state).toBe('locked');
    await second.client.app.unlock({ passphrase: PASSPHRASE });
  });

  it('closes the vault before it ends', async () => {
    const { client } = connect();
    const file = await shell.makeVault();
    await client.app.unlock({ file, passphrase: PASSPHRASE });
    expect(existsSync(`${file}.lock`)).toBe(true);
    shell.app.quit();
    expect(shell.calls.at(-1)).toBe('quit held');
    await until(() => shell.calls.filter((call) => call === 'quit').length === 2);
    expect(shell.calls.at(-1)).toBe('quit');
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(shell.core.desk.open).toBe(false);
    // Its end is no accident.
    expect(shell.children).toHaveLength(1);
  });
});

describe('the hold on the core’s process', () => {
  function hold(more: Partial<CoreProcessOptions> = {}) {
    const told: string[] = [];
    const clock = { now: 0 };
    const children: StandInChild[] = [];
    const core = new CoreProcess({
      fork: () => {
        const child = new StandInChild(path.join(shell.dir, 'held'));
        children.push(child);
        return standIn<CoreChild>(child);
      },
      nowMs: () => clock.now,
      log: () => undefined,
      onState: () => undefined,
      onRestart: () => told.push('restart'),
      onGivenUp: () => told.push('given up'),
      ...more,
    });
    core.start();
    return { core, children, clock, told };
  }

  it('gives up after three deaths within a minute, and not after three in an hour', async () => {
    const often = hold();
    for (let i = 0; i < 3; i++) await often.children.at(-1)!.die();
    expect(often.told).toEqual(['restart', 'restart', 'given up']);
    const seldom = hold();
    for (let i = 0; i < 3; i++) {
      await seldom.children.at(-1)!.die();
      seldom.clock.now += 1_200_000;
    }
    expect(seldom.told).toEqual(['restart', 'restart', 'restart']);
  });

  it('lets nobody wait for a core that is gone', async () => {
    const { core, children } = hold();
    const wish = core.wish('remember-device', { passphrase: PASSPHRASE, secret: new Uint8Array(32) });
    await children[0]!.die();
    await expect(wish).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await expect(core.wish('lock', null)).resolves.toBeNull();
  });

  it('can be closed twice, and when it is dead', async () => {
    const { core } = hold();
    await Promise.all([core.close(), core.close()]);
    await core.close();
    await expect(core.wish('lock', null)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  });
});
