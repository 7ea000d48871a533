/**
 * What of the books may be a row that could not be booked: an entry that nothing of the bank stands for, or a row that another
 * file told whole. Somebody says which, so that nothing is there twice. Nothing fails but for what is not there.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople, parseMoney } from '../../shared/money.ts';
import { accountById } from '../ledger/index.ts';
import { PayeeNames } from '../rules/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { MATCH_DAYS_MAX } from './meeting.ts';
import { toldBefore } from './retold-rows.ts';
import { describeUnbooked, requireUnbooked, statementOf } from './unbooked-rows.ts';

export interface LikelyLeg {
  entry_id: string;
  line: number;
  date: string;
  minor: number;
  payee: string;
  status: 'pending' | 'cleared' | 'reconciled';
  /** The bank's row that it stands for, and the file that told it. */
  line_id: string | null;
  file: string | null;
}

const LEG = `p.entry_id, p.line, p.date, p.amount_minor AS minor, e.payee, p.status`;
const TOLD = `LEFT JOIN line_match m ON m.entry_id = p.entry_id AND m.line = p.line
  LEFT JOIN statement_line l ON l.id = m.statement_line_id LEFT JOIN statement s ON s.id = l.statement_id
  LEFT JOIN source_file f ON f.id = s.source_file_id`;

/** Openings are no payments. */
const unseenLegs = prepared<LikelyLeg>(
  `SELECT ${LEG}, NULL AS line_id, NULL AS file FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = :account AND p.date BETWEEN :from AND :to AND p.amount_minor = :minor
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)
     AND NOT EXISTS (SELECT 1 FROM deduced_opening d WHERE d.entry_id = p.entry_id)
     AND e.source <> 'opening' ORDER BY p.date, p.entry_id LIMIT 20`,
);

/** Identities begin with the day and the amount. */
const toldLegs = prepared<LikelyLeg>(
  `SELECT ${LEG}, l.id AS line_id, f.name AS file FROM statement_line l
   JOIN line_match m ON m.statement_line_id = l.id JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
   JOIN entry e ON e.id = p.entry_id JOIN statement s ON s.id = l.statement_id
   JOIN source_file f ON f.id = s.source_file_id
   WHERE l.account_id = :account AND l.identity >= :first AND l.identity < :last AND l.statement_id <> :statement
   GROUP BY l.id ORDER BY l.identity LIMIT 20`,
);

const legsOfEntry = prepared<LikelyLeg>(
  `SELECT ${LEG}, l.id AS line_id, f.name AS file FROM posting p JOIN entry e ON e.id = p.entry_id ${TOLD}
   WHERE p.entry_id = ? AND p.account_id = ? AND e.source NOT IN ('opening', 'closing')
     AND NOT EXISTS (SELECT 1 FROM deduced_opening d WHERE d.entry_id = e.id) ORDER BY l.id IS NOT NULL, p.line`,
);

const fileOf = preparedValue<string>('SELECT source_file_id FROM statement WHERE id = ?');

interface Meant {
  accountId: string;
  statementId: string;
  date: string;
  minor: number;
}

export function likelyFor(db: VaultDatabase, { accountId, statementId, date, minor }: Meant): LikelyLeg[] {
  const days = { from: addDays(date, -MATCH_DAYS_MAX), to: addDays(date, MATCH_DAYS_MAX) };
  const unseen = unseenLegs(db).all({ account: accountId, minor, ...days });
  const ends = { first: `${date}|${minor}|`, last: `${date}|${minor}}` };
  const told = toldLegs(db).all({ account: accountId, statement: statementId, ...ends });
  if (told.length === 0) return unseen;
  // What its own file tells besides is another row.
  const own = new Set(toldBefore(db, fileOf(db).get(statementId)!).map(([id]) => id));
  return [...unseen, ...told.filter(({ line_id: id }) => !own.has(id!))];
}

type One = (typeof contract.imports.unbooked_row)['~orpc'];

/** A row that could not be booked, and what of the books it may be by what is known or said of it. */
export function withLikely(
  db: VaultDatabase,
  asked: z.output<NonNullable<One['inputSchema']>>,
): z.input<NonNullable<One['outputSchema']>> {
  const row = requireUnbooked(db, asked.row);
  const known = describeUnbooked(db, row);
  const { read, currency, mended } = known;
  const told = { ...known, payee: nameOf(db, known) };
  const [date, amount] = [asked.date ?? read.date, asked.amount ?? read.amount];
  const isOpen = mended === null && currency !== null && date !== null && amount !== null;
  if (!isOpen) return { ...told, likely: [] };
  const { id: statementId, account_id: accountId } = statementOf(db, row, undefined);
  const likely = likelyFor(db, { accountId, statementId, date, minor: parseMoney(amount, currency) });
  return {
    ...told,
    likely: likely.map(({ entry_id, date, payee, minor, file }) => {
      return { entry_id, date, payee, amount: formatMoney(minor, currency), file };
    }),
  };
}

/** As an import would call it, by what could be read. */
function nameOf(db: VaultDatabase, { read, account_id: id }: ReturnType<typeof describeUnbooked>): string {
  const account = id === null ? null : accountById(db, id);
  return account ? new PayeeNames(db, account.entity_id).of(read.payee, read.memo) : read.payee;
}

/** The leg of an entry that somebody says the row is. */
export function legOfEntry(db: VaultDatabase, accountId: string, entryId: string): LikelyLeg {
  const leg = legsOfEntry(db).get(entryId, accountId);
  if (leg) return leg;
  throw new BulkheadError('NOT_FOUND', 'No such entry has a payment in the account of that row.', {
    remedy: 'Choose an entry of that account, and none that opens or closes it.',
  });
}

export function sayLikely({ date, payee, minor, file, entry_id }: LikelyLeg, currency: string): string {
  const from = file === null ? 'entered by hand' : `from ${file}`;
  return `“${payee}” of ${date}, ${formatMoneyForPeople(minor, currency)} ${currency}, ${from} (${entry_id})`;
}
