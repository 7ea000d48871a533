/**
 * Where the window was and what it looked like, kept between starts in a small file. A file that can't be read is as
 * good as none, and a place on a display that is gone is not used again.
 */
import fs from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { SIZE_MIN } from './sizes.ts';

const SIZE_FIRST = { width: 1440, height: 900 } as const;
/** So much of the window must be on a display that somebody can see and drag it. */
const VISIBLE_MIN = { width: 200, height: 60 } as const;
/** Moving a window tells its place many times a second. */
const SAVE_AFTER_MS = 500;

const px = z.int().min(-100_000).max(100_000);
const schema = z.object({
  bounds: z.object({ x: px.optional(), y: px.optional(), width: px, height: px }),
  maximized: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
});
export type WindowState = z.infer<typeof schema>;

const FIRST: WindowState = { bounds: { ...SIZE_FIRST }, maximized: false, theme: 'system' };

/** What was kept in `file`, fitted to the displays that are there now (their work areas). */
export function readState(file: string, displays: readonly Rectangle[]): WindowState {
  try {
    return fitted(schema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))), displays);
  } catch {
    return FIRST;
  }
}

/** Not smaller than the window may be nor larger than its display; centred if hardly anything of it would be seen. */
function fitted(state: WindowState, displays: readonly Rectangle[]): WindowState {
  const { x, y, width, height } = state.bounds;
  const there = displays.find((display) => isSeen({ x: x ?? 0, y: y ?? 0, width, height }, display));
  const room = there ?? displays[0];
  const size = {
    width: Math.max(SIZE_MIN.width, Math.min(width, room?.width ?? width)),
    height: Math.max(SIZE_MIN.height, Math.min(height, room?.height ?? height)),
  };
  const place = there && x !== undefined && y !== undefined ? { x, y } : {};
  return { ...state, bounds: { ...place, ...size } };
}

/** Whether enough of the window's upper edge, where it is dragged, lies on the display. */
function isSeen(window: Rectangle, display: Rectangle): boolean {
  const right = Math.min(window.x + window.width, display.x + display.width);
  const left = Math.max(window.x, display.x);
  const visibleY = window.y >= display.y && window.y + VISIBLE_MIN.height <= display.y + display.height;
  return right - left >= VISIBLE_MIN.width && visibleY;
}

/** What is asked of a window to remember it. */
export interface RememberedWindow {
  /** Bounds when neither maximised nor minimised. */
  getNormalBounds(): Rectangle;
  isMaximized(): boolean;
  isDestroyed(): boolean;
}

export class WindowMemory {
  readonly #file: string;
  #state: WindowState;
  #timer: NodeJS.Timeout | null = null;

  constructor(file: string, displays: readonly Rectangle[]) {
    this.#file = file;
    this.#state = readState(file, displays);
  }

  get state(): WindowState {
    return this.#state;
  }

  set theme(theme: WindowState['theme']) {
    this.#state = { ...this.#state, theme };
    this.save();
  }

  /** Keeps the window's place, in a moment. */
  saw(window: RememberedWindow): void {
    if (window.isDestroyed()) return;
    this.#state = { ...this.#state, bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    this.#timer ??= setTimeout(() => this.save(), SAVE_AFTER_MS).unref();
  }

  save(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    try {
      fs.writeFileSync(`${this.#file}.new`, JSON.stringify(this.#state), { mode: 0o600 });
      fs.renameSync(`${this.#file}.new`, this.#file);
    } catch {
      // A disk that cannot be written costs the memory and nothing else.
    }
  }
}
