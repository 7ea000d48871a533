/** What a rule under edit hits, a moment after the last key. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../app/client.ts';
import { asksAnything, inputOf, type RuleDraft } from './draft.ts';

/** More are counted and not shown. */
const HITS_SHOWN_MAX = 1000;
/** Between two keys of somebody who types. */
const PAUSE_MS = 120;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** `except` is the saved rule that the draft is to replace. */
export function useRuleTest(draft: RuleDraft, except: string | undefined) {
  const settled = useSettled(draft);
  const asks = asksAnything(draft) && asksAnything(settled);
  return useQuery({
    ...api.rules.test.queryOptions({
      input: {
        entity: settled.entity,
        ...inputOf(settled),
        ...(except === undefined ? {} : { except }),
        limit: HITS_SHOWN_MAX,
      },
    }),
    enabled: asks,
    retry: false,
    placeholderData: asks ? keepPreviousData : undefined,
  });
}
