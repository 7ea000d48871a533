/** What is taken of a folder that is dropped on the window, and what is said of the rest. */
import { expect, it } from 'vitest';
import { statementsIn } from '../../renderer/app/dropped-folders.ts';
import { namesApart } from '../../renderer/features/import/files.ts';
import { text } from '../../renderer/text/index.ts';

type Tree = { [name: string]: Tree | string | null };

/** As a browser has it: a hundred entries at a time, in no order. `null` can’t be had. */
function folder(name: string, tree: Tree | null, path = `/${name}`): FileSystemDirectoryEntry {
  const entries = Object.entries(tree ?? {})
    .reverse()
    .map(([within, what]) =>
      typeof what === 'object' && what !== null
        ? folder(within, what, `${path}/${within}`)
        : {
            name: within,
            fullPath: `${path}/${within}`,
            isDirectory: false,
            file: (done: (file: File) => void, fail: () => void) =>
              what === null ? fail() : done(new File([what], within)),
          },
    ) as FileSystemEntry[];
  return {
    name,
    isDirectory: true,
    createReader: () => ({
      readEntries: (done: (some: FileSystemEntry[]) => void, fail: () => void) =>
        tree === null ? fail() : done(entries.splice(0, 100)),
    }),
  } as unknown as FileSystemDirectoryEntry;
}

async function drop(...folders: FileSystemDirectoryEntry[]) {
  const { files, ...left } = await statementsIn(folders);
  const names = folders.map(({ name }) => name);
  return {
    taken: files.map(({ name }) => name),
    said: text.app.folders(names, { taken: files.length, ...left }),
  };
}

it('takes what is named like a statement, in folders within too, and counts the others', async () => {
  const year = { 'b.CSV': 'x', 'a.ofx': 'x', '2025': { 'c.pdf': 'x' }, 'photo.jpg': 'x', '.hidden.csv': 'x' };
  expect(await drop(folder('Bank', year))).toEqual({
    taken: ['a.ofx', 'b.CSV', 'c.pdf'],
    said: 'One other file in “Bank” is not named like a statement.',
  });
  expect(await drop(folder('Bank', { 'a.ofx': 'x' }))).toEqual({ taken: ['a.ofx'], said: null });
  expect((await drop(folder('Photos', { 'a.jpg': 'x' }))).said).toBe(
    'No file in “Photos” is named like a statement.',
  );
});

it('what can’t be had keeps nothing else out', async () => {
  const { taken, said } = await drop(folder('Locked', null), folder('Bank', { 'a.csv': null, 'b.csv': 'x' }));
  expect(taken).toEqual(['b.csv']);
  expect(said).toBe('“Locked” and “a.csv” can’t be read; drop the files by themselves.');
});

it('a folder of very many is taken in part, and says so', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 250 }, (_, at) => [`${String(at).padStart(3, '0')}.csv`, 'x']),
  );
  const { taken, said } = await drop(folder('Bank', many));
  expect([taken.length, taken.at(-1)]).toEqual([200, '199.csv']);
  expect(said).toBe('There is more in “Bank” than is taken at once; drop the others by themselves.');
});

it('files of one name are told apart by their folders, or by a number where nothing is known of those', async () => {
  const months = folder('2026', { june: { 'a.csv': '1' }, july: { 'a.csv': '2', 'b.csv': '3' } });
  const { files } = await statementsIn([months]);
  expect(namesApart(files).sort()).toEqual(['2026/july/a.csv', '2026/june/a.csv', 'b.csv']);
  const dropped = new File(['4'], 'a.csv');
  expect(namesApart([...files, dropped])).toContain('a.csv, 3 of 3');
  expect(namesApart([dropped, new File(['5'], 'a.csv')])).toEqual(['a.csv, 1 of 2', 'a.csv, 2 of 2']);
});
