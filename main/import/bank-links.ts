/** Which account the bank's own name for it means, remembered from one import to the next. */
import type { Unit } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { isIban } from './iban.ts';
import type { StatementHead } from './reader.ts';
import { bankLink } from './tables.ts';

/** What stands for an account within its file where the bank gives no id. */
export interface FileMarks {
  /** Stands for the account of a file that names none, so that the same file finds the account it made. */
  fileMark: string;
  /** CSV: the shape of the bank's table. A mere name, such as “Checking”, means an account only within it. */
  shape: string;
}

const bankLinks = prepared<{ key: string; account_id: string }>('SELECT key, account_id FROM bank_link');

/** The accounts that the bank's name means. A file that names no currency means them all, whatever they hold. */
export function linkedAccounts(unit: Unit, head: StatementHead, marks: FileMarks): string[] {
  const name = nameOf(head, marks);
  const links = bankLinks(unit.db)
    .all()
    .filter(({ key }) => {
      const [kind, bank, id, currency] = JSON.parse(key) as (string | null)[];
      return (
        // Of more tables than before it is known what they are of.
        (kind === head.kind || (kind === 'unknown' && marks.shape !== '')) &&
        // An IBAN names its bank by itself; a bank that says its BIC in one kind of file leaves it out in another.
        (bank === head.bankId || isIban(name)) &&
        id === name &&
        (head.currency === null || currency === head.currency)
      );
    });
  return [...new Set(links.map((link) => link.account_id))];
}

/** Remembers that the bank means this account. */
export function linkAccount(
  unit: Unit,
  head: StatementHead,
  marks: FileMarks,
  currency: string,
  accountId: string,
): void {
  // Some banks have one id for several currencies, so the currency is part of the key.
  const key = JSON.stringify([head.kind, head.bankId, nameOf(head, marks), currency]);
  const known = unit.db
    .prepare('SELECT 1 FROM bank_link WHERE key = ? AND account_id = ?')
    .get(key, accountId);
  if (!known) unit.insert(bankLink, { key, accountId });
}

/** Forgets whatever the bank was taken to call this account. */
export function unlinkAccount(unit: Unit, accountId: string): void {
  const keys = unit.db
    .prepare<unknown[], string>('SELECT key FROM bank_link WHERE account_id = ?')
    .pluck()
    .all(accountId);
  for (const key of keys) unit.remove(bankLink, { key, accountId });
}

function nameOf(head: StatementHead, marks: FileMarks): string {
  if (head.accountId !== null) return head.accountId;
  return head.accountName === null ? `file:${marks.fileMark}` : `name:${marks.shape}:${head.accountName}`;
}
