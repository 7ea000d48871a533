/** Basis of each member's interest as the contract shows it; which arithmetic applies is the tax class's. */
import type { z } from 'zod';
import type { BasisYear, basisOut } from '../../shared/contract/member.ts';
import { allocate, formatMoney, minor } from '../../shared/money.ts';
import { type EntityRow, findEntity, type Member, type Scope } from '../ledger/index.ts';
import { placeOf } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type BasisOfYear, type BasisSources, basisYears } from './basis-facts.ts';
import { loadItems } from './basis-items.ts';
import { type BasisFacts, type Carried, NOTHING_CARRIED, outsideYear, stockYear } from './basis-year.ts';
import { type CompanyFacts, earnedBy, loadTaxFacts } from './facts.ts';
import { type Company, requireCompany } from './members.ts';
import { nameOf } from './roll-forward.ts';
import { unknownProperty } from './special.ts';

type Output = z.infer<typeof basisOut>;

interface Method {
  kind: Output['kind'];
  rule: string;
  year: ((before: Carried, facts: BasisFacts) => ReturnType<typeof stockYear>) | null;
}

const METHODS: Readonly<Record<Company['tax_class'], Method>> = {
  disregarded: {
    kind: 'none',
    rule: 'For income tax the owner of a disregarded LLC owns what the LLC owns: there is no interest whose basis could be used up.',
    year: null,
  },
  partnership: {
    kind: 'outside',
    rule: 'Contributions, income and a larger share of liabilities; then money paid out; then expenses that nobody may deduct, and losses (IRC s. 705, 731, 752).',
    year: outsideYear,
  },
  's-corp': {
    kind: 'stock',
    rule: 'Contributions and income; then distributions; then expenses that nobody may deduct; then losses and deductions. Distributions never use the basis of loans (IRC s. 1367, 1368; Form 7203).',
    year: stockYear,
  },
  'c-corp': {
    kind: 'stock',
    rule: 'What was contributed. Distributions are dividends as far as earnings and profits reach, which are not kept here (IRC s. 301).',
    year: ({ basis }, facts) =>
      stockYear(
        { ...NOTHING_CARRIED, basis },
        {
          ...facts,
          ...{ income: 0, distributions: 0, nondeductible: 0, deductions: 0, lent: 0, repaid: 0 },
        },
      ),
  },
};

export function basisReport(
  { db, today }: Scope,
  input: { entity: string; to?: string | undefined },
): Output {
  return basisOf(db, requireCompany(findEntity(db, input.entity)), input.to ?? today);
}

interface LoadedBasis {
  method: Method;
  facts: CompanyFacts;
  sources: BasisSources;
  /** Nobody where no basis is kept for the tax class. */
  members: { member: Member; years: BasisOfYear[] }[];
}

/** Basis of everybody who ever held anything, year by year. */
export function loadBasis(db: VaultDatabase, company: Company, to: string): LoadedBasis {
  const method = METHODS[company.tax_class];
  const facts = loadTaxFacts(db, company, to);
  const sources: BasisSources = {
    ...{ facts, items: loadItems(db, company.id), nondeductible: nondeductibleFacts(db, facts) },
    loans: loansOf(db, facts, to),
  };
  const ever = new Set(facts.ownership.flatMap(({ stakes }) => [...stakes.keys()]));
  const { year } = method;
  const members = facts.members.flatMap((member) =>
    year !== null && ever.has(member.id)
      ? [{ member, years: basisYears(sources, member.id, to, year, company) }]
      : [],
  );
  return { method, facts, sources, members };
}

export function basisOf(db: VaultDatabase, company: Company, to: string): Output {
  const { method, facts, sources, members } = loadBasis(db, company, to);
  const { base_currency: currency } = company;
  return {
    ...{ entity: company.name, kind: method.kind, rule: method.rule, to, currency },
    members: members.map(({ member: { id, name }, years }) => ({
      ...{ member_id: id, member: name },
      years: years.map((one) => written(one, currency)),
    })),
    items: sources.items.map(({ id, date, kind, member, minor, note }) => ({
      ...{ id, date, kind, note, member_id: member },
      member: member === null ? null : nameOf(facts, member),
      amount: formatMoney(minor, currency),
    })),
    notes: method.year === null ? [] : notesOf(db, facts, sources, to),
  };
}

function written(year: BasisOfYear, currency: string): BasisYear {
  const money = (amount: number) => formatMoney(amount, currency);
  const { debt, isKnown } = year;
  // How far basis reaches is what nobody knows then; of loans that there never were it is.
  const reached = (amount: number) => (isKnown ? money(amount) : null);
  const isLent = debt.opening !== 0 || debt.lent !== 0 || debt.face !== 0;
  const ofLoans = (amount: number) => (isKnown || !isLent ? money(amount) : null);
  return {
    ...{ from: year.from, to: year.to },
    opening: reached(year.opening),
    contributions: money(year.contributions),
    income: money(year.income),
    liabilities: money(year.liabilities),
    distributions: money(-year.distributions - (isKnown ? 0 : year.gain)),
    nondeductible: reached(-year.nondeductible),
    losses: reached(-year.losses),
    closing: reached(year.closing),
    gain: reached(year.gain),
    suspended: reached(year.suspended),
    debt: {
      opening: ofLoans(debt.opening),
      lent: money(debt.lent),
      repaid: ofLoans(-debt.repaid),
      used: ofLoans(-debt.used),
      restored: ofLoans(debt.restored),
      closing: ofLoans(debt.closing),
      face: money(debt.face),
      gain: ofLoans(debt.gain),
    },
  };
}

/** Expenses that stand on no line of the return. What waits for a category is not decided yet. */
const withoutLine = prepared<{ id: string; name: string }>(
  `SELECT id, name FROM account WHERE entity_id = ? AND type = 'expense' AND tax_line IS NULL
     AND role <> 'uncategorised' ORDER BY code, name`,
);

const onLines = prepared<{ id: string; name: string; tax_line: string }>(
  `SELECT id, name, tax_line FROM account WHERE entity_id = ? AND type = 'expense' AND tax_line IS NOT NULL
   ORDER BY code, name`,
);

const ALL = 100;

/** Costs of which the return takes a part, such as meals: by their line. */
function inPart(db: VaultDatabase, { id: entityId, tax_class }: EntityRow) {
  return onLines(db)
    .all(entityId)
    .map(({ id, name, tax_line }) => ({ id, name, percent: placeOf(tax_class, tax_line)?.percent ?? ALL }))
    .filter(({ percent }) => percent !== ALL);
}

/** Of Schedule K. */
const NONDEDUCTIBLE = new Set(['1065-k 18c', '1120-s-k 16c']);

/** Costs that nobody may deduct: on no line of the return, or on the one for them. */
function undeducted(db: VaultDatabase, { id: entityId, tax_class }: EntityRow) {
  const onLine = onLines(db)
    .all(entityId)
    .filter(({ tax_line }) => {
      const { form, line, percent } = placeOf(tax_class, tax_line);
      return percent === ALL && NONDEDUCTIBLE.has(`${form} ${line}`);
    });
  return { without: withoutLine(db).all(entityId), onLine };
}

function nondeductibleFacts(db: VaultDatabase, facts: CompanyFacts): CompanyFacts {
  return {
    ...facts,
    earned(from, to) {
      const books = facts.booksOn(to);
      const ids = new Set(
        books.flatMap((one) => Object.values(undeducted(db, one)).flat()).map(({ id }) => id),
      );
      const earnedOn = (counts: (account: string) => boolean) => earnedBy(db, books, from, to, counts);
      return books
        .flatMap((one) => inPart(db, one))
        .reduce(
          (sum, { id, percent }) => {
            const whole = -earnedOn((account) => account === id);
            return sum - (whole - allocate(minor(whole), [percent, ALL - percent])[0]!);
          },
          earnedOn((account) => ids.has(account)),
        );
    },
  };
}

/** What members with books here lent the company, and, negative, what it paid back. */
const loanLegs = prepared<{ date: string; other_id: string; minor: number; brought_in: number }>(
  `SELECT p.date, c.other_id, -p.amount_minor AS minor, e.source = 'opening' OR EXISTS (
     SELECT 1 FROM posting o JOIN account b ON b.id = o.account_id WHERE o.entry_id = e.id AND b.role = 'opening') AS brought_in
   FROM counter_account c JOIN account a ON a.id = c.account_id JOIN posting p ON p.account_id = a.id
   JOIN entry e ON e.id = p.entry_id
   WHERE a.entity_id = :entity AND c.sort = 'loan-payable' AND p.currency = :currency AND p.date <= :to
   ORDER BY p.date, p.entry_id, p.line`,
);

function loansOf(db: VaultDatabase, { company, members }: CompanyFacts, to: string): BasisSources['loans'] {
  const holders = new Map(members.map(({ id, holderId }) => [holderId, id]));
  return loanLegs(db)
    .all({ entity: company.id, currency: company.base_currency, to })
    .map(({ date, other_id, minor, brought_in }) => ({
      ...{ date, minor, member: holders.get(other_id) ?? null },
      isBroughtIn: brought_in === 1,
    }));
}

function notesOf(db: VaultDatabase, facts: CompanyFacts, sources: BasisSources, to: string): string[] {
  const { company, movements } = facts;
  const notes: string[] = [];
  const isUsed = (one: EntityRow, { id }: { id: string }) =>
    earnedBy(db, [one], facts.firstDay, to, (account) => account === id) !== 0;
  const usedOf = <T extends { id: string }>(all: (one: EntityRow) => T[]) =>
    facts.booksOn(to).flatMap((one) => all(one).filter((account) => isUsed(one, account)));
  const used = usedOf((one) => undeducted(db, one).without);
  if (used.length > 0)
    notes.push(
      `Taken for expenses that nobody may deduct, since they stand on no line of the return: ${used.map(({ name }) => name).join(', ')}.`,
    );
  const told = usedOf((one) => undeducted(db, one).onLine);
  if (told.length > 0)
    notes.push(
      `Taken for expenses that nobody may deduct, as Schedule K has them: ${told.map(({ name }) => name).join(', ')}.`,
    );
  const partly = usedOf((one) => inPart(db, one));
  if (partly.length > 0)
    notes.push(
      `What the return does not take of ${partly.map(({ name }) => name).join(', ')} counts for such expenses, too; no item has to tell it.`,
    );
  const broughtIn = movements.some(({ kind, minor }) => kind === 'other' && minor !== 0);
  if (broughtIn && !sources.items.some(({ kind }) => kind === 'opening'))
    notes.push('The books begin with capital whose basis is not known. Add the basis brought in.');
  for (const { date, member } of unknownProperty(facts, sources.items))
    notes.push(
      `The adjusted basis of what ${nameOf(facts, member)} contributed on ${date} is not known; it counts with its value in the books.`,
    );
  if (company.tax_class === 's-corp')
    for (const { id, name } of facts.members)
      if (lacksDebtBasis(sources, id))
        notes.push(
          `What ${name} had lent before counts with what is owed of it. Add the basis of loans brought in, if losses used some of it.`,
        );
  if (
    company.tax_class === 'partnership' &&
    !sources.items.some(({ kind }) => kind === 'liabilities' || kind === 'nonrecourse')
  )
    notes.push('No member’s share of liabilities is known: basis is shown without it.');
  return notes;
}

/** What was lent before the basis begins, of which nobody named the basis. */
function lacksDebtBasis({ items, loans }: BasisSources, member: string): boolean {
  const own = items.filter((one) => one.member === member);
  if (own.some(({ kind }) => kind === 'opening-debt')) return false;
  const opening = own.findLast(({ kind }) => kind === 'opening')?.date ?? '';
  const before = loans.filter((one) => one.member === member && (one.isBroughtIn || one.date < opening));
  return before.reduce((sum, { minor }) => sum + minor, 0) > 0;
}
