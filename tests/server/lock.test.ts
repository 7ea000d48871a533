import { afterEach, describe, expect, test } from 'vitest';
import { BulkheadError } from '../../shared/errors.ts';
import { FakeCore, TestServer } from './support.ts';

let it: TestServer;
afterEach(() => it.close());

async function startLocked() {
  const core = new FakeCore();
  it = await TestServer.start({
    unlock: async (passphrase: string) => {
      if (passphrase !== 'right') throw new BulkheadError('WRONG_KEY', 'The passphrase is wrong.');
      return core;
    },
  });
  return core;
}

describe('a server that was started locked', () => {
  test('answers VAULT_LOCKED until it is unlocked, and again after', async () => {
    const core = await startLocked();
    const status = async () => (await it.request('/api/v1/entities', { headers: it.token })).status;
    expect(await status()).toBe(423);
    expect((await it.post('/unlock', { passphrase: 'right' }, it.token)).status).toBe(204);
    expect(await status()).toBe(200);
    expect((await it.post('/lock', {}, it.token)).status).toBe(204);
    expect(core.closed).toBe(1);
    expect(await status()).toBe(423);
  });

  test('is not unlocked by a wrong passphrase, nor without one', async () => {
    await startLocked();
    const wrong = await it.post('/unlock', { passphrase: 'wrong' }, it.token);
    expect([wrong.status, wrong.json.code]).toEqual([401, 'WRONG_KEY']);
    const none = await it.post('/unlock', {}, it.token);
    expect([none.status, none.json.code]).toEqual([422, 'INVALID_INPUT']);
  });

  test('is unlocked only by someone who was let in, from a page of ours', async () => {
    await startLocked();
    expect((await it.post('/unlock', { passphrase: 'right' })).status).toBe(401);
    const Cookie = await it.signIn();
    expect((await it.post('/unlock', { passphrase: 'right' }, { Cookie })).status).toBe(403);
    expect((await it.post('/unlock', { passphrase: 'right' }, { Cookie, Origin: it.origin })).status).toBe(
      204,
    );
  });

  test('tells a browser how things stand, once it is signed in', async () => {
    await startLocked();
    expect((await it.request('/session')).json).toEqual({ signed_in: false });
    const Cookie = await it.signIn();
    expect((await it.request('/session', { headers: { Cookie } })).json).toEqual({
      signed_in: true,
      unlocked: false,
    });
  });

  test('closes what it opened', async () => {
    const core = await startLocked();
    await it.post('/unlock', { passphrase: 'right' }, it.token);
    await it.close();
    expect(core.closed).toBe(1);
  });
});

describe('a server that was given an open vault', () => {
  test('neither locks nor closes it', async () => {
    it = await TestServer.start();
    const answer = await it.post('/lock', {}, it.token);
    expect([answer.status, answer.json.code]).toEqual([409, 'REFUSED']);
    await it.close();
    expect(it.core.closed).toBe(0);
  });

  test('lets a call that is under way end before it closes', async () => {
    it = await TestServer.start();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    it.core.answer = async () => {
      ask();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { late: true };
    };
    const call = it.request('/api/v1/entities', { headers: it.token });
    await asked;
    await it.close();
    expect((await call).json).toEqual({ late: true });
  });
});
