/** Something that is depreciated while somebody writes it down. Pure. */
import type { MacrsClass } from '../../../shared/contract/tax.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import type { Asset } from './types.ts';

export interface AssetDraft {
  name: string;
  /** Minor units. */
  cost: number | null;
  acquired: Asset['acquired'];
  /** `null`: the day it was placed in service. */
  acquiredOn: string | null;
  placed: string | null;
  disposedOn: string | null;
  class: MacrsClass;
  convention: 'law' | 'half-year' | 'mid-quarter';
  section179: number | null;
  /** Percent; empty: as the law has it. */
  bonus: string;
  note: string;
}

export const NEW_ASSET: AssetDraft = {
  ...{ name: '', cost: null, acquired: 'bought', acquiredOn: null, placed: null, disposedOn: null },
  ...{ class: '5', convention: 'law', section179: null, bonus: '', note: '' },
};

export function draftOfAsset(asset: Asset): AssetDraft {
  const { currency } = asset;
  return {
    ...{ name: asset.name, cost: parseMoney(asset.cost, currency), acquired: asset.acquired },
    ...{ acquiredOn: asset.acquired_on, placed: asset.placed_in_service, disposedOn: asset.disposed_on },
    ...{ class: asset.class, convention: asset.convention ?? 'law' },
    section179: parseMoney(asset.section_179, currency),
    ...{ bonus: asset.bonus ?? '', note: asset.note },
  };
}

export type AssetProblem = 'name' | 'cost' | 'placed' | 'bonus';

const BONUS = /^\d{1,3}(\.\d{1,2})?$/;

export function problemsOfAsset({ name, cost, placed, bonus }: AssetDraft): AssetProblem[] {
  const percent = bonus.trim();
  return [
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(cost === null || cost <= 0 ? (['cost'] as const) : []),
    ...(placed === null ? (['placed'] as const) : []),
    ...(percent !== '' && (!BONUS.test(percent) || Number(percent) > 100) ? (['bonus'] as const) : []),
  ];
}

/** As the commands take it; the draft has no problems. */
export function assetInput(draft: AssetDraft, currency: string) {
  const { name, cost, acquired, acquiredOn, placed, disposedOn, convention, section179, bonus, note } = draft;
  if (cost === null || placed === null) throw new RangeError('the asset is not complete');
  return {
    ...{ name: name.trim(), cost: formatMoney(cost, currency), acquired, note: note.trim() },
    ...{ acquired_on: acquiredOn ?? placed, placed_in_service: placed, disposed_on: disposedOn },
    ...{ class: draft.class, convention: convention === 'law' ? null : convention },
    section_179: formatMoney(section179 ?? 0, currency),
    bonus: bonus.trim() === '' ? null : bonus.trim(),
  };
}
