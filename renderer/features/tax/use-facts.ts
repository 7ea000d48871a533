/** The facts of a taxpayer and a year, which their LLCs share: a draft that outlives the screen. */
import { useDraft } from '../../app/drafts.ts';
import { type Facts, NO_FACTS } from './facts.ts';
import type { Shown } from './use-shown.ts';

export interface KeptFacts {
  facts: Facts;
  set: (change: Partial<Facts>) => void;
  /** Whether those of earlier are there. */
  ready: boolean;
}

export function useFacts({ entity, forms, year }: Shown): KeptFacts {
  const taxpayer = forms.find(({ form }) => form === '1040')?.entity_id ?? entity.id;
  const [facts, setFacts, , ready] = useDraft<Facts>(`tax.facts.${taxpayer}.${year}`, NO_FACTS);
  return { facts, ready, set: (change) => setFacts({ ...facts, ...change }) };
}
