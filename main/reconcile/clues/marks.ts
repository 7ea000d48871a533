/** Ticks that a sitting has not stored yet, laid over those in the books. A leg of another account is left out. */
import { BANK_DAY, type ChartAccount } from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';

interface Leg {
  entry_id: string;
  line: number;
}

interface StoredLeg extends Leg {
  status: string;
  amount_minor: number;
  date: string;
  bank_day: string;
}

const keyOf = ({ entry_id, line }: Leg) => `${entry_id} ${line}`;

export class Marks {
  /** Stored as seen, and not so in the sitting. */
  readonly unticked: readonly StoredLeg[];
  readonly #ticked: readonly StoredLeg[];
  readonly #now: ReadonlyMap<string, boolean>;

  constructor(
    db: VaultDatabase,
    account: ChartAccount,
    given: { ticked?: readonly Leg[] | undefined; unticked?: readonly Leg[] | undefined },
  ) {
    const read = (legs: readonly Leg[] | undefined, status: string) =>
      legs === undefined || legs.length === 0 ? [] : storedLegs(db, account.id, legs, status);
    this.#ticked = read(given.ticked, 'pending');
    this.unticked = read(given.unticked, 'cleared');
    this.#now = new Map([
      ...this.#ticked.map((leg) => [keyOf(leg), true] as const),
      ...this.unticked.map((leg) => [keyOf(leg), false] as const),
    ]);
  }

  isTicked(leg: Leg & { status: string }): boolean {
    return this.#now.get(keyOf(leg)) ?? leg.status !== 'pending';
  }

  /** What they add to the books by the bank's day, in minor units. */
  changes(): { day: string; minor: number }[] {
    return [
      ...this.#ticked.map((leg) => ({ day: leg.bank_day, minor: leg.amount_minor })),
      ...this.unticked.map((leg) => ({ day: leg.bank_day, minor: -leg.amount_minor })),
    ];
  }

  /** What they add through `date`. */
  through(date: string): number {
    return this.changes().reduce((sum, { day, minor }) => (day <= date ? sum + minor : sum), 0);
  }
}

function storedLegs(db: VaultDatabase, accountId: string, legs: readonly Leg[], status: string): StoredLeg[] {
  const places = JSON.stringify(legs.map(({ entry_id, line }) => [entry_id, line]));
  return db
    .prepare(
      `SELECT DISTINCT p.entry_id, p.line, p.status, p.amount_minor, p.date, ${BANK_DAY} AS bank_day
       FROM json_each(?) j CROSS JOIN posting p
         ON p.entry_id = json_extract(j.value, '$[0]') AND p.line = json_extract(j.value, '$[1]')
       WHERE p.account_id = ? AND p.status = ? ORDER BY p.date, p.entry_id, p.line`,
    )
    .all(places, accountId, status) as StoredLeg[];
}
