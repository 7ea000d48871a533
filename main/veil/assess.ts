/**
 * Veil health: what every check finds, and what that makes of five dimensions. Pure: the same facts give the same answer, in
 * whatever order they come. There is no score; what is missing is told and never counts as clear.
 */
import {
  type CheckId,
  DIMENSIONS,
  type DimensionId,
  type HealthState,
  SEVERITIES,
  type Severity,
} from '../../shared/contract/veil.ts';
import { type CalendarDate, daysBetween } from '../../shared/dates.ts';
import type { Profile } from '../solvency/index.ts';
import { CHECKS, type Check } from './checks/index.ts';
import { factsOn } from './cut.ts';
import type { Facts } from './facts.ts';
import { byWeight, type Finding, rank, type Seen } from './finding.ts';
import type { Thresholds } from './thresholds.ts';

export interface CheckState {
  check: CheckId;
  name: string;
  dimension: DimensionId;
  state: HealthState;
  missing: readonly string[];
}

export interface Dimension {
  id: DimensionId;
  state: HealthState;
  open: number;
  missing: readonly string[];
}

export interface Health {
  asOf: CalendarDate;
  dimensions: readonly Dimension[];
  checks: readonly CheckState[];
  /** The worst first; those that are cured come last. */
  findings: readonly Finding[];
  /** The worst that is open; `null` where nothing is. */
  worst: Finding | null;
  /** Of those that are open. */
  counts: Readonly<Record<Severity, number>>;
}

/** Where nothing was ever booked, nothing can be told. */
const NO_BOOKS = 'There are no books yet.';

export function assess(facts: Facts, asOf: CalendarDate, thresholds: Thresholds, profile: Profile): Health {
  const view = { facts: factsOn(facts, asOf), asOf, thresholds, profile };
  const findings: Finding[] = [];
  const checks = CHECKS.map((check) => {
    const { seen, missing } = check.look(view);
    if (view.facts.standings.length === 0) missing.push(NO_BOOKS);
    const found = seen.map((one) => complete(check, one, asOf));
    findings.push(...found);
    return stateOf(check, found, missing);
  });
  findings.sort((a, b) => Number(a.cured !== null) - Number(b.cured !== null) || byWeight(a, b));
  const open = findings.filter(({ cured }) => cured === null);
  return {
    asOf,
    dimensions: DIMENSIONS.map((id) => dimensionOf(id, checks, open)),
    checks,
    findings,
    worst: open[0] ?? null,
    counts: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, open.filter((one) => one.severity === severity).length]),
    ) as Record<Severity, number>,
  };
}

function complete({ id, version }: Check, seen: Seen, asOf: CalendarDate): Finding {
  const { opened = seen.since, cured = null, entryIds = [], parts = [], subject } = seen;
  const { crossingIds = subject.kind === 'crossing' ? [subject.id] : [] } = seen;
  const days = daysBetween(seen.since, cured ?? asOf);
  return { ...seen, check: id, version, entryIds, crossingIds, parts, opened, cured, days };
}

function stateOf({ id, name, dimension }: Check, found: readonly Finding[], missing: string[]): CheckState {
  const open = found.filter(({ cured }) => cured === null);
  return { check: id, name, dimension, state: healthOf(open, missing), missing: [...missing].sort() };
}

/** An open finding says more than what is missing, and what is missing is never clear. */
function healthOf(open: readonly Finding[], missing: readonly string[]): HealthState {
  if (open.some(({ severity }) => rank(severity) >= rank('high'))) return 'action';
  if (open.length > 0) return 'watch';
  return missing.length > 0 ? 'unknown' : 'clear';
}

function dimensionOf(id: DimensionId, checks: readonly CheckState[], open: readonly Finding[]): Dimension {
  const own = checks.filter(({ dimension }) => dimension === id);
  const ids = new Set(own.map(({ check }) => check));
  const found = open.filter(({ check }) => ids.has(check));
  const missing = [...new Set(own.flatMap((check) => check.missing))];
  return { id, state: healthOf(found, missing), open: found.length, missing };
}
