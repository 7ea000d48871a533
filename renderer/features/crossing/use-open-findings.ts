/** Findings that are open today, of every company: for the picture, the list and the details. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { today } from '../../app/use-period.ts';
import { byCrossing, type OpenFinding } from './open-findings.ts';

const NONE: readonly OpenFinding[] = [];

export function useOpenFindings() {
  const { data: findings = NONE } = useQuery(api.veil.open.queryOptions({ input: { as_of: today() } }));
  const ofCrossings = useMemo(() => byCrossing(findings), [findings]);
  return { findings, ofCrossings };
}
