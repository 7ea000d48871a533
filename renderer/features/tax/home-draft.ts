/** The home office of a year while somebody describes it. Pure; amounts are minor units, areas whole square feet. */
import type { HOME_LINES } from '../../../shared/contract/tax.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import type { HomeOffice } from './types.ts';

export type HomeLine = (typeof HOME_LINES)[number];
type CostKind = HomeOffice['costs'][number]['kind'];

export interface AreaDraft {
  from: string | null;
  feet: string;
}

export interface CostDraft {
  line: HomeLine;
  kind: CostKind;
  /** `null`: the amount tells it. */
  account: string | null;
  percent: string;
  minor: number | null;
  note: string;
}

export interface HomeDraft {
  method: 'simplified' | 'regular';
  areas: AreaDraft[];
  used: string;
  ofHome: string;
  isOwned: boolean;
  value: number | null;
  land: number | null;
  since: string | null;
  operating: number | null;
  depreciation: number | null;
  costs: CostDraft[];
}

export const NEW_COST: CostDraft = {
  ...{ line: '19', kind: 'indirect', account: null, percent: '100', minor: null, note: '' },
};

export function draftOfHome(home: HomeOffice): HomeDraft {
  const minor = (amount: string) => {
    const value = parseMoney(amount, home.currency);
    return value === 0 ? null : value;
  };
  const { building } = home;
  const areas = home.areas.map(({ from, square_feet }) => ({ from, feet: String(square_feet) }));
  return {
    method: home.method ?? 'simplified',
    areas: areas.length > 0 ? areas : [{ from: `${home.year}-01-01`, feet: '' }],
    ...{ used: String(home.area_used ?? ''), ofHome: String(home.area_of_home ?? '') },
    isOwned: building !== null,
    value: building && parseMoney(building.value, home.currency),
    land: building && parseMoney(building.land, home.currency),
    since: building?.since ?? null,
    ...{ operating: minor(home.carried_operating), depreciation: minor(home.carried_depreciation) },
    costs: home.costs.map(({ line, kind, account_id, percent, amount, note }) => ({
      ...{ line, kind, account: account_id, percent, note },
      minor: account_id === null ? parseMoney(amount, home.currency) : null,
    })),
  };
}

export type HomeProblem = 'areas' | 'used' | 'building' | 'costs';

const FEET = /^\d{1,6}$/;
const PERCENT = /^\d{1,3}(\.\d{1,2})?$/;

const isFeet = (text: string) => FEET.test(text.trim());

export function problemsOfHome(draft: HomeDraft): HomeProblem[] {
  if (draft.method === 'simplified') {
    const told =
      draft.areas.length > 0 && draft.areas.every(({ from, feet }) => from !== null && isFeet(feet));
    return told ? [] : ['areas'];
  }
  const { used, ofHome, isOwned, value, land, since } = draft;
  const fits = isFeet(used) && isFeet(ofHome) && Number(used) > 0 && Number(used) <= Number(ofHome);
  const built = !isOwned || (value !== null && land !== null && land <= value && since !== null);
  return [
    ...(fits ? [] : (['used'] as const)),
    ...(built ? [] : (['building'] as const)),
    ...(draft.costs.every(isCost) ? [] : (['costs'] as const)),
  ];
}

export function isCost({ account, percent, minor }: CostDraft): boolean {
  return account === null ? minor !== null : PERCENT.test(percent.trim()) && Number(percent) <= 100;
}

/** As the command takes it; the draft has no problems. What the method does not go by is left out. */
export function homeInput(draft: HomeDraft, currency: string) {
  const money = (minor: number | null) => formatMoney(minor ?? 0, currency);
  if (draft.method === 'simplified')
    return {
      method: draft.method,
      areas: draft.areas.flatMap(({ from, feet }) =>
        from === null ? [] : [{ from, square_feet: Number(feet) }],
      ),
    };
  const { since } = draft;
  return {
    method: draft.method,
    ...{ area_used: Number(draft.used), area_of_home: Number(draft.ofHome) },
    building:
      draft.isOwned && since !== null ? { value: money(draft.value), land: money(draft.land), since } : null,
    ...{ carried_operating: money(draft.operating), carried_depreciation: money(draft.depreciation) },
    costs: draft.costs.map(({ line, kind, account, percent, minor, note }) => ({
      ...{ line, kind, note },
      ...(account === null ? { amount: money(minor) } : { account, percent: percent.trim() }),
    })),
  };
}
