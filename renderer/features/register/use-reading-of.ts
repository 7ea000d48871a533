/** How amounts of a currency are typed here: its digits, and the reader's decimal mark. */
import { useMemo } from 'react';
import { useLocale } from '../../ui/index.ts';
import type { Reading } from './splits.ts';

export function useReadingOf(currency: string): Reading {
  const locale = useLocale();
  return useMemo(() => {
    const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
    return { currency, decimal: mark?.value === ',' ? ',' : '.' };
  }, [currency, locale]);
}
