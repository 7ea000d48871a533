/**
 * Charges that look as if they belonged to the other side of the wall, from what both did so far: a merchant that the owner
 * pays again and again, and the company hardly ever, on a company's account, or one for which only the owner has a rule, or of
 * which the learner is sure by the owner's own history; and the reverse. Merchants are told by the names that the list of payees
 * has, however banks write them. What crossed is told as that, and tells nothing of habits: its other side is no merchant.
 * Nothing is booked; somebody says whose it was, or that it is right as it is.
 */
import { addDays, type CalendarDate } from '../../../shared/dates.ts';
import { merchantOf } from '../../learner/index.ts';
import { type EntityRow, findEntity } from '../../ledger/index.ts';
import { cleanName } from '../../rules/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../../vault/index.ts';
import type { Party, Suspicion } from '../facts.ts';
import { wordsOf } from './own-words.ts';
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
   WHERE a.type = 'expense' AND p.currency = :currency AND e.payee <> '' AND e.id NOT IN (
     SELECT origin_entry_id FROM crossing UNION ALL SELECT mirror_entry_id FROM crossing)
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
  const times = countsOf(all, ({ payee }) => names.get(payee)!, company.id);
  const merchants = merchantsOf(all);
  const sold = countsOf(all, (charge) => merchants.get(textOf(charge)) ?? null, company.id);
  const sides = {
    company: [rulesOf(db, company)],
    owner: owners.map(({ id }) => rulesOf(db, findEntity(db, id))),
  };
  const words = {
    company: [wordsOf(db, company.id, asOf)],
    owner: owners.map(({ id }) => wordsOf(db, id, asOf)),
  };
  const look = (charge: Charge): Suspicion[] => {
    const side = charge.entity_id === company.id ? 'company' : 'owner';
    const because =
      byHabit(charge, times.get(names.get(charge.payee)!)!, side, company) ??
      byRules(charge, times.get(names.get(charge.payee)!)!, side, sides) ??
      byLearner(charge, sold.get(merchants.get(textOf(charge)) ?? ''), side, { words, company });
    const { entry_id: entryId, date, payee, amount_minor: amountMinor } = charge;
    return because === null ? [] : [{ entryId, date, payee, amountMinor, side, because }];
  };
  return all.filter(({ entry_id, date }) => date >= told && !right.has(entry_id)).flatMap(look);
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

/** Of those whom `whoOf` gives a name. */
function countsOf(
  all: readonly Charge[],
  whoOf: (charge: Charge) => string | null,
  companyId: string,
): ReadonlyMap<string, Times> {
  const counts = new Map<string, Times>();
  for (const charge of all) {
    const who = whoOf(charge);
    if (who === null) continue;
    const times = counts.get(who) ?? { company: 0, owner: 0 };
    if (charge.known === 1) times[charge.entity_id === companyId ? 'company' : 'owner'] += 1;
    counts.set(who, times);
  }
  return counts;
}

/** The bank's own words for the other side, whatever somebody called the entry since. */
const textOf = ({ payee, said_payee, memo, said_memo }: Charge): string =>
  (said_payee ?? payee) || (said_memo ?? memo);

function merchantsOf(all: readonly Charge[]): ReadonlyMap<string, string | null> {
  return new Map(
    [...new Set(all.map(textOf))].map((text) => [text, merchantOf({ payee: text, memo: '' })] as const),
  );
}

type BySide<T> = Readonly<Record<Suspicion['side'], readonly T[]>>;

/** “Booked”: into a category. */
const HOW_OFTEN = ['not booked before', 'booked once'];

function byHabit(
  { payee }: Charge,
  times: Times,
  side: Suspicion['side'],
  company: EntityRow,
): string | null {
  const [here, there] = side === 'company' ? [times.company, times.owner] : [times.owner, times.company];
  if (there < TIMES_MIN || there < TIMES_RATIO * here) return null;
  const whose = side === 'company' ? 'the owner' : company.name;
  return `${whose} paid ${payee} ${there} times in two years; here it was ${HOW_OFTEN[here] ?? `booked ${here} times`}`;
}

/** A rule is the owner's own word of what a merchant is; here nobody said so of it more than once. */
function byRules(
  charge: Charge,
  times: Times,
  side: Suspicion['side'],
  sides: BySide<RulesOf>,
): string | null {
  const here = side === 'company' ? times.company : times.owner;
  const [own, others] = side === 'company' ? [sides.company, sides.owner] : [sides.owner, sides.company];
  if (here > 1 || own.some((rules) => rules.categoryOf(rowOf(charge)) !== null)) return null;
  for (const rules of others) {
    const category = rules.categoryOf(rowOf(charge));
    if (category !== null) return `a rule in the books of ${rules.name} has it as “${category}”`;
  }
  return null;
}

/** Here nobody put the merchant into a category but this time; there it went to the same one whenever somebody did. */
function byLearner(
  charge: Charge,
  times: Times | undefined,
  side: Suspicion['side'],
  { words, company }: { words: BySide<ReturnType<typeof wordsOf>>; company: EntityRow },
): string | null {
  if (times === undefined) return null;
  const [here, there] = side === 'company' ? [times.company, times.owner] : [times.owner, times.company];
  if (there === 0 || here > charge.known) return null;
  const whose = side === 'company' ? 'the owner' : company.name;
  for (const wordOf of words[side === 'company' ? 'owner' : 'company']) {
    const word = wordOf(rowOf(charge));
    if (word !== null)
      return `the history of ${whose} has it as “${word.category}”, ${word.times} of ${word.times} times; the learner is sure of that to ${Math.floor(word.confidence * 100)} %`;
  }
  return null;
}

function rowOf({ payee, memo, said_payee, said_memo, date, amount_minor }: Charge) {
  return { payee: said_payee ?? payee, memo: said_memo ?? memo, date, amountMinor: -amount_minor };
}
