/**
 * The wall as a picture that one moves along: the browser scrolls strips that were drawn before. The keyboard goes from crossing
 * to crossing; the list beside it says all of it in words.
 */
import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { announce, dateText, moneyText, useLocale, useScheme } from '../../ui/index.ts';
import { type Bundle, bundlesBetween, bundlesOf, nearestBundle } from './bundles.ts';
import { readWallInk } from './draw-ground.ts';
import type { Line } from './kinds.ts';
import { LaneNames } from './LaneNames.tsx';
import { lanesOf } from './lanes.ts';
import { bounded, type Domain, fullSpan, headingAt, place, ticksBetween, zoomed } from './scale.ts';
import styles from './Timeline.module.css';
import { BundleCard, LineCard } from './TimelineCard.tsx';
import { useWidth } from './use-width.ts';
import { WallTiles } from './wall-tiles.ts';

export interface TimelineHandle {
  zoom: (by: 1 | -1) => void;
  /** Brings a crossing into sight. */
  reveal: (id: string) => void;
}

interface TimelineProps {
  /** The earliest first. */
  lines: readonly Line[];
  entities: readonly Entity[];
  domain: Domain;
  /** How many findings are open. */
  open: number;
  active: string | null;
  onActive: (line: Line) => void;
  onOpen: (line: Line) => void;
  /** How many days are seen. */
  onSpan: (days: number) => void;
  ref: Ref<TimelineHandle>;
}

const words = text.crossing.wall;
/** Room at both ends of the time, so that no line is cut. */
const MARGIN = 16;
/** Of what is seen, how much a key moves. */
const PAGE = 0.8;
/** At most so wide, in pixels. */
const LETTER = 8;
/** What one notch of a wheel zooms by. */
const WHEEL = 1.0015;

export function Timeline(props: TimelineProps) {
  const { lines, entities, domain, open, active, onActive, onOpen, onSpan, ref } = props;
  const box = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const tiles = useRef<WallTiles>(null);
  const locale = useLocale();
  const { drawn } = useScheme();
  const width = useWidth(box);
  const [asked, setSpan] = useState(() => fullSpan(domain));
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState<Bundle | null>(null);
  /** Where the card stands that is shown; while none is, nobody follows what is seen. */
  const [scrolled, setScrolled] = useState(0);
  const [heading, setHeading] = useState('');
  const span = bounded(asked, domain);
  const perDay = Math.max(0, width - 2 * MARGIN) / span;
  const lanes = useMemo(() => lanesOf(entities), [entities]);
  const placed = useMemo(() => place(lines, domain), [lines, domain]);
  const all = useMemo(() => (perDay === 0 ? [] : bundlesOf(placed, perDay)), [placed, perDay]);
  const largestMinor = useMemo(
    () => all.reduce((most, { amountMinor }) => Math.max(most, amountMinor), 0),
    [all],
  );
  const ink = useMemo(
    () => (world.current && drawn && width > 0 ? readWallInk(world.current) : null),
    [drawn, width],
  );
  const kept = useRef<{ day: number; x: number } | null>(null);
  const at = useMemo(() => placed.findIndex(({ line }) => line.id === active), [placed, active]);
  const shown = pointed ?? (focused && at >= 0 ? placed[at]!.line : null);
  /** The place of the left edge, in pixels from the beginning. */
  const leftEdge = () => (box.current?.scrollLeft ?? 0) - MARGIN;

  useEffect(() => onSpan(Math.round(span)), [span, onSpan]);
  useLayoutEffect(() => {
    // The day that stood at the pointer, or at the middle, stays where it was.
    if (!box.current || width === 0) return;
    if (kept.current) box.current.scrollLeft = kept.current.day * perDay + MARGIN - kept.current.x;
    else box.current.scrollLeft = domain.days * perDay;
  }, [perDay, domain, width]);
  useLayoutEffect(() => {
    const made = new WallTiles(world.current!);
    tiles.current = made;
    return () => made.end();
  }, []);
  const see = useCallback(() => {
    if (!box.current || perDay === 0) return;
    const { scrollLeft } = box.current;
    tiles.current?.move(scrollLeft, width);
    const from = (scrollLeft - MARGIN) / perDay;
    const edge = headingAt(domain, from, perDay, locale);
    // Where another year or month begins so near that its own words stand there, they are enough.
    const beside = headingAt(domain, from + (edge.length * LETTER + LETTER) / perDay, perDay, locale);
    setHeading(edge === beside ? edge : '');
  }, [width, domain, perDay, locale]);
  useLayoutEffect(() => {
    if (!ink || perDay === 0) return;
    tiles.current?.show(
      {
        ...{ perDay, lanes, bundles: all, largestMinor, pointed, activeId: active },
        world: { width: domain.days * perDay + 2 * MARGIN, margin: MARGIN },
        ticks: (from, to) => ticksBetween(domain, from, to, perDay, locale),
      },
      ink,
    );
    see();
  }, [ink, perDay, lanes, all, largestMinor, pointed, active, domain, locale, see]);
  useLayoutEffect(() => {
    if (shown) setScrolled(box.current!.scrollLeft);
  }, [shown]);

  /** The active crossing stays where it is, if it is seen; else the middle. */
  function heldX(): number {
    const x = at < 0 ? -1 : placed[at]!.at * perDay - leftEdge();
    return x > 0 && x < width ? x : width / 2;
  }
  function zoomTo(next: number, x = heldX()) {
    kept.current = { day: (leftEdge() + x) / perDay, x };
    setSpan(bounded(next, domain));
    setPointed(null);
  }
  function reveal(id: string) {
    const one = placed.find(({ line }) => line.id === id);
    if (!one || !box.current) return;
    const x = one.at * perDay + MARGIN - box.current.scrollLeft;
    if (x >= 24 && x <= width - 24) return;
    box.current.scrollLeft = one.at * perDay + MARGIN - width / 2;
    see();
  }
  useImperativeHandle(ref, () => ({ zoom: (by) => zoomTo(zoomed(span, by, domain)), reveal }));

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      latest.current.zoomTo(latest.current.span * WHEEL ** event.deltaY, event.offsetX);
    };
    // React's own listener is passive: the page would zoom with it.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);
  const latest = useRef({ zoomTo, span });
  latest.current = { zoomTo, span };

  function say({ date, kind, from_id, to_id, amount_minor, currency }: Line) {
    const name = (id: string) => entities.find((one) => one.id === id)?.name ?? '';
    const amount = moneyText(amount_minor, currency, locale, 'symbol');
    announce(
      `${dateText(date, locale, 'long')}: ${amount}. ${text.crossing.why(kind, name(from_id), name(to_id))}`,
    );
  }
  function go(index: number) {
    const one = placed[Math.max(0, Math.min(placed.length - 1, index))];
    if (!one) return;
    setPointed(null);
    reveal(one.line.id);
    onActive(one.line);
    say(one.line);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = placed.findIndex((one) => one.at * perDay >= leftEdge());
    const next: Record<string, () => void> = {
      ArrowRight: () => go(at < 0 ? seen : at + 1),
      ArrowLeft: () => go(at < 0 ? seen : at - 1),
      Home: () => go(0),
      End: () => go(placed.length - 1),
      PageDown: () => box.current?.scrollBy({ left: width * PAGE }),
      PageUp: () => box.current?.scrollBy({ left: -width * PAGE }),
      Enter: () => at >= 0 && onOpen(placed[at]!.line),
    };
    const deed = next[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }
  function bundleAt(event: PointerEvent): Bundle | null {
    const edge = box.current!.getBoundingClientRect();
    const point = { x: leftEdge() + event.clientX - edge.left, y: event.clientY - edge.top };
    return nearestBundle(bundlesBetween(all, point.x, point.x), point, lanes, largestMinor);
  }
  function pick(event: PointerEvent) {
    const bundle = bundleAt(event);
    const [first] = bundle?.lines ?? [];
    if (!bundle || !first) return;
    if (bundle.lines.length === 1) return onOpen(first);
    // So near that the days between them fill the screen.
    const days = placed.filter(({ line }) => bundle.lines.includes(line)).map((one) => one.at);
    const [begin, end] = [days[0]!, days.at(-1)!];
    const next = Math.min(span / 2, Math.max(end - begin, 1) * 3);
    if (bounded(next, domain) >= span) return onOpen(first);
    kept.current = { day: (begin + end) / 2, x: width / 2 };
    setSpan(bounded(next, domain));
    setPointed(null);
    onActive(first);
  }

  const cardX = (at: number) => at - (scrolled - MARGIN);
  return (
    <div className={styles.timeline}>
      <LaneNames lanes={lanes} open={open} />
      <div className={styles.view}>
        <div
          ref={box}
          role="application"
          aria-label={words.timeline(lines.length)}
          aria-roledescription={words.role}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard goes from crossing to crossing in it
          tabIndex={0}
          className={styles.scroll}
          onScroll={(event) => {
            see();
            if (shown) setScrolled(event.currentTarget.scrollLeft);
            setPointed(null);
          }}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onPointerMove={(event) => {
            const bundle = bundleAt(event);
            if (bundle?.lines[0]?.id !== pointed?.lines[0]?.id) setPointed(bundle);
          }}
          onPointerLeave={() => setPointed(null)}
          onPointerUp={pick}
          data-pointed={pointed !== null || undefined}
        >
          <div
            ref={world}
            className={styles.world}
            style={{ width: domain.days * perDay + 2 * MARGIN, height: lanes.height }}
          />
        </div>
        {heading !== '' && (
          <span className={styles.heading} aria-hidden="true">
            {heading}
          </span>
        )}
        {shown &&
          ('lines' in shown && shown.lines.length > 1 ? (
            <BundleCard bundle={shown} entities={entities} x={cardX(shown.x)} width={width} />
          ) : (
            <LineCard
              line={'lines' in shown ? shown.lines[0]! : shown}
              entities={entities}
              x={cardX('lines' in shown ? shown.x : placed[at]!.at * perDay)}
              width={width}
            />
          ))}
      </div>
    </div>
  );
}
