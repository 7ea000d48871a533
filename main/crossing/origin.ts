/**
 * The entry that a pair begins with: money of one account, and one leg beside it that becomes the leg against the other
 * entity. REFUSED, with what to do, for anything else and for what is locked.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { crossingsOf, type EntityRow, findEntity, MONEY_ROLES, STATEMENT_ROLES } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface Leg {
  line: number;
  account_id: string;
  amount_minor: number;
  currency: string;
  status: string;
  role: string;
  matched: number;
}

export interface Origin {
  id: string;
  date: string;
  payee: string;
  memo: string;
  owner: EntityRow;
  money: Leg;
  category: Leg;
  /** As the bank wrote it; what the entry says where no bank did. */
  said: { payee: string; memo: string };
}

const entryOf = prepared<{ id: string; entity_id: string; date: string; payee: string; memo: string }>(
  'SELECT id, entity_id, date, payee, memo FROM entry WHERE id = ?',
);
const legsOf = prepared<Leg>(
  `SELECT p.line, p.account_id, p.amount_minor, p.currency, p.status, a.role,
     EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line) AS matched
   FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = ? ORDER BY p.line`,
);
const bankWords = prepared<{ payee: string; memo: string }>(
  `SELECT l.payee, l.memo FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id
   WHERE m.entry_id = ? ORDER BY m.line LIMIT 1`,
);

function refused(message: string, remedy: string, facts: object = {}): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy, facts });
}

export function requireOrigin(db: VaultDatabase, id: string): Origin {
  const row = entryOf(db).get(id);
  if (!row)
    throw new BulkheadError('NOT_FOUND', `There is no entry ${id}.`, {
      remedy: 'It may have been deleted meanwhile. Look at the list again.',
      facts: { next: 'entry.list' },
    });
  const pair = crossingsOf(db, [id])[0];
  if (pair)
    throw refused(
      `That entry is paired with one in the books of ${pair.with} already.`,
      'Take that pair apart first.',
      { next: 'crossing.remove' },
    );
  const { money, category } = requireTwoLegs(legsOf(db).all(id));
  const owner = findEntity(db, row.entity_id);
  const said = bankWords(db).get(id) ?? { payee: row.payee, memo: row.memo };
  return { id, date: row.date, payee: row.payee, memo: row.memo, owner, money, category, said };
}

const PROGRAMS_OWN = new Set(['opening', 'exchange']);

function requireTwoLegs(legs: readonly Leg[]): { money: Leg; category: Leg } {
  const [money, ...moreMoney] = legs.filter(({ role }) => STATEMENT_ROLES.has(role));
  const [category, ...moreCategories] = legs.filter(({ role }) => !STATEMENT_ROLES.has(role));
  if (!money) throw refused('No account of that entry paid anything.', 'Choose the entry of the payment.');
  if (moreMoney.length > 0)
    throw refused(
      'That entry moves money between accounts of the same books.',
      'Choose the entry of the payment.',
    );
  if (!category || moreCategories.length > 0)
    throw refused(
      'That entry is split into parts.',
      'Enter the part that belongs to the other books as an entry of its own.',
    );
  if (PROGRAMS_OWN.has(category.role))
    throw refused('That entry is an opening balance or an exchange.', 'Choose the entry of the payment.');
  if (category.status === 'reconciled')
    throw refused('The leg of its category is reconciled.', 'Reopen that reconciliation first.', {
      next: 'reconcile.reopen',
    });
  if (category.matched === 1)
    throw refused('The leg of its category stands for a row of the bank.', 'Unmatch that row first.', {
      next: 'matching.unmatch',
    });
  if (category.amount_minor === 0) throw refused('Nothing was paid.', 'Leave the entry as it is.');
  return { money, category };
}

/** Books in which the day can still be written. */
export function requireOpen({ name, closed_through: closed }: EntityRow, date: string): void {
  if (closed === null || date > closed) return;
  throw new BulkheadError(
    'REFUSED',
    `The books of ${name} are closed through ${closed}; ${date} lies within.`,
    {
      remedy: 'Reopen the period with the reason.',
      facts: { closed_through: closed, next: 'period.reopen' },
    },
  );
}

/** Whether an account can be what was bought: no money, and nothing of the program's own. */
export function canBeBought(role: string): boolean {
  return !STATEMENT_ROLES.has(role) && !MONEY_ROLES.has(role) && !PROGRAMS_OWN.has(role);
}
