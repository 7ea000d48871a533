/** How an entity's books stand at the end of a day, as it is kept with a closed year and with a packet. */
import { formatMoney, parseMoney } from '../../shared/money.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
import { reportHandlers } from '../reports/index.ts';

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
