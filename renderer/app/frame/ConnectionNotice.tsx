/** Says that the program does not answer any more, while what was shown stays where it is. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../client.ts';
import { TroubleState } from '../TroubleState.tsx';

export function ConnectionNotice() {
  const status = useQuery(api.app.status.queryOptions());
  if (!status.isError) return null;
  return <TroubleState inline error={status.error} onRetry={() => void status.refetch()} />;
}
