/** Keys that are faster than the program: what is said twice of a row is done once, and the next row waits for nothing. */
import { expect, it } from 'vitest';
import { UnderWay } from '../../renderer/app/under-way.ts';

/** What was done, and how to end it. */
function deeds() {
  const done: string[][] = [];
  const end: (() => void)[] = [];
  const act = (ids: string[]) =>
    new Promise<number>((resolve) => {
      done.push(ids);
      end.push(() => resolve(ids.length));
    });
  return { done, end, act };
}

it('does to a row what is said twice once, and begins with the next before that is done', async () => {
  const underWay = new UnderWay();
  const { done, end, act } = deeds();
  const first = underWay.run(['a'], act);
  expect(await underWay.run(['a'], act)).toBeNull();
  const rest = underWay.run(['a', 'b'], act);
  expect(done).toEqual([['a'], ['b']]);
  for (const one of end) one();
  expect([await first, await rest]).toEqual([1, 1]);
  void underWay.run(['a', 'b'], act);
  expect(done.at(-1)).toEqual(['a', 'b']);
});

it('goes on with a row after what failed', async () => {
  const underWay = new UnderWay();
  await expect(underWay.run(['a'], () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await underWay.run(['a'], async () => 'done')).toBe('done');
});
