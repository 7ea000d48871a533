/** Says that these are not somebody's own books, as long as they are not. */
import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { api } from '../client.ts';
import { lockVault } from '../lock.ts';
import { Strip } from '../Strip.tsx';

export function SampleNotice() {
  const { data } = useQuery(api.app.status.queryOptions());
  if (!data?.passing) return null;
  return (
    <Strip tone="plain" message={text.app.sample} act={text.app.sampleLeave} onAct={() => void lockVault()} />
  );
}
