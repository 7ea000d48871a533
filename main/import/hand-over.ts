/**
 * Rows of a batch that leaves, of which files that stay tell, too: each becomes the row of the first of those, at its place there
 * and in its words. What it stands for stays: its entry, what it met, what somebody did with either. So the books are as if
 * only the other files had come. Nothing fails.
 */
import { crossingsOf, Pace, type Unit } from '../ledger/index.ts';
import { entry, lineMatch, posting, statementLine } from '../ledger/tables.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import {
  type RetoldRow,
  retell,
  storedTelling,
  type Teller,
  type Telling,
  toldByOthers,
} from './retold-rows.ts';
import { countRows } from './row-counts.ts';
import { doubtfulRow } from './tables.ts';

interface Line {
  id: string;
  accountId: string;
  amountMinor: number;
  correctsId: string | null;
  telling: Telling;
}

const lineById = prepared<Pick<Line, 'accountId' | 'amountMinor' | 'correctsId'>>(
  `SELECT account_id AS accountId, amount_minor AS amountMinor, corrects_id AS correctsId FROM statement_line
   WHERE id = ?`,
);

const lineNamed = preparedValue<string>(
  'SELECT id FROM statement_line WHERE account_id = ? AND identity = ? AND occurrence = ?',
);

interface Match {
  entryId: string;
  line: number;
  kind: 'created' | 'matched';
  wasCleared: 1 | null;
  isRest: 1 | null;
}

const matchesOf = prepared<Match>(
  'SELECT entry_id AS entryId, line, kind, was_cleared AS wasCleared, is_rest AS isRest FROM line_match WHERE statement_line_id = ?',
);

interface Doubt {
  accountId: string;
  identity: string;
  occurrence: number;
  isSame: 0 | 1 | null;
}

const doubtsLike = prepared<Doubt>(
  `SELECT account_id AS accountId, identity, occurrence, is_same AS isSame FROM doubtful_row WHERE like_id = ?`,
);

const isInDoubt = preparedValue<1>(
  'SELECT 1 FROM doubtful_row WHERE account_id = ? AND identity = ? AND occurrence = ? AND is_same IS NULL',
);

/** A row on its way to the statement that it is of from now on. */
interface Passing {
  line: Line;
  now: Telling;
  statementId: string;
  row: RetoldRow;
}

/** Answers with how many rows stay. */
export async function handOver(unit: Unit, batchId: string): Promise<number> {
  const passing = passingRows(unit, toldByOthers(unit.db, batchId));
  const pace = new Pace();
  for (const [accountId, some] of Map.groupBy(passing, ({ line }) => line.accountId)) {
    const reworded = some.filter(({ line, now }) => now !== line.telling);
    retell(
      unit,
      accountId,
      new Map(reworded.map(({ line }) => [line.id, { id: line.id, before: line.telling }])),
    );
  }
  // All of them leave before any comes: one may take the name of another.
  const left = [];
  for (const one of passing) {
    left.push({ ...one, ...takeOff(unit, one.line) });
    await pace.breathe();
  }
  for (const one of left) {
    putBack(unit, one);
    await pace.breathe();
  }
  for (const [statementId, { length }] of Map.groupBy(passing, (one) => one.statementId))
    countRows(unit, statementId, length);
  return passing.length;
}

function passingRows({ db }: Unit, told: ReadonlyMap<string, Teller>): Passing[] {
  const names = new Set<string>();
  const passing: (Passing & Claim)[] = [];
  for (const [lineId, { statementId, row }] of told) {
    const line = { id: lineId, ...lineById(db).get(lineId)!, telling: storedTelling(db, lineId) };
    const now = row[4] ?? line.telling;
    const { accountId } = line;
    const name = `${accountId}|${now.occurrence}|${now.identity}`;
    if (names.has(name)) continue;
    names.add(name);
    const holder = lineNamed(db).get(accountId, now.identity, now.occurrence) ?? null;
    passing.push({ line, now, statementId, row, id: lineId, holder });
  }
  return withFreeNames(passing);
}

/** A row, and the one that has the name it would take. */
export interface Claim {
  id: string;
  holder: string | null;
}

/**
 * Without those that another row of the account has the name of, unless that one takes another name as well: it is that one
 * which stays. Who is left out keeps its own name, so that others may have to stay out with it.
 */
export function withFreeNames<C extends Claim>(claims: readonly C[]): C[] {
  const ids = new Set(claims.map(({ id }) => id));
  const free = claims.filter(({ holder }) => holder === null || ids.has(holder));
  return free.length === claims.length ? free : withFreeNames(free);
}

interface Hanging {
  matches: Match[];
  doubts: Doubt[];
}

/** Answers with what hung on the row. */
function takeOff(unit: Unit, { id }: Line): Hanging {
  const matches = matchesOf(unit.db).all(id);
  for (const { entryId, line } of matches) unit.remove(lineMatch, { statementLineId: id, entryId, line });
  const doubts = doubtsLike(unit.db).all(id);
  for (const { accountId, identity, occurrence } of doubts)
    unit.remove(doubtfulRow, { accountId, identity, occurrence });
  unit.remove(statementLine, { id });
  return { matches, doubts };
}

function putBack(unit: Unit, { line, now, statementId, row, matches, doubts }: Passing & Hanging): void {
  const { id, accountId, amountMinor, correctsId } = line;
  const [, lineNumber, offset, length] = row;
  unit.insert(statementLine, {
    ...now,
    ...{ id, accountId, amountMinor, correctsId, statementId, lineNumber, offset, length },
  });
  for (const { entryId, line, kind, wasCleared, isRest } of matches)
    unit.insert(lineMatch, {
      statementLineId: id,
      entryId,
      line,
      kind,
      wasCleared: wasCleared === 1 || null,
      isRest: isRest === 1 || null,
    });
  // What was said to be this row is this row now.
  for (const { isSame, ...doubt } of doubts)
    if (doubt.identity !== now.identity || doubt.occurrence !== now.occurrence)
      unit.insert(doubtfulRow, { ...doubt, likeId: id, isSame: isSame === 1 || null });
  const { date, identity, occurrence } = line.telling;
  if (now.date !== date) for (const match of matches) moveDay(unit, match, date, now.date);
  const isRenamed = identity !== now.identity || occurrence !== now.occurrence;
  if (isRenamed && isInDoubt(unit.db).get(accountId, identity, occurrence) !== undefined)
    unit.remove(doubtfulRow, { accountId, identity, occurrence });
}

const ownDay = preparedValue<string>(
  `SELECT e.date FROM entry e JOIN entity n ON n.id = e.entity_id
   WHERE e.id = :entryId AND (n.closed_through IS NULL OR n.closed_through < min(e.date, :to))
     AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.entry_id = e.id AND p.status = 'reconciled')
     AND (SELECT count(*) FROM line_match m WHERE m.entry_id = e.id) = 1`,
);
const legsOf = preparedValue<number>('SELECT line FROM posting WHERE entry_id = ?');

/** An entry that was made of the row alone has its day, unless somebody gave it another or it is locked. */
function moveDay(unit: Unit, { entryId, kind }: Match, from: string, to: string): void {
  if (kind !== 'created' || ownDay(unit.db).get({ entryId, to }) !== from) return;
  if (crossingsOf(unit.db, [entryId])[0]) return;
  unit.update(entry, { id: entryId }, { date: to });
  for (const line of legsOf(unit.db).all(entryId)) unit.update(posting, { entryId, line }, { date: to });
}
