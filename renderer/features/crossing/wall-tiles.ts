/**
 * The wall's picture in strips that lie on the world one moves along: the browser moves them, and a strip is drawn once, as it comes
 * near. What is drawn for a place is the same wherever one looks from, so strips fit each other.
 */
import { type Bundle, bundlesBetween } from './bundles.ts';
import type { WallInk } from './draw-ground.ts';
import { badgesOf, drawWall, type WallPicture } from './draw-wall.ts';
import type { Tick } from './scale.ts';

/** Pixels across; the hatch of the bulkhead goes into it without a rest. */
const TILE = 512;
/** How far a badge reaches out of its line. */
const REACH = 16;
/** How far the words of a tick reach to the right of it. */
const WORDS = 160;

/** All of the wall, at one zoom. */
export interface WholeWall extends Omit<WallPicture, 'left' | 'width' | 'ticks' | 'badged'> {
  /** The earliest first. */
  bundles: readonly Bundle[];
  /** Of the world, and of the margin before its first day. */
  world: { width: number; margin: number };
  /** Between two places, in days from the beginning. */
  ticks: (from: number, to: number) => readonly Tick[];
}

export class WallTiles {
  readonly #world: HTMLElement;
  readonly #drawn = new Map<number, HTMLCanvasElement>();
  readonly #spare: HTMLCanvasElement[] = [];
  #wall: (WholeWall & { badged: ReadonlySet<Bundle>; ink: WallInk }) | null = null;
  #ahead = 0;

  constructor(world: HTMLElement) {
    this.#world = world;
  }

  /** Another wall, or the same otherwise; shown by the next `move`. */
  show(wall: WholeWall, ink: WallInk): void {
    const badged =
      this.#wall?.bundles === wall.bundles && this.#wall.lanes === wall.lanes
        ? this.#wall.badged
        : badgesOf(wall.bundles, wall.lanes);
    this.#wall = { ...wall, badged, ink };
    for (const tile of [...this.#drawn.keys()]) this.#put(tile);
  }

  /** Draws what is missing of what is seen of the world now, and has what comes next drawn in the frames to come. */
  move(left: number, width: number): void {
    if (!this.#wall) return;
    const [first, last] = [Math.floor(left / TILE), Math.floor((left + width) / TILE)];
    for (const tile of [...this.#drawn.keys()]) if (tile < first - 1 || tile > last + 1) this.#put(tile);
    for (let tile = first; tile <= last; tile++) this.#draw(tile);
    cancelAnimationFrame(this.#ahead);
    this.#ahead = requestAnimationFrame(() => this.#drawNext([last + 1, first - 1]));
  }

  end(): void {
    cancelAnimationFrame(this.#ahead);
    for (const canvas of this.#drawn.values()) canvas.remove();
    this.#drawn.clear();
  }

  #drawNext(tiles: readonly number[]): void {
    const [next, ...rest] = tiles.filter((tile) => !this.#drawn.has(tile));
    if (next === undefined) return;
    this.#draw(next);
    this.#ahead = requestAnimationFrame(() => this.#drawNext(rest));
  }

  #put(tile: number): void {
    const canvas = this.#drawn.get(tile)!;
    this.#drawn.delete(tile);
    canvas.remove();
    this.#spare.push(canvas);
  }

  #draw(tile: number): void {
    const wall = this.#wall!;
    const { world, perDay, lanes } = wall;
    if (this.#drawn.has(tile) || tile < 0 || tile * TILE >= world.width) return;
    const canvas = this.#spare.pop() ?? document.createElement('canvas');
    this.#world.append(canvas);
    this.#drawn.set(tile, canvas);
    const ratio = window.devicePixelRatio || 1;
    const size = { width: Math.round(TILE * ratio), height: Math.round(lanes.height * ratio) };
    // Told anew, even the same size makes a new surface.
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    Object.assign(canvas.style, {
      left: `${tile * TILE}px`,
      width: `${TILE}px`,
      height: `${lanes.height}px`,
    });
    const left = tile * TILE - world.margin;
    const context = canvas.getContext('2d')!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawWall(
      context,
      {
        ...wall,
        ...{ left, width: TILE, bundles: bundlesBetween(wall.bundles, left - REACH, left + TILE + REACH) },
        ticks: wall.ticks((left - WORDS) / perDay, (left + TILE) / perDay),
      },
      wall.ink,
    );
  }
}
