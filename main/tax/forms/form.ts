/**
 * The lines of a tax form as data, by tax year: labels, what is computed from what, which side of the books a line takes, and
 * how much of it may be deducted. The IRS moves lines between years, so every year has an edition of its own, and a year that
 * is not here is no other year's form.
 */
import type { FormName } from '../../../shared/contract/tax.ts';

export interface FormLine {
  line: string;
  label: string;
  /**
   * How a line is filled: by credits of the books or by debits, both positive on the form; by hand only; from other lines;
   * from a line of another form.
   */
  from: 'credits' | 'debits' | 'hand' | 'lines' | 'form';
  /** For `lines`: what is added and what is taken off. */
  plus?: readonly string[];
  minus?: readonly string[];
  /** For `form`. */
  of?: { form: FormName; line: string };
  /** Percent of the books' amount that the return takes; 100 where absent. */
  percent?: number;
  /** Takes what that form leaves out of its accounts: half of meals. */
  restOf?: FormName;
  /** How accounts name it, where that is not its line in this year: theirs is that of 2025, or a short one ("1040 26"). */
  accounts?: readonly string[];
}

export interface FormEdition {
  form: FormName;
  title: string;
  year: number;
  lines: readonly FormLine[];
  source: string;
  /** Held against the form itself, or against two transcriptions of it. */
  checked: boolean;
}

export const credits = (line: string, label: string, more: Partial<FormLine> = {}): FormLine => ({
  ...{ line, label, from: 'credits' },
  ...more,
});
export const debits = (line: string, label: string, more: Partial<FormLine> = {}): FormLine => ({
  ...{ line, label, from: 'debits' },
  ...more,
});
export const hand = (line: string, label: string): FormLine => ({ line, label, from: 'hand' });
/** Lines that the books do not know, in the form's order. */
export const hands = (lines: readonly (readonly [line: string, label: string])[]): FormLine[] =>
  lines.map(([line, label]) => hand(line, label));
export const sum = (
  line: string,
  label: string,
  plus: readonly string[],
  minus: readonly string[] = [],
): FormLine => ({ line, label, from: 'lines', plus, minus });
export const carried = (line: string, label: string, form: FormName, of: string): FormLine => ({
  ...{ line, label, from: 'form' },
  of: { form, line: of },
});

type Editions = Readonly<Record<number, readonly FormLine[]>>;

/** The years of one form; `checked` are those that were held against it. */
export function editions(
  form: FormName,
  title: string,
  years: Editions,
  checked: readonly number[],
): FormEdition[] {
  return Object.entries(years).map(([text, lines]) => {
    const year = Number(text);
    const isFinal = year <= FINAL_FORMS_THROUGH;
    return {
      ...{ form, title, year, lines },
      source: isFinal
        ? `${title} of ${year}`
        : `${title} of ${FINAL_FORMS_THROUGH}: the final form of ${year} was not out yet`,
      checked: isFinal && checked.includes(year),
    };
  });
}

/** The last year whose forms were final when these tables were made. */
const FINAL_FORMS_THROUGH = 2025;

/** One set of lines in every year that there are tables for. */
export function unchanged(lines: readonly FormLine[]): Editions {
  return { 2024: lines, 2025: lines, 2026: lines };
}
