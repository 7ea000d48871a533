/**
 * Any form of a calendar year, filled from the books: those of one company, or of a person with their disregarded LLCs. Every
 * account with an amount that belongs on the form shows, on its line or among `unmapped`; a line that no books know has no
 * amount. Fails with REFUSED for an entity that does not file the form, and for a form that the books do not fill.
 */
import type { FormName, TaxForm } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import {
  type FormEdition,
  type FormLine,
  requireForm,
  requireScheduleC,
  selfEmploymentTax,
  taxYear,
} from '../tax/index.ts';
import {
  type BusinessProfit,
  businessProfits,
  currencyNotes,
  scheduleSeLines,
  sumOf,
  type Taxpayer,
  taxpayerOf,
} from './business-profit.ts';
import { drawUp } from './schedule-c.ts';
import { foreignNotes, goneNotes } from './schedule-c-notes.ts';
import { type Basis, type Contribution, natural, taxAmounts } from './tax-amounts.ts';
import { depreciationLines, depreciationNotes } from './tax-depreciation.ts';
import { lineAmounts, type Sorted, signed, sortOnto, takenOf } from './tax-lines.ts';

type Output = TaxForm;
type Filer = 'disregarded' | 'partnership' | 's-corp' | 'person';

/** Whose form it is, where the books fill it; the others are worksheets of their own. */
const FILERS: Readonly<Partial<Record<FormName, Filer>>> = {
  'schedule-c': 'disregarded',
  'schedule-se': 'person',
  'schedule-1': 'person',
  'schedule-a': 'person',
  'schedule-b': 'person',
  'schedule-e': 'person',
  '1040': 'person',
  '1065': 'partnership',
  '1065-k': 'partnership',
  '1120-s': 's-corp',
  '1120-s-k': 's-corp',
};

interface Asked {
  entity: string;
  form: FormName;
  year: number;
  basis: Basis;
}

/** What is asked for, with what several forms of one filer need: the profits of their LLCs, worked out once. */
type Filling = Asked & { profits: () => BusinessProfit[] };

/** A form with all that it is made of. */
interface Filled {
  edition: FormEdition;
  filer: EntityRow;
  sorted: Sorted;
  /** Only what is known. */
  amounts: ReadonlyMap<string, number>;
  notes: string[];
}

export function taxForm(scope: Scope, asked: Asked): Output {
  const edition = requireForm(asked.form, asked.year);
  let known: BusinessProfit[] | undefined;
  const profits = () => {
    known ??= businessProfits(scope, asked);
    return known;
  };
  const { filer, sorted, amounts, notes } = fill(scope, { ...asked, profits }, edition);
  const currency = filer.base_currency;
  const money = (amount: number) => formatMoney(amount, currency);
  const { form, title, year, source, checked } = edition;
  return {
    ...{ form, title, year, source, checked },
    ...{ entity: filer.name, basis: asked.basis, currency },
    lines: edition.lines.map((line) => {
      const amount = amounts.get(line.line);
      return {
        ...{ line: line.line, label: line.label, from: line.from },
        amount: amount === undefined ? null : money(amount),
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

function fill(scope: Scope, asked: Filling, edition: FormEdition): Filled {
  return asked.form === 'schedule-c'
    ? fillScheduleC(scope, asked, edition)
    : fillOther(scope, asked, edition);
}

/** As the report has it, whose notes say everything but for the form’s year, which every form says. */
function fillScheduleC(scope: Scope, { entity, year, basis }: Filling, edition: FormEdition): Filled {
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const { span, sorted, lines, adjustments, report } = drawUp(scope, { entity, ...days, basis });
  const isKnown = ({ line, from }: FormLine) =>
    from !== 'hand' || adjustments.some((one) => one.line === line);
  const amounts = new Map(edition.lines.filter(isKnown).map(({ line }) => [line, lines.get(line)!] as const));
  const notes = report.notes.filter((note) => !note.includes(edition.source));
  return { edition, filer: span.entity, sorted, amounts, notes };
}

function fillOther(scope: Scope, asked: Filling, edition: FormEdition): Filled {
  const { form, year, basis } = asked;
  const { filer, books, elsewhere } = booksOf(scope, asked);
  const spans = books.map((one) => ({ entity: one, from: `${year}-01-01`, to: `${year}-12-31` }));
  const parts = spans.map((span) => ({ span, amounts: taxAmounts(scope, span, basis) }));
  const sorted = merge(
    parts.map(({ span, amounts }) => sortOnto(edition, span.entity, amounts.contributions)),
  );
  const carriedIn = carrier(scope, asked);
  const worksheet = form === 'schedule-se' ? scheduleSe(asked) : new Map<string, number>();
  // A person's forms have none of these lines; a company's books are its own alone.
  const given = depreciationLines(scope.db, form, spans[0]!);
  const all = lineAmounts(edition, sorted.byLine, (line) => {
    if (line.of) return carriedIn(line.of);
    if (given.has(line.line)) return given.get(line.line);
    return line.from === 'hand' ? (worksheet.get(line.line) ?? 0) : undefined;
  });
  const unknown = edition.lines.filter(({ line, from }) => from === 'hand' && !worksheet.has(line));
  return {
    ...{ edition, filer, sorted },
    amounts: new Map([...all].filter(([line]) => !unknown.some((one) => one.line === line))),
    notes: [
      ...unknownNotes(edition, unknown),
      ...depreciationNotes(given, spans[0]!),
      ...mealNotes(form, sorted),
      ...currencyNotes(elsewhere, filer),
      ...parts.flatMap(({ span, amounts: { chart, gone, books: booked, cash } }) => [
        ...goneNotes(chart, gone, span),
        ...foreignNotes(chart, booked.foreign, span, edition.title),
        ...cash.notes,
      ]),
    ],
  };
}

/** Said of the lines that others are computed from. */
function unknownNotes({ lines }: FormEdition, unknown: readonly FormLine[]): string[] {
  const taken = unknown.filter(({ line }) =>
    lines.some(({ plus, minus }) => plus?.includes(line) || minus?.includes(line)),
  );
  if (taken.length === 0) return [];
  const names = taken.map(({ line }) => line).join(', ');
  return taken.length === 1
    ? [`The books do not know line ${names}: what is computed from it is without it.`]
    : [`The books do not know lines ${names}: what is computed from them is without them.`];
}

/** Charts that were made before lines could say so have meals among costs that count whole. */
function mealNotes(form: FormName, { byLine }: Sorted): string[] {
  const other = form === '1065' ? '21' : form === '1120-s' ? '20' : null;
  if (other === null) return [];
  const onLine = byLine.get(other) ?? [];
  if (onLine.length === 0 || onLine.some(({ percent }) => percent !== undefined)) return [];
  return [
    `Every cost on line ${other} counts whole. Of meals half counts (IRC s. 274(n)): give their account the line “${other} (50 %)”.`,
  ];
}

function merge(all: readonly Sorted[]): Sorted {
  const byLine = new Map<string, Contribution[]>();
  for (const sorted of all)
    for (const [line, ones] of sorted.byLine) byLine.set(line, [...(byLine.get(line) ?? []), ...ones]);
  return {
    byLine,
    elsewhere: all.flatMap(({ elsewhere }) => elsewhere),
    unmapped: all.flatMap(({ unmapped }) => unmapped),
  };
}

/** Who files it, and whose books are on it. */
function booksOf({ db }: Scope, { entity: ref, form, year }: Asked): Taxpayer {
  const asked = findEntity(db, ref);
  const wanted = FILERS[form];
  if (wanted === undefined)
    throw new BulkheadError('REFUSED', 'The books do not fill that form.', {
      remedy:
        form === '4562'
          ? 'It comes from the list of assets: ask for the depreciation of the year.'
          : 'Look at its lines; they are shown without amounts.',
      facts: { form },
    });
  if (wanted === 'disregarded') requireScheduleC(asked);
  if (wanted !== 'person') {
    if (asked.tax_class !== wanted) throw notTheirs(asked, form, year);
    return { filer: asked, books: [asked], elsewhere: [] };
  }
  const taxpayer = taxpayerOf(db, asked, year);
  if (taxpayer.filer.kind !== 'person') throw notTheirs(asked, form, year);
  return taxpayer;
}

function notTheirs({ name }: EntityRow, form: FormName, year: number): BulkheadError {
  const { title } = requireForm(form, year);
  return new BulkheadError('REFUSED', `${name} does not file ${title}.`, {
    remedy: 'Name the company or the person whose form it is.',
    facts: { entity: name, form },
  });
}

/** What other forms of the same filer carry to this one. */
function carrier(scope: Scope, asked: Filling): (of: { form: FormName; line: string }) => number {
  return ({ form, line }) => {
    if (form === 'schedule-c') return sumOf(asked.profits());
    return fill(scope, { ...asked, form }, requireForm(form, asked.year)).amounts.get(line) ?? 0;
  };
}

/** Without wages from elsewhere, which `tax.self_employment` is told. */
function scheduleSe({ year, profits }: Filling): Map<string, number> {
  return scheduleSeLines(selfEmploymentTax(taxYear(year), sumOf(profits()), 0));
}
