import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../main/server/headers.ts';
import { contract } from '../../shared/contract/index.ts';
import { TestServer } from './support.ts';

let it: TestServer;
beforeAll(async () => {
  it = await TestServer.start();
});
afterAll(() => it.close());

interface Operation {
  operationId: string;
  description: string;
  parameters?: { $ref?: string; name?: string; in?: string; required?: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, unknown>;
}

interface Document {
  openapi: string;
  info: { version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, { name?: string }> };
}

const procedures = Object.entries(contract).flatMap(([group, members]) =>
  Object.entries(members).map(([name, procedure]) => ({ name: `${group}.${name}`, ...procedure['~orpc'] })),
);

describe('the OpenAPI document', () => {
  let document: Document;
  beforeAll(async () => {
    document = (await it.request('/api/openapi.json')).json;
  });

  test('is OpenAPI 3.1 with the program’s version', async () => {
    const { version } = (await import('../../package.json', { with: { type: 'json' } })).default;
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info.version).toBe(version);
    expect(document.servers).toEqual([{ url: '/api/v1' }]);
  });

  test('has every procedure of the contract at its path, and nothing else', () => {
    const found = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => `${operation.operationId} ${method} ${path}`),
    );
    const declared = procedures.map(
      ({ name, route }) => `${name} ${route.method!.toLowerCase()} ${route.path}`,
    );
    expect(found.sort()).toEqual(declared.sort());
  });

  test.each(procedures)('describes $name whole', ({ name, route, meta }) => {
    const operation = document.paths[route.path!]![route.method!.toLowerCase()]!;
    const parameters = operation.parameters ?? [];
    const inPath = parameters
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => parameter.name);
    expect(inPath).toEqual([...route.path!.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    expect(operation.responses).toHaveProperty('200');
    expect(operation.responses).toHaveProperty('default');
    expect(operation.description).toContain(meta.role);
    const takesKey = parameters.some(
      (parameter) => parameter.$ref === '#/components/parameters/IdempotencyKey',
    );
    expect(takesKey, name).toBe(meta.writes);
  });

  test('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
    expect(new Set(references).size).toBeGreaterThan(10);
    for (const reference of references) {
      const steps = reference.replace('#/', '').split('/');
      const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document);
      expect(target, reference).toBeDefined();
    }
  });

  test('uses every shared schema', () => {
    const text = JSON.stringify(document);
    for (const name of Object.keys(document.components.schemas)) {
      expect(text).toContain(`"#/components/schemas/${name}"`);
    }
  });

  test('asks for files as a form', () => {
    expect(Object.keys(document.paths['/imports']!.post!.requestBody!.content)).toEqual([
      'multipart/form-data',
    ]);
  });

  test('names the cookie of this server', async () => {
    const name = (await it.signIn()).split('=')[0];
    expect(document.components.securitySchemes.session!.name).toBe(name);
  });
});

describe('the pages', () => {
  test('/docs has no script of its own, no style of its own, and nothing from elsewhere', async () => {
    const page = await it.request('/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/);
    expect(linksOf(page.text).filter((link) => !link.startsWith('/'))).toEqual([]);
  });

  test('/docs finds all of its assets here', async () => {
    const queue = linksOf((await it.request('/docs')).text);
    expect(queue.length).toBeGreaterThan(3);
    for (const link of queue) {
      const asset = await it.request(link);
      expect(asset.status, link).toBe(200);
      if (!link.startsWith('/docs/swagger-ui')) queue.push(...importsOf(asset.text));
    }
  });

  test('our own assets name nothing from elsewhere', async () => {
    for (const path of ['/theme.css', '/docs/docs.js', '/docs/docs.css']) {
      expect((await it.request(path)).text, path).not.toMatch(/https?:|\/\/\w+\./);
    }
  });

  test('every answer keeps the browser on a short leash', async () => {
    for (const path of ['/docs', '/api/openapi.json', '/api/v1/entities', '/nowhere']) {
      const { headers } = await it.request(path, { headers: it.token });
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy());
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  test('answers of the API are stored nowhere; pages are asked for again', async () => {
    expect((await it.request('/api/v1/entities', { headers: it.token })).headers['cache-control']).toBe(
      'no-store',
    );
    const page = await it.request('/docs');
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await it.request('/docs', { headers: { 'If-None-Match': page.headers.etag! } });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  test('HEAD gives the headers only', async () => {
    const head = await it.request('/docs', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
  });
});

describe('the app', () => {
  let screens: string;
  let app: TestServer;
  beforeAll(async () => {
    screens = mkdtempSync(join(tmpdir(), 'bulkhead-screens-'));
    mkdirSync(join(screens, 'assets'));
    writeFileSync(join(screens, 'index.html'), '<link nonce="%NONCE%" href="./assets/a-1.css"><p>app</p>');
    writeFileSync(join(screens, 'assets/a-1.css'), 'p { color: red }');
    writeFileSync(join(screens, 'secret.txt'), 'not of the app');
    app = await TestServer.start({ screens });
  });
  afterAll(async () => {
    await app.close();
    rmSync(screens, { recursive: true });
  });

  test('comes with a nonce of its own each time, which its policy names', async () => {
    const pages = [await app.request('/'), await app.request('/')];
    const nonces = pages.map((page) => /nonce="([^"]+)"/.exec(page.text)![1]!);
    expect(new Set(nonces).size).toBe(2);
    expect(pages.map((page) => page.headers['content-security-policy'])).toEqual(
      nonces.map((nonce) => contentSecurityPolicy(nonce)),
    );
    expect(pages[0]!.headers['cache-control']).toBe('no-store');
  });

  test('lets its assets be kept, and serves nothing else of its folder or outside of it', async () => {
    const asset = await app.request('/assets/a-1.css');
    expect([asset.status, asset.headers['cache-control']]).toEqual([
      200,
      'private, max-age=31536000, immutable',
    ]);
    for (const path of [
      '/secret.txt',
      '/assets/',
      '/assets/../../package.json',
      '/%2e%2e/package.json',
      '/assets/a-1.css/..',
    ])
      expect((await app.request(path)).status, path).not.toBe(200);
  });

  test('says so where it is not built', async () => {
    const bare = await TestServer.start({ screens: join(screens, 'nowhere') });
    const page = await bare.request('/');
    await bare.close();
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('not built yet')]);
  });
});

function linksOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
}

function importsOf(css: string): string[] {
  return [...css.matchAll(/@import url\("([^"]+)"\)/g)].map((match) => match[1]!);
}
