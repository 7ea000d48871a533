/** Findings that are open today, of every company: for the picture, the list and the details. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { today } from '../../app/use-period.ts';
import { byCrossing, toldOnce } from './open-findings.ts';

export function useOpenFindings() {
  const { data } = useQuery(api.veil.open.queryOptions({ input: { as_of: today() } }));
  const findings = useMemo(() => toldOnce(data ?? []), [data]);
  const ofCrossings = useMemo(() => byCrossing(findings), [findings]);
  return { findings, ofCrossings };
}
