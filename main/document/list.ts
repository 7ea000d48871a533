/** Papers as a list, and what crossed without one. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { PaperKind, PaperOut, WantedOut } from '../../shared/contract/paper.ts';
import { type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { requireCrossing } from '../crossing/index.ts';
import { findEntity, type Scope } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { isLate } from './load/facts.ts';
import { type DocumentRow, describe } from './rows.ts';
import { paperStateOf } from './state.ts';

type Paper = typeof contract.paper;
type ListInput = z.output<NonNullable<Paper['list']['~orpc']['inputSchema']>>;
type WantedInput = z.output<NonNullable<Paper['wanted']['~orpc']['inputSchema']>>;

const ASKED = `FROM document d WHERE (:kind IS NULL OR d.kind = :kind) AND (:state IS NULL OR d.state = :state)
  AND (:entity IS NULL OR :entity IN (d.entity_id, d.other_id))
  AND (:from IS NULL OR d.effective_on BETWEEN :from AND :to)
  AND (:loan IS NULL OR d.loan_id = :loan)
  AND (:crossing IS NULL OR EXISTS (SELECT 1 FROM document_crossing x WHERE x.document_id = d.id AND x.crossing_id = :crossing))
  AND (:all = 1 OR NOT EXISTS (SELECT 1 FROM document s WHERE s.supersedes_id = d.id))`;
const listed = prepared<DocumentRow>(
  `SELECT d.* ${ASKED} ORDER BY d.effective_on DESC, d.id DESC LIMIT :limit`,
);
const counted = preparedValue<number>(`SELECT count(*) ${ASKED}`);

export function listPapers(scope: Scope, input: ListInput): { total: number; papers: PaperOut[] } {
  const { db } = scope;
  const asked = {
    ...askedBy(db, input),
    state: input.state ?? null,
    loan: input.loan ?? null,
    crossing: input.crossing ?? null,
    all: Number(input.include_superseded),
  };
  return {
    total: counted(db).get(asked)!,
    papers: listed(db)
      .all({ ...asked, limit: input.limit })
      .map((row) => describe(scope, row)),
  };
}

function askedBy(db: VaultDatabase, { kind, entity, year }: Pick<ListInput, 'kind' | 'entity' | 'year'>) {
  return {
    kind: kind ?? null,
    entity: entity === undefined ? null : findEntity(db, entity).id,
    from: year === undefined ? null : `${year}-01-01`,
    to: year === undefined ? null : `${year}-12-31`,
  };
}

const everyCrossing = preparedValue<string>('SELECT id FROM crossing ORDER BY id');

export function listStates({ db }: Scope) {
  return [...paperStateOf(db, everyCrossing(db).all())].map(([crossing, { wanted, state, documentId }]) => ({
    ...{ crossing, wanted, state },
    paper: documentId,
  }));
}

interface Crossed {
  id: string;
  date: CalendarDate;
  entity_id: string;
  with_id: string;
}
/** Kinds that want no paper are left out before any paper is looked for. */
const crossed = prepared<Crossed>(
  `SELECT c.id, p.date, oe.entity_id, me.entity_id AS with_id FROM crossing c JOIN posting p ON p.entry_id = c.origin_entry_id AND p.line = c.origin_line
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id
   WHERE c.kind NOT IN ('repayment', 'interest', 'settlement')
     AND (:entity IS NULL OR :entity IN (oe.entity_id, me.entity_id))
     AND (:from IS NULL OR p.date BETWEEN :from AND :to) AND (:asOf IS NULL OR p.date <= :asOf) ORDER BY p.date, c.id`,
);

type Asked = ReturnType<typeof askedBy> & { asOf: CalendarDate | null };

/** Everything that wants a paper and has none, and between whom it is. */
function openOf(
  { db, dayOf }: Pick<Scope, 'db' | 'dayOf'>,
  { kind, asOf, ...asked }: Asked,
): (Crossed & { wanted: PaperKind })[] {
  const rows = crossed(db).all({ ...asked, asOf });
  const ids = rows.map(({ id }) => id);
  const states = paperStateOf(db, ids, asOf === null ? null : { day: asOf, dayOf });
  return rows.flatMap((row) => {
    const { wanted, state } = states.get(row.id)!;
    const isOpen = wanted !== null && state === 'none' && (kind === null || wanted === kind);
    return isOpen ? [{ ...row, wanted }] : [];
  });
}

export function listWanted(
  scope: Pick<Scope, 'db' | 'today' | 'dayOf'>,
  input: WantedInput,
): { total: number; wanted: WantedOut[] } {
  const { db, today } = scope;
  const { as_of: asOf = null } = input;
  const open = openOf(scope, { ...askedBy(db, input), asOf });
  return {
    total: open.length,
    wanted: open.slice(0, input.limit).map(({ id, wanted }) => wantedOf(db, id, wanted, asOf ?? today)),
  };
}

export interface MissingPaper {
  /** The two that it crossed between. */
  entityIds: readonly [string, string];
  /** Made now, it is a ratification. */
  isLate: boolean;
}

/** What has no paper, to be counted. */
export function missingPapers(
  scope: Pick<Scope, 'db' | 'today' | 'dayOf'>,
  asOf: CalendarDate | null,
): MissingPaper[] {
  return openOf(scope, { ...askedBy(scope.db, {}), asOf }).map(({ date, wanted, entity_id, with_id }) => ({
    entityIds: [entity_id, with_id],
    isLate: isLate(wanted, date, asOf ?? scope.today),
  }));
}

function wantedOf(db: VaultDatabase, id: string, kind: WantedOut['kind'], day: string): WantedOut {
  const { date, from, to, amount, amount_minor, currency, purpose } = requireCrossing(db, id);
  return {
    ...{ crossing: id, kind, date, amount, amount_minor, currency },
    ...{ entity_id: from.entity_id, entity: from.entity, with_id: to.entity_id, with: to.entity },
    purpose: purpose ?? from.payee,
    days: daysBetween(date, day),
    is_late: isLate(kind, date, day),
  };
}
