/**
 * Rows of a file beside those of their day and amount that came in other files. Another kind of file tells the same rows
 * in its own way: of each day and amount as many as are there are the same ones. In a file of the same kind the bank gave a
 * row another reference, or worded it anew, or it is another row; what speaks for which is weighed here, and the
 * balances that the bank states may say otherwise (`doubts.ts`). Rows that the file itself has, by their identity, are
 * nobody else's. Nothing fails.
 */
import { merchantWords } from '../rules/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { otherNames } from './doubtful-rows.ts';
import type { Occurrences } from './identity.ts';
import type { MendedRows } from './mended-rows.ts';
import type { TakenRow } from './taken-row.ts';

export interface StoredLine {
  id: string;
  statement_id: string;
  date: string;
  payee: string;
  memo: string;
  reference: string | null;
  identity: string;
  occurrence: number;
  /** The file that it came in. */
  file: string;
}

/**
 * `other_kind`: the file tells rows in another way than the one that the line is from. `mended`: its file could not tell it, and
 * somebody said it by hand.
 */
export type How = 'mended' | 'other_kind' | 'reworded' | 'rereferenced';

export interface Alike {
  taken: TakenRow;
  line: StoredLine;
  how: How;
  /** Taken for the same, and not added; else for a row of its own. */
  isSame: boolean;
  /** Somebody has said so. */
  isSaid: boolean;
}

export interface Sorted {
  alike: Alike[];
  /** There are more of them than there were. */
  fresh: TakenRow[];
}

/** The part that the rows are of. */
export interface PartOfFile {
  accountId: string;
  statementId: string;
  isProcessor: boolean;
  firstDate: string | null;
  lastDate: string | null;
  /** Rows that were known by their identity. */
  exact: number;
}

const linesLike = prepared<StoredLine>(
  `SELECT l.id, l.statement_id, l.date, l.payee, l.memo, l.reference, l.identity, l.occurrence, f.name AS file
   FROM statement_line l JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   WHERE l.account_id = ? AND l.identity >= ? AND l.identity < ? AND l.statement_id <> ?
   ORDER BY l.identity, l.occurrence`,
);

interface Statement {
  kind: string;
  first: string | null;
  last: string | null;
}

/** Files of one kind tell the same row in the same way: one format, and of tables the same columns. */
const statementOf = prepared<Statement>(
  `SELECT f.format || ifnull(json_extract(f.mapping, '$.columns'), '') AS kind, s.first_date AS first, s.last_date AS last
   FROM statement s JOIN source_file f ON f.id = s.source_file_id WHERE s.id = ?`,
);

const holdsKind = preparedValue<1>(
  'SELECT 1 FROM statement_line WHERE statement_id = ? AND (reference IS NULL) = ? LIMIT 1',
);

/** A bank that gives new references at each download gives them to all: fewer rows than these tell nothing. */
const REREFERENCED_MIN = 3;
/** More pairs than these of one day and amount are not held against each other by their words. */
const WORDED_MAX = 10_000;

export class AlikeRows {
  readonly #db: VaultDatabase;
  readonly #part: PartOfFile;
  readonly #own: string;
  readonly #mended: Pick<MendedRows, 'has'>;
  readonly #statements = new Map<string, Statement>();
  readonly #holds = new Map<string, boolean>();

  constructor(db: VaultDatabase, part: PartOfFile, mended: Pick<MendedRows, 'has'>) {
    this.#db = db;
    this.#mended = mended;
    this.#part = part;
    this.#own = this.#statement(part.statementId).kind;
  }

  sort(rows: readonly TakenRow[], occurrences: Occurrences): Sorted {
    const sorted: Sorted = { alike: [], fresh: [] };
    for (const [date, some] of Map.groupBy(rows, ({ row }) => row.date)) {
      const seen = occurrences.of(date);
      for (const [minor, same] of Map.groupBy(some, (taken) => taken.minor)) {
        const { accountId, statementId } = this.#part;
        const [from, to] = [`${date}|${minor}|`, `${date}|${minor}}`];
        const lines = linesLike(this.#db)
          .all(accountId, from, to, statementId)
          .filter((line) =>
            [line, ...otherNames(this.#db, line.id)].every(
              ({ identity, occurrence }) => (seen.get(identity) ?? 0) < occurrence,
            ),
          );
        this.#pair(same, lines, sorted);
      }
    }
    this.#weighReferences(sorted.alike);
    return sorted;
  }

  /** As many as both have, those first that share words. */
  #pair(rows: readonly TakenRow[], lines: readonly StoredLine[], { alike, fresh }: Sorted): void {
    const free = new Set(lines);
    const candidates = [true, false].map((isBare) =>
      lines.filter((line) => this.#howOf(isBare, line) !== null),
    );
    const of = ({ row }: TakenRow) => candidates[row.reference === null ? 0 : 1]!;
    const take = (taken: TakenRow, line: StoredLine) => {
      free.delete(line);
      const how = this.#howOf(taken.row.reference === null, line)!;
      alike.push({ taken, line, how, isSame: this.#isSame(taken, line, how), isSaid: false });
    };
    const left = rows.filter((taken) => {
      if (rows.length * lines.length > WORDED_MAX) return true;
      const line = of(taken).find((one) => free.has(one) && sharesWords(taken.row, one));
      if (line) take(taken, line);
      return line === undefined;
    });
    const queues = new Map(candidates.map((lines) => [lines, lines.values()]));
    for (const taken of left) {
      const line = nextOf(queues.get(of(taken))!, free);
      if (line) take(taken, line);
      else fresh.push(taken);
    }
  }

  /** `null`: the two are told apart by their files. */
  #howOf(isBare: boolean, line: StoredLine): How | null {
    // Two references tell them apart.
    if ((isBare || line.reference === null) && this.#mended.has(line.id)) return 'mended';
    const { isProcessor } = this.#part;
    if (!isProcessor && this.#statement(line.statement_id).kind !== this.#own) return 'other_kind';
    // Where the statement has rows with and without references, they are told apart row by row.
    if (isBare !== (line.reference === null))
      return this.#statementHolds(line.statement_id, isBare) ? null : 'other_kind';
    if (isProcessor) return null;
    return isBare ? 'reworded' : 'rereferenced';
  }

  /** Unless all of them say otherwise, references tell rows apart; words do at the ends of a file, which may lack some of a day. */
  #isSame({ row }: TakenRow, line: StoredLine, how: How): boolean {
    if (how !== 'reworded') return how === 'other_kind' || how === 'mended';
    const { first, last } = this.#statement(line.statement_id);
    const { firstDate, lastDate } = this.#part;
    return (
      isWithin(row.date, first, last) && isWithin(row.date, firstDate, lastDate) && sharesWords(row, line)
    );
  }

  /** No row that the bank sent before has its reference any more, and each is there under another one. */
  #weighReferences(alike: readonly Alike[]): void {
    const others = alike.filter(({ how }) => how === 'rereferenced');
    if (this.#part.exact > 0 || others.length < REREFERENCED_MIN) return;
    if (others.every(({ taken: { row }, line }) => row.payee === line.payee && row.memo === line.memo))
      for (const one of others) one.isSame = true;
  }

  #statement(id: string): Statement {
    const known = this.#statements.get(id) ?? statementOf(this.#db).get(id)!;
    this.#statements.set(id, known);
    return known;
  }

  #statementHolds(id: string, isBare: boolean): boolean {
    const key = `${id} ${isBare}`;
    const holds = this.#holds.get(key) ?? holdsKind(this.#db).get(id, isBare ? 1 : 0) !== undefined;
    this.#holds.set(key, holds);
    return holds;
  }
}

function nextOf<T>(queue: Iterator<T>, free: ReadonlySet<T>): T | undefined {
  for (let next = queue.next(); !next.done; next = queue.next()) if (free.has(next.value)) return next.value;
  return undefined;
}

function isWithin(date: string, first: string | null, last: string | null): boolean {
  return first !== null && last !== null && first < date && date < last;
}

type Worded = Pick<StoredLine, 'payee' | 'memo'>;
const WORD_LETTERS_MIN = 3;

function sharesWords(one: Worded, other: Worded): boolean {
  const words = new Set(wordsOf(one));
  return wordsOf(other).some((word) => words.has(word));
}

function wordsOf({ payee, memo }: Worded): string[] {
  return merchantWords(payee === '' ? memo : payee).filter((word) => word.length >= WORD_LETTERS_MIN);
}
