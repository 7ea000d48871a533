import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { BulkheadError } from '../../shared/errors.ts';
import { type Answer, TestServer } from './support.ts';

let it: TestServer;
beforeEach(async () => {
  it = await TestServer.start();
});
afterEach(() => it.close());

/** Refused in the one shape, and the core was not asked. */
function expectRefusal(answer: Answer, status: number, code: string): void {
  expect(answer.json).toMatchObject({ code, status, data: { facts: expect.any(Object) } });
  expect(answer.json.message).toEqual(expect.any(String));
  expect(answer.status).toBe(status);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  expect(it.desk.calls).toEqual([]);
}

describe('the gate', () => {
  test.each(['evil.example', '127.0.0.1', 'localhost:1', '[::1]', '127.0.0.1.evil.example'])(
    'refuses the host %s',
    async (host) => {
      const answer = await it.request('/api/v1/entities', { headers: { ...it.token, Host: host } });
      expectRefusal(answer, 421, 'WRONG_HOST');
    },
  );

  test('answers under both of its names', async () => {
    const { port } = it.server;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      expect((await it.request('/', { headers: { Host: host } })).status).toBe(200);
    }
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
    'refuses the origin %s',
    async (origin) => {
      const answer = await it.request('/api/v1/entities', { headers: { ...it.token, Origin: origin } });
      expectRefusal(answer, 403, 'FOREIGN_ORIGIN');
    },
  );

  test.each(['cross-site', 'same-site'])('refuses what a browser calls %s', async (site) => {
    const answer = await it.request('/', { headers: { 'Sec-Fetch-Site': site } });
    expectRefusal(answer, 403, 'FOREIGN_ORIGIN');
  });

  test('gives no permission to a preflight', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    expectRefusal(await it.request('/api/v1/entries', { method: 'OPTIONS', headers }), 403, 'FOREIGN_ORIGIN');
  });

  test('refuses to be a proxy', async () => {
    const answer = await it.request('http://evil.example/', {
      headers: { Host: `127.0.0.1:${it.server.port}` },
    });
    expectRefusal(answer, 400, 'BAD_REQUEST');
  });

  test('listens on the loopback address only', async () => {
    const refused = await new Promise((resolve) => {
      const socket = net.connect({ host: '::1', port: it.server.port });
      socket.on('error', () => resolve(true));
      socket.on('connect', () => resolve(false));
    });
    expect(refused).toBe(true);
  });
});

describe('admission', () => {
  test('refuses who has no token, and says how to get in', async () => {
    const answer = await it.request('/api/v1/entities');
    expectRefusal(answer, 401, 'UNAUTHORIZED');
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(answer.json.data.remedy).toContain('Bearer');
  });

  test.each(['Bearer wrong', 'Basic dXNlcjpwYXNz', 'Bearer', ''])(
    'refuses the authorization “%s”',
    async (value) => {
      expectRefusal(
        await it.request('/api/v1/entities', { headers: { Authorization: value } }),
        401,
        'UNAUTHORIZED',
      );
    },
  );

  test('refuses a wrong token even beside a session that holds', async () => {
    const Cookie = await it.signIn();
    const answer = await it.request('/api/v1/entities', {
      headers: { Cookie, Authorization: 'Bearer wrong' },
    });
    expectRefusal(answer, 401, 'UNAUTHORIZED');
  });

  test('asks whoever keeps failing to wait, longer each time, and never the owner', async () => {
    const attempt = () => it.request('/api/v1/entities', { headers: { Authorization: 'Bearer wrong' } });
    for (let i = 0; i < 5; i++) expect((await attempt()).status).toBe(401);
    const first = await attempt();
    expectRefusal(first, 429, 'TOO_SOON');
    expect(first.headers['retry-after']).toBe('1');
    it.clock.at += 1000;
    expect((await attempt()).status).toBe(401);
    expect((await attempt()).headers['retry-after']).toBe('2');
    expect((await it.request('/api/v1/entities', { headers: it.token })).status).toBe(200);
  });

  test('a page that an earlier start signed in is told so, however often it asks, and has tried nothing', async () => {
    const Cookie = await it.signIn();
    await it.request('/session', { method: 'DELETE', headers: { Cookie, Origin: it.origin } });
    for (let i = 0; i < 8; i++) {
      const answer = await it.request('/api/v1/entities', { headers: { Cookie } });
      expectRefusal(answer, 401, 'UNAUTHORIZED');
      expect(answer.json).toMatchObject({
        message: 'The program was started again since this page was signed in.',
        data: { remedy: 'Open the link that it shows where it was started.' },
      });
    }
    // Whoever does try has all of the tries.
    const wrong = await it.request('/api/v1/entities', { headers: { Authorization: 'Bearer wrong' } });
    expectRefusal(wrong, 401, 'UNAUTHORIZED');
  });

  test('a hand-over code signs one browser in, once', async () => {
    const code = it.handOverCode();
    const first = await it.post('/session', { code }, { Origin: it.origin });
    expect(first.status).toBe(204);
    expect(first.headers['set-cookie']![0]).toMatch(
      /^bulkhead_\d+=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    );
    expectRefusal(await it.post('/session', { code }), 401, 'UNAUTHORIZED');
  });

  test('a hand-over code ends after two minutes', async () => {
    const code = it.handOverCode();
    it.clock.at += 2 * 60_000;
    expectRefusal(await it.post('/session', { code }), 401, 'UNAUTHORIZED');
  });

  test('a session ends by itself', async () => {
    const Cookie = await it.signIn();
    expect((await it.request('/api/v1/entities', { headers: { Cookie } })).status).toBe(200);
    it.desk.calls.length = 0;
    it.clock.at += 12 * 3_600_000;
    expectRefusal(await it.request('/api/v1/entities', { headers: { Cookie } }), 401, 'UNAUTHORIZED');
  });

  test('signing out ends the session', async () => {
    const Cookie = await it.signIn();
    const out = await it.request('/session', { method: 'DELETE', headers: { Cookie, Origin: it.origin } });
    expect(out.headers['set-cookie']![0]).toContain('Max-Age=0');
    expect((await it.request('/session', { headers: { Cookie } })).json).toEqual({ signed_in: false });
    expectRefusal(await it.request('/api/v1/entities', { headers: { Cookie } }), 401, 'UNAUTHORIZED');
  });

  test('a change by cookie must say that it comes from our page', async () => {
    const Cookie = await it.signIn();
    expectRefusal(await it.post('/api/v1/undo', {}, { Cookie }), 403, 'FOREIGN_ORIGIN');
    expectRefusal(await it.post('/rpc/history/undo', {}, { Cookie }).then(unwrapped), 403, 'FOREIGN_ORIGIN');
    expect((await it.post('/api/v1/undo', {}, { Cookie, Origin: it.origin })).status).toBe(200);
  });

  test('a change by token needs no origin', async () => {
    expect((await it.post('/api/v1/undo', {}, it.token)).status).toBe(200);
  });

  test('cuts off a stranger who holds a connection, and nobody who was let in', async () => {
    const { port } = it.server;
    it.desk.answer = () => new Promise((resolve) => setTimeout(() => resolve({ late: true }), 7_000));
    const call = it.request('/api/v1/entities', { headers: it.token });
    const head = `Host: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`;
    const since = performance.now();
    const unsent = new Promise<number>((resolve) => {
      const socket = net.connect({ host: '127.0.0.1', port });
      socket.resume();
      socket.write(`POST /session HTTP/1.1\r\n${head}Content-Length: 100\r\n\r\n{"code"`);
      socket.on('close', () => resolve(performance.now() - since));
    });
    expect(await unsent).toBeLessThan(10_000);
    expect((await call).json).toEqual({ late: true });
  });

  test('writes its token over an earlier one, and over nothing else', async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-token-test-'));
    onTestFinished(() => fs.rmSync(dir, { recursive: true, force: true }));
    const tokenFile = path.join(dir, 'my.token');
    fs.writeFileSync(tokenFile, 'my books, by mistake');
    await expect(TestServer.start({ tokenFile })).rejects.toMatchObject({ code: 'REFUSED' });
    expect(fs.readFileSync(tokenFile, 'utf8')).toBe('my books, by mistake');
    fs.writeFileSync(tokenFile, `${'T'.repeat(43)}\n`);
    const second = await TestServer.start({ tokenFile });
    expect(fs.readFileSync(tokenFile, 'utf8')).toBe(`${second.server.token}\n`);
    await second.close();
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  test('keeps the token in a file that only its owner can read, and takes it away again', async () => {
    const { tokenFile, token } = it.server;
    expect(fs.readFileSync(tokenFile, 'utf8')).toBe(`${token}\n`);
    expect(fs.statSync(tokenFile).mode & 0o777).toBe(0o600);
    await it.close();
    expect(fs.existsSync(path.dirname(tokenFile))).toBe(false);
    it = await TestServer.start();
  });

  test('logs neither secrets nor URLs', async () => {
    const code = it.handOverCode();
    await it.post('/session', { code });
    await it.post('/session', { code });
    await it.request(`/api/v1/entries?text=secret-text`, {
      headers: { Authorization: 'Bearer secret-token' },
    });
    await it.request('/secret-path');
    expect(it.log.join('\n')).not.toMatch(/secret|session|api/);
    expect(it.log.join('\n')).not.toContain(code);
    expect(it.log).toContain('refused: 404 NOT_FOUND');
  });
});

describe('paths and methods', () => {
  test.each(['/api/v1/nothing', '/api/v1/', '/api/v2/entities', '/api', '/nowhere', '/docs/nothing.js'])(
    'there is nothing under %s',
    async (path) => {
      expectRefusal(await it.request(path, { headers: it.token }), 404, 'NOT_FOUND');
    },
  );

  test.each([
    '/../package.json',
    '/docs/../../../package.json',
    '/docs/..%2f..%2fpackage.json',
    '/docs/%2e%2e/%2e%2e/package.json',
    '/docs/....//package.json',
    '/docs//etc/passwd',
    '/docs/__proto__',
    '/constructor',
    '/docs/swagger-ui.css%00.js',
    '/..\\..\\package.json',
    '//evil.example/docs',
  ])('%s leads nowhere', async (path) => {
    expectRefusal(await it.request(path), 404, 'NOT_FOUND');
  });

  test('says which methods a path has', async () => {
    const answer = await it.request('/api/v1/entities', { method: 'DELETE', headers: it.token });
    expectRefusal(answer, 405, 'METHOD_NOT_ALLOWED');
    expect(answer.headers.allow).toBe('GET, POST');
    for (const path of ['/', '/docs', '/api/openapi.json']) {
      expectRefusal(await it.request(path, { method: 'POST' }), 405, 'METHOD_NOT_ALLOWED');
    }
    expectRefusal(await it.request('/session', { method: 'PUT' }), 405, 'METHOD_NOT_ALLOWED');
  });

  test('nothing is changed by a GET, not even over RPC', async () => {
    expectRefusal(
      unwrapped(await it.request('/rpc/history/undo', { headers: it.token })),
      405,
      'METHOD_NOT_ALLOWED',
    );
  });
});

describe('bodies', () => {
  test.each(['{', 'nonsense', '{"a":}', '\u0000'])('refuses %j, which is not JSON', async (body) => {
    expectRefusal(await sendJson(body), 400, 'BAD_REQUEST');
  });

  test('refuses text that is not UTF-8', async () => {
    expectRefusal(await sendJson(Buffer.from([0x22, 0xff, 0x22])), 400, 'BAD_REQUEST');
  });

  test('refuses JSON that is too deep, also in an RPC query', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expectRefusal(await sendJson(deep), 413, 'LIMIT_EXCEEDED');
    const inQuery = await it.request(`/rpc/entity/list?data=${'['.repeat(40)}`, { headers: it.token });
    expectRefusal(unwrapped(inQuery), 413, 'LIMIT_EXCEEDED');
  });

  test('brackets inside strings are not depth', async () => {
    expect((await sendJson(JSON.stringify({ entity: `"\\${'['.repeat(1000)}` }))).status).toBe(200);
  });

  test('refuses a body that announces too much, and one that sends too much', async () => {
    const announced = await it.request('/api/v1/rules', {
      method: 'POST',
      headers: { ...it.token, 'Content-Type': 'application/json' },
      body: Buffer.alloc(1024 * 1024 + 1, 0x20),
    });
    expectRefusal(announced, 413, 'LIMIT_EXCEEDED');
    const chunked = await fetch(`${it.server.url}api/v1/rules`, {
      method: 'POST',
      headers: { ...it.token, 'Content-Type': 'application/json' },
      body: new Blob([new Uint8Array(2 * 1024 * 1024)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
  });

  test('takes entries by the ten thousand', async () => {
    const entries = Array.from({ length: 20_000 }, () => ({ payee: 'x'.repeat(100) }));
    const answer = await it.post('/api/v1/entries', { entries }, it.token);
    expect(answer.status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'refuses %s',
    async (type) => {
      const answer = await it.request('/api/v1/undo', {
        method: 'POST',
        headers: { ...it.token, 'Content-Type': type },
        body: 'x',
      });
      expectRefusal(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
    },
  );

  test('refuses a broken form and one of too many parts', async () => {
    const type = 'multipart/form-data; boundary=b';
    const send = (body: string, contentType = type) =>
      it.request('/api/v1/imports', {
        method: 'POST',
        headers: { ...it.token, 'Content-Type': contentType },
        body,
      });
    expectRefusal(await send('--b\r\nnonsense'), 400, 'BAD_REQUEST');
    expectRefusal(await send('x', 'multipart/form-data'), 400, 'BAD_REQUEST');
    const part = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n';
    expectRefusal(await send(`${part.repeat(700)}--b--\r\n`), 413, 'LIMIT_EXCEEDED');
  });

  test('reads no body of someone who is not let in', async () => {
    const answer = await it.request('/api/v1/imports', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=b', Expect: '100-continue' },
      body: Buffer.alloc(5 * 1024 * 1024),
    });
    expectRefusal(answer, 401, 'UNAUTHORIZED');
  });

  test('refuses headers that are too large', async () => {
    const status = await rawStatus(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${it.server.port}\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    );
    expect(status).toBe('HTTP/1.1 431 Request Header Fields Too Large');
  });

  test('refuses what is not HTTP', async () => {
    expect(await rawStatus('NONSENSE\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  });

  test('refuses two Host headers', async () => {
    const host = `Host: 127.0.0.1:${it.server.port}\r\n`;
    expect(await rawStatus(`GET / HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`)).toMatch(
      / (400|421) /,
    );
  });

  test('refuses a useless Idempotency-Key', async () => {
    const headers = { ...it.token, 'Idempotency-Key': 'k'.repeat(201) };
    expectRefusal(await it.post('/api/v1/undo', {}, headers), 400, 'BAD_REQUEST');
  });
});

describe('errors of the core', () => {
  const answerTo = async (error: unknown, path = '/api/v1/entities') => {
    it.desk.answer = () => {
      throw error;
    };
    return it.request(path, { headers: it.token });
  };

  test('keep their code, status, remedy and facts', async () => {
    const answer = await answerTo(
      new BulkheadError('REFUSED', 'The books are closed.', {
        remedy: 'Reopen them.',
        facts: { through: '2025-12-31' },
      }),
    );
    expect(answer.status).toBe(409);
    expect(answer.json).toEqual({
      defined: true,
      code: 'REFUSED',
      status: 409,
      message: 'The books are closed.',
      data: { remedy: 'Reopen them.', facts: { through: '2025-12-31' } },
    });
  });

  test('have facts even when there are none', async () => {
    const answer = await answerTo(new BulkheadError('NOT_FOUND', 'There is no such thing.'));
    expect(answer.json.data).toEqual({ facts: {} });
  });

  test('come in the same shape over RPC', async () => {
    const answer = await answerTo(
      new BulkheadError('VAULT_LOCKED', 'The vault is locked.'),
      '/rpc/entity/list',
    );
    expect(answer.status).toBe(423);
    expect(answer.json.json).toMatchObject({ defined: true, code: 'VAULT_LOCKED', data: { facts: {} } });
  });

  test('that are bugs say nothing of the inside, but the log does', async () => {
    const answer = await answerTo(new Error('SELECT secret FROM inside'));
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', data: { facts: {} } });
    expect(answer.text).not.toContain('secret');
    expect(it.log.join('\n')).toContain('entity.list failed: Error: SELECT secret FROM inside');
  });
});

describe('a caller who gives up', () => {
  test('has the call cancelled', async () => {
    const cancelled = new Promise<void>((resolve) => {
      it.desk.answer = ({ options }) =>
        new Promise((_, reject) => {
          options.signal!.addEventListener('abort', () => {
            resolve();
            reject(options.signal!.reason);
          });
          caller.abort();
        });
    });
    const caller = new AbortController();
    const call = fetch(`${it.server.url}api/v1/verify`, { headers: it.token, signal: caller.signal });
    await expect(call).rejects.toThrow();
    await cancelled;
    expect(it.log.join('\n')).not.toContain('verify failed');
  });
});

function sendJson(body: string | Buffer): Promise<Answer> {
  return it.request('/api/v1/rules', {
    method: 'POST',
    headers: { ...it.token, 'Content-Type': 'application/json' },
    body,
  });
}

/** RPC answers lie in an envelope. */
function unwrapped(answer: Answer): Answer {
  return { ...answer, json: answer.json.json };
}

/** The status line that the bytes get. */
function rawStatus(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: '127.0.0.1', port: it.server.port }, () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text.split('\r\n')[0]!));
  });
}
