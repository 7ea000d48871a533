/** From one day to another, in the words of the reader. */
import { text } from '../../text/index.ts';
import { dateText } from '../../ui/index.ts';

export function spanText(from: string, to: string, locale: string): string {
  const first = dateText(from, locale, 'medium');
  return from === to ? first : text.imports.account.span(first, dateText(to, locale, 'medium'));
}
