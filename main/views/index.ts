/** Saved views: which rows of a screen's list, in which order, under a name that the screen has once. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { savedView } from './tables.ts';

/** As text; what a screen needs fits into much less. */
const DEFINITION_LENGTH_MAX = 100_000;

interface ViewRow {
  id: string;
  screen: string;
  name: string;
  definition: string;
}

function describe(row: ViewRow) {
  return { ...row, definition: JSON.parse(row.definition) as Record<string, unknown> };
}

export const viewHandlers: HandlersOf<typeof contract.view> = {
  list({ db }, input) {
    const rows = db
      .prepare('SELECT * FROM saved_view WHERE :screen IS NULL OR screen = :screen ORDER BY screen, name')
      .all({ screen: input.screen ?? null }) as ViewRow[];
    return rows.map(describe);
  },

  save({ db, unit }, { screen, name, definition }) {
    const text = JSON.stringify(definition);
    if (text.length > DEFINITION_LENGTH_MAX) {
      throw new BulkheadError('LIMIT_EXCEEDED', `The view “${name}” is too large to be kept.`, {
        remedy: 'Leave out what the screen can find again by itself.',
        facts: { length: text.length, length_max: DEFINITION_LENGTH_MAX },
      });
    }
    const known = db
      .prepare('SELECT id FROM saved_view WHERE screen = ? AND name = ?')
      .pluck()
      .get(screen, name) as string | undefined;
    const id = known ?? unit.newId();
    if (known === undefined) unit.insert(savedView, { id, screen, name, definition: text });
    else unit.update(savedView, { id }, { definition: text });
    return describe({ id, screen, name, definition: text });
  },

  remove({ unit }, { id }) {
    unit.remove(savedView, { id });
    return { ok: true };
  },
};
