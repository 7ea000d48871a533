/** How the books themselves were kept: what is reconciled, and closed books that were opened again. */
import type { CalendarDate } from '../../../shared/dates.ts';
import { type DayOf, type EntityRow, findEntity, STATEMENT_ROLES } from '../../ledger/index.ts';
import { type KnownOn, reconciledThrough } from '../../reconcile/index.ts';
import { fiscalYearOf } from '../../reports/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { MoneyAccount, Reopening } from '../facts.ts';

interface AccountRow {
  id: string;
  name: string;
  archived: number;
  first_on: CalendarDate | null;
  last_on: CalendarDate | null;
}
const ROLES = [...STATEMENT_ROLES].filter((role) => role !== 'cash' && role !== 'loan');
const accountsOf = prepared<AccountRow>(
  `SELECT a.id, a.name, a.archived, (SELECT min(p.date) FROM posting p WHERE p.account_id = a.id) AS first_on,
     (SELECT max(p.date) FROM posting p WHERE p.account_id = a.id AND p.date <= :asOf) AS last_on
   FROM account a WHERE a.entity_id = :company AND a.role IN (${ROLES.map((role) => `'${role}'`).join(', ')})
   ORDER BY a.id`,
);

/** Those with entries; what was reconciled after the day is not known on it. Archived, one counts as long as its last entry is not reconciled. */
export function moneyAccountsOf(db: VaultDatabase, company: EntityRow, on: KnownOn): MoneyAccount[] {
  return accountsOf(db)
    .all({ company: company.id, asOf: on.day })
    .flatMap(({ id, name, archived, first_on: firstEntryOn, last_on: last }): MoneyAccount[] => {
      if (firstEntryOn === null) return [];
      const through = reconciledThrough(db, id, on);
      const isDone = through !== null && (last === null || through >= last);
      return archived === 1 && isDone ? [] : [{ id, name, firstEntryOn, reconciledThrough: through }];
    });
}

interface PeriodRow {
  seq: number;
  at: string;
  command: string;
  input: string;
}
const periodEvents = prepared<PeriodRow>(
  `SELECT e.seq, e.at, e.command, e.input FROM audit_event e JOIN undo_stack u ON u.seq = e.seq AND u.state = 'done'
   WHERE e.mode = 'do' AND e.command IN ('period.close', 'period.reopen', 'close.year', 'close.reopen') ORDER BY e.seq`,
);

const REOPENING: ReadonlySet<string> = new Set(['period.reopen', 'close.reopen']);

/** A period ends on a day; a year is a year. */
interface Typed {
  entity: string;
  through?: CalendarDate | null;
  year?: number;
}

/** Read from the log: an entity only tells how far it is closed now. */
export function reopeningsOf(db: VaultDatabase, company: EntityRow, dayOf: DayOf): Reopening[] {
  const found: Reopening[] = [];
  let closedThrough: CalendarDate | null = null;
  const closedBefore = new Map<number, CalendarDate | null>();
  for (const { seq, at, command, input } of periodEvents(db).all()) {
    const { entity, ...typed } = JSON.parse(input) as Typed;
    if (!isOf(db, company, entity)) continue;
    const on = dayOf(at);
    if (REOPENING.has(command)) {
      if (closedThrough !== null) found.push({ id: String(seq), on, closedThrough, closedAgainOn: null });
      // A year that is opened leaves closed what was so before it.
      closedThrough =
        typed.year === undefined ? (typed.through ?? null) : (closedBefore.get(typed.year) ?? null);
      continue;
    }
    if (typed.year !== undefined) closedBefore.set(typed.year, closedThrough);
    const through =
      typed.year === undefined ? typed.through! : fiscalYearOf(typed.year, company.fiscal_month).to;
    for (const one of found)
      if (one.closedAgainOn === null && through >= one.closedThrough) one.closedAgainOn = on;
    closedThrough = through;
  }
  return found;
}

/** The log has what somebody typed: an id, or a name that may be another’s by now. */
function isOf(db: VaultDatabase, company: EntityRow, typed: string): boolean {
  if (typed === company.id) return true;
  try {
    return findEntity(db, typed).id === company.id;
  } catch {
    return false;
  }
}
