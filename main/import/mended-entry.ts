/** The entry by hand for a row that could not be booked: as somebody said it, or else as rules would have it. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoneyForPeople, parseMoney } from '../../shared/money.ts';
import { type ChartAccount, type EntityRow, findAccount, MONEY_ROLES, type Unit } from '../ledger/index.ts';
import { lineMatch } from '../ledger/tables.ts';
import { prepared } from '../vault/index.ts';
import { insertEntry, StoredRows } from './row-entry.ts';
import type { OtherLeg } from './told-categories.ts';

type Mend = (typeof contract.imports.mend)['~orpc'];
type Said = z.output<NonNullable<Mend['inputSchema']>>;

interface Place {
  account: ChartAccount;
  owner: EntityRow;
  currency: string;
}

const lineOf = prepared<{ date: string; minor: number }>(
  'SELECT date, amount_minor AS minor FROM statement_line WHERE id = ?',
);

/** Answers with its id. REFUSED in closed books, INVALID_INPUT where the legs don't make the row's amount. */
export function insertSaidEntry(unit: Unit, lineId: string, place: Place, said: Said): string {
  const { owner, account, currency } = place;
  const { date, minor } = lineOf(unit.db).get(lineId)!;
  if (owner.closed_through !== null && date <= owner.closed_through)
    throw new BulkheadError(
      'REFUSED',
      `The books of ${owner.name} are closed through ${owner.closed_through}.`,
      {
        remedy: 'Reopen the period first, with the reason.',
        facts: { next: 'period.reopen' },
      },
    );
  const ruled = new StoredRows(unit.db).proposed(lineId);
  const legs = saidLegs(unit, place, said, minor) ?? ruled.legs;
  const entryId = unit.newId();
  const head = {
    ...{ entityId: owner.id, date, source: 'manual' as const },
    payee: said.payee ?? ruled.payee,
    memo: said.memo ?? ruled.memo,
    tags: said.tags ?? ruled.tags,
    reviewed: ruled.reviewed,
  };
  const money = { accountId: account.id, amountMinor: minor, currency };
  insertEntry(unit, entryId, head, money, legs);
  unit.insert(lineMatch, { statementLineId: lineId, entryId, line: 0, kind: 'matched' });
  return entryId;
}

function saidLegs(unit: Unit, place: Place, { category, legs }: Said, minor: number): OtherLeg[] | null {
  const { owner, account, currency } = place;
  const legOf = (ref: string, amountMinor: number, memo: string | null): OtherLeg => {
    const other = findAccount(unit.db, ref, owner.id);
    if (other.currency !== null && other.currency !== currency)
      throw new BulkheadError('INVALID_INPUT', `“${other.path}” holds ${other.currency}, not ${currency}.`, {
        remedy: `Use an account in ${currency}.`,
      });
    if (other.id === account.id)
      throw new BulkheadError('REFUSED', `“${other.path}” is the account of the row itself.`, {
        remedy: 'Say what it was for: a category, or another account.',
      });
    if (other.archived === 1)
      throw new BulkheadError('REFUSED', `“${other.path}” is archived.`, {
        remedy: 'Bring it back first, or use another account.',
        facts: { next: 'account.update' },
      });
    return { accountId: other.id, amountMinor, memo, waits: MONEY_ROLES.has(other.role) };
  };
  if (legs === undefined)
    return category === undefined ? null : [legOf(category, minor === 0 ? 0 : -minor, null)];
  const said = legs.map((leg) => legOf(leg.account, parseMoney(leg.amount, currency), leg.memo ?? null));
  const off = said.reduce((sum, leg) => sum + leg.amountMinor, minor);
  if (off === 0) return said;
  throw new BulkheadError(
    'INVALID_INPUT',
    `The entry is off by ${formatMoneyForPeople(off, currency)} ${currency}.`,
    {
      remedy: 'Its legs have to come to the row’s amount, with the other sign.',
      facts: { off_minor: off },
    },
  );
}
