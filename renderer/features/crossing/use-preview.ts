/** What a movement would book, a moment after the last key. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MovementInput } from '../../../shared/contract/crossing.ts';
import { api } from '../../app/client.ts';
import type { PaymentInput } from './movement.ts';

/** Between two keys of somebody who types. */
const PAUSE_MS = 150;

/** What is paid on a loan has a command of its own, and so a preview. `null` while something is wanted. */
export type Previewed = { movement: MovementInput } | { payment: PaymentInput } | null;

export function usePreview(input: Previewed) {
  const written = JSON.stringify(input);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const asked = JSON.parse(settled) as Previewed;
  const before = asked === null ? undefined : keepPreviousData;
  const payment = asked !== null && 'payment' in asked ? asked.payment : null;
  const movement = asked !== null && 'movement' in asked ? asked.movement : null;
  const moving = useQuery({
    ...api.crossing.preview.queryOptions({ input: movement ?? { kind: 'draw' } }),
    ...{ enabled: movement !== null, retry: false, placeholderData: before },
  });
  const paying = useQuery({
    ...api.loan.preview_payment.queryOptions({ input: payment ?? { loan: '-', amount: '0' } }),
    ...{ enabled: payment !== null, retry: false, placeholderData: before },
  });
  const preview = payment === null ? moving : paying;
  const isCurrent = asked !== null && input !== null && settled === written;
  return {
    pair: asked === null || input === null ? undefined : preview.data,
    /** What a distribution leaves behind; a payment on a loan is none. */
    leaves: movement === null || input === null ? null : (moving.data?.solvency ?? null),
    /** Of what is written now. */
    error: isCurrent ? preview.error : null,
  };
}
