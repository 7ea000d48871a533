/**
 * Any form of a tax year, filled from the books: those of one company, or of a person with their disregarded LLCs. Every
 * account with an amount that belongs on the form shows, on its line or among `unmapped`; a line that no books know has no
 * amount. Fails with REFUSED for an entity that does not file the form, and for a form that the books do not fill.
 */
import type { FormName, TaxForm } from '../../shared/contract/tax.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  type EntityRow,
  findEntity,
  isCalendarYear,
  methodOf,
  type Scope,
  taxYearOf,
} from '../ledger/index.ts';
import {
  type Eliminated,
  type FormEdition,
  type FormLine,
  findForm,
  requireForm,
  selfEmploymentTax,
  taxDepreciation,
  taxYear,
  total,
} from '../tax/index.ts';
import {
  type BusinessProfit,
  businessProfits,
  requireDollars,
  scheduleSeLines,
  sumOf,
  type Taxpayer,
  taxpayerNotes,
} from './business-profit.ts';
import { estimatePaymentsOf, PAYMENTS } from './estimate-payments.ts';
import { eliminatedOf } from './gone.ts';
import { type PassedOn, passedLines, passedNotes } from './passed-on.ts';
import { bookedOn1040, WAGES, wagesNotes } from './person-lines.ts';
import { drawUp } from './schedule-c.ts';
import { foreignNotes, goneNotes } from './schedule-c-notes.ts';
import { limitNotes, OF_COMPANY, type Section179, section179Of } from './section-179.ts';
import { type Basis, natural, type TaxAmounts, taxAmounts } from './tax-amounts.ts';
import { depreciationNotes, depreciationTogether } from './tax-depreciation.ts';
import { booksOf } from './tax-form-filer.ts';
import { fiscalNotes, mealNotes, methodNotes, paidNote, RENTS, unknownNotes } from './tax-form-notes.ts';
import { merge, takePayments } from './tax-form-parts.ts';
import { lineAmounts, type Sorted, signed, sortOnto, takenOf } from './tax-lines.ts';

type Output = TaxForm;
interface Asked {
  entity: string;
  form: FormName;
  year: number;
  /** By the method of whoever files it, unless it is given. */
  basis?: Basis | undefined;
  /** Of a part of the year, its last day. */
  to?: string | undefined;
}

/** What is asked for, with what several forms of one filer need, each worked out once: lines are carried by many. */
interface Filling extends Asked {
  profits: () => BusinessProfit[];
  amountsOf: (entity: EntityRow) => TaxAmounts;
  filled: Map<FormName, Filled>;
  passed: () => readonly PassedOn[];
}

/** A form with all that it is made of. */
interface Filled {
  edition: FormEdition;
  filer: EntityRow;
  sorted: Sorted;
  /** Only what is known. */
  amounts: ReadonlyMap<string, number>;
  notes: string[];
}

/** `passed`: what companies pass through to whoever files the form. */
export function taxForm(scope: Scope, asked: Asked, passed: () => readonly PassedOn[] = () => []): Output {
  const edition = requireForm(asked.form, asked.year);
  const { filer, sorted, amounts, notes } = fill(scope, fillingOf(scope, asked, passed), edition);
  const currency = filer.base_currency;
  const money = (amount: number) => formatMoney(amount, currency);
  const { form, title, year, source, checked } = edition;
  return {
    ...{ form, title, year, source, checked },
    ...{ entity: filer.name, basis: methodOf(filer, asked.basis), currency },
    lines: edition.lines.map((line) => {
      const amount = amounts.get(line.line);
      return {
        ...{ line: line.line, label: line.label, from: line.from },
        amount: amount === undefined ? null : money(amount),
        beginning: null,
        percent: line.percent ?? null,
        accounts: (sorted.byLine.get(line.line) ?? []).map((one) => ({
          ...{ entity: one.entity, account: one.account.path, account_id: one.account.id },
          books: money(signed(line, one.books)),
          whole: money(signed(line, one.amount)),
          amount: money(takenOf(line, one)),
        })),
      };
    }),
    unmapped: sorted.unmapped.map(({ entity, account, amount }) => ({
      ...{ entity, account: account.path, account_id: account.id },
      amount: money(natural(account, amount)),
    })),
    notes: [
      ...(checked ? [] : [`The lines are those of ${source}; check them against the form of ${year}.`]),
      ...notes,
    ],
  };
}

function daysOf(filer: EntityRow, { year, to }: Pick<Asked, 'year' | 'to'>) {
  return { ...taxYearOf(filer, year), ...(to === undefined ? {} : { to }) };
}

function fillingOf(scope: Scope, asked: Asked, passed: () => readonly PassedOn[] = () => []): Filling {
  const filer = findEntity(scope.db, asked.entity);
  // A company has one method for all that is on its return; each business of a person has its own (IRC s. 446(d)).
  const isOwn = filer.tax_class !== null && filer.tax_class !== 'disregarded';
  const basis = isOwn ? methodOf(filer, asked.basis) : asked.basis;
  const days = daysOf(filer, asked);
  const known = new Map<string, TaxAmounts>();
  let eliminated: Eliminated[] | undefined;
  const amountsOf = (one: EntityRow) => {
    const span = { entity: one, ...days };
    // All whose books are on the forms of one call are one taxpayer.
    eliminated ??= eliminatedOf(scope.db, span);
    const amounts = known.get(one.id) ?? taxAmounts(scope, span, basis, eliminated);
    known.set(one.id, amounts);
    return amounts;
  };
  let profits: BusinessProfit[] | undefined;
  let onForms: readonly PassedOn[] | undefined;
  return {
    ...{ ...asked, basis, amountsOf, filled: new Map() },
    passed: () => {
      onForms ??= passed();
      return onForms;
    },
    profits: () => {
      profits ??= businessProfits(scope, asked, amountsOf);
      return profits;
    },
  };
}

function fill(scope: Scope, asked: Filling, edition: FormEdition): Filled {
  const before = asked.filled.get(asked.form);
  if (before) return before;
  const filled =
    asked.form === 'schedule-c' ? fillScheduleC(scope, asked, edition) : fillOther(scope, asked, edition);
  asked.filled.set(asked.form, filled);
  return filled;
}

/** As the report has it, whose notes say everything but for the form’s year, which every form says. */
function fillScheduleC(scope: Scope, { entity, year, basis }: Filling, edition: FormEdition): Filled {
  requireDollars(findEntity(scope.db, entity));
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const { span, sorted, lines, given, adjustments, report } = drawUp(scope, { entity, ...days, basis });
  const isKnown = ({ line, from }: FormLine) =>
    from !== 'hand' || given.has(line) || adjustments.some((one) => one.line === line);
  const amounts = new Map(edition.lines.filter(isKnown).map(({ line }) => [line, lines.get(line)!] as const));
  const notes = report.notes.filter((note) => !note.includes(edition.source));
  return { edition, filer: span.entity, sorted, amounts, notes };
}

function fillOther(scope: Scope, asked: Filling, edition: FormEdition): Filled {
  const { form, year } = asked;
  const taxpayer = booksOf(scope, asked);
  const { filer, books } = taxpayer;
  const days = daysOf(filer, asked);
  const spans = books.map((one) => ({ entity: one, ...days }));
  const parts = spans.map((span) => ({ span, amounts: asked.amountsOf(span.entity) }));
  const sorted = merge(
    parts.map(({ span, amounts }) => sortOnto(edition, span.entity, amounts.contributions, filer.tax_class)),
  );
  if (form === PAYMENTS.form) takePayments(sorted, parts, estimatePaymentsOf(scope, filer, year));
  const passed = asked.passed();
  const carriedIn = carrier(scope, asked);
  const wages = form === 'schedule-se' ? bookedOn1040(WAGES, { books, year }, asked.amountsOf) : 0;
  const worksheet = form === 'schedule-se' ? scheduleSe(asked, wages) : new Map<string, number>();
  // A person's forms have none of these lines.
  const given = depreciationTogether(scope.db, edition, spans, sorted);
  for (const [line, amount] of passedLines(edition, sorted, passed)) given.set(line, amount);
  const limited = section179On(scope, asked, taxpayer);
  const limitedLine = OF_COMPANY[form]?.line;
  if (limited && limitedLine && limited.elected + limited.carriedIn > 0)
    given.set(limitedLine, limited.deducted);
  const all = lineAmounts(edition, sorted.byLine, (line) => {
    if (line.of) return carriedIn(line.of);
    if (given.has(line.line)) return given.get(line.line);
    return line.from === 'hand' ? (worksheet.get(line.line) ?? 0) : undefined;
  });
  const unknown = edition.lines.filter(
    ({ line, from }) => from === 'hand' && !worksheet.has(line) && !given.has(line),
  );
  return {
    ...{ edition, filer, sorted },
    amounts: new Map([...all].filter(([line]) => !unknown.some((one) => one.line === line))),
    notes: [
      ...fiscalNotes(scope.db, filer, days),
      ...unknownNotes(edition, unknown),
      ...passedNotes(form, passed),
      ...(filer.kind === 'person' ? [] : depreciationNotes(given, filer)),
      ...(limited === null ? [] : limitNotes(limited)),
      ...mealNotes(form, sorted),
      ...(form === 'schedule-1' && all.get('5') !== 0 ? [RENTS] : []),
      ...wagesNotes(wages, taxpayer),
      ...(sorted.byLine.has(PAYMENTS.line) && form === PAYMENTS.form ? [paidNote(year)] : []),
      ...taxpayerNotes(taxpayer),
      ...methodNotes(taxpayer, asked.basis),
      ...parts.flatMap(({ span, amounts: { chart, gone, books: booked, cash } }) => [
        ...goneNotes(chart, gone, span),
        ...foreignNotes(chart, booked.foreign, span, edition.title),
        ...cash.notes,
      ]),
    ],
  };
}

/** What other forms of the same filer carry to this one. */
function carrier(scope: Scope, asked: Filling): (of: { form: FormName; line: string }) => number {
  return ({ form, line }) => {
    if (form === 'schedule-c') return sumOf(asked.profits());
    return fill(scope, { ...asked, form }, requireForm(form, asked.year)).amounts.get(line) ?? 0;
  };
}

/** Of a company; `null` for every other form than the Schedules K. */
function section179On(scope: Scope, asked: Filling, { books }: Pick<Taxpayer, 'books'>): Section179 | null {
  const of = OF_COMPANY[asked.form];
  // What is depreciated goes by calendar years, and so does its limit.
  if (of === undefined || !isCalendarYear(findEntity(scope.db, asked.entity))) return null;
  const { page } = of;
  return section179Of(asked.year, (year) => {
    const edition = findForm(page, year);
    if (edition === undefined) return null;
    const filling = { ...(year === asked.year ? asked : fillingOf(scope, { ...asked, year })), form: page };
    return {
      elected: total(books.map(({ id }) => taxDepreciation(scope.db, id, year)?.section179 ?? 0)),
      income: () => {
        const { amounts } = fill(scope, filling, edition);
        return total(of.income.map((line) => amounts.get(line) ?? 0));
      },
    };
  });
}

/** For Form 4562 of a company. */
export function companySection179(
  scope: Scope,
  asked: Omit<Asked, 'form'> & { form: '1065-k' | '1120-s-k' },
): Section179 | null {
  return section179On(scope, fillingOf(scope, asked), booksOf(scope, asked));
}

function scheduleSe({ year, profits }: Filling, wages: number): Map<string, number> {
  return scheduleSeLines(selfEmploymentTax(taxYear(year), sumOf(profits()), wages));
}
