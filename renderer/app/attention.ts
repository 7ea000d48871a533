/**
 * What the veil asks somebody to look at, for home and the sidebar. It costs more than what a screen is drawn from, so it is
 * asked for behind that, and again only when somebody has paused (`UNHURRIED`).
 */
import { useQuery } from '@tanstack/react-query';
import type { AttentionOut } from '../../shared/contract/veil.ts';
import { api } from './client.ts';
import { UNHURRIED } from './queries.ts';
import { today } from './use-period.ts';

export function useAttention(): AttentionOut | undefined {
  const input = { as_of: today() };
  const overview = useQuery(api.reports.overview.queryOptions({ input }));
  return useQuery(api.veil.attention.queryOptions({ input, enabled: overview.isSuccess, meta: UNHURRIED }))
    .data;
}
