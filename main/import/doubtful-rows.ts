/**
 * Rows that may be others from before, as somebody decides them, at their import or later: a row that is another one stays
 * out whenever a file brings it, one that is not is a row like any other. REFUSED where the entry that would go is locked;
 * NOT_FOUND for a row that is not in doubt.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { accountPath, findAccount, findEntity, type Unit } from '../ledger/index.ts';
import { statementLine } from '../ledger/tables.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { letGo } from './leaving-row.ts';
import { renameMended } from './mended-problems.ts';
import { resettleOpening } from './opening.ts';
import { placeOf, RetoldRows, retell, storedTelling } from './retold-rows.ts';
import { countRows } from './row-counts.ts';
import { doubtfulRow } from './tables.ts';
import type { TakenRow } from './taken-row.ts';

type Doubts = (typeof contract.imports.doubts)['~orpc'];
type Asked = z.output<NonNullable<Doubts['inputSchema']>>;
type Told = z.input<NonNullable<Doubts['outputSchema']>>;

type Identity = Pick<TakenRow, 'identity' | 'occurrence'>;
interface DoubtKey extends Identity {
  accountId: string;
}

/** What a choice calls a row by: the same whenever the file is read. */
export function rowKey({ identity, occurrence }: Identity): string {
  return `${identity}#${occurrence}`;
}

const likeOf = preparedValue<string>(
  'SELECT like_id FROM doubtful_row WHERE account_id = ? AND identity = ? AND occurrence = ? AND is_same = 1',
);

/** The one from before that the row is, as somebody said; `null` where nobody has. */
export function saidSame(
  db: VaultDatabase,
  accountId: string,
  { identity, occurrence }: Identity,
): string | null {
  return likeOf(db).get(accountId, identity, occurrence) ?? null;
}

const namesOf = prepared<Identity>(
  'SELECT identity, occurrence FROM doubtful_row WHERE like_id = ? AND is_same = 1',
);

/** What else the row is called, as somebody said. */
export function otherNames(db: VaultDatabase, lineId: string): Identity[] {
  return namesOf(db).all(lineId);
}

/** `isSame` as somebody said; `null` where the row came in, and nobody has said. */
export function noteDoubt(
  unit: Unit,
  accountId: string,
  { identity, occurrence }: Identity,
  likeId: string,
  isSame: true | null,
): void {
  unit.insert(doubtfulRow, { accountId, identity, occurrence, likeId, isSame });
}

interface OpenDoubt {
  account_id: string;
  identity: string;
  occurrence: number;
  like_id: string;
  line_id: string;
  statement_id: string;
  owner: string;
  closed_through: string | null;
  currency: string;
  date: string;
  amount_minor: number;
}

const OPEN = `SELECT d.account_id, d.identity, d.occurrence, d.like_id, l.id AS line_id, l.statement_id, n.name AS owner,
     n.closed_through, ifnull(a.currency, n.base_currency) AS currency, l.date, l.amount_minor
   FROM doubtful_row d JOIN statement_line l
     ON l.account_id = d.account_id AND l.identity = d.identity AND l.occurrence = d.occurrence
   JOIN account a ON a.id = l.account_id JOIN entity n ON n.id = a.entity_id WHERE d.is_same IS NULL`;

const openDoubts = prepared<OpenDoubt>(
  `${OPEN} AND (:account IS NULL OR a.id = :account) AND (:entity IS NULL OR n.id = :entity)
   AND (:entry IS NULL OR l.id IN (SELECT statement_line_id FROM line_match WHERE entry_id = :entry))
   ORDER BY l.date, l.id`,
);
const openDoubt = prepared<OpenDoubt>(`${OPEN} AND l.id = ?`);

const shownLine = prepared<{
  payee: string;
  memo: string;
  file: string;
  line: number;
  entry_id: string | null;
}>(
  `SELECT l.payee, l.memo, f.name AS file, l.line_number AS line,
     (SELECT min(m.entry_id) FROM line_match m WHERE m.statement_line_id = l.id) AS entry_id
   FROM statement_line l JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   WHERE l.id = ?`,
);

export function listDoubts(db: VaultDatabase, { entity, account, entry }: Asked): Told {
  const asked = {
    entity: entity === undefined ? null : findEntity(db, entity).id,
    account: account === undefined ? null : findAccount(db, account, entity).id,
    entry: entry ?? null,
  };
  return openDoubts(db)
    .all(asked)
    .map((doubt) => ({
      ...{ row_id: doubt.line_id, entity: doubt.owner, account: accountPath(db, doubt.account_id) },
      ...{
        date: doubt.date,
        amount: formatMoney(doubt.amount_minor, doubt.currency),
        currency: doubt.currency,
      },
      row: shownLine(db).get(doubt.line_id)!,
      like: { row_id: doubt.like_id, ...shownLine(db).get(doubt.like_id)! },
    }));
}

export function decideDoubt(unit: Unit, lineId: string, isSame: boolean): void {
  const doubt = openDoubt(unit.db).get(lineId);
  if (!doubt)
    throw new BulkheadError('NOT_FOUND', `No row ${lineId} of a bank is in doubt.`, {
      remedy: 'Somebody may have decided it, or taken its import back. Look at the list again.',
      facts: { next: 'imports.doubts' },
    });
  const { account_id: accountId, identity, occurrence } = doubt;
  const key = { accountId, identity, occurrence };
  if (!isSame) return unit.remove(doubtfulRow, key);
  takeOut(unit, doubt);
  unit.update(doubtfulRow, key, { isSame: true });
  resettleOpening(unit, accountId);
}

/** The row leaves with the entry that was made of it; what it only met waits for the bank again. */
function takeOut(unit: Unit, doubt: OpenDoubt): void {
  const { line_id: id, statement_id: statementId, account_id: accountId, like_id: likeId } = doubt;
  letGo(unit, doubt, null);
  becomesRetold(unit, doubt);
  passDoubtsOn(unit, doubt);
  unit.remove(statementLine, { id });
  renameMended(unit, accountId, id, likeId);
  countRows(unit, statementId, -1);
}

const doubtsLike = prepared<DoubtKey>(
  'SELECT account_id AS accountId, identity, occurrence FROM doubtful_row WHERE like_id = ?',
);
const lineNamed = preparedValue<string>(
  'SELECT id FROM statement_line WHERE account_id = ? AND identity = ? AND occurrence = ?',
);

/** What is like the row, or was said to be it, is like the one from before. */
function passDoubtsOn(unit: Unit, { line_id: id, like_id: likeId }: OpenDoubt): void {
  for (const key of doubtsLike(unit.db).all(id)) {
    const own = lineNamed(unit.db).get(key.accountId, key.identity, key.occurrence);
    // A row is not in doubt for being like itself.
    if (own === likeId) unit.remove(doubtfulRow, key);
    else unit.update(doubtfulRow, key, { likeId });
  }
}

/** Its file, and those that told of it, too, tell of the one from before. */
function becomesRetold(unit: Unit, doubt: OpenDoubt): void {
  const { line_id: id, statement_id: statementId, account_id: accountId, like_id: likeId } = doubt;
  const before = storedTelling(unit.db, id);
  retell(unit, accountId, new Map([[id, { id: likeId, before }]]));
  const retold = new RetoldRows(unit, statementId);
  retold.add(likeId, placeOf(unit.db, id), before);
  retold.keep();
}

const doubtsOfLine = prepared<DoubtKey>(
  `SELECT d.account_id AS accountId, d.identity, d.occurrence FROM statement_line l
   JOIN doubtful_row d ON d.like_id = l.id
     OR (d.account_id = l.account_id AND d.identity = l.identity AND d.occurrence = l.occurrence) WHERE l.id = ?`,
);

/** With a row that leaves goes what was said of it. */
export function forgetLike(unit: Unit, lineId: string): void {
  for (const { accountId, identity, occurrence } of doubtsOfLine(unit.db).all(lineId))
    unit.remove(doubtfulRow, { accountId, identity, occurrence });
}

const doubtsOfBatch = prepared<{ account_id: string; identity: string; occurrence: number }>(
  `SELECT d.account_id, d.identity, d.occurrence FROM source_file f JOIN statement s ON s.source_file_id = f.id
   JOIN statement_line l ON l.statement_id = s.id
   JOIN doubtful_row d ON d.like_id = l.id
     OR (d.account_id = l.account_id AND d.identity = l.identity AND d.occurrence = l.occurrence)
   WHERE f.batch_id = ? GROUP BY d.account_id, d.identity, d.occurrence`,
);

/** With the rows of a batch goes what was said of them: what was one of them comes in when its file comes again. */
export function forgetDoubts(unit: Unit, batchId: string): void {
  for (const { account_id: accountId, identity, occurrence } of doubtsOfBatch(unit.db).all(batchId))
    unit.remove(doubtfulRow, { accountId, identity, occurrence });
}
