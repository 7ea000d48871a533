/** Which page is looked at, how large, and which of its rows is chosen; the keys that change it. */
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { announce } from '../../ui/index.ts';
import { isSought, type Mark, type Pages, type Sought } from './types.ts';

export type Fit = 'width' | 'page';
/** How large: as the room has it, or so many pixels to a point. */
export type Zoom = Fit | number;

const STEP = 1.25;
const SCALE_MIN = 0.25;
const SCALE_MAX = 6;

export interface Place {
  /** From 1. */
  page: number;
  pageCount: number;
  chosen: Mark | null;
  /** The page’s marks, from top to bottom. */
  marks: readonly Mark[];
  doubts: readonly Mark[];
  zoom: Zoom;
  /** What the last drawing took, so that a step begins there. */
  setScale: (scale: number) => void;
  fit: (fit: Fit) => void;
  step: (by: 1 | -1) => void;
  go: (page: number) => void;
  choose: (mark: Mark) => void;
  /** `true`: the key was one of its own. */
  onKey: (key: string) => boolean;
}

export function usePlace(pages: Pages, sought: Sought): Place {
  const pageCount = pages.pages.length;
  const [chosenLine, setChosenLine] = useState(() => firstOf(pages, sought)?.line ?? null);
  const chosen = pages.marks.find(({ line }) => line === chosenLine) ?? null;
  const [page, setPage] = useState(() => firstOf(pages, sought)?.spots[0]?.page ?? 1);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [scale, setScale] = useState(1);
  const marks = pages.marks.filter((mark) => isOn(mark, page));
  const go = (to: number) => {
    const next = Math.min(Math.max(to, 1), pageCount);
    if (next === page) return;
    setPage(next);
    announce(text.evidence.page(next, pageCount));
  };
  const choose = (mark: Mark) => {
    setChosenLine(mark.line);
    const first = mark.spots[0]?.page;
    if (first !== undefined && !isOn(mark, page)) setPage(first);
  };
  /** `false` where there is no row that way: the page may scroll then. */
  const stepTo = (by: 1 | -1): boolean => {
    const at = pages.marks.findIndex(({ line }) => line === chosenLine);
    // From a page without the chosen row, its own first or last row is next.
    const own = chosen && isOn(chosen, page) ? pages.marks[at + by] : by === 1 ? marks[0] : marks.at(-1);
    if (own) choose(own);
    return own !== undefined;
  };
  const step = (by: 1 | -1) => {
    const wanted = by === 1 ? scale * STEP : scale / STEP;
    setZoom(Math.min(Math.max(wanted, SCALE_MIN), SCALE_MAX));
  };
  const keys: Readonly<Record<string, () => unknown>> = {
    PageDown: () => go(page + 1),
    PageUp: () => go(page - 1),
    ArrowDown: () => stepTo(1),
    ArrowUp: () => stepTo(-1),
    j: () => stepTo(1),
    k: () => stepTo(-1),
    '+': () => step(1),
    '=': () => step(1),
    '-': () => step(-1),
  };
  return {
    page,
    pageCount,
    chosen,
    marks,
    doubts: pages.marks.filter(({ doubt }) => doubt !== null),
    zoom,
    setScale,
    fit: setZoom,
    step,
    go,
    choose,
    onKey(key) {
      const act = keys[key];
      return act !== undefined && act() !== false;
    },
  };
}

function isOn({ spots }: Mark, page: number): boolean {
  return spots.some((spot) => spot.page === page);
}

/** What was asked for, or else what is wrong. */
function firstOf({ marks }: Pages, sought: Sought): Mark | undefined {
  return marks.find((mark) => isSought(mark, sought)) ?? marks.find(({ doubt }) => doubt !== null);
}
