/**
 * Charges that look as if they belonged to the other side of the wall, from what both did so far: a payee that the owner
 * pays again and again, and the company hardly ever, on a company's account; and the reverse. Nothing is booked; somebody
 * says whose it was, or that it is right as it is.
 */
import { addDays, type CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../../vault/index.ts';
import type { Party, Suspicion } from '../facts.ts';

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
  who: string;
  amount_minor: number;
  /** Somebody said what it was for. */
  known: number;
}

const charges = prepared<Charge>(
  `SELECT e.id AS entry_id, e.entity_id, e.date, e.payee, lower(trim(e.payee)) AS who, sum(p.amount_minor) AS amount_minor,
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
  const times = countsOf(all, company.id);
  return all
    .filter(({ entry_id, date }) => date >= told && !right.has(entry_id))
    .flatMap((charge) => suspicionOf(charge, times.get(charge.who)!, company) ?? []);
}

interface Times {
  company: number;
  owner: number;
}

function countsOf(all: readonly Charge[], companyId: string): ReadonlyMap<string, Times> {
  const counts = new Map<string, Times>();
  for (const { who, entity_id, known } of all) {
    const times = counts.get(who) ?? { company: 0, owner: 0 };
    if (known === 1) times[entity_id === companyId ? 'company' : 'owner'] += 1;
    counts.set(who, times);
  }
  return counts;
}

function suspicionOf(charge: Charge, times: Times, company: EntityRow): Suspicion | null {
  const side = charge.entity_id === company.id ? 'company' : 'owner';
  const [here, there] = side === 'company' ? [times.company, times.owner] : [times.owner, times.company];
  if (there < TIMES_MIN || there < TIMES_RATIO * here) return null;
  const { entry_id, date, payee, amount_minor } = charge;
  const whose = side === 'company' ? 'the owner' : company.name;
  return {
    ...{ entryId: entry_id, date, payee, amountMinor: amount_minor, side },
    because: `${whose} paid ${payee} ${there} times in two years; here it was booked ${here === 1 ? 'once' : `${here} times`}`,
  };
}
