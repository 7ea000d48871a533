/** The rows of an account that a clue may speak of, each looked up by its amount. Fast on any number of rows: one pass. */
import { addDays, daysBetween } from '../../../shared/dates.ts';
import type { ChartAccount } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import { swapThatMakes } from './digits.ts';
import type { Marks } from './marks.ts';

/** How far apart two rows of one payment lie at most: a cheque over a long weekend. */
const TWIN_DAYS_MAX = 5;
/** More rows of one amount than anybody looks through. */
const HITS_MAX = 200;
const PENDING_MAX = 1000;
/** Entries by hand that are held against the bank's rows. */
const HAND_MAX = 1000;
const DOUBLES_MAX = 20;
/** Rows of one file that are held against those of others. */
const BROUGHT_MAX = 500;

export interface Row {
  entry_id: string;
  line: number;
  date: string;
  payee: string;
  amount_minor: number;
  status: 'pending' | 'cleared' | 'reconciled';
  ticked: boolean;
  statement_line_id: string | null;
  file: string | null;
  file_line: number | null;
}

type Found = Pick<Row, 'entry_id' | 'line'>;

const rowOf = prepared<Omit<Row, 'ticked'>>(
  `SELECT p.entry_id, p.line, p.date, e.payee, p.amount_minor, p.status, m.statement_line_id, f.name AS file,
     l.line_number AS file_line
   FROM posting p JOIN entry e ON e.id = p.entry_id
   LEFT JOIN line_match m ON m.entry_id = p.entry_id AND m.line = p.line
   LEFT JOIN statement_line l ON l.id = m.statement_line_id
   LEFT JOIN statement s ON s.id = l.statement_id LEFT JOIN source_file f ON f.id = s.source_file_id
   WHERE p.entry_id = ? AND p.line = ?`,
);

const WITHOUT_LINE =
  'NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)';

/** Of one of the amounts, or with the two digits whose exchange makes the difference. */
const FITS = `p.account_id = :accountId AND p.status <> 'reconciled' AND (
     p.amount_minor IN (SELECT value FROM json_each(:amounts))
     OR :step <> 10 AND abs(p.amount_minor) / :unit % 10 - abs(p.amount_minor) / (:unit * 10) % 10 =
       iif(p.amount_minor < 0, -:step, :step))`;

const hits = prepared<Found>(
  `SELECT p.entry_id, p.line FROM posting p WHERE ${FITS} AND ${WITHOUT_LINE}
   ORDER BY p.date DESC, p.entry_id DESC, p.line DESC LIMIT ${HITS_MAX}`,
);

const bankHits = prepared<Found>(
  `SELECT p.entry_id, p.line FROM posting p
   WHERE ${FITS} AND p.date > :after AND p.date <= :until AND NOT ${WITHOUT_LINE}
   ORDER BY p.date DESC, p.entry_id DESC, p.line DESC LIMIT ${HITS_MAX}`,
);

/** The bank's row of that amount that came before, in another file: of that day, or near it where one file tells the other's day. */
const cameBefore = prepared<Found>(
  `SELECT n.entry_id, n.line FROM statement_line l
   CROSS JOIN statement_line t ON t.account_id = l.account_id AND t.amount_minor = l.amount_minor
     AND t.identity >= date(l.date, '-${TWIN_DAYS_MAX} days') AND t.identity < date(l.date, '+${TWIN_DAYS_MAX + 1} days')
   CROSS JOIN line_match n ON n.statement_line_id = t.id
   CROSS JOIN statement s ON s.id = l.statement_id CROSS JOIN statement u ON u.id = t.statement_id
   WHERE l.id = ? AND t.id < l.id AND s.source_file_id <> u.source_file_id AND (t.date = l.date
     OR t.date BETWEEN s.first_date AND s.last_date OR l.date BETWEEN u.first_date AND u.last_date)
   ORDER BY abs(julianday(t.date) - julianday(l.date)), t.id LIMIT 1`,
);

/** What a statement brought. */
const broughtBy = prepared<Found>(
  `SELECT m.entry_id, m.line FROM statement_line l CROSS JOIN line_match m ON m.statement_line_id = l.id
   WHERE l.statement_id = ? AND l.date <= ? ORDER BY l.line_number, l.id LIMIT ${BROUGHT_MAX + 1}`,
);

/** Rows of the bank of given amounts, some days around. */
const bankRowsNear = prepared<Found>(
  `SELECT p.entry_id, p.line FROM posting p
   WHERE p.account_id = :accountId AND p.date BETWEEN :from AND :to
     AND p.status <> 'pending' AND p.amount_minor IN (SELECT value FROM json_each(:amounts)) AND NOT ${WITHOUT_LINE}
   ORDER BY abs(julianday(p.date) - julianday(:date)), p.date, p.entry_id, p.line LIMIT 1`,
);

interface Placed extends Found {
  date: string;
  amount_minor: number;
}

/** Entered by hand and ticked, the latest first. From the few entries by hand, and not from every row of the account. */
const ticked = prepared<Placed>(
  `SELECT p.entry_id, p.line, p.date, p.amount_minor
   FROM (SELECT id, date FROM entry INDEXED BY entry_manual
     WHERE source = 'manual' AND entity_id = :entityId AND date > :after AND date <= :date
     ORDER BY date DESC LIMIT ${HAND_MAX}) e
   CROSS JOIN posting p ON p.entry_id = e.id
   WHERE +p.account_id = :accountId AND p.status = 'cleared' AND p.amount_minor <> 0 AND ${WITHOUT_LINE}
   ORDER BY p.date DESC, p.entry_id DESC, p.line`,
);

/** Rows of the bank that have one of the amounts. */
const bankRows = prepared<Placed>(
  `SELECT p.entry_id, p.line, p.date, p.amount_minor FROM posting p
   WHERE p.account_id = :accountId AND p.date > :after AND p.date <= :until
     AND p.amount_minor IN (SELECT value FROM json_each(:amounts)) AND p.status <> 'pending' AND NOT ${WITHOUT_LINE}`,
);

const pending = prepared<Found>(
  `SELECT entry_id, line FROM posting INDEXED BY posting_pending WHERE account_id = ? AND status = 'pending' AND date <= ? AND amount_minor <> 0
   ORDER BY date, entry_id, line LIMIT ${PENDING_MAX}`,
);

export class Rows {
  readonly #db: VaultDatabase;
  readonly #account: ChartAccount;
  readonly #marks: Marks;

  constructor(db: VaultDatabase, account: ChartAccount, marks: Marks) {
    this.#db = db;
    this.#account = account;
    this.#marks = marks;
  }

  /** Entered by hand, of these amounts or with the digits whose exchange makes `difference`; the latest first. */
  hits(amounts: readonly number[], difference: number): Row[] {
    return hits(this.#db)
      .all(this.#fitting(amounts, difference))
      .map((found) => this.#row(found));
  }

  /** The bank's own such rows, after `after` and until `until`. */
  bankHits(amounts: readonly number[], difference: number, after: string, until: string): Row[] {
    return bankHits(this.#db)
      .all({ ...this.#fitting(amounts, difference), after, until })
      .map((found) => this.#row(found));
  }

  #fitting(amounts: readonly number[], difference: number) {
    // A step that no two digits have finds nothing.
    const { unit, step } = swapThatMakes(difference) ?? { unit: 1, step: 10 };
    return { accountId: this.#account.id, amounts: JSON.stringify(amounts), unit, step };
  }

  /** Not ticked, up to the day; the oldest first. `null` where there are more than can be weighed. */
  open(date: string): Row[] | null {
    const stored = pending(this.#db).all(this.#account.id, date);
    if (stored.length === PENDING_MAX) return null;
    const unticked = this.#marks.unticked.filter((leg) => leg.date <= date && leg.amount_minor !== 0);
    return [...stored, ...unticked].map((found) => this.#row(found)).filter((row) => !row.ticked);
  }

  /** The bank's row of one of these amounts that lies nearest to a row by hand; `null` if none is near. */
  twinOf(row: Row, amounts: readonly number[]): Row | null {
    const found = bankRowsNear(this.#db).get({
      accountId: this.#account.id,
      date: row.date,
      from: addDays(row.date, -TWIN_DAYS_MAX),
      to: addDays(row.date, TWIN_DAYS_MAX),
      amounts: JSON.stringify(amounts),
    });
    return found ? this.#row(found) : null;
  }

  /** The row of another file that a row of the bank may be once more; `null` if there is none. */
  cameBefore({ statement_line_id: id }: Row): Row | null {
    const found = cameBefore(this.#db).get(id);
    return found ? this.#row(found) : null;
  }

  /** What a statement brought until that day, each with the row of another file that it may be once more; `null` of one that is none. */
  repeated(statementId: string, date: string): [Row, Row | null][] {
    const brought = broughtBy(this.#db).all(statementId, date);
    if (brought.length > BROUGHT_MAX) return [];
    return brought
      .map((found) => this.#row(found))
      .filter(({ status }) => status !== 'reconciled')
      .map((row) => [row, this.cameBefore(row)]);
  }

  /** Ticked rows by hand since `after`, each with the bank's row of the same amount beside it. */
  doubles(after: string, date: string): [Row, Row][] {
    const accountId = this.#account.id;
    const hand = this.#byHand(after, date);
    if (hand.length === 0) return [];
    const byAmount = Map.groupBy(
      bankRows(this.#db).all({
        accountId,
        after: addDays(hand.at(-1)!.date, -TWIN_DAYS_MAX - 1),
        until: addDays(hand[0]!.date, TWIN_DAYS_MAX),
        amounts: JSON.stringify([...new Set(hand.map(({ amount_minor: amount }) => amount))]),
      }),
      ({ amount_minor: amount }) => amount,
    );
    const pairs: [Row, Row][] = [];
    for (const one of hand) {
      const twin = nearest(one, byAmount.get(one.amount_minor) ?? []);
      if (!twin) continue;
      const row = this.#row(one);
      if (row.ticked) pairs.push([row, this.#row(twin)]);
      if (pairs.length === DOUBLES_MAX) break;
    }
    return pairs;
  }

  /** Ticked rows by hand since `after` that stand there more than once, in sets; the latest first. */
  alike(after: string, date: string): Row[][] {
    const byAmount = Map.groupBy(this.#byHand(after, date), (row) => `${row.date} ${row.amount_minor}`);
    const several = [...byAmount.values()].filter(({ length }) => length > 1);
    return alike(
      several
        .flat()
        .map((found) => this.#row(found))
        .filter(({ ticked }) => ticked),
    );
  }

  #byHand(after: string, date: string): Placed[] {
    return ticked(this.#db).all({
      ...{ accountId: this.#account.id, entityId: this.#account.entity_id },
      ...{ after, date },
    });
  }

  #row({ entry_id, line }: Found): Row {
    const row = rowOf(this.#db).get(entry_id, line)!;
    return { ...row, ticked: this.#marks.isTicked(row) };
  }
}

/** Sets of rows of one day, payee and amount. The legs of one entry are meant as they are. */
export function alike(rows: readonly Row[]): Row[][] {
  const ofEntries = new Map(rows.map((row) => [`${row.entry_id} ${row.amount_minor}`, row]));
  const sets = Map.groupBy(
    ofEntries.values(),
    ({ date, payee, amount_minor }) => `${date} ${amount_minor} ${payee.toLowerCase()}`,
  );
  return [...sets.values()].filter(({ length }) => length > 1);
}

function nearest(row: Placed, all: readonly Placed[]): Placed | undefined {
  const near = (other: Placed) => Math.abs(daysBetween(row.date, other.date));
  return all
    .filter((other) => near(other) <= TWIN_DAYS_MAX)
    .sort((a, b) => near(a) - near(b) || (a.entry_id < b.entry_id ? -1 : 1))[0];
}
