/** How each rule fares on the entries there are: how often it hits, and what is in its way. By the rule’s id. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { rules } from '../../../shared/contract/rules.ts';
import { api } from '../../app/client.ts';

export type RuleCheck = z.output<NonNullable<(typeof rules.check)['~orpc']['outputSchema']>>[number];

export function useRuleChecks(entity: string | undefined): ReadonlyMap<string, RuleCheck> {
  const checks = useQuery({
    ...api.rules.check.queryOptions({ input: { entity: entity ?? '' } }),
    enabled: entity !== undefined,
  });
  return useMemo(() => new Map(checks.data?.map((check) => [check.id, check])), [checks.data]);
}
