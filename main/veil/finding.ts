/**
 * A finding: what a check saw of one subject, neutral and with the figures that it saw. A finding that is cured stays, with
 * the day. `since` is the day of what it is about, from which `days` count; `opened` the day it became a finding.
 */
import type { CheckId, Severity } from '../../shared/contract/veil.ts';
import { SEVERITIES } from '../../shared/contract/veil.ts';
import { type CalendarDate, daysBetween } from '../../shared/dates.ts';
import type { Profile } from '../solvency/index.ts';
import type { CureId } from './cures.ts';
import type { Facts } from './facts.ts';
import type { Thresholds } from './thresholds.ts';

export type SubjectKind =
  | 'crossing'
  | 'entry'
  | 'loan'
  | 'account'
  | 'formality'
  | 'company'
  | 'tax'
  | 'arrangement'
  | 'document'
  | 'papers'
  | 'advance'
  | 'member'
  | 'books';

export interface Subject {
  kind: SubjectKind;
  id: string;
  /** What one calls it: “Draw”, “Checking”. */
  name: string;
}

/** One of several that a finding is about alike: each is cured by itself. */
interface Part extends Subject {
  date: CalendarDate;
}

export type Fact =
  | { name: string; kind: 'money'; minor: number; currency: string | null }
  | { name: string; kind: 'date'; date: CalendarDate }
  | { name: string; kind: 'count'; count: number }
  | { name: string; kind: 'text'; text: string };

export interface Finding {
  check: CheckId;
  /** Of the check's rule; it rises when what opens or closes the check changes. */
  version: number;
  severity: Severity;
  subject: Subject;
  text: string;
  facts: readonly Fact[];
  /** Entries that bear it out. */
  entryIds: readonly string[];
  /** Movements that it is about. */
  crossingIds: readonly string[];
  /** What it is about, where that is several alike: those that are open. */
  parts: readonly Part[];
  since: CalendarDate;
  opened: CalendarDate;
  cured: CalendarDate | null;
  /** From `since` to the cure, or to the day that was asked about. */
  days: number;
  cures: readonly Cure[];
}

export type Cure = CureId | CureBetween | CureAbout;

/** A payment that cures: which bill, tax or loan it is for, and what is left of that. */
interface CureAbout {
  id: CureId;
  about: About;
  amountMinor: number;
}

interface About {
  id: string;
  name: string;
  /** On which it is owed; `null`: it stands on several, or the loan tells. */
  accountId: string | null;
}

/** A movement that cures, with who gives, who receives and how much; the others are told by what the finding is about. */
interface CureBetween {
  id: CureId;
  fromId: string;
  toId: string;
  amountMinor: number;
}

/** What a check gives; the rest is filled in by `assess`. */
export interface Seen {
  severity: Severity;
  subject: Subject;
  text: string;
  facts: readonly Fact[];
  entryIds?: readonly string[];
  /** The subject, where that is a movement, if it is left out. */
  crossingIds?: readonly string[];
  parts?: readonly Part[];
  since: CalendarDate;
  /** `since`, where it is left out. */
  opened?: CalendarDate;
  cured?: CalendarDate | null;
  cures: readonly Cure[];
}

/** What a check works with. Nothing in `facts` is later than `asOf`. */
export interface View {
  facts: Facts;
  asOf: CalendarDate;
  thresholds: Thresholds;
  profile: Profile;
}

export interface Outcome {
  seen: Seen[];
  /** What is missing, so that the check can't be clear. */
  missing: string[];
}

/** `currency`: of an amount in another than the company’s own. */
export const money = (name: string, minor: number, currency: string | null = null): Fact => ({
  ...{ name, kind: 'money', minor, currency },
});
export const day = (name: string, date: CalendarDate): Fact => ({ name, kind: 'date', date });
export const count = (name: string, value: number): Fact => ({ name, kind: 'count', count: value });
export const text = (name: string, value: string): Fact => ({ name, kind: 'text', text: value });

export function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** By which a finding is known from one day to the next. */
export function keyOf(finding: Pick<Finding, 'check' | 'subject'>): string {
  return `${finding.check}/${finding.subject.kind}/${finding.subject.id}`;
}

/** The company's worst first; within a severity the oldest first. */
export function byWeight(a: Finding, b: Finding): number {
  return (
    rank(b.severity) - rank(a.severity) ||
    compare(a.since, b.since) ||
    compare(a.check, b.check) ||
    compare(a.subject.id, b.subject.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function age(since: CalendarDate, { asOf }: View): number {
  return daysBetween(since, asOf);
}
