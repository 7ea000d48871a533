/** What other floors may use of veil health. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { attentionOf } from './attention.ts';
import { requireCompany } from './company.ts';
import { describeSolvency, readDraw, snapshots, solvencyOf, takeSnapshot } from './draw.ts';
import {
  addFormality,
  changeFormality,
  doFormality,
  evidenceOf,
  listFormalities,
  removeFormality,
} from './formalities.ts';
import { describeHealth, healthOf } from './health.ts';
import { type EventRow, eventsOf, isOpen, note, record } from './history.ts';
import { keptHealth } from './kept.ts';
import { formalitiesOf } from './load/calendar.ts';
import { openFindings } from './open.ts';
import { describeThresholds, setThreshold } from './settings.ts';
import { wantedOf } from './wanted.ts';

export { bookMovement, distributionHandlers } from './distribute.ts';

/** What is put on record is of a day that has come: later days are only added to it. */
function dayOf(asOf: string | undefined, today: string): string {
  if (asOf === undefined || asOf <= today) return asOf ?? today;
  throw new BulkheadError('INVALID_INPUT', `${asOf} has not come yet.`, {
    remedy: 'Record it as of today or an earlier day.',
    facts: { field: 'as_of' },
  });
}

function describeEvent({ at, by, event, date, severity, text }: EventRow) {
  return { at, by, event, date, severity, text };
}

export const veilHandlers: HandlersOf<typeof contract.veil> = {
  health(scope, { entity, as_of }) {
    const { db, today } = scope;
    const company = requireCompany(db, entity);
    return describeHealth(db, company, keptHealth(scope, company, as_of ?? today));
  },

  open: (scope, { as_of }) => openFindings(scope, as_of ?? scope.today),

  attention: (scope, { as_of }) => attentionOf(scope, as_of),

  findings({ db }, { entity, key }) {
    const all = [...eventsOf(db, requireCompany(db, entity))];
    return all
      .filter(([own]) => key === undefined || own === key)
      .map(([own, events]) => ({
        ...{ key: own, check: events[0]!.check_id, is_open: isOpen(events) },
        events: events.map(describeEvent),
      }));
  },

  record(scope, { entity, as_of }) {
    const { db, unit, actor, today } = scope;
    const company = requireCompany(db, entity);
    return record(unit, company, healthOf(scope, company, dayOf(as_of, today)), actor.name);
  },

  note(scope, { entity, key, text, acknowledge, as_of }) {
    const { db, unit, actor, today } = scope;
    const company = requireCompany(db, entity);
    const event = acknowledge ? 'acknowledged' : 'note';
    note(unit, company, healthOf(scope, company, dayOf(as_of, today)), key, { event, text, by: actor.name });
    return { ok: true };
  },

  thresholds: ({ db }, { entity }) => describeThresholds(db, requireCompany(db, entity)),

  set_threshold: ({ db, unit }, { entity, name, value }) =>
    setThreshold(unit, requireCompany(db, entity), name, value),

  solvency({ db, today }, { entity, as_of, draw }) {
    const company = requireCompany(db, entity);
    const seen = solvencyOf(db, company, as_of ?? today, readDraw(draw, company));
    return describeSolvency(company, seen);
  },

  snapshot({ db, unit, today }, { entity, as_of, crossing, draw, reason }) {
    const asOf = dayOf(as_of, today);
    return takeSnapshot(unit, requireCompany(db, entity), { asOf, crossing, draw, reason });
  },

  snapshots: ({ db }, { entity, crossing }) => snapshots(db, requireCompany(db, entity), crossing ?? null),

  formalities({ db, today }, { entity, year, formed_on }) {
    const company = requireCompany(db, entity);
    const asked = {
      ...{ state: company.state, taxClass: company.tax_class, ein: company.ein, formedOn: formed_on ?? null },
      year: year ?? Number(today.slice(0, 4)),
    };
    return {
      formalities: listFormalities(db, company.id),
      wanted: wantedOf(asked, formalitiesOf(db, company)),
    };
  },

  add_formality: ({ db, unit }, { entity, ...given }) =>
    addFormality(unit, requireCompany(db, entity).id, given),

  do_formality: ({ unit }, { id, on, file }) => doFormality(unit, id, on ?? unit.today, file),

  change_formality: ({ unit }, { id, ...given }) => changeFormality(unit, id, given),

  remove_formality({ unit }, { id }) {
    removeFormality(unit, id);
    return { ok: true };
  },

  evidence: ({ db }, { id }) => evidenceOf(db, id),
};
