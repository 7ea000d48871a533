/** What lies under the crossings on the canvas: the time above, the lanes of the entities, and the bulkhead between them. */
import { AXIS, type Lanes } from './lanes.ts';
import type { Tick } from './scale.ts';

export interface WallInk {
  font: string;
  paper: string;
  ink: string;
  muted: string;
  line: string;
  strong: string;
  focus: string;
  bad: string;
  badSoft: string;
  hues: readonly string[];
}

export const HUES = 8;

export function readWallInk(element: HTMLElement): WallInk {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: style.fontFamily,
    ...{ paper: token('--surface'), ink: token('--ink'), muted: token('--muted') },
    ...{ line: token('--line'), strong: token('--line-control'), focus: token('--focus') },
    ...{ bad: token('--bad'), badSoft: token('--bad-soft') },
    hues: Array.from({ length: HUES }, (_, hue) => token(`--hue-${hue}`)),
  };
}

export interface Ground {
  width: number;
  /** Pixels from the beginning of the domain to the left edge. */
  left: number;
  perDay: number;
  lanes: Lanes;
  ticks: readonly Tick[];
}

/** On a whole pixel a hairline is one. */
const crisp = (value: number) => Math.round(value) + 0.5;

export function drawTime(context: CanvasRenderingContext2D, picture: Ground, ink: WallInk): void {
  const { ticks, width } = picture;
  context.lineWidth = 1;
  context.textBaseline = 'alphabetic';
  const [above, below] = [ticks.filter((tick) => tick.major), ticks.filter((tick) => !tick.major)];
  context.font = `500 12px ${ink.font}`;
  context.fillStyle = ink.ink;
  for (const tick of above) drawTick(context, picture, tick, { top: 0, base: 13, color: ink.strong });
  context.font = `400 12px ${ink.font}`;
  context.fillStyle = ink.muted;
  for (const tick of below) drawTick(context, picture, tick, { top: 18, base: 29, color: ink.line });
  context.strokeStyle = ink.line;
  context.beginPath();
  context.moveTo(0, AXIS - 0.5);
  context.lineTo(width, AXIS - 0.5);
  context.stroke();
}

function drawTick(
  context: CanvasRenderingContext2D,
  { left, perDay, lanes }: Ground,
  { at, label, days }: Tick,
  { top, base, color }: { top: number; base: number; color: string },
): void {
  const x = at * perDay - left;
  stroke(context, crisp(x), top, lanes.height, color);
  // Where another language has longer words they are drawn narrower, and never over the next.
  context.fillText(label, x + 4, base, days * perDay - 6);
}

function stroke(
  context: CanvasRenderingContext2D,
  x: number,
  top: number,
  bottom: number,
  color: string,
): void {
  context.strokeStyle = color;
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x, bottom);
  context.stroke();
}

export function drawLanes(context: CanvasRenderingContext2D, { lanes, width }: Ground, ink: WallInk): void {
  context.lineWidth = 1;
  context.globalAlpha = 0.55;
  for (const { entity, y } of lanes.lanes) {
    context.strokeStyle = ink.hues[entity.hue % HUES]!;
    context.beginPath();
    context.moveTo(0, crisp(y));
    context.lineTo(width, crisp(y));
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** Two lines and the hatch between them, as a drawing shows a part that is cut through. */
export function drawBulkhead(context: CanvasRenderingContext2D, picture: Ground, ink: WallInk): void {
  const { lanes, width, left } = picture;
  const [top, bottom] = lanes.wall;
  context.save();
  context.beginPath();
  context.rect(0, top, width, bottom - top);
  context.clip();
  context.fillStyle = ink.paper;
  context.fillRect(0, top, width, bottom - top);
  context.strokeStyle = ink.line;
  context.lineWidth = 1;
  context.beginPath();
  const deep = bottom - top;
  // The hatch moves with the time, so that the wall is seen to move.
  for (let x = -deep - (left % HATCH); x < width + HATCH; x += HATCH) {
    context.moveTo(x, bottom);
    context.lineTo(x + deep, top);
  }
  context.stroke();
  context.restore();
  context.strokeStyle = ink.strong;
  for (const y of [top, top + 3, bottom - 3, bottom]) {
    context.beginPath();
    context.moveTo(0, crisp(y));
    context.lineTo(width, crisp(y));
    context.stroke();
  }
}

const HATCH = 8;
