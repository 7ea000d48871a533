/**
 * The calendar of a company: what it has to have and to file, when it was done, and the file that bears it out. What comes
 * again is put in anew when it is done, one turn later.
 */
import type { FormalityKind, FormalityOut } from '../../shared/contract/veil.ts';
import { type CalendarDate, daysInMonth } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { findEntity, readBytes, type Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { formality } from './tables.ts';

interface Row {
  id: string;
  entity_id: string;
  kind: FormalityKind;
  title: string;
  due_on: CalendarDate | null;
  done_on: CalendarDate | null;
  every_months: number | null;
  note: string;
  recorded_on: CalendarDate;
  evidence_sha256: string | null;
  evidence_name: string | null;
  evidence_type: string | null;
}
const byId = prepared<Row>('SELECT * FROM formality WHERE id = ?');
/** What is not done comes first, by day; then what is done, the latest first. */
const ofCompany = prepared<Row>(
  `SELECT * FROM formality WHERE entity_id = ?
   ORDER BY done_on IS NOT NULL, CASE WHEN done_on IS NULL THEN coalesce(due_on, '') END, done_on DESC, id`,
);

export function listFormalities(db: VaultDatabase, companyId: string): FormalityOut[] {
  return ofCompany(db)
    .all(companyId)
    .map((row) => describe(db, row));
}

function requireFormality(db: VaultDatabase, id: string): Row {
  const row = byId(db).get(id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no formality ${id}.`, {
    remedy: 'It may have been removed meanwhile. Look at the calendar again.',
    facts: { next: 'veil.formalities' },
  });
}

function describe(db: VaultDatabase, row: Row): FormalityOut {
  const { id, entity_id, kind, title, due_on, done_on, every_months, note, recorded_on } = row;
  return {
    ...{ id, entity_id, kind, title, due_on, done_on, every_months, note, recorded_on },
    entity: findEntity(db, entity_id).name,
    evidence: row.evidence_name,
  };
}

export interface NewFormality {
  kind: FormalityKind;
  title: string;
  due_on: CalendarDate | null;
  every_months: number | null;
  note: string;
}

export function addFormality(unit: Unit, companyId: string, given: NewFormality): FormalityOut {
  const id = unit.newId();
  unit.insert(formality, {
    ...{ id, entityId: companyId, kind: given.kind, title: given.title, dueOn: given.due_on, doneOn: null },
    ...{ everyMonths: given.every_months, note: given.note, recordedOn: unit.today },
    ...{ evidenceSha256: null, evidenceName: null, evidenceType: null },
  });
  return describe(unit.db, requireFormality(unit.db, id));
}

/** A scan or a receipt, not an archive. */
const EVIDENCE_BYTES_MAX = 50 * 1024 * 1024;

export async function doFormality(
  unit: Unit,
  id: string,
  on: CalendarDate,
  file: File | undefined,
): Promise<{ formality: FormalityOut; next: FormalityOut | null }> {
  const row = requireFormality(unit.db, id);
  if (on > unit.today)
    throw new BulkheadError('REFUSED', `${on} lies in the future.`, {
      remedy: 'Give the day on which it was done.',
    });
  unit.update(formality, { id }, { doneOn: on, ...(file === undefined ? {} : await keep(unit, file)) });
  // Done once more, with its evidence, say: what comes next is in the calendar already.
  const next = row.done_on === null ? nextOf(row) : null;
  return {
    formality: describe(unit.db, requireFormality(unit.db, id)),
    next: next && addFormality(unit, row.entity_id, next),
  };
}

async function keep(unit: Unit, file: File) {
  if (file.size > EVIDENCE_BYTES_MAX)
    throw new BulkheadError(
      'LIMIT_EXCEEDED',
      `“${file.name}” has ${file.size} bytes; evidence may have ${EVIDENCE_BYTES_MAX}.`,
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    evidenceSha256: unit.keepBytes(bytes),
    evidenceName: file.name,
    evidenceType: file.type === '' ? 'application/octet-stream' : file.type,
  };
}

function nextOf({ kind, title, due_on, every_months, note }: Row): NewFormality | null {
  if (due_on === null || every_months === null) return null;
  const due = addMonths(due_on, every_months);
  // “Annual report 2025” becomes that of the year it is due in.
  const renamed = title.replace(due_on.slice(0, 4), due.slice(0, 4));
  return { kind, title: renamed, due_on: due, every_months, note };
}

/** The last day of a month stays the last day of one. */
function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = [0, 5, 8].map((at) => Number(date.slice(at, at === 0 ? 4 : at + 2))) as [
    number,
    number,
    number,
  ];
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const isLast = day === daysInMonth(year, month);
  const toDay = isLast ? daysInMonth(toYear, toMonth) : Math.min(day, daysInMonth(toYear, toMonth));
  return `${toYear}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

export interface Changes {
  title?: string | undefined;
  due_on?: CalendarDate | null | undefined;
  done_on?: CalendarDate | null | undefined;
  every_months?: number | null | undefined;
  note?: string | undefined;
}

export function changeFormality(unit: Unit, id: string, given: Changes): FormalityOut {
  requireFormality(unit.db, id);
  if (given.done_on != null && given.done_on > unit.today)
    throw new BulkheadError('REFUSED', `${given.done_on} lies in the future.`, {
      remedy: 'Say that it is done on the day it is.',
    });
  unit.update(
    formality,
    { id },
    {
      ...(given.title === undefined ? {} : { title: given.title }),
      ...(given.due_on === undefined ? {} : { dueOn: given.due_on }),
      ...(given.done_on === undefined ? {} : { doneOn: given.done_on }),
      ...(given.every_months === undefined ? {} : { everyMonths: given.every_months }),
      ...(given.note === undefined ? {} : { note: given.note }),
    },
  );
  return describe(unit.db, requireFormality(unit.db, id));
}

export function removeFormality(unit: Unit, id: string): void {
  requireFormality(unit.db, id);
  unit.remove(formality, { id });
}

/** NOT_FOUND where no file was attached. */
export function evidenceOf(db: VaultDatabase, id: string): File {
  const { title, evidence_sha256: sha256, evidence_name, evidence_type } = requireFormality(db, id);
  if (sha256 === null)
    throw new BulkheadError('NOT_FOUND', `No file is attached to “${title}”.`, {
      remedy: 'Mark it as done with the file that bears it out.',
    });
  return new File([readBytes(db, sha256) as Uint8Array<ArrayBuffer>], evidence_name!, {
    type: evidence_type!,
  });
}
