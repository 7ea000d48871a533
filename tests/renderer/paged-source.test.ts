/** Rows fetched page by page: asked for once, forgotten when far away, kept on screen while read anew. */
import { describe, expect, test } from 'vitest';
import { type FetchPage, Pages } from '../../renderer/ui/grid/paged-source.ts';

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

function server(total: number) {
  const asked: number[] = [];
  const aborted: number[] = [];
  let broken = false;
  let word = 'row';
  const fetchPage: FetchPage<string> = async (offset, limit, signal) => {
    asked.push(offset);
    signal.addEventListener('abort', () => aborted.push(offset));
    await settle();
    if (broken) throw new Error('no answer');
    const rows = Array.from(
      { length: Math.max(0, Math.min(limit, total - offset)) },
      (_, at) => `${word} ${offset + at}`,
    );
    return { total, rows };
  };
  return {
    asked,
    aborted,
    fetchPage,
    breakDown: (now: boolean) => {
      broken = now;
    },
    say: (next: string) => {
      word = next;
    },
  };
}

const wait = async () => {
  for (let turn = 0; turn < 4; turn += 1) await settle();
};

describe('a paged source', () => {
  test('fetches the pages in view, each once', async () => {
    const { fetchPage, asked } = server(1000);
    const pages = new Pages(fetchPage, { pageSize: 50 });
    pages.ensure({ from: 0, to: 30 });
    pages.ensure({ from: 5, to: 35 });
    await wait();
    expect(asked).toEqual([0]);
    expect(pages.total).toBe(1000);
    expect(pages.getRow(49)).toBe('row 49');
    expect(pages.getRow(50)).toBeUndefined();
    pages.ensure({ from: 40, to: 120 });
    await wait();
    expect(asked).toEqual([0, 50, 100]);
  });

  test('gives up pages that flew by', async () => {
    const { fetchPage, aborted } = server(100_000);
    const pages = new Pages(fetchPage, { pageSize: 100 });
    pages.ensure({ from: 0, to: 40 });
    await wait();
    pages.ensure({ from: 5000, to: 5040 });
    pages.ensure({ from: 90_000, to: 90_040 });
    await wait();
    expect(aborted).toEqual([5000]);
    expect(pages.getRow(5000)).toBeUndefined();
    expect(pages.getRow(90_000)).toBe('row 90000');
  });

  test('shows what it had while it reads again, then what is now', async () => {
    const books = server(100);
    const pages = new Pages(books.fetchPage, { pageSize: 50 });
    pages.ensure({ from: 0, to: 20 });
    await wait();
    books.say('new');
    pages.refresh();
    expect(pages.getRow(3)).toBe('row 3');
    await wait();
    expect(pages.getRow(3)).toBe('new 3');
  });

  test('a row that left is not shown twice while one page is read again and the next is not yet', async () => {
    let rows = Array.from({ length: 40 }, (_, index) => `row ${index}`);
    const late = new Map<number, () => void>();
    let isLate = false;
    const pages = new Pages<string>(
      async (offset, limit) => {
        if (isLate) await new Promise<void>((resolve) => late.set(offset, resolve));
        return { total: rows.length, rows: rows.slice(offset, offset + limit) };
      },
      { pageSize: 10 },
    );
    pages.ensure({ from: 0, to: 20 });
    await wait();
    isLate = true;
    rows = rows.slice(1);
    pages.refresh();
    late.get(0)!();
    await wait();
    expect([pages.getRow(9), pages.getRow(10), pages.total]).toEqual(['row 9', 'row 10', 40]);
    late.get(10)!();
    await wait();
    expect([pages.getRow(9), pages.getRow(10), pages.total]).toEqual(['row 10', 'row 11', 39]);
  });

  test('of another list nothing of the old one is left once it has answered', async () => {
    const books = server(100);
    const pages = new Pages(books.fetchPage, { pageSize: 10 });
    pages.ensure({ from: 0, to: 40 });
    await wait();
    books.say('other');
    pages.reset();
    expect([pages.total, pages.getRow(0), pages.epoch]).toEqual([100, 'row 0', 1]);
    await wait();
    expect([pages.getRow(0), pages.getRow(35)]).toEqual(['other 0', undefined]);
  });

  test('where the other list can’t be read, the old one is not shown for it', async () => {
    const books = server(100);
    const pages = new Pages(books.fetchPage);
    pages.ensure({ from: 0, to: 40 });
    await wait();
    books.breakDown(true);
    pages.reset();
    await wait();
    expect([pages.total, pages.getRow(0)]).toEqual([undefined, undefined]);
    expect(pages.failure).not.toBeNull();
  });

  test('a page that failed is told of, and asked for again', async () => {
    const books = server(100);
    const pages = new Pages(books.fetchPage);
    books.breakDown(true);
    pages.ensure({ from: 0, to: 20 });
    await wait();
    expect(pages.failure?.error).toEqual(new Error('no answer'));
    books.breakDown(false);
    pages.failure?.retry();
    await wait();
    expect([pages.failure, pages.getRow(0)]).toEqual([null, 'row 0']);
  });

  test('a failure is told of for as long as a page in view is missing for it', async () => {
    const { fetchPage } = server(200);
    let broken = true;
    const pages = new Pages<string>(
      (offset, limit, signal) =>
        offset === 50 && broken ? Promise.reject(new Error('no answer')) : fetchPage(offset, limit, signal),
      { pageSize: 50 },
    );
    pages.ensure({ from: 40, to: 60 });
    await wait();
    expect(pages.getRow(40)).toBe('row 40');
    expect(pages.failure?.error).toEqual(new Error('no answer'));
    pages.ensure({ from: 120, to: 140 });
    expect(pages.failure).toBeNull();
    pages.ensure({ from: 40, to: 60 });
    await wait();
    expect(pages.failure).not.toBeNull();
    broken = false;
    pages.failure?.retry();
    await wait();
    expect([pages.failure, pages.getRow(50)]).toEqual([null, 'row 50']);
  });

  test('forgets pages seen longest ago, never those in view', async () => {
    const books = server(100_000);
    const pages = new Pages(books.fetchPage, { pageSize: 10, keep: 3 });
    for (let from = 0; from < 200; from += 10) {
      pages.ensure({ from, to: from + 10 });
      await wait();
    }
    expect(pages.getRow(0)).toBeUndefined();
    expect(pages.getRow(195)).toBe('row 195');
    expect(pages.getRow(165)).toBe('row 165');
  });

  test('loads a whole range in order, using what it has', async () => {
    const books = server(95);
    const pages = new Pages(books.fetchPage, { pageSize: 10 });
    pages.ensure({ from: 20, to: 30 });
    await wait();
    const rows = await pages.load({ from: 15, to: 200 });
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([80, 'row 15', 'row 94']);
    expect(books.asked.filter((offset) => offset === 20)).toHaveLength(1);
  });

  test('an edit is drawn before the server has answered', async () => {
    const pages = new Pages(server(20).fetchPage);
    pages.ensure({ from: 0, to: 20 });
    await wait();
    const before = pages.version;
    pages.patch(
      (row) => row === 'row 3',
      () => 'edited',
    );
    expect([pages.getRow(3), pages.version > before]).toEqual(['edited', true]);
  });

  test('tells those who listen', async () => {
    const pages = new Pages(server(20).fetchPage);
    let told = 0;
    const stop = pages.subscribe(() => {
      told += 1;
    });
    pages.ensure({ from: 0, to: 20 });
    await wait();
    stop();
    pages.patch(
      () => true,
      (row) => row,
    );
    expect(told).toBe(1);
  });
});
