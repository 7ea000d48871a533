/** The filters of a register as the address has them, and changing them without leaving the screen. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RegisterSearch } from '../../app/search.ts';

export interface RegisterAddress {
  search: RegisterSearch;
  /** Changes what is named and leaves the rest. Going back leads past it, unless it is `push`ed. */
  narrow: (change: Partial<RegisterSearch>, how?: 'replace' | 'push') => void;
  /** Another set of filters altogether. */
  replace: (search: RegisterSearch) => void;
}

export function useRegisterSearch(): RegisterAddress {
  const search = useSearch({ strict: false }) as RegisterSearch;
  const navigate = useNavigate();
  const narrow = useCallback(
    (change: Partial<RegisterSearch>, how: 'replace' | 'push' = 'replace') =>
      void navigate({
        to: '.',
        search: (before: RegisterSearch) => ({ ...before, ...change }),
        replace: how === 'replace',
      }),
    [navigate],
  );
  const replace = useCallback(
    (next: RegisterSearch) => void navigate({ to: '.', search: next, replace: true }),
    [navigate],
  );
  return { search, narrow, replace };
}
