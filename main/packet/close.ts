/**
 * Closing a year. The books roll equity by themselves: the balance sheet has what was earned and not closed to equity as lines of
 * its own, and capital accounts take their share of it, so that a closing entry would move nothing that anybody sees. Closing a
 * year is therefore its last day as the last closed one, and how the books stood then on record: by that the next year's opening
 * is known to be last year's closing. Opened again, the books are closed as far as they were before, with the reason on record.
 *
 * REFUSED for a year that is not over, is closed already, or is not the last one that was closed.
 */

import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { CloseOut } from '../../shared/contract/packet.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import { entity as entityTable } from '../ledger/tables.ts';
import { memberHandlers } from '../member/index.ts';
import { readableDate } from '../papers/index.ts';
import { fiscalYearOf } from '../reports/index.ts';
import { type CloseRow, closesOf } from './kept.ts';
import { preflight } from './preflight/index.ts';
import { describeStanding, standingOn } from './standing.ts';
import { yearClose } from './tables.ts';

type Preview = z.infer<NonNullable<(typeof contract.close.preview)['~orpc']['outputSchema']>>;

interface Asked {
  entity: string;
  year: number;
}

const daysOf = ({ fiscal_month: first }: EntityRow, year: number) => fiscalYearOf(year, first);

export async function closeYear(scope: Scope, { entity: ref, year }: Asked): Promise<CloseOut> {
  const { db, unit } = scope;
  const entity = findEntity(db, ref);
  const { to: through } = daysOf(entity, year);
  requireClosable(entity, year, unit.today);
  const figures = JSON.stringify(await standingOn(scope, entity, through));
  unit.update(entityTable, { id: entity.id }, { closedThrough: through });
  unit.insert(yearClose, {
    ...{ id: unit.newId(), entityId: entity.id, year, closedAt: unit.now, figures },
    ...{ closedBefore: entity.closed_through, reopenedAt: null, reason: null },
  });
  return describeClose(closesOf(db, entity.id, year)[0]!, entity);
}

function requireClosable(entity: EntityRow, year: number, today: string): void {
  const { name, closed_through: closed } = entity;
  const { to: through } = daysOf(entity, year);
  if (through > today)
    throw new BulkheadError('REFUSED', `${year} is not over.`, { remedy: 'Close a year that has passed.' });
  if (closed !== null && closed >= through)
    throw new BulkheadError('REFUSED', `${name} is closed through ${closed} already.`, {
      remedy: 'To change something of it, open the year again with the reason.',
      facts: { next: 'close.reopen' },
    });
}

export function reopenYear(
  { db, unit }: Scope,
  { entity: ref, year, reason }: Asked & { reason: string },
): CloseOut {
  const entity = findEntity(db, ref);
  const standing = closesOf(db, entity.id, null).filter((one) => one.reopened_at === null);
  const last = standing.find((one) => one.year === year);
  if (!last)
    throw new BulkheadError('REFUSED', `${year} of ${entity.name} is not closed.`, {
      remedy: 'Where the books were closed through a day, open that period instead.',
      facts: { next: 'period.reopen' },
    });
  const later = standing.find((one) => one.year > year);
  if (later)
    throw new BulkheadError(
      'REFUSED',
      `${later.year} is closed, too, and opens with what ${year} closed with.`,
      {
        remedy: `Open ${later.year} first.`,
        facts: { next: 'close.reopen' },
      },
    );
  unit.update(yearClose, { id: last.id }, { reopenedAt: unit.now, reason });
  unit.update(entityTable, { id: entity.id }, { closedThrough: last.closed_before });
  return describeClose(closesOf(db, entity.id, year).find(({ id }) => id === last.id)!, entity);
}

export function listCloses({ db }: Scope, asked: { entity: string; year?: number | undefined }): CloseOut[] {
  const entity = findEntity(db, asked.entity);
  return closesOf(db, entity.id, asked.year ?? null).map((one) => describeClose(one, entity));
}

function describeClose(row: CloseRow, owner: EntityRow): CloseOut {
  const { id, entity_id, year, closed_at, reopened_at, reason, figures } = row;
  return {
    ...{ id, entity: owner.name, entity_id, year, closed_at, reopened_at, reason },
    ...{ through: daysOf(owner, year).to, standing: describeStanding(figures) },
  };
}

const SENTENCES = {
  disregarded: 'The profit goes over into what the owner has in the company; the owner is taxed on it.',
  partnership: 'The profit goes over into the capital of the members, as they share it.',
  's-corp': 'The profit goes over into accumulated earnings; the members are taxed on their shares.',
  'c-corp': 'The profit goes over into accumulated earnings of the company.',
} as const;

export async function previewClose(scope: Scope, { entity: ref, year }: Asked): Promise<Preview> {
  const entity = findEntity(scope.db, ref);
  const { checks } = await preflight(scope, { entity: entity.id, year });
  const others = checks.filter(({ check }) => check !== 'closed' && check !== 'after-close');
  const count = (state: string) => others.filter((one) => one.state === state).length;
  return {
    ...{ entity: entity.name, entity_id: entity.id, year, through: daysOf(entity, year).to },
    ...{ closed_through: entity.closed_through, currency: entity.base_currency },
    ...{ open: count('open'), unknown: count('unknown') },
    equity:
      entity.kind === 'llc' ? await ofCompany(scope, entity, year) : await ofPerson(scope, entity, year),
    sentence:
      entity.tax_class === null
        ? 'What the year brought goes over into net worth.'
        : SENTENCES[entity.tax_class],
  };
}

async function ofCompany(scope: Scope, entity: EntityRow, year: number): Promise<Preview['equity']> {
  const { from, to } = daysOf(entity, year);
  const { total } = await memberHandlers.roll_forward(scope, { entity: entity.id, from, to, basis: 'book' });
  const currency = entity.base_currency;
  const both = (...amounts: string[]) =>
    formatMoney(
      amounts.reduce((sum, amount) => sum + parseMoney(amount, currency), 0),
      currency,
    );
  return [
    { what: 'opening', label: `Equity on ${readableDate(addDays(from, -1))}`, amount: total.opening },
    {
      ...{ what: 'contributed', label: 'Contributed' },
      amount: both(total.cash, total.property, total.expenses),
    },
    { what: 'earned', label: 'Net income', amount: total.income },
    { what: 'drawn', label: 'Drawn', amount: both(total.draws, total.tax_draws) },
    { what: 'other', label: 'Other', amount: total.other },
    { what: 'closing', label: `Equity on ${readableDate(to)}`, amount: total.closing },
  ];
}

async function ofPerson(scope: Scope, entity: EntityRow, year: number): Promise<Preview['equity']> {
  const currency = entity.base_currency;
  const on = async (day: string) =>
    (await standingOn(scope, entity, day)).find((one) => one.currency === currency)!;
  const { from, to } = daysOf(entity, year);
  const begins = addDays(from, -1);
  const [before, now] = [await on(begins), await on(to)];
  const other = now.equity - before.equity - now.net_income;
  return [
    {
      what: 'opening',
      label: `Net worth on ${readableDate(begins)}`,
      amount: formatMoney(before.equity, currency),
    },
    { what: 'earned', label: 'Income less costs', amount: formatMoney(now.net_income, currency) },
    { what: 'other', label: 'Other', amount: formatMoney(other, currency) },
    { what: 'closing', label: `Net worth on ${readableDate(to)}`, amount: formatMoney(now.equity, currency) },
  ];
}
