/** How an entity's books stand at the end of a day, as it is kept with a closed year and with a packet. */
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { changesSince, type EntityRow, loadChart, type Scope } from '../ledger/index.ts';
import { fiscalYear, reportHandlers } from '../reports/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type EntryImage, entryChanges } from './entry-changes.ts';

const FIGURES = ['assets', 'liabilities', 'equity', 'net_income'] as const;

/** In minor units, one for each currency. Equity holds what was earned and not closed to it. */
export type Standing = { currency: string } & Record<(typeof FIGURES)[number], number>;

export async function standingOn(scope: Scope, entity: EntityRow, day: string): Promise<Standing[]> {
  const { totals } = await reportHandlers.balance_sheet(scope, {
    ...{ entity: entity.id, to: day },
    ...{ interval: 'none' as const, compare: 'none' as const },
  });
  const currencies = [...new Set(totals.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const figure = (name: (typeof FIGURES)[number]): number =>
      parseMoney(totals.find((one) => one.currency === currency && one.name === name)!.amounts[0]!, currency);
    return {
      ...{ currency, assets: figure('assets'), liabilities: figure('liabilities') },
      ...{ equity: figure('equity'), net_income: figure('net_income') },
    };
  });
}

/** How they stood after an event of the log: as they stand, less what was written of them since. */
export async function standingAfter(
  scope: Scope,
  entity: EntityRow,
  day: string,
  seq: number,
): Promise<Standing[]> {
  const { db } = scope;
  const standing = new Map((await standingOn(scope, entity, day)).map((one) => [one.currency, one]));
  const { from } = fiscalYear(day, entity.fiscal_month);
  const typeOf = typesSince(db, entity.id, seq);
  const count = ({ date, legs }: EntryImage, sign: 1 | -1) => {
    if (date > day) return;
    for (const { accountId, minor, currency } of legs) {
      const one = standing.get(currency) ?? { currency, assets: 0, liabilities: 0, equity: 0, net_income: 0 };
      standing.set(currency, one);
      const type = typeOf(accountId);
      if (type === 'asset') one.assets += sign * minor;
      else if (type === 'liability') one.liabilities -= sign * minor;
      else one.equity -= sign * minor;
      if ((type === 'income' || type === 'expense') && date >= from) one.net_income -= sign * minor;
    }
  };
  for (const { before, after } of entryChanges(db, entity.id, seq, day)) {
    if (after) count(after, -1);
    if (before) count(before, 1);
  }
  return [...standing.values()];
}

const ACCOUNT = new Set(['account']);

/** Of accounts that are gone by now, too. */
function typesSince(db: VaultDatabase, entityId: string, seq: number): (accountId: string) => unknown {
  const types = new Map<unknown, unknown>(loadChart(db, entityId).map(({ id, type }) => [id, type]));
  for (const { before } of changesSince(db, seq, ACCOUNT))
    if (before && !types.has(before.id)) types.set(before.id, before.type);
  return (accountId) => types.get(accountId);
}

export function readStanding(figures: string): Standing[] {
  return JSON.parse(figures) as Standing[];
}

export function describeStanding(figures: string) {
  return readStanding(figures).map(({ currency, ...minors }) => {
    const money = (name: (typeof FIGURES)[number]) => formatMoney(minors[name], currency);
    return {
      ...{ currency, assets: money('assets'), liabilities: money('liabilities') },
      ...{ equity: money('equity'), net_income: money('net_income') },
    };
  });
}
