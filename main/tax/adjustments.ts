/**
 * Adjustments from books to return: what a line of Schedule C says that the ledger cannot know (section 179, the home
 * office), each with its reason. Fails with REFUSED for an entity that files no Schedule C, INVALID_INPUT for a line
 * that the form does not have or computes itself, NOT_FOUND for an id that is not there or a year without a form.
 */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type HandlersOf, listEntities } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { FormLine } from './forms/form.ts';
import { findLine, requireForm } from './forms/index.ts';
import { taxAdjustment } from './tables.ts';

export interface Adjustment {
  id: string;
  entity_id: string;
  year: number;
  line: string;
  mode: 'replace' | 'add';
  /** As it stands on the form, in the entity's own currency: expenses positive. */
  amount_minor: number;
  reason: string;
}

/** In the order they were made: ids sort by time. */
export function adjustmentsOf(db: VaultDatabase, entityId: string, year: number): Adjustment[] {
  return db
    .prepare('SELECT * FROM tax_adjustment WHERE entity_id = ? AND year = ? ORDER BY id')
    .all(entityId, year) as Adjustment[];
}

function describe(row: Adjustment, owner: EntityRow) {
  const { id, year, line, mode, reason } = row;
  return {
    id,
    entity: owner.name,
    year,
    line,
    mode,
    amount: formatMoney(row.amount_minor, owner.base_currency),
    reason,
  };
}

const FILES_INSTEAD = { partnership: 'Form 1065', 's-corp': 'Form 1120-S', 'c-corp': 'Form 1120' } as const;

/** REFUSED unless the entity's business goes on its owner's Schedule C; the message names what it files instead. */
export function requireScheduleC(owner: EntityRow): void {
  if (owner.tax_class === 'disregarded') return;
  if (owner.tax_class === null) {
    throw new BulkheadError(
      'REFUSED',
      `${owner.name} is a person; Schedule C is drawn from a company’s books.`,
      {
        remedy: 'Name the disregarded LLC that carries on the business, or add it first.',
        facts: { entity: owner.name },
      },
    );
  }
  const form = FILES_INSTEAD[owner.tax_class];
  throw new BulkheadError(
    'REFUSED',
    `${owner.name} files no Schedule C: as ${article(owner.tax_class)} it files ${form}.`,
    {
      remedy: 'Only a disregarded LLC goes on its owner’s Schedule C.',
      facts: { entity: owner.name, tax_class: owner.tax_class, form },
    },
  );
}

function article(taxClass: keyof typeof FILES_INSTEAD): string {
  return { partnership: 'a partnership', 's-corp': 'an S corporation', 'c-corp': 'a C corporation' }[
    taxClass
  ];
}

function requireLine(year: number, text: string): FormLine {
  const form = requireForm('schedule-c', year);
  const line = findLine(form, text);
  const given = form.lines.filter((l) => l.from !== 'lines').map((l) => l.line);
  if (line?.from === 'lines') {
    throw new BulkheadError(
      'INVALID_INPUT',
      `Line ${line.line} (${line.label}) is computed from other lines.`,
      {
        remedy: `Adjust one of those it comes from: ${[...(line.plus ?? []), ...(line.minus ?? [])].join(', ')}.`,
        facts: { line: line.line },
      },
    );
  }
  if (line) return line;
  throw new BulkheadError('INVALID_INPUT', `Schedule C of ${form.year} has no line “${text}”.`, {
    remedy: `Its lines are ${given.join(', ')}.`,
    facts: { line: text },
  });
}

type Own = 'adjustments' | 'adjust' | 'update' | 'remove';

export const adjustmentHandlers: Pick<HandlersOf<typeof contract.tax>, Own> = {
  adjustments({ db }, input) {
    const owners = listEntities(db);
    const only = input.entity === undefined ? undefined : findEntity(db, input.entity).id;
    const rows = db.prepare('SELECT * FROM tax_adjustment ORDER BY year, id').all() as Adjustment[];
    return owners
      .filter((owner) => only === undefined || owner.id === only)
      .flatMap((owner) =>
        rows
          .filter((row) => row.entity_id === owner.id && (input.year ?? row.year) === row.year)
          .map((row) => describe(row, owner)),
      );
  },

  adjust({ db, unit }, input) {
    const owner = findEntity(db, input.entity);
    requireScheduleC(owner);
    const { line } = requireLine(input.year, input.line);
    const amountMinor = parseMoney(input.amount, owner.base_currency);
    const { year, mode, reason } = input;
    // A line is replaced by one amount: setting it again mends the amount that is there.
    const known = adjustmentsOf(db, owner.id, year).find((a) => a.line === line && a.mode === 'replace');
    const id = mode === 'replace' && known ? known.id : unit.newId();
    if (mode === 'replace' && known) unit.update(taxAdjustment, { id }, { amountMinor, reason });
    else unit.insert(taxAdjustment, { id, entityId: owner.id, year, line, mode, amountMinor, reason });
    return describe(requireAdjustment(db, id), owner);
  },

  update({ db, unit }, input) {
    const before = requireAdjustment(db, input.id);
    const owner = findEntity(db, before.entity_id);
    const line = input.line === undefined ? before.line : requireLine(before.year, input.line).line;
    const mode = input.mode ?? before.mode;
    if (mode === 'replace') refuseSecond(db, before, line);
    const { id } = before;
    unit.update(
      taxAdjustment,
      { id },
      {
        ...{ line, mode, reason: input.reason ?? before.reason },
        ...(input.amount === undefined ? {} : { amountMinor: parseMoney(input.amount, owner.base_currency) }),
      },
    );
    return describe(requireAdjustment(db, id), owner);
  },

  remove({ db, unit }, input) {
    requireAdjustment(db, input.id);
    unit.remove(taxAdjustment, { id: input.id });
    return { ok: true };
  },
};

/** A line is set once: two amounts in its place would leave it to chance which one counts. */
function refuseSecond(db: VaultDatabase, { id, entity_id, year }: Adjustment, line: string): void {
  const other = adjustmentsOf(db, entity_id, year).find(
    (a) => a.id !== id && a.line === line && a.mode === 'replace',
  );
  if (!other) return;
  throw new BulkheadError('REFUSED', `Line ${line} of ${year} is set already: ${other.reason}.`, {
    remedy: 'Change or remove that one, or add to the line instead.',
    facts: { adjustment: other.id },
  });
}

function requireAdjustment(db: VaultDatabase, id: string): Adjustment {
  const row = db.prepare('SELECT * FROM tax_adjustment WHERE id = ?').get(id) as Adjustment | undefined;
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no adjustment ${id}.`, {
    remedy: 'It may have been removed meanwhile. Look at the list of adjustments again.',
    facts: { next: 'tax.adjustments' },
  });
}
