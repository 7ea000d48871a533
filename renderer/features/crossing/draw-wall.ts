/**
 * Draws what is seen of the wall onto a canvas: the time above, the lanes, the bulkhead, and each bundle as a line through it.
 * What is solid, dashed or dotted says what colours say, too.
 */
import { type Bundle, thicknessOf } from './bundles.ts';
import { type CrossingKind, GLYPHS } from './kinds.ts';
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
  hues: readonly string[];
}

const HUES = 8;

export function readWallInk(element: HTMLElement): WallInk {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: style.fontFamily,
    ...{ paper: token('--surface'), ink: token('--ink'), muted: token('--muted') },
    ...{ line: token('--line'), strong: token('--line-control'), focus: token('--focus') },
    hues: Array.from({ length: HUES }, (_, hue) => token(`--hue-${hue}`)),
  };
}

export interface WallPicture {
  width: number;
  /** Pixels from the beginning of the domain to the left edge. */
  left: number;
  perDay: number;
  lanes: Lanes;
  /** The year or month that the left edge lies in. */
  heading: string;
  ticks: readonly Tick[];
  bundles: readonly Bundle[];
  largestMinor: number;
  /** The crossing with the focus, and the one that is pointed at. */
  activeId: string | null;
  pointed: Bundle | null;
}

export function drawWall(context: CanvasRenderingContext2D, picture: WallPicture, ink: WallInk): void {
  const { width, lanes } = picture;
  context.clearRect(0, 0, width, lanes.height);
  drawTime(context, picture, ink);
  drawLanes(context, picture, ink);
  drawBulkhead(context, picture, ink);
  const isActive = ({ lines }: Bundle) => lines.some(({ id }) => id === picture.activeId);
  for (const bundle of picture.bundles) drawLine(context, bundle, picture, ink);
  // Rings over all lines, then the glyphs that have room.
  for (const bundle of picture.bundles)
    if (bundle === picture.pointed || isActive(bundle)) drawRing(context, bundle, picture, ink);
  let free = Number.NEGATIVE_INFINITY;
  for (const bundle of picture.bundles) {
    const x = bundle.x - picture.left;
    const must = bundle === picture.pointed || isActive(bundle);
    if (!must && x - free < GLYPH + 2) continue;
    drawBadge(context, bundle, picture, ink);
    free = x;
  }
}

/** On a whole pixel a hairline is one. */
const crisp = (value: number) => Math.round(value) + 0.5;

function drawTime(context: CanvasRenderingContext2D, picture: WallPicture, ink: WallInk): void {
  const { left, perDay, ticks, lanes, heading, width } = picture;
  context.lineWidth = 1;
  context.strokeStyle = ink.line;
  context.textBaseline = 'alphabetic';
  context.font = `500 12px ${ink.font}`;
  context.fillStyle = ink.ink;
  context.fillText(heading, 4, 13);
  let free = 4 + context.measureText(heading).width + 16;
  for (const { at, label, major } of ticks.filter((tick) => tick.major)) {
    const x = at * perDay - left;
    if (x < 0 || x > width) continue;
    stroke(context, crisp(x), 0, lanes.height, major ? ink.strong : ink.line);
    if (x >= free) context.fillText(label, x + 4, 13);
    if (x >= free) free = x + 4 + context.measureText(label).width + 8;
  }
  context.font = `400 12px ${ink.font}`;
  context.fillStyle = ink.muted;
  free = Number.NEGATIVE_INFINITY;
  for (const { at, label, major } of ticks) {
    const x = at * perDay - left;
    if (major || x < -80 || x > width) continue;
    stroke(context, crisp(x), 18, lanes.height, ink.line);
    if (x < free) continue;
    context.fillText(label, x + 4, 29);
    free = x + 4 + context.measureText(label).width + 8;
  }
  context.strokeStyle = ink.line;
  context.beginPath();
  context.moveTo(0, AXIS - 0.5);
  context.lineTo(width, AXIS - 0.5);
  context.stroke();
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

function drawLanes(context: CanvasRenderingContext2D, { lanes, width }: WallPicture, ink: WallInk): void {
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
function drawBulkhead(context: CanvasRenderingContext2D, picture: WallPicture, ink: WallInk): void {
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
const GLYPH = 18;

function endsOf(bundle: Bundle, { lanes, left }: WallPicture) {
  return { x: bundle.x - left, from: lanes.yOf(bundle.fromId), to: lanes.yOf(bundle.toId) };
}

/** Where the badge sits: on the wall; between two companies halfway. */
function middleOf(bundle: Bundle, picture: WallPicture): number {
  const { from, to } = endsOf(bundle, picture);
  const [top, bottom] = picture.lanes.wall;
  const centre = (top + bottom) / 2;
  return from < centre === to < centre ? (from + to) / 2 : centre;
}

function hueOf(bundle: Bundle, { lanes }: WallPicture, ink: WallInk): string {
  const lane = lanes.lanes.find(({ entity }) => entity.id === bundle.fromId);
  return lane ? ink.hues[lane.entity.hue % HUES]! : ink.muted;
}

function drawLine(
  context: CanvasRenderingContext2D,
  bundle: Bundle,
  picture: WallPicture,
  ink: WallInk,
): void {
  const { x, from, to } = endsOf(bundle, picture);
  const thick = thicknessOf(bundle.amountMinor, picture.largestMinor);
  const down = to > from ? 1 : -1;
  const head = 5 + thick / 2;
  const hue = hueOf(bundle, picture, ink);
  context.strokeStyle = hue;
  context.fillStyle = hue;
  context.lineWidth = thick;
  context.setLineDash(bundle.isPapered ? [] : [4 + thick / 2, 3]);
  context.beginPath();
  context.moveTo(x, from);
  context.lineTo(x, to - down * head);
  context.stroke();
  context.setLineDash([]);
  // A knob where it was given, a point where it came.
  context.beginPath();
  context.arc(x, from, 2 + thick / 3, 0, 2 * Math.PI);
  context.fill();
  const half = 3 + thick / 2;
  context.beginPath();
  context.moveTo(x - half, to - down * head);
  context.lineTo(x + half, to - down * head);
  context.lineTo(x, to);
  context.fill();
}

function drawRing(
  context: CanvasRenderingContext2D,
  bundle: Bundle,
  picture: WallPicture,
  ink: WallInk,
): void {
  const { x, from, to } = endsOf(bundle, picture);
  const half = thicknessOf(bundle.amountMinor, picture.largestMinor) / 2 + 4;
  context.strokeStyle = ink.focus;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x - half, Math.min(from, to) - 6, 2 * half, Math.abs(to - from) + 12, half);
  context.stroke();
}

const paths = new Map<CrossingKind, Path2D>();

function pathOf(kind: CrossingKind): Path2D {
  const known = paths.get(kind) ?? new Path2D(GLYPHS[kind]);
  paths.set(kind, known);
  return known;
}

/** The kind; of a bundle of several how many; with three dots below where something waits for a bank. */
function drawBadge(
  context: CanvasRenderingContext2D,
  bundle: Bundle,
  picture: WallPicture,
  ink: WallInk,
): void {
  const { x } = endsOf(bundle, picture);
  const y = middleOf(bundle, picture);
  const count = bundle.lines.length;
  const half = GLYPH / 2;
  context.fillStyle = ink.paper;
  context.strokeStyle = hueOf(bundle, picture, ink);
  context.lineWidth = 1.25;
  context.beginPath();
  context.roundRect(x - half, y - half, GLYPH, GLYPH, count > 1 ? 4 : half);
  context.fill();
  context.stroke();
  if (count > 1) {
    context.fillStyle = ink.ink;
    context.font = `500 ${count > 99 ? 9 : 11}px ${ink.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(count > 999 ? '1k+' : String(count), x, y + 0.5);
    context.textAlign = 'left';
  } else drawGlyph(context, bundle.lines[0]!.kind, x, y, ink);
  if (bundle.inTransit) {
    context.fillStyle = ink.ink;
    for (const dot of [-4, 0, 4]) {
      context.beginPath();
      context.arc(x + dot, y + half + 4, 1.4, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

function drawGlyph(
  context: CanvasRenderingContext2D,
  kind: CrossingKind,
  x: number,
  y: number,
  ink: WallInk,
): void {
  const scale = 0.75;
  context.save();
  context.translate(x - 8 * scale, y - 8 * scale);
  context.scale(scale, scale);
  context.strokeStyle = ink.ink;
  context.lineWidth = 1.6;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(pathOf(kind));
  context.restore();
}
