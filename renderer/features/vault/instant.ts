/** Instants (UTC) as the reader's own day and time. */
import { useMemo } from 'react';
import { useLocale } from '../../ui/index.ts';

export function useInstant(): (iso: string) => string {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    return (iso) => format.format(new Date(iso));
  }, [locale]);
}
