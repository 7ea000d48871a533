/**
 * Draws a stretch of the wall onto a canvas: the ground, and each bundle as a line through the bulkhead. What is solid, dashed
 * or dotted says what colours say, too.
 */
import { type Bundle, thicknessOf } from './bundles.ts';
import { drawBulkhead, drawLanes, drawTime, type Ground, HUES, type WallInk } from './draw-ground.ts';
import { type CrossingKind, GLYPHS } from './kinds.ts';
import type { Lanes } from './lanes.ts';

export interface WallPicture extends Ground {
  bundles: readonly Bundle[];
  /** Those whose badge has room. */
  badged: ReadonlySet<Bundle>;
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
  // Rings over all lines, then the glyphs that have room; what is open is seen where its glyph has none.
  for (const bundle of picture.bundles)
    if (bundle === picture.pointed || isActive(bundle)) drawRing(context, bundle, picture, ink);
  for (const bundle of picture.bundles)
    if (bundle.isRinged) drawOpen(context, bundle, picture, ink, OPEN_ALONE, OPEN_ALONE / 2);
  for (const bundle of picture.bundles)
    if (picture.badged.has(bundle)) drawBadge(context, bundle, picture, ink);
  for (const bundle of picture.bundles)
    if (bundle === picture.pointed || isActive(bundle)) drawBadge(context, bundle, picture, ink);
}

/** Of all bundles, the earliest first, those whose badge has room beside that of the one before: the same from wherever one looks. */
export function badgesOf(bundles: readonly Bundle[], lanes: Lanes): Set<Bundle> {
  const badged = new Set<Bundle>();
  // The wall has a row of badges, and so has each room between two companies.
  const free = new Map<number, number>();
  for (const bundle of bundles) {
    const row = middleOf(bundle, lanes);
    const half = (bundle.isRinged ? OPEN_AROUND : GLYPH) / 2;
    if (bundle.x - half < (free.get(row) ?? Number.NEGATIVE_INFINITY) + 2) continue;
    badged.add(bundle);
    free.set(row, bundle.x + half);
  }
  return badged;
}

const GLYPH = 18;
/** The ring of an open finding, by itself and around a glyph. */
const OPEN_ALONE = 8;
const OPEN_AROUND = GLYPH + 6;

function endsOf(bundle: Bundle, { lanes, left }: WallPicture) {
  return { x: bundle.x - left, from: lanes.yOf(bundle.fromId), to: lanes.yOf(bundle.toId) };
}

/** Where the badge sits: on the wall; between two companies halfway. */
function middleOf({ fromId, toId }: Bundle, lanes: Lanes): number {
  const [from, to] = [lanes.yOf(fromId), lanes.yOf(toId)];
  const [top, bottom] = lanes.wall;
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
  const thick = thicknessOf(bundle, picture.largestMinor);
  const down = to > from ? 1 : -1;
  const half = Math.min(3 + thick / 2, bundle.room / 2 + 1);
  const head = half + 2;
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
  context.arc(x, from, Math.min(half, 2 + thick / 3), 0, 2 * Math.PI);
  context.fill();
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
  const half = thicknessOf(bundle, picture.largestMinor) / 2 + 4;
  context.strokeStyle = ink.focus;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x - half, Math.min(from, to) - 6, 2 * half, Math.abs(to - from) + 12, half);
  context.stroke();
}

function drawOpen(
  context: CanvasRenderingContext2D,
  bundle: Bundle,
  picture: WallPicture,
  ink: WallInk,
  size: number,
  radius: number,
): void {
  const { x } = endsOf(bundle, picture);
  const y = middleOf(bundle, picture.lanes);
  context.fillStyle = ink.badSoft;
  context.strokeStyle = ink.bad;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x - size / 2, y - size / 2, size, size, radius);
  context.fill();
  context.stroke();
}

const paths = new Map<CrossingKind, Path2D>();

function pathOf(kind: CrossingKind): Path2D {
  const known = paths.get(kind) ?? new Path2D(GLYPHS[kind]);
  paths.set(kind, known);
  return known;
}

/** The kind; of a bundle of several how many; in a red ring where a finding is open, with three dots below where something waits. */
function drawBadge(
  context: CanvasRenderingContext2D,
  bundle: Bundle,
  picture: WallPicture,
  ink: WallInk,
): void {
  const { x } = endsOf(bundle, picture);
  const y = middleOf(bundle, picture.lanes);
  const count = bundle.lines.length;
  const half = GLYPH / 2;
  if (bundle.isRinged) drawOpen(context, bundle, picture, ink, OPEN_AROUND, count > 1 ? 6 : OPEN_AROUND / 2);
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
      context.arc(x + dot, y + half + (bundle.isRinged ? 7 : 4), 1.4, 0, 2 * Math.PI);
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
