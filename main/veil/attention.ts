/**
 * What the veil asks somebody to look at today, of every company, as counts and days: open findings, late loans, papers that
 * are missing, formalities that are due soon or past due. Each number is the one that the screen behind it tells.
 */
import { type AttentionOut, type FormalityOut, SEVERITIES } from '../../shared/contract/veil.ts';
import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { missingPapers } from '../document/index.ts';
import { type EntityRow, listEntities, type Scope } from '../ledger/index.ts';
import { lateLoans } from '../loan/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { listFormalities } from './formalities.ts';
import { keptHealth } from './kept.ts';
import { formalitiesOf } from './load/calendar.ts';
import { wantedOf } from './wanted.ts';

/** From so many days ahead a due day is told. */
const AHEAD_DAYS = 30;

type CompanyOut = AttentionOut['companies'][number];

/** `asked`: as it was at the end of that day; without it, now. */
export function attentionOf(
  scope: Pick<Scope, 'db' | 'today' | 'dayOf'>,
  asked: CalendarDate | undefined,
): AttentionOut {
  const { db, today } = scope;
  const asOf = asked ?? today;
  const papers = missingPapers(scope, asOf < today ? asOf : null);
  const loans = lateLoans(db, asOf);
  const companies = listEntities(db)
    .filter(({ kind }) => kind === 'llc')
    .map((company): CompanyOut => {
      const own = papers.filter(({ entityIds }) => entityIds.includes(company.id));
      return {
        ...{ entity_id: company.id, entity: company.name },
        findings: countsOf(scope, company, asOf),
        papers: { wanted: own.length, late: own.filter(({ isLate }) => isLate).length },
        loans: loans
          .filter(({ lender, borrower }) => [lender.id, borrower.id].includes(company.id))
          .map(({ id, name, currency, late }) => ({
            ...{ id, name, currency, payments: late.payments, since: late.since, days: late.days },
            open: formatMoney(late.openMinor, currency),
          })),
        formalities: dueOf(db, company, asOf),
      };
    });
  const findings = companies.reduce((sum, one) => sum + one.findings.reduce((n, { open }) => n + open, 0), 0);
  return { as_of: asOf, findings, papers: papers.length, loans: loans.length, companies };
}

/** The worst first. */
function countsOf(
  scope: Pick<Scope, 'db' | 'dayOf'>,
  company: EntityRow,
  asOf: CalendarDate,
): CompanyOut['findings'] {
  const { counts } = keptHealth(scope, company, asOf);
  return SEVERITIES.toReversed().flatMap((severity) =>
    counts[severity] === 0 ? [] : [{ severity, open: counts[severity] }],
  );
}

/** What the law wants soon is told where the calendar lacks it; whether it was done before, only the calendar knows. */
function dueOf(db: VaultDatabase, company: EntityRow, asOf: CalendarDate): CompanyOut['formalities'] {
  const until = addDays(asOf, AHEAD_DAYS);
  const open = listFormalities(db, company.id)
    .filter(isOpen)
    .map(({ id, kind, title, due_on }) => ({ id, kind, title, due_on }));
  const { state, tax_class: taxClass, ein } = company;
  const calendar = formalitiesOf(db, company);
  const years = new Set([asOf, until].map((day) => Number(day.slice(0, 4))));
  const lacking = [...years]
    .flatMap((year) => wantedOf({ state, taxClass, ein, year, formedOn: null }, calendar))
    .filter(({ due_on }) => due_on !== null && due_on >= asOf)
    .map(({ kind, title, due_on }) => ({ id: null, kind, title, due_on }));
  return [...open, ...lacking]
    .flatMap(({ due_on, ...one }) => (due_on === null || due_on > until ? [] : [{ ...one, due_on }]))
    .map((one) => ({ ...one, days: daysBetween(asOf, one.due_on) }))
    .toSorted((a, b) => a.days - b.days);
}

function isOpen({ done_on }: FormalityOut): boolean {
  return done_on === null;
}
