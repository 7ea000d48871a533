/**
 * What is on record beside the books: papers, solvency at each draw, the calendar of formalities. Most of it is in order; the
 * draw that nobody wrote down, and what was paid with the wrong card, are left for whoever looks.
 */
import { contract } from '../../shared/contract/index.ts';
import type { PaperKind } from '../../shared/contract/paper.ts';
import { addDays, type CalendarDate, endOfMonth } from '../../shared/dates.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import { paperHandlers } from '../document/index.ts';
import { type Scope, validate } from '../ledger/index.ts';
import { loanHandlers } from '../loan/index.ts';
import { veilHandlers } from '../veil/index.ts';
import { type Booked, noonOf } from './across.ts';
import { COMPANY, CURRENCY, OWNER } from './cast.ts';
import { pageAsPdf } from './page.ts';
import type { Story } from './story.ts';

export async function addRecords(
  scope: Scope,
  { from, to }: Story,
  booked: readonly Booked[],
): Promise<void> {
  await accrue(scope, to);
  await addCalendar(scope, from, to);
  for (const one of booked) if (one.told.input.kind === 'draw') await recordSolvency(scope, one);
  const papered = booked.filter(({ told }) => told.paper !== null);
  // Draws are decided on month by month, on one page.
  const pages = Map.groupBy(papered, ({ told }) => `${told.paper} ${told.date.slice(0, 7)}`);
  for (const page of pages.values()) await filePaper(scope, page);
}

/** Interest of the last month, which no payment has booked yet. */
async function accrue(scope: Scope, to: CalendarDate): Promise<void> {
  const through = to === endOfMonth(to) ? to : addDays(`${to.slice(0, 7)}-01`, -1);
  const schema = contract.loan.accrue['~orpc'].inputSchema!;
  await loanHandlers.accrue(scope, validate(schema, { through }));
}

async function recordSolvency(scope: Scope, { told, crossingId }: Booked): Promise<void> {
  const schema = contract.veil.snapshot['~orpc'].inputSchema!;
  await scope.unit.inThePast(noonOf(told.date), () =>
    veilHandlers.snapshot(scope, validate(schema, { entity: COMPANY, crossing: crossingId })),
  );
}

const TEXTS: Partial<Record<PaperKind, readonly [title: string, words: string]>> = {
  'distribution-consent': [
    'Consent to distributions',
    'The member looked at the solvency of the company before each of them, and consents to:',
  ],
  'contribution-record': ['Record of a contribution', 'The member put into the company:'],
  'expense-report': ['Expense report', 'Paid for the company on a private card, with its receipt:'],
  'promissory-note': [
    'Promissory note',
    `The company owes the member, at 5.5 % a year, in 24 payments of 265.00 ${CURRENCY}:`,
  ],
};

/** One page for all of them, signed with a pen on the day of the last. */
async function filePaper(scope: Scope, papered: readonly Booked[]): Promise<void> {
  const { date, paper } = papered.at(-1)!.told;
  const [title, words] = TEXTS[paper!]!;
  const page = pageAsPdf([
    ...[`${title}: ${COMPANY}`, '', words, ''],
    ...papered.map(({ told }) => {
      const amount = `${formatMoneyForPeople(told.minor, CURRENCY)} ${CURRENCY}`;
      return `${told.date}    ${amount}    ${told.input.purpose ?? ''}`;
    }),
    ...['', `Signed on ${date}: ${OWNER}, sole member of ${COMPANY}`],
  ]);
  const file = new File([page], `${title} ${date}.pdf`, { type: 'application/pdf' });
  const schema = contract.paper.attach['~orpc'].inputSchema!;
  const filed = { crossings: papered.map(({ crossingId }) => crossingId), signed_on: date, file };
  await scope.unit.inThePast(noonOf(date), () => paperHandlers.attach(scope, validate(schema, filed)));
}

/** Half a year away from the ends of the story, so that none of it is late when it begins or ends. */
const REPORT_AFTER_DAYS = 182;

async function addCalendar(scope: Scope, from: CalendarDate, to: CalendarDate): Promise<void> {
  const { add_formality: add, do_formality: finish } = contract.veil;
  const put = async (on: CalendarDate, given: object) =>
    scope.unit.inThePast(noonOf(on), () =>
      veilHandlers.add_formality(scope, validate(add['~orpc'].inputSchema!, { entity: COMPANY, ...given })),
    );
  const done = async (on: CalendarDate, id: string) =>
    scope.unit.inThePast(noonOf(on), () =>
      veilHandlers.do_formality(scope, validate(finish['~orpc'].inputSchema!, { id, on })),
    );
  for (const [kind, title] of STANDING) await done(from, (await put(from, { kind, title })).id);
  const due_on = addDays(from, REPORT_AFTER_DAYS);
  const report = { kind: 'annual-report', title: 'Wyoming annual report and license tax', due_on };
  let next: string | undefined = (await put(from, { ...report, every_months: 12 })).id;
  for (let on = addDays(due_on, -9); next !== undefined && on < to; on = addDays(on, 365))
    next = (await done(on, next)).next?.id;
}

const STANDING = [
  ['operating-agreement', 'Operating agreement, signed by the member'],
  ['registered-agent', 'Registered agent in Wyoming'],
] as const;
