/** What somebody says of a paper beside the books: it fills what they leave open, and never stands against them. Pure. */
import { BulkheadError } from '../../shared/errors.ts';
import type { Facts } from './facts.ts';
import type { Said, Vocabulary } from './fields/field.ts';
import { SORTS } from './fields/index.ts';

/** What the books say, with what was said of the rest. */
export function withDetails(
  vocabulary: Vocabulary,
  { texts }: Said,
  details: Facts['details'],
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, known]) => [
      name,
      isOpen(vocabulary, texts, name) ? details[name] || known : known,
    ]),
  );
}

/** INVALID_INPUT, with what the books say, for a word that stands against them. */
export function requireAgreement(facts: Facts): void {
  const { vocabulary, fieldsOf } = SORTS[facts.kind];
  const { texts } = fieldsOf(facts);
  for (const [name, said] of Object.entries(facts.details)) {
    if (said === '' || isOpen(vocabulary, texts, name)) continue;
    const { about, unless = name } = vocabulary.texts[name]!;
    const books = texts[name] ?? texts[unless] ?? '';
    if (plain(books) === plain(said)) continue;
    throw new BulkheadError(
      'INVALID_INPUT',
      `${about.charAt(0).toUpperCase()}${about.slice(1)}: the books say “${books}”, and not “${said}”.`,
      {
        remedy:
          'Leave it out: a paper says what the books say. Where they are wrong, mend them first; terms of a loan are amended on the loan.',
        facts: { field: name, books },
      },
    );
  }
}

function isOpen({ texts: fields }: Vocabulary, texts: Said['texts'], name: string): boolean {
  const field = fields[name];
  if (!field?.isGiven) return false;
  if (field.isChosen) return true;
  return !texts[name] && (field.unless === undefined || !texts[field.unless]);
}

/** Neither capitals nor spaces nor the point at its end make other words of them. */
function plain(words: string): string {
  return words.normalize('NFKC').trim().replace(/\.+$/, '').replace(/\s+/g, ' ').toLowerCase();
}
