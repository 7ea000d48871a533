/**
 * Charges that look as if they belonged to the other side of the wall, from what both did so far: a merchant that the owner
 * pays again and again, and the company hardly ever, on a company's account, or one for which only the owner has a rule; and the
 * reverse. Merchants are told by the names that the list of payees has, however banks write them. Nothing is booked; somebody says
 * whose it was, or that it is right as it is.
 */
import { addDays, type CalendarDate } from '../../../shared/dates.ts';
import { type EntityRow, findEntity } from '../../ledger/index.ts';
import { cleanName } from '../../rules/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../../vault/index.ts';
import type { Party, Suspicion } from '../facts.ts';
import { type RulesOf, rulesOf } from './suspicious-rules.ts';

/** Habits are those of the last two years, and only charges of the last one are told. */
const HABIT_DAYS = 730;
const TOLD_DAYS = 365;
/** So often the other side has to have paid it … */
const TIMES_MIN = 3;
/** … and so many times as often as this one. */
const TIMES_RATIO = 4;

interface Charge {
  entry_id: string;
  entity_id: string;
  date: CalendarDate;
  payee: string;
  memo: string;
  /** As the bank wrote it, where one did. */
  said_payee: string | null;
  said_memo: string | null;
  amount_minor: number;
  /** Somebody said what it was for. */
  known: number;
}

const charges = prepared<Charge>(
  `SELECT e.id AS entry_id, e.entity_id, e.date, e.payee, e.memo, sum(p.amount_minor) AS amount_minor,
     (SELECT l.payee FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id WHERE m.entry_id = e.id LIMIT 1) AS said_payee,
     (SELECT l.memo FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id WHERE m.entry_id = e.id LIMIT 1) AS said_memo,
     max(a.role <> 'uncategorised') AS known
   FROM json_each(:entities) j CROSS JOIN entry e ON e.entity_id = j.value AND e.date BETWEEN :since AND :asOf
   JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
   WHERE a.type = 'expense' AND p.currency = :currency AND e.payee <> ''
   GROUP BY e.id HAVING sum(p.amount_minor) > 0`,
);
const settled = preparedValue<string>(
  `SELECT subject_id FROM finding_event
   WHERE entity_id = ? AND check_id = 'V02' AND subject_kind = 'entry' AND event = 'acknowledged'`,
);

export function suspicionsOf(
  db: VaultDatabase,
  company: EntityRow,
  owners: readonly Party[],
  asOf: CalendarDate,
): readonly Suspicion[] {
  const all = charges(db).all({
    entities: JSON.stringify([company.id, ...owners.map(({ id }) => id)]),
    since: addDays(asOf, -HABIT_DAYS),
    currency: company.base_currency,
    asOf,
  });
  const right = new Set(settled(db).all(company.id));
  const told = addDays(asOf, -TOLD_DAYS);
  const names = namesOf(all);
  const times = countsOf(all, names, company.id);
  const sides = {
    company: [rulesOf(db, company)],
    owner: owners.map(({ id }) => rulesOf(db, findEntity(db, id))),
  };
  return all
    .filter(({ entry_id, date }) => date >= told && !right.has(entry_id))
    .flatMap((charge) => suspicionOf(charge, times.get(names.get(charge.payee)!)!, company, sides) ?? []);
}

/** What each payee is called, whatever a bank put around it. */
function namesOf(all: readonly Charge[]): ReadonlyMap<string, string> {
  return new Map([...new Set(all.map(({ payee }) => payee))].map((payee) => [payee, nameOf(payee)]));
}

function nameOf(payee: string): string {
  const plain = payee.trim();
  return (cleanName(plain) || plain).toLowerCase();
}

interface Times {
  company: number;
  owner: number;
}

function countsOf(
  all: readonly Charge[],
  names: ReadonlyMap<string, string>,
  companyId: string,
): ReadonlyMap<string, Times> {
  const counts = new Map<string, Times>();
  for (const { payee, entity_id, known } of all) {
    const who = names.get(payee)!;
    const times = counts.get(who) ?? { company: 0, owner: 0 };
    if (known === 1) times[entity_id === companyId ? 'company' : 'owner'] += 1;
    counts.set(who, times);
  }
  return counts;
}

interface Sides {
  company: readonly RulesOf[];
  owner: readonly RulesOf[];
}

function suspicionOf(charge: Charge, times: Times, company: EntityRow, sides: Sides): Suspicion | null {
  const side = charge.entity_id === company.id ? 'company' : 'owner';
  const because = byHabit(charge, times, side, company) ?? byRules(charge, times, side, sides);
  if (because === null) return null;
  const { entry_id, date, payee, amount_minor } = charge;
  return { entryId: entry_id, date, payee, amountMinor: amount_minor, side, because };
}

function byHabit(
  { payee }: Charge,
  times: Times,
  side: Suspicion['side'],
  company: EntityRow,
): string | null {
  const [here, there] = side === 'company' ? [times.company, times.owner] : [times.owner, times.company];
  if (there < TIMES_MIN || there < TIMES_RATIO * here) return null;
  const whose = side === 'company' ? 'the owner' : company.name;
  return `${whose} paid ${payee} ${there} times in two years; here it was booked ${here === 1 ? 'once' : `${here} times`}`;
}

/** A rule is the owner's own word of what a merchant is; here nobody said so of it more than once. */
function byRules(charge: Charge, times: Times, side: Suspicion['side'], sides: Sides): string | null {
  const here = side === 'company' ? times.company : times.owner;
  const [own, others] = side === 'company' ? [sides.company, sides.owner] : [sides.owner, sides.company];
  if (here > 1 || own.some((rules) => rules.categoryOf(rowOf(charge)) !== null)) return null;
  for (const rules of others) {
    const category = rules.categoryOf(rowOf(charge));
    if (category !== null) return `a rule in the books of ${rules.name} has it as “${category}”`;
  }
  return null;
}

function rowOf({ payee, memo, said_payee, said_memo, date, amount_minor }: Charge) {
  return { payee: said_payee ?? payee, memo: said_memo ?? memo, date, amountMinor: -amount_minor };
}
