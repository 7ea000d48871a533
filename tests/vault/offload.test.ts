import { expect, it } from 'vitest';
import { offload } from '../../main/vault/offload.ts';

const SLOW = new URL('./slow-worker.ts', import.meta.url);

it('a thread that is given up while it begins is ended after that: what it loads would take the process with it', async () => {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const gone = new AbortController();
  const given = offload(SLOW, { begun, loadsMs: 300 }, [], gone.signal);
  gone.abort();
  await expect(given).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(Atomics.load(begun, 0)).toBe(1);
});

it('a thread that runs is ended wherever it is', async () => {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const gone = new AbortController();
  const given = offload(SLOW, { begun, loadsMs: 0 }, [], gone.signal);
  while (Atomics.load(begun, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  gone.abort();
  await expect(given).rejects.toMatchObject({ code: 'CANCELLED' });
});

it('what was given up beforehand begins nothing, and leaves no secret behind', async () => {
  const secret = new Uint8Array([1, 2, 3]);
  const given = offload(SLOW, { secret }, [secret.buffer], AbortSignal.abort());
  await expect(given).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(secret).toEqual(new Uint8Array(3));
});
