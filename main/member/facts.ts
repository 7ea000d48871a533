/** The facts that capital is worked out from, out of the books of one company. SQL loads them; it decides nothing. */
import type { CalendarDate } from '../../shared/dates.ts';
import { allocate, minor } from '../../shared/money.ts';
import {
  BEGINNING,
  BUCKET,
  type EntityRow,
  loadMembers,
  type Member,
  sumAll,
  sumEarnings,
  taxYearAt,
  taxYearOf,
} from '../ledger/index.ts';
import { loadFamilies } from '../tax/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type EquityAccount, loadEquityAccounts } from './accounts.ts';
import type { CapitalFacts, CapitalKind, Movement } from './capital.ts';
import { type Terms, termsOf } from './terms.ts';

export interface CompanyFacts extends CapitalFacts {
  company: EntityRow;
  members: Member[];
  terms: Terms;
  accounts: ReadonlyMap<string, EquityAccount>;
  /** Whose earnings are the company's on a day: its own, and for its return those of the LLCs that it owns. */
  booksOn(day: CalendarDate): readonly EntityRow[];
}

interface EquityLeg {
  date: string;
  entry_id: string;
  account_id: string;
  minor: number;
}

interface OtherLeg {
  entry_id: string;
  type: string;
  role: string;
  minor: number;
}

const equityLegs = prepared<EquityLeg>(
  `SELECT p.date, p.entry_id, p.account_id, p.amount_minor AS minor
   FROM posting p JOIN account a ON a.id = p.account_id JOIN entry e ON e.id = p.entry_id
   WHERE a.entity_id = :entity AND a.type = 'equity' AND p.currency = :currency AND p.date <= :to
     AND e.source <> 'closing' ORDER BY p.date, p.entry_id, p.line`,
);
const otherLegs = prepared<OtherLeg>(
  `SELECT p.entry_id, a.type, a.role, p.amount_minor AS minor
   FROM json_each(:entries) AS j CROSS JOIN posting p ON p.entry_id = j.value JOIN account a ON a.id = p.account_id
   WHERE a.type <> 'equity' AND p.currency = :currency`,
);
/** What a closing entry moves between income and equity is no change of capital; what it moves besides is one. */
const closingRests = prepared<{ date: string; minor: number }>(
  `SELECT e.date, sum(p.amount_minor) AS minor
   FROM entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
   WHERE e.source = 'closing' AND e.entity_id = :entity AND p.currency = :currency AND e.date <= :to
     AND a.type IN ('equity', 'income', 'expense')
   GROUP BY e.id HAVING minor <> 0`,
);
const firstDayOf = preparedValue<string>('SELECT min(date) FROM entry WHERE entity_id = ?');

export function loadFacts(
  db: VaultDatabase,
  company: EntityRow,
  to: CalendarDate,
  booksOn: CompanyFacts['booksOn'] = () => [company],
): CompanyFacts {
  const { members, ownership } = loadMembers(db, company.id);
  const accounts = loadEquityAccounts(db, company.id, members);
  const terms = termsOf(db, company);
  const sums = new Map<string, number>();
  return {
    ...{ company, members, ownership, terms, accounts, booksOn, income: terms.income },
    movements: movements(db, company, to, accounts),
    firstDay: firstDayAmong(db, company, booksOn, to),
    earned: (from, until) => {
      const key = `${from} ${until}`;
      const sum = sums.get(key) ?? earnedBy(db, booksOn(until), from, until, () => true);
      sums.set(key, sum);
      return sum;
    },
  };
}

/**
 * The same for its return, on which disregarded LLCs that it owns are, too. What one of them earned of another is the other's cost,
 * so that their earnings together are those of the return; an LLC counts in the years at whose end it is the company's.
 */
export function loadTaxFacts(db: VaultDatabase, company: EntityRow, to: CalendarDate): CompanyFacts {
  if (company.tax_class === 'disregarded') return loadFacts(db, company, to);
  const families = loadFamilies(db);
  return loadFacts(db, company, to, (day) =>
    families
      .familyOf(company.id, taxYearOf(company, taxYearAt(company, day)).to)
      .filter(({ base_currency: currency }) => currency === company.base_currency),
  );
}

/** The first day with anything booked that is the company's on that day. */
function firstDayAmong(
  db: VaultDatabase,
  company: EntityRow,
  booksOn: CompanyFacts['booksOn'],
  to: CalendarDate,
): CalendarDate {
  const days = booksOn(to).flatMap(({ id }) => {
    const first = firstDayOf(db).get(id);
    return first && (id === company.id || booksOn(first).some((one) => one.id === id)) ? [first] : [];
  });
  return days.length === 0 ? to : days.reduce((a, b) => (a < b ? a : b));
}

/** Profit of some accounts of several books together. */
export function earnedBy(
  db: VaultDatabase,
  books: readonly EntityRow[],
  from: CalendarDate,
  to: CalendarDate,
  counts: (accountId: string) => boolean,
): number {
  return books.reduce((sum, one) => sum + earned(db, one, from, to, counts), 0);
}

/** Profit of some accounts, as a positive amount. */
function earned(
  db: VaultDatabase,
  { id: entityId, base_currency: currency }: EntityRow,
  from: CalendarDate,
  to: CalendarDate,
  counts: (accountId: string) => boolean,
): number {
  let sum = 0;
  for (const one of sumEarnings(db, { entityId, from, to, bucket: BUCKET.whole }))
    if (one.currency === currency && counts(one.account_id)) sum -= one.minor;
  return sum;
}

const typesOf = prepared<{ id: string; type: string }>('SELECT id, type FROM account WHERE entity_id = ?');

/** Equity of the balance sheet: what is booked to it, and what was earned and not closed to it. */
export function equityOn(db: VaultDatabase, company: EntityRow, day: CalendarDate): number {
  const types = new Map(
    typesOf(db)
      .all(company.id)
      .map(({ id, type }) => [id, type]),
  );
  let sum = 0;
  for (const one of sumAll(db, { entityId: company.id, from: BEGINNING, to: day, bucket: BUCKET.whole })) {
    const type = types.get(one.account_id)!;
    if (one.currency === company.base_currency && type !== 'asset' && type !== 'liability') sum -= one.minor;
  }
  return sum;
}

function movements(
  db: VaultDatabase,
  { id: entity, base_currency: currency }: EntityRow,
  to: CalendarDate,
  accounts: ReadonlyMap<string, EquityAccount>,
): Movement[] {
  const legs = equityLegs(db).all({ entity, currency, to });
  const contributed = legs.filter((leg) => accounts.get(leg.account_id)!.sort === 'contribution');
  const entries = JSON.stringify([...new Set(contributed.map((leg) => leg.entry_id))]);
  const others = Map.groupBy(otherLegs(db).all({ entries, currency }), (leg) => leg.entry_id);
  const rests = closingRests(db).all({ entity, currency, to });
  return [
    ...legs.flatMap((leg) => {
      const { sort, member } = accounts.get(leg.account_id)!;
      const { date } = leg;
      if (sort !== 'contribution') return [{ date, member, kind: KIND_OF[sort], minor: -leg.minor }];
      return formsOf(-leg.minor, others.get(leg.entry_id) ?? []).map((form) => ({ date, member, ...form }));
    }),
    ...rests.map(({ date, minor: rest }) => ({ date, member: null, kind: 'other' as const, minor: -rest })),
  ];
}

const KIND_OF = {
  'expenses-paid': 'expenses',
  draw: 'draws',
  'tax-draw': 'tax_draws',
  other: 'other',
} as const;

/** What came in for a contribution, in proportion: money, a cost that the member bore, or property. */
function formsOf(amount: number, others: readonly OtherLeg[]): Pick<Movement, 'kind' | 'minor'>[] {
  const received = others.filter((leg) => leg.minor > 0 === amount > 0 && leg.minor !== 0);
  if (received.length === 0) return [{ kind: 'other', minor: amount }];
  const parts = allocate(
    minor(amount),
    received.map((leg) => Math.abs(leg.minor)),
  );
  const kinds = received.map(formOf);
  return [...new Set(kinds)].map((kind) => ({
    kind,
    minor: parts.reduce((sum, part, index) => (kinds[index] === kind ? sum + part : sum), 0),
  }));
}

const MONEY: ReadonlySet<string> = new Set(['bank', 'cash']);

/** A debt to the member that is given up bears what it was made for: a cost, where it is no loan. */
function formOf({ type, role }: OtherLeg): CapitalKind {
  if (type === 'asset') return MONEY.has(role) ? 'cash' : 'property';
  if (type === 'expense' || (type === 'liability' && role !== 'loan')) return 'expenses';
  return type === 'liability' ? 'property' : 'other';
}
