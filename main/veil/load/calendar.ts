/** The calendar of formalities, as the checks take it. */
import type { FormalityKind } from '../../../shared/contract/veil.ts';
import type { CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { Formality } from '../facts.ts';

interface Row {
  id: string;
  kind: FormalityKind;
  title: string;
  due_on: CalendarDate | null;
  done_on: CalendarDate | null;
  recorded_on: CalendarDate;
}
const ofCompany = prepared<Row>(
  'SELECT id, kind, title, due_on, done_on, recorded_on FROM formality WHERE entity_id = ? ORDER BY id',
);

export function formalitiesOf(db: VaultDatabase, company: EntityRow): Formality[] {
  return ofCompany(db)
    .all(company.id)
    .map(({ id, kind, title, due_on, done_on, recorded_on }) => ({
      ...{ id, kind, title, dueOn: due_on, doneOn: done_on, recordedOn: recorded_on },
    }));
}

/** When a formality of that kind was done last. */
export function lastDone(formalities: readonly Formality[], kind: FormalityKind): CalendarDate | null {
  return formalities
    .filter((one) => one.kind === kind && one.doneOn !== null)
    .reduce<CalendarDate | null>(
      (last, { doneOn }) => (last === null || doneOn! > last ? doneOn : last),
      null,
    );
}
