/** The reader's locale, today's date and how dense lists are: what the whole kit draws by. */
import { createContext, useContext } from 'react';
import { decimalMark } from './money/format.ts';

export type Density = 'compact' | 'comfortable';

/** The height of a list's row in pixels; the same as `--row` in tokens.css. */
export const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 32, comfortable: 40 };

export interface Reading {
  locale: string;
  density: Density;
  /** The reader's day, `YYYY-MM-DD`. */
  today: () => string;
}

function localToday(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const defaultReading: Reading = { locale: 'en-US', density: 'compact', today: localToday };

export const ReadingContext = createContext<Reading>(defaultReading);

export function useReading(): Reading {
  return useContext(ReadingContext);
}

export function useLocale(): string {
  return useContext(ReadingContext).locale;
}

export function useDensity(): Density {
  return useContext(ReadingContext).density;
}

export function useDecimalMark(): '.' | ',' {
  return decimalMark(useLocale());
}
