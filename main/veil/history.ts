/**
 * What was recorded of findings: events that are added and never changed. `record` holds what is found against them and adds
 * what opened, changed in weight or was cured since, so that a finding that is gone stays visible with its days.
 */
import type { CheckId, FindingEvent, Severity } from '../../shared/contract/veil.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { EntityRow, Unit } from '../ledger/index.ts';
import { readableDate } from '../papers/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Health } from './assess.ts';
import { type Finding, keyOf } from './finding.ts';
import { findingEvent } from './tables.ts';

export interface EventRow {
  id: string;
  check_id: CheckId;
  subject_kind: string;
  subject_id: string;
  event: FindingEvent;
  date: CalendarDate;
  severity: Severity;
  rule_version: number;
  text: string;
  by: string;
  at: string;
}

const ofCompany = prepared<EventRow>('SELECT * FROM finding_event WHERE entity_id = ? ORDER BY id');

/** The events of each finding in their order, by its key. */
export function eventsOf(db: VaultDatabase, company: EntityRow): Map<string, EventRow[]> {
  return Map.groupBy(ofCompany(db).all(company.id), keyOfRow);
}

function keyOfRow({ check_id, subject_kind, subject_id }: EventRow): string {
  return `${check_id}/${subject_kind}/${subject_id}`;
}

/** The last event that tells how it stands; notes do not. */
export function standing(events: readonly EventRow[]): EventRow | null {
  return events.findLast(({ event }) => event !== 'note' && event !== 'acknowledged') ?? null;
}

export function isOpen(events: readonly EventRow[]): boolean {
  const last = standing(events);
  return last !== null && last.event !== 'cured';
}

export interface Recorded {
  opened: number;
  changed: number;
  cured: number;
}

export function record(unit: Unit, company: EntityRow, health: Health, by: string): Recorded {
  const known = eventsOf(unit.db, company);
  const last = [...known.values()].flat().reduce((day, { date }) => (date > day ? date : day), '');
  if (health.asOf < last)
    throw new BulkheadError('REFUSED', `Findings were recorded as of ${readableDate(last)} already.`, {
      remedy: 'Record them as of that day or a later one: the record is only added to.',
    });
  const counts: Recorded = { opened: 0, changed: 0, cured: 0 };
  const add = (finding: Finding, event: keyof Recorded, date: CalendarDate) => {
    insert(unit, company, finding, { event, date, text: finding.text, by });
    counts[event] += 1;
  };
  const found = new Set<string>();
  for (const finding of health.findings) {
    const key = keyOf(finding);
    found.add(key);
    const last = standing(known.get(key) ?? []);
    const wasOpen = last !== null && last.event !== 'cured';
    if (!wasOpen && (finding.cured === null || last === null || last.date < finding.cured))
      add(finding, 'opened', finding.opened);
    else if (wasOpen && finding.cured === null && isOther(last, finding))
      add(finding, 'changed', health.asOf);
    const isNew = last === null || wasOpen || last.date < (finding.cured ?? '');
    if (finding.cured !== null && isNew) add(finding, 'cured', finding.cured);
  }
  for (const [key, events] of known)
    if (!found.has(key) && isOpen(events)) goneNow(unit, company, events, health.asOf, by, counts);
  return counts;
}

/** Of one that is about several alike also where these are more or fewer now. */
function isOther(last: EventRow, { severity, version, parts, text }: Finding): boolean {
  return (
    last.severity !== severity || last.rule_version !== version || (parts.length > 0 && last.text !== text)
  );
}

/** What it was about is not there any more, or is mended without a trace of when. */
function goneNow(
  unit: Unit,
  company: EntityRow,
  events: readonly EventRow[],
  asOf: CalendarDate,
  by: string,
  counts: Recorded,
): void {
  const { check_id, subject_kind, subject_id, severity, rule_version, text } = standing(events)!;
  unit.insert(findingEvent, {
    ...{ id: unit.newId(), entityId: company.id, checkId: check_id, subjectKind: subject_kind },
    ...{ subjectId: subject_id, event: 'cured', date: asOf, severity, ruleVersion: rule_version },
    ...{ text, by, at: unit.now },
  });
  counts.cured += 1;
}

interface Said {
  event: FindingEvent;
  date: CalendarDate;
  text: string;
  by: string;
}

function insert(unit: Unit, company: EntityRow, finding: Finding, said: Said): void {
  const { check, subject, severity, version } = finding;
  unit.insert(findingEvent, {
    ...{ id: unit.newId(), entityId: company.id, checkId: check, subjectKind: subject.kind },
    ...{ subjectId: subject.id, severity, ruleVersion: version, at: unit.now, ...said },
  });
}

/** A note on a finding that is there now, or that was recorded; NOT_FOUND for any other. */
export function note(
  unit: Unit,
  company: EntityRow,
  health: Health,
  key: string,
  said: Pick<Said, 'event' | 'text' | 'by'>,
): void {
  const finding = health.findings.find((one) => keyOf(one) === key);
  if (finding) return insert(unit, company, finding, { ...said, date: health.asOf });
  const last = standing(eventsOf(unit.db, company).get(key) ?? []);
  if (!last)
    throw new BulkheadError('NOT_FOUND', `There is no finding ${key} of ${company.name}.`, {
      remedy: 'It may be gone meanwhile. Look at the list again.',
    });
  const { check_id, subject_kind, subject_id, severity, rule_version } = last;
  unit.insert(findingEvent, {
    ...{ id: unit.newId(), entityId: company.id, checkId: check_id, subjectKind: subject_kind },
    ...{ subjectId: subject_id, severity, ruleVersion: rule_version, at: unit.now, ...said },
    date: health.asOf,
  });
}
