/** The wall as a picture: time as pixels, bundles of what lies too near, and what the filters leave. */
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../renderer/app/books.ts';
import {
  bundlesBetween,
  bundlesOf,
  nearestBundle,
  thicknessOf,
} from '../../renderer/features/crossing/bundles.ts';
import { badgesOf } from '../../renderer/features/crossing/draw-wall.ts';
import type { Line } from '../../renderer/features/crossing/kinds.ts';
import { lanesOf } from '../../renderer/features/crossing/lanes.ts';
import { byCrossing, type OpenFinding, toldOnce } from '../../renderer/features/crossing/open-findings.ts';
import {
  bounded,
  dateOf,
  domainOf,
  fullSpan,
  place,
  ticksBetween,
  zoomed,
} from '../../renderer/features/crossing/scale.ts';
import { shownLines } from '../../renderer/features/crossing/wall-filter.ts';
import { dayNumber } from '../../shared/dates.ts';

const DANA = 'dana';
const LLC = 'northlight';
const NAMES = { kind: (kind: string) => kind, entity: (id: string) => id };

function line(date: string, more: Partial<Line> = {}): Line {
  return {
    ...{
      id: `${date} ${more.kind ?? ''}`,
      kind: 'draw',
      settlement: 'equity',
      date,
      from_id: LLC,
      to_id: DANA,
    },
    ...{ amount_minor: 1000, currency: 'USD', purpose: null, in_transit: false },
    ...{ paper: 'none', paperId: null, open: [] },
    ...more,
  };
}

/** A crossing every day for ten years, every second one the other way. */
function tenYears(): Line[] {
  const first = dayNumber('2016-01-01');
  return Array.from({ length: 3653 }, (_, index) =>
    line(dateOf(first + index), index % 2 === 0 ? {} : { kind: 'contribution', from_id: DANA, to_id: LLC }),
  );
}

describe('time', () => {
  it('goes from the first to the last, or over the days that are asked for, and is a month at least', () => {
    const domain = domainOf([line('2024-03-01'), line('2024-12-31')], '2026-01-01');
    expect([dateOf(domain.first), dateOf(domain.first + domain.days - 1)]).toEqual([
      '2024-03-01',
      '2024-12-31',
    ]);
    expect(domainOf([], '2026-01-15')).toEqual({ first: dayNumber('2026-01-15'), days: 31 });
    expect(domainOf([], '2026-01-15', '2026-01-01', '2026-12-31')).toEqual({
      first: dayNumber('2026-01-01'),
      days: 365,
    });
  });

  it('is seen from ten years down to a week, step by step, and not beyond', () => {
    const domain = domainOf(tenYears(), '2026-01-01');
    const steps = [fullSpan(domain)];
    for (let span = steps[0]!; steps.length < 20; steps.push(span)) span = zoomed(span, -1, domain);
    expect(steps.slice(0, 9)).toEqual([3653, 1827, 731, 366, 183, 92, 31, 14, 7]);
    expect(steps.at(-1)).toBe(7);
    expect(zoomed(7, 1, domain)).toBe(14);
    expect(zoomed(3653, 1, domain)).toBe(3653);
    expect(bounded(2, domain)).toBe(7);
  });

  it('puts those of one day side by side within it', () => {
    const lines = [line('2024-03-01'), line('2024-03-02'), line('2024-03-02', { kind: 'loan' })];
    const domain = domainOf(lines, '2024-03-02', '2024-03-01', '2024-03-31');
    expect(place(lines, domain).map(({ at }) => at)).toEqual([0.5, 1.25, 1.75]);
  });

  it('tells years from far, months from nearer, days from near', () => {
    const domain = domainOf(tenYears(), '2026-01-01', '2016-01-01', '2025-12-31');
    const words = (from: number, to: number, perDay: number) =>
      ticksBetween(domain, from, to, perDay, 'en-US')
        .filter(({ at }) => at >= from)
        .map(({ label }) => label);
    expect(words(0, 3652, 0.25)).toEqual(Array.from({ length: 10 }, (_, year) => String(2016 + year)));
    expect(words(0, 60, 4)).toEqual(['2016', 'January', 'February', 'March']);
    expect(words(0, 2, 130)).toEqual(['January 2016', '1 Fri', '2 Sat', '3 Sun']);
  });

  it('says of a stretch what it says of the whole', () => {
    const domain = domainOf(tenYears(), '2026-01-01', '2016-03-15', '2025-12-31');
    for (const perDay of [0.25, 1, 4, 30, 130]) {
      const told = (from: number, to: number) =>
        ticksBetween(domain, from, to, perDay, 'en-US').filter(({ at }) => at >= from && at <= to);
      const whole = told(0, domain.days);
      for (const from of [0, 17.5, 290, 1000.2])
        expect(told(from, from + 600 / perDay)).toEqual(
          whole.filter(({ at }) => at >= from && at <= from + 600 / perDay),
        );
    }
  });
});

describe('bundles', () => {
  it('hold every crossing once, and are no more than columns and directions', () => {
    const lines = tenYears();
    const domain = domainOf(lines, '2026-01-01');
    const bundles = bundlesOf(place(lines, domain), 960 / domain.days);
    expect(bundles.flatMap((one) => one.lines.map(({ id }) => id)).sort()).toEqual(
      lines.map(({ id }) => id).sort(),
    );
    expect(bundles.length).toBeLessThanOrEqual((960 / 12 + 1) * 2);
    expect(bundles.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(3653 * 1000);
    for (const one of bundles) expect(new Set(one.lines.map(({ from_id }) => from_id)).size).toBe(1);
  });

  it('of a part of the time are all whose lines are in it', () => {
    const lines = tenYears();
    const bundles = bundlesOf(place(lines, domainOf(lines, '2026-01-01')), 1);
    for (const from of [0, 100, 101.3, 1500.5, 3600]) {
      const shown = bundlesBetween(bundles, from, from + 300);
      expect(shown.length).toBeLessThan(80);
      for (const one of bundles) if (one.x >= from && one.x <= from + 300) expect(shown).toContain(one);
    }
  });

  it('have a badge where it has room beside the one before, in each row by itself', () => {
    const lines = tenYears();
    const domain = domainOf(lines, '2026-01-01');
    const owner = { ...{ id: DANA, name: 'Dana', kind: 'person' }, hue: 1 } as Entity;
    const lanes = lanesOf([{ ...owner, id: LLC, kind: 'llc' }, owner]);
    for (const perDay of [0.3, 4, 40]) {
      const all = bundlesOf(place(lines, domain), perDay);
      const badged = badgesOf(all, lanes);
      const places = all.filter((one) => badged.has(one)).map(({ x }) => x);
      for (const [index, x] of places.entries())
        if (index > 0) expect(x - places[index - 1]!).toBeGreaterThanOrEqual(20);
      for (const { x } of all) expect(places.some((place) => Math.abs(place - x) < 20)).toBe(true);
    }
  });

  it('a single one has its kind; several of different kinds have none', () => {
    const lines = [line('2024-03-01'), line('2024-03-01', { kind: 'loan', in_transit: true })];
    const domain = domainOf(lines, '2024-03-02', '2024-01-01', '2024-12-31');
    const [near] = bundlesOf(place(lines, domain), 1);
    expect(near).toMatchObject({ kind: null, inTransit: true, amountMinor: 2000, currency: 'USD' });
    expect(bundlesOf(place(lines, domain), 40).map(({ kind }) => kind)).toEqual(['draw', 'loan']);
  });

  it('are pointed at on their line alone, the nearest of several', () => {
    const lines = [line('2024-01-11'), line('2024-01-13', { from_id: DANA, to_id: LLC }), line('2024-06-01')];
    const domain = domainOf(lines, '2024-03-02', '2024-01-01', '2024-12-31');
    const bundles = bundlesOf(place(lines, domain), 8);
    const lanes = { yOf: (id: string) => (id === LLC ? 60 : 160) };
    const at = (x: number, y: number) => nearestBundle(bundles, { x, y }, lanes, 1000)?.lines[0]?.date;
    expect(at(84, 100)).toBe('2024-01-11');
    expect(at(99, 100)).toBe('2024-01-13');
    expect(at(84, 200)).toBeUndefined();
    expect(at(300, 100)).toBeUndefined();
  });

  it('are thicker where more crossed, never out of sight, and never over their neighbours', () => {
    const thick = (amountMinor: number, room = 10) => thicknessOf({ amountMinor, room }, 1000);
    expect(thick(0)).toBeGreaterThan(1);
    expect(thick(250)).toBeGreaterThan(thick(100));
    expect(thick(9000)).toBe(thick(1000));
    expect(thick(1000, 4)).toBe(4);
  });
});

const finding = (severity: OpenFinding['severity'], crossings: string[]): OpenFinding => ({
  ...{
    companies: [{ id: LLC, name: 'Northlight LLC' }],
    key: `V03/crossing/${crossings[0]}`,
    check: 'V03',
    severity,
  },
  ...{ text: 'The record is incomplete.', crossings },
});

it('a ring is around what has an open finding, and not around what is only to be kept in mind', () => {
  const told = byCrossing([finding('medium', ['a', 'b']), finding('info', ['b']), finding('info', ['c'])]);
  expect([...told].map(([id, { open }]) => [id, open.length])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 1],
  ]);
  const lines = [
    line('2024-03-01', { id: 'a', ...told.get('a') }),
    line('2024-03-02', { id: 'c', ...told.get('c') }),
    line('2024-03-03', { id: 'd' }),
  ];
  const domain = domainOf(lines, '2024-03-31', '2024-03-01', '2024-03-31');
  expect(bundlesOf(place(lines, domain), 40).map((one) => one.isRinged)).toEqual([true, false, false]);
  // From far, one of several is enough.
  expect(bundlesOf(place(lines, domain), 1).map((one) => one.isRinged)).toEqual([true]);
  const shown = shownLines(lines, { open: 'yes' }, { from: undefined, to: undefined }, NAMES);
  expect(shown.map(({ id }) => id)).toEqual(['a']);
});

it('the filters leave what fits all of them', () => {
  const lines = [
    line('2024-03-01'),
    line('2024-04-01', { kind: 'loan', from_id: DANA, to_id: 'harbor' }),
    line('2025-03-01', { in_transit: true }),
  ];
  const shown = (search: object, from?: string, to?: string) =>
    shownLines(lines, search, { from, to }, NAMES).map(({ date }) => date);
  expect(shown({})).toHaveLength(3);
  expect(shown({ entity: LLC })).toEqual(['2024-03-01', '2025-03-01']);
  expect(shown({ entity: DANA, kind: 'loan' })).toEqual(['2024-04-01']);
  expect(shown({ transit: 'yes' })).toEqual(['2025-03-01']);
  expect(shown({}, '2024-04-01', '2024-12-31')).toEqual(['2024-04-01']);
});

it('the search finds by words of it, its names, its day and its amount', () => {
  const lines = [
    line('2024-03-01', { purpose: 'Rent of March', amount_minor: 125_050 }),
    line('2024-04-01', { kind: 'loan', from_id: DANA, to_id: LLC, purpose: 'Bridge', amount_minor: -4200 }),
    line('2025-03-01'),
  ];
  const found = (text: string) =>
    shownLines(lines, { text }, { from: undefined, to: undefined }, NAMES).map(({ date }) => date);
  expect(found('')).toHaveLength(3);
  expect(found('march rent')).toEqual(['2024-03-01']);
  expect(found('1,250')).toEqual(['2024-03-01']);
  expect(found('42.00')).toEqual(['2024-04-01']);
  expect(found('2024')).toEqual(['2024-03-01', '2024-04-01']);
  expect(found('2024-04 loan dana')).toEqual(['2024-04-01']);
  expect(found('nobody')).toEqual([]);
});

it('what two companies have in common is told once, and what each has by itself by each', () => {
  const of = (entity: string, key: string, crossings: string[]) => ({
    ...{ entity_id: entity, entity, key, check: 'V05' as const, severity: 'high' as const },
    ...{ text: 'The record is incomplete.', crossings },
  });
  const told = toldOnce([
    of('a', 'V05/loan/l', ['lent']),
    of('a', 'V11/formality/ein', []),
    of('b', 'V05/loan/l', ['lent']),
    of('b', 'V11/formality/ein', []),
  ]);
  expect(told.map(({ companies }) => companies.map(({ id }) => id))).toEqual([['a', 'b'], ['a'], ['b']]);
  expect(new Set(told.map(({ key }) => key)).size).toBe(3);
  expect(byCrossing(told).get('lent')?.open).toHaveLength(1);
});
