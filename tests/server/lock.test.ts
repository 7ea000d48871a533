import { afterEach, describe, expect, test } from 'vitest';
import { BulkheadError } from '../../shared/errors.ts';
import { TestServer } from './support.ts';

let it: TestServer;
afterEach(() => it.close());

describe('a server before a locked vault', () => {
  test('passes on that it is locked, to the browser as to programs', async () => {
    it = await TestServer.start();
    it.desk.answer = () => {
      throw new BulkheadError('VAULT_LOCKED', 'The vault is locked.');
    };
    expect((await it.request('/api/v1/entities', { headers: it.token })).status).toBe(423);
    const Cookie = await it.signIn();
    const rpc = await it.post('/rpc/entity/list', {}, { Cookie, Origin: it.origin });
    expect([rpc.status, rpc.json.json.code]).toEqual([423, 'VAULT_LOCKED']);
  });

  test('lets nobody unlock it who was not let in, and no foreign page', async () => {
    it = await TestServer.start();
    const unlock = (headers: Record<string, string>) =>
      it.post('/rpc/app/unlock', { json: { passphrase: 'right' } }, headers);
    expect((await unlock({})).status).toBe(401);
    const Cookie = await it.signIn();
    expect((await unlock({ Cookie })).status).toBe(403);
    expect((await unlock({ Cookie, Origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect(it.desk.calls).toEqual([]);
    expect((await unlock({ Cookie, Origin: it.origin })).status).toBe(200);
    expect(it.desk.calls.map(({ name, input }) => [name, input])).toEqual([
      ['app.unlock', { passphrase: 'right' }],
    ]);
  });

  test('names the browser and programs apart', async () => {
    it = await TestServer.start();
    await it.request('/api/v1/entities', { headers: it.token });
    await it.post('/rpc/entity/list', {}, it.token);
    expect(it.desk.calls.map(({ options }) => options.actor.name)).toEqual(['rest', 'browser']);
  });

  test('tells a browser whether it is signed in, and no more', async () => {
    it = await TestServer.start();
    expect((await it.request('/session')).json).toEqual({ signed_in: false });
    const Cookie = await it.signIn();
    expect((await it.request('/session', { headers: { Cookie } })).json).toEqual({ signed_in: true });
  });

  test('lets a call that is under way end before it closes', async () => {
    it = await TestServer.start();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    it.desk.answer = async () => {
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
