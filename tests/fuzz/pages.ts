/**
 * Pages as what takes text out of a PDF hands them on, in bad hands: pieces of text are lost, doubled, moved, glued, split
 * and mixed with those of other statements; digits, words and measures change. So every input reaches the reader of
 * layouts, and none of the time goes into fonts and packed bytes. Pure: the same dice give the same pages.
 */
import type { TextItem } from '../../main/import/pdf/lines.ts';
import type { Dice } from '../support/dice.ts';
import { changeDigits, WORDS } from './mutate.ts';

export type Page = readonly TextItem[];
export type Pages = readonly Page[];

const HITS_MAX = 6;
/** Beyond this nothing is put in any more. */
const ITEMS_MAX = 3_000;

/** In points: a hair, the width of a letter, a line, a column, and what leaves the page. */
const STEPS = [0, 0.3, 1, 3, 4.5, 6, 9, 13, 26, 60, 200, 1_000, 1e6];
const SIZES = [0, 0.01, 4, 9, 10, 40, 700, 1e6];

export function mutatePages(pages: Pages, others: readonly Pages[], next: Dice): Pages {
  let mutated = pages;
  for (let left = 1 + next(next(2) === 0 ? 2 : HITS_MAX); left > 0; left -= 1) {
    const at = next(mutated.length);
    const other = others[next(others.length)]!;
    const page = mutated[at] ?? [];
    if (next(10) === 0) mutated = hitPages(mutated, at, other, next);
    else mutated = mutated.toSpliced(at, 1, hitPage(page, other[next(other.length)]!, next));
  }
  return mutated.map((page) => page.filter(({ text }) => text.trim() !== '').slice(0, ITEMS_MAX));
}

function hitPages(pages: Pages, at: number, other: Pages, next: Dice): Pages {
  const page = pages[at] ?? [];
  switch (next(5)) {
    case 0:
      return pages.length === 1 ? pages : pages.toSpliced(at, 1);
    case 1:
      return pages.length > 20 ? pages : pages.toSpliced(next(pages.length + 1), 0, page);
    case 2:
      return pages.toSpliced(at, 1).toSpliced(next(pages.length), 0, page);
    case 3:
      return pages.toSpliced(at, 1, [...page, ...other[next(other.length)]!]);
    default:
      return pages.toSpliced(at, next(2), other[next(other.length)]!);
  }
}

function hitPage(page: Page, foreign: Page, next: Dice): Page {
  if (page.length === 0) return foreign;
  const [from, end] = someOf(page, next);
  const own = page.slice(from, end);
  const put = (...items: readonly TextItem[]) => page.toSpliced(from, own.length, ...items);
  const one = page[from]!;
  switch (next(13)) {
    case 0:
      return put();
    case 1:
      return put(
        ...Array.from({ length: 2 + next(next(8) === 0 ? 30 : 2) }, () => shifted(own, next)).flat(),
      );
    case 2:
      return put(...shifted(own, next));
    case 3:
    case 4:
      return put(...own.map((item) => ({ ...item, text: changeDigits(item.text, next) })));
    case 5:
      return put({ ...one, text: WORDS[next(WORDS.length)]! }, ...own.slice(1));
    case 6:
      return put({ ...one, text: inserted(one.text, WORDS[next(WORDS.length)]!, next) }, ...own.slice(1));
    case 7:
      return put(glued(own, next));
    case 8:
      return put(...split(one, next), ...own.slice(1));
    case 9: {
      const [start, stop] = someOf(foreign, next);
      return put(...(next(2) === 0 ? own : []), ...shifted(foreign.slice(start, stop), next));
    }
    case 10: {
      const { text } = page[next(page.length)]!;
      return put({ ...one, text }, ...own.slice(1));
    }
    case 11: {
      const by = step(next);
      return page.map((item) => (item.y > one.y ? { ...item, y: item.y + by } : item));
    }
    default:
      return put(...own.map((item) => ({ ...item, [next(2) === 0 ? 'width' : 'height']: size(next) })));
  }
}

/** Where a piece, some pieces or a whole line begin and end; lines lie together in nearly every file. */
function someOf(page: Page, next: Dice): [from: number, end: number] {
  const at = next(page.length);
  if (next(2) === 0) return [at, Math.min(page.length, at + 1 + next(next(4) === 0 ? 12 : 2))];
  const isBeside = (item: TextItem | undefined) => item !== undefined && Math.abs(item.y - page[at]!.y) < 2;
  let [from, end] = [at, at + 1];
  while (isBeside(page[from - 1])) from -= 1;
  while (isBeside(page[end])) end += 1;
  return [from, end];
}

function shifted(items: Page, next: Dice): Page {
  const [dx, dy] = [next(3) === 0 ? step(next) : 0, next(3) === 0 ? 0 : step(next)];
  return items.map((item) => ({ ...item, x: item.x + dx, y: item.y + dy }));
}

const step = (next: Dice): number => STEPS[next(STEPS.length)]! * (next(2) === 0 ? 1 : -1);
const size = (next: Dice): number => SIZES[next(SIZES.length)]!;

function inserted(text: string, word: string, next: Dice): string {
  const at = next(text.length + 1);
  return text.slice(0, at) + word + text.slice(at + next(2));
}

function glued(items: Page, next: Dice): TextItem {
  const [first, last] = [items[0]!, items.at(-1)!];
  const text = items.map((item) => item.text).join(['', ' ', '  '][next(3)]);
  return { ...first, text, width: Math.max(0, last.x + last.width - first.x) };
}

function split(item: TextItem, next: Dice): TextItem[] {
  const at = next(item.text.length + 1);
  const width = (item.width * at) / item.text.length;
  const gap = step(next);
  return [
    { ...item, text: item.text.slice(0, at), width },
    { ...item, text: item.text.slice(at), x: item.x + width + gap, width: item.width - width },
  ];
}
