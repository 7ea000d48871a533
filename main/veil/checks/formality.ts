/**
 * V11: what a company has to have and to file. Something that is not in the calendar at all is not known; something in it that
 * is past due, or that somebody recorded as missing, is a finding. A company that is dissolved weighs most.
 */
import type { FormalityKind, Severity } from '../../../shared/contract/veil.ts';
import { addDays } from '../../../shared/dates.ts';
import type { Formality } from '../facts.ts';
import { age, day, type Outcome, type Seen, text, type View } from '../finding.ts';

/** How one manages it, which no statute asks of an LLC. */
const OF_MANAGEMENT: ReadonlySet<FormalityKind> = new Set(['minutes', 'consent']);

/** These have checks, or effects, of their own. */
const ELSEWHERE: ReadonlySet<FormalityKind> = new Set([
  'sales-tax',
  'payroll-tax',
  'dissolution',
  'reinstatement',
  'name-review',
  'name-correction',
  'expense-advance',
]);

export function formality(view: View): Outcome {
  const { formalities, company } = view.facts;
  const known = new Set(formalities.filter((one) => tellsOf(one, view)).map(({ kind }) => kind));
  if (company.ein !== null) known.add('ein');
  const recorded = new Set(formalities.filter((one) => isRecorded(one, view)).map(({ kind }) => kind));
  const missing = view.profile.required
    .filter((kind) => !known.has(kind))
    .map(
      (kind) => `${NAMES[kind] ?? kind}: nothing is recorded${recorded.has(kind) ? ' of this period' : ''}.`,
    );
  const seen = formalities.flatMap((one) => seenOf(one, view) ?? []);
  return { seen: [...dissolved(view), ...seen], missing };
}

/** Of these the last one says nothing of the next. */
const RECURS: ReadonlySet<FormalityKind> = new Set(['annual-report', 'franchise-tax']);
/** A month to make the next. */
const GRACE_DAYS = 30;

function isRecorded({ recordedOn, doneOn, dueOn }: Formality, { asOf }: View): boolean {
  return recordedOn <= asOf || doneOn !== null || (dueOn !== null && dueOn <= asOf);
}

/** Whether it says how things stand on the day: it is open, or it was done, and not so long ago that it was done again since. */
function tellsOf(one: Formality, view: View): boolean {
  const { kind, doneOn, dueOn } = one;
  if (!isRecorded(one, view)) return false;
  if (!RECURS.has(kind) || doneOn === null) return true;
  const last = dueOn !== null && dueOn > doneOn ? dueOn : doneOn;
  const years = view.profile.reportEveryYears ?? 1;
  return age(last, view) <= 365 * (kind === 'annual-report' ? years : 1) + GRACE_DAYS;
}

const NAMES: Partial<Record<FormalityKind, string>> = {
  'operating-agreement': 'Operating agreement',
  ein: 'EIN',
  'registered-agent': 'Registered agent',
  'annual-report': 'Annual report',
  'franchise-tax': 'Franchise tax',
  publication: 'Publication',
};

function dissolved({ facts: { company } }: View): Seen[] {
  const { dissolvedOn, reinstatedOn, id, name } = company;
  if (dissolvedOn === null) return [];
  const cured = reinstatedOn !== null && reinstatedOn >= dissolvedOn ? reinstatedOn : null;
  return [
    {
      severity: 'critical',
      subject: { kind: 'company', id, name },
      text: cured === null ? `${name} is dissolved.` : `${name} was dissolved, and reinstated.`,
      facts: [day('Dissolved', dissolvedOn), ...(cured === null ? [] : [day('Reinstated', cured)])],
      since: dissolvedOn,
      cured,
      cures: ['do-formality'],
    },
  ];
}

function seenOf({ id, kind, title, dueOn, doneOn, recordedOn }: Formality, view: View): Seen | null {
  if (ELSEWHERE.has(kind)) return null;
  const since = dueOn ?? recordedOn;
  const isLate = dueOn === null ? doneOn === null : doneOn === null ? age(dueOn, view) > 0 : doneOn > dueOn;
  if (!isLate || since > view.asOf) return null;
  return {
    severity: severityOf(kind, view),
    subject: { kind: 'formality', id, name: title },
    text:
      doneOn !== null
        ? `${title} was done after it was due.`
        : dueOn === null
          ? `The record is incomplete: ${title}.`
          : `${title} is past due.`,
    facts: [
      ...(dueOn === null ? [] : [day('Due', dueOn)]),
      ...(doneOn === null ? [] : [day('Done', doneOn)]),
      ...(OF_MANAGEMENT.has(kind) ? [text('Weight', view.profile.formalitySource)] : []),
    ],
    since,
    opened: dueOn === null ? since : addDays(dueOn, 1),
    cured: doneOn,
    cures: ['do-formality'],
  };
}

function severityOf(kind: FormalityKind, { profile }: View): Severity {
  return OF_MANAGEMENT.has(kind) ? profile.managementSeverity : 'medium';
}
