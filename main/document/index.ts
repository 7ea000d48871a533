/** What other floors may use of papers. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type HandlersOf, readBytes } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { askedOf } from './asks.ts';
import { attachCopy } from './attach.ts';
import { placesOf, SORTS } from './fields/index.ts';
import { listPapers, listStates, listWanted } from './list.ts';
import { makePaper } from './make.ts';
import { fileName } from './names.ts';
import { describe, filesOfDocument, requireDocument } from './rows.ts';
import { signPaper } from './sign.ts';
import { document } from './tables.ts';
import { keepTemplate, listTemplates, readTemplate, resetTemplate } from './templates.ts';

export { receiptOf } from './expenses.ts';
export { type PaperForm, paperForms } from './form.ts';
export { type MissingPaper, missingPapers } from './list.ts';
export { leavesSignerOpen } from './parties.ts';
export { isReported } from './rows.ts';
export { type On, type StandingRow, SUPERSEDED_AT, standingOf, stateThen } from './standing.ts';
export { type CrossingPaper, paperStateOf } from './state.ts';
export { statedSolvency } from './stated.ts';
export { papersTelling, type Telling } from './telling.ts';

const fileById = prepared<{ name: string; media_type: string; sha256: string }>(
  'SELECT name, media_type, sha256 FROM document_file WHERE id = ?',
);

export const paperHandlers: HandlersOf<typeof contract.paper> = {
  list: listPapers,
  wanted: listWanted,
  states: listStates,
  asks: askedOf,
  get: (scope, { id }) => describe(scope, requireDocument(scope.db, id)),
  make: makePaper,
  sign: signPaper,
  attach: attachCopy,

  pdf({ db }, { id, unsigned }) {
    const row = requireDocument(db, id);
    const files = filesOfDocument(db, id);
    // Of a paper that was filed, the copy is all there is.
    if (row.origin === 'filed')
      return fileOf(readBytes(db, row.sha256), files[0]!.name, files[0]!.media_type);
    const signed = unsigned ? undefined : files.findLast(({ sort }) => sort === 'signed');
    return fileOf(
      readBytes(db, signed?.sha256 ?? row.sha256),
      signed?.name ?? fileName(row),
      'application/pdf',
    );
  },

  file({ db }, { file: id }) {
    const row = fileById(db).get(id);
    if (!row) throw new BulkheadError('NOT_FOUND', `There is no file ${id} of a paper.`);
    return fileOf(readBytes(db, row.sha256), row.name, row.media_type);
  },

  void(scope, { id, reason }) {
    const { db, unit } = scope;
    if (requireDocument(db, id).state === 'void')
      throw new BulkheadError('REFUSED', 'That paper is void already.', { remedy: 'Make a new one.' });
    unit.update(document, { id }, { state: 'void', voidReason: reason });
    // The log has it once the command is done.
    return { ...describe(scope, requireDocument(db, id)), voided_on: unit.today };
  },

  templates: ({ db }) => listTemplates(db),

  template({ db }, { kind, version }) {
    const fields = Object.entries(SORTS[kind].vocabulary.texts);
    return {
      ...readTemplate(db, kind, version),
      fields: fields.map(([name, { about, isGiven }]) => ({ name, about, is_given: isGiven ?? false })),
      places: Object.keys(placesOf(kind)),
    };
  },

  edit_template: ({ unit }, { kind, text, note }) => keepTemplate(unit, kind, text, note),

  reset_template({ unit }, { kind }) {
    resetTemplate(unit, kind);
    return { ok: true };
  },
};

function fileOf(bytes: Uint8Array, name: string, type: string): File {
  return new File([bytes as Uint8Array<ArrayBuffer>], name, { type });
}
