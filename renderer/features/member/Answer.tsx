/** A question to the books while it is asked, where it failed, and what came back. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { TroubleState } from '../../app/TroubleState.tsx';
import { Skeleton } from '../../ui/index.ts';

export function Answer<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.isError) return <TroubleState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton lines={8} />;
  return children(query.data);
}
