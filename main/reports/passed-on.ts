/** What companies pass through to a person (Schedules K-1), as it comes onto the person's own forms. */
import type { FormName } from '../../shared/contract/tax.ts';
import type { FormEdition } from '../tax/index.ts';
import { type Sorted, sumTaken } from './tax-lines.ts';

export interface PassedOn {
  form: FormName;
  /** `null`: it has no line on the forms that are filled here. */
  line: string | null;
  minor: number;
  /** Whose box of which Schedule K-1, and what it has. */
  source: string;
  amount: string;
}

/** By line of a form, with what the books have there. */
export function passedLines(
  edition: FormEdition,
  { byLine }: Pick<Sorted, 'byLine'>,
  passed: readonly PassedOn[],
): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { form, line: name, minor } of passed) {
    const line = edition.lines.find((one) => form === edition.form && one.line === name);
    if (line === undefined) continue;
    lines.set(line.line, (lines.get(line.line) ?? sumTaken(line, byLine)) + minor);
  }
  return lines;
}

const FILED_BY_COMPANIES: ReadonlySet<FormName> = new Set(['1065', '1120-s']);

export function passedNotes(form: FormName, passed: readonly PassedOn[]): string[] {
  const own = passed.filter((one) => one.form === form);
  const income = own.filter(({ line }) => line === '28').reduce((sum, { minor }) => sum + minor, 0);
  return [
    ...own.map(({ line, source, amount }) => {
      if (line !== null) return `Line ${line} has ${source}: ${amount}.`;
      return FILED_BY_COMPANIES.has(form)
        ? `${source}: ${amount} is on this return only as far as the books have it.`
        : `${source}: ${amount} is on no line that is filled here: enter it by hand.`;
    }),
    ...(form === 'schedule-e' && income < 0
      ? ['A loss of line 28 counts as far as basis, what is at risk and work in the business allow.']
      : []),
    ...(form === 'schedule-se' && passed.some(({ line }) => line === '28')
      ? ['Line 2 is without Schedules K-1: whether a partner’s share is earned by work (box 14) is not told.']
      : []),
  ];
}
