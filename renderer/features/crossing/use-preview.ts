/** What a movement would book, a moment after the last key. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MovementInput } from '../../../shared/contract/crossing.ts';
import { api } from '../../app/client.ts';

/** Between two keys of somebody who types. */
const PAUSE_MS = 150;

/** `null` while something is wanted. */
export function usePreview(input: MovementInput | null) {
  const written = JSON.stringify(input);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const asked = JSON.parse(settled) as MovementInput | null;
  const preview = useQuery({
    ...api.crossing.preview.queryOptions({ input: asked ?? { kind: 'draw' } }),
    enabled: asked !== null,
    retry: false,
    placeholderData: asked === null ? undefined : keepPreviousData,
  });
  const isCurrent = asked !== null && input !== null && settled === written;
  return {
    pair: asked === null || input === null ? undefined : preview.data,
    /** Of what is written now. */
    error: isCurrent ? preview.error : null,
  };
}
