/**
 * What the law of a state wants of an LLC, and when: data, each with its source. Only what is known for certain stands here; a
 * licence of a town or a tax of a county has to be put into the calendar by hand. Days that fall on a weekend are told as the
 * law writes them.
 */
import type { FormalityKind, WantedOut } from '../../shared/contract/veil.ts';
import { addDays, type CalendarDate, daysInMonth } from '../../shared/dates.ts';
import type { Formality, TaxClass } from './facts.ts';

type Due =
  | { on: 'day'; month: number; day: number }
  /** In the month in which the company was formed: its first or its last day. */
  | { on: 'anniversary'; at: 'first' | 'last'; everyYears: 1 | 2 }
  | { on: 'formation'; days: number }
  | { on: 'none' };

interface Rule {
  state: string | null;
  /** Only of an LLC that is taxed as a corporation, or only of any other. */
  taxedAs?: 'corporation' | 'no corporation';
  kind: FormalityKind;
  title: string;
  due: Due;
  source: string;
}

const NONE: Due = { on: 'none' };
const AGREEMENT = 'Operating agreement, signed by the members';
const AGENT = 'Registered agent in the state';

/** What one state says of it goes before what holds for all. */
const RULES: readonly Rule[] = [
  {
    ...{ state: null, kind: 'operating-agreement', title: AGREEMENT },
    ...{ due: NONE, source: 'Revised Uniform Limited Liability Company Act § 105' },
  },
  { state: 'DE', kind: 'operating-agreement', title: AGREEMENT, due: NONE, source: '6 Del. C. § 18-101' },
  { state: 'WY', kind: 'operating-agreement', title: AGREEMENT, due: NONE, source: 'Wyo. Stat. § 17-29-110' },
  {
    ...{ state: 'CA', kind: 'operating-agreement', title: AGREEMENT, due: NONE },
    source: 'Cal. Corp. Code § 17701.10',
  },
  {
    ...{ state: 'TX', kind: 'operating-agreement', title: 'Company agreement, signed by the members' },
    ...{ due: NONE, source: 'Tex. Bus. Orgs. Code § 101.052' },
  },
  {
    ...{ state: 'NY', kind: 'operating-agreement', title: AGREEMENT },
    ...{ due: { on: 'formation', days: 90 }, source: 'N.Y. LLC Law § 417: in writing, within 90 days' },
  },
  { state: 'FL', kind: 'operating-agreement', title: AGREEMENT, due: NONE, source: 'Fla. Stat. § 605.0105' },
  {
    ...{ state: null, kind: 'ein', title: 'Employer identification number (Form SS-4)' },
    ...{ due: NONE, source: 'Reg. 301.6109-1' },
  },
  {
    ...{ state: null, kind: 'registered-agent', title: AGENT },
    ...{ due: NONE, source: 'Revised Uniform Limited Liability Company Act § 115' },
  },
  { state: 'DE', kind: 'registered-agent', title: AGENT, due: NONE, source: '6 Del. C. § 18-104' },
  { state: 'WY', kind: 'registered-agent', title: AGENT, due: NONE, source: 'Wyo. Stat. § 17-28-101' },
  { state: 'CA', kind: 'registered-agent', title: AGENT, due: NONE, source: 'Cal. Corp. Code § 17701.13' },
  { state: 'TX', kind: 'registered-agent', title: AGENT, due: NONE, source: 'Tex. Bus. Orgs. Code § 5.201' },
  {
    ...{ state: 'NY', kind: 'registered-agent', title: 'Secretary of State named as agent for process' },
    ...{ due: NONE, source: 'N.Y. LLC Law § 301; a registered agent beside it is free (§ 302)' },
  },
  { state: 'FL', kind: 'registered-agent', title: AGENT, due: NONE, source: 'Fla. Stat. § 605.0113' },
  {
    ...{ state: 'DE', kind: 'franchise-tax', title: 'Delaware LLC tax' },
    ...{ due: { on: 'day', month: 6, day: 1 }, source: '6 Del. C. § 18-1107' },
  },
  {
    ...{ state: 'WY', kind: 'annual-report', title: 'Wyoming annual report and license tax' },
    due: { on: 'anniversary', at: 'first', everyYears: 1 },
    source: 'Wyo. Stat. § 17-29-209: by the first day of the month of formation',
  },
  {
    ...{ state: 'CA', kind: 'franchise-tax', title: 'California annual LLC tax (Form 3522)' },
    ...{ due: { on: 'day', month: 4, day: 15 }, taxedAs: 'no corporation' },
    source: 'Cal. Rev. & Tax. Code § 17941, of a calendar year',
  },
  {
    // Its definition of an LLC leaves out one that is taxable as a corporation (§ 17941(d); FTB Publication 3556).
    ...{
      state: 'CA',
      kind: 'franchise-tax',
      title: 'California franchise tax, first instalment (Form 100-ES)',
    },
    ...{ due: { on: 'day', month: 4, day: 15 }, taxedAs: 'corporation' },
    source:
      'Cal. Rev. & Tax. Code §§ 23153, 19025, of a calendar year: an LLC that is taxed as a corporation pays this in place of § 17941',
  },
  {
    ...{ state: 'CA', kind: 'annual-report', title: 'California statement of information' },
    due: { on: 'anniversary', at: 'last', everyYears: 2 },
    source: 'Cal. Corp. Code § 17702.09',
  },
  {
    ...{ state: 'NY', kind: 'annual-report', title: 'New York biennial statement' },
    due: { on: 'anniversary', at: 'last', everyYears: 2 },
    source: 'N.Y. LLC Law § 301(e)',
  },
  {
    ...{ state: 'NY', kind: 'publication', title: 'Publication of the articles, with its certificate' },
    ...{ due: { on: 'formation', days: 120 }, source: 'N.Y. LLC Law § 206' },
  },
  {
    ...{ state: 'TX', kind: 'annual-report', title: 'Texas franchise tax and public information report' },
    due: { on: 'day', month: 5, day: 15 },
    source: 'Tex. Tax Code §§ 171.202, 171.203',
  },
  {
    ...{ state: 'FL', kind: 'annual-report', title: 'Florida annual report' },
    ...{ due: { on: 'day', month: 5, day: 1 }, source: 'Fla. Stat. § 605.0212' },
  },
];

export interface Asked {
  state: string | null;
  taxClass: TaxClass | null;
  ein: string | null;
  year: number;
  formedOn: CalendarDate | null;
}

/** What is wanted of the year and is not in the calendar yet. */
export function wantedOf(
  { state, taxClass, ein, year, formedOn }: Asked,
  calendar: readonly Formality[],
): WantedOut[] {
  const taxedAs = taxClass === 's-corp' || taxClass === 'c-corp' ? 'corporation' : 'no corporation';
  const own = RULES.filter(
    (rule) =>
      rule.state === state && state !== null && (rule.taxedAs === undefined || rule.taxedAs === taxedAs),
  );
  const covered = new Set(own.map(({ kind }) => kind));
  const rules = RULES.filter(
    (rule) => own.includes(rule) || (rule.state === null && !covered.has(rule.kind)),
  );
  return rules.flatMap((rule) => {
    if (rule.kind === 'ein' && ein !== null) return [];
    const due = dueIn(rule.due, year, formedOn);
    if (due === 'not-this-year' || isThere(rule, due, year, calendar)) return [];
    const everyMonths = monthsOf(rule.due);
    const title = due !== null && everyMonths !== null ? `${rule.title} ${due.slice(0, 4)}` : rule.title;
    return [{ kind: rule.kind, title, due_on: due, every_months: everyMonths, source: rule.source }];
  });
}

function monthsOf(due: Due): number | null {
  if (due.on === 'day') return 12;
  return due.on === 'anniversary' ? due.everyYears * 12 : null;
}

/** `null`: it has no day, or the day of formation would have to be known. */
function dueIn(due: Due, year: number, formedOn: CalendarDate | null): CalendarDate | 'not-this-year' | null {
  if (due.on === 'day') return dateOf(year, due.month, due.day);
  if (due.on === 'none' || formedOn === null) return null;
  if (due.on === 'formation') return addDays(formedOn, due.days);
  const [formed, month] = [Number(formedOn.slice(0, 4)), Number(formedOn.slice(5, 7))];
  if (year <= formed || (year - formed) % due.everyYears !== 0) return 'not-this-year';
  return dateOf(year, month, due.at === 'first' ? 1 : daysInMonth(year, month));
}

function dateOf(year: number, month: number, day: number): CalendarDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** What comes again is there for a year when it is due in that year; anything else is there for good. */
function isThere(
  { kind, due }: Rule,
  dueOn: CalendarDate | null,
  year: number,
  calendar: readonly Formality[],
): boolean {
  const same = calendar.filter((one) => one.kind === kind);
  if (monthsOf(due) === null) return same.length > 0;
  const wanted = dueOn === null ? String(year) : dueOn.slice(0, 4);
  return same.some((one) => one.dueOn?.startsWith(wanted));
}
