/**
 * Which account the bank's own name for it means, remembered from one import to the next; and which account of the books
 * has the sales, fees, payouts, ... that the files of payment processors tell apart.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import type { Unit } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { isNamedByEnd, mayBeOne } from './account-numbers.ts';
import { isCategoryKey } from './category-links.ts';
import { isIban } from './iban.ts';
import { digitsInName, lastingWords } from './naming.ts';
import type { StatementHead } from './reader.ts';
import { bankLink } from './tables.ts';
import { UNDER_WAY } from './under-way.ts';

/** What stands for an account within its file where the bank gives no id. */
export interface FileMarks {
  /** Stands for the account of a file that names none, so that the same file finds the account it made. */
  fileMark: string;
  /** Which kind of file it is: the shape of its table, or its format. */
  kind: string;
  fileName: string;
  /** CSV: the shape of the bank's table. A mere name, such as “Checking”, means an account only within it. */
  shape: string;
}

const bankLinks = prepared<{ key: string; account_id: string }>('SELECT key, account_id FROM bank_link');

/** The accounts that the bank's name means. A file that names no currency means them all, whatever they hold. */
export function linkedAccounts(unit: Unit, head: StatementHead, marks: FileMarks): string[] {
  const name = nameOf(head, marks);
  const own = bankOf(head, marks);
  const links = bankLinks(unit.db)
    .all()
    .filter(({ key }) => {
      const [kind, bank, id, currency] = JSON.parse(key) as (string | null)[];
      return (
        // Of more tables than before it is known what they are of.
        (kind === head.kind || (kind === 'unknown' && marks.shape !== '')) &&
        // An IBAN names its bank by itself; a bank that says its BIC in one kind of file leaves it out in another.
        (bank === own || isIban(name)) &&
        id === name &&
        (head.currency === null || currency === head.currency)
      );
    });
  const accounts = new Set(links.map((link) => link.account_id));
  return accounts.size > 0 ? [...accounts] : accountOfSameFile(unit.db, head, marks);
}

const accountsOfFile = prepared<{ id: string; role: string }>(
  `SELECT DISTINCT a.id, a.role FROM source_file f JOIN statement s ON s.source_file_id = f.id
   JOIN account a ON a.id = s.account_id WHERE f.sha256 = :sha256 AND (:currency IS NULL OR a.currency IS NULL OR a.currency = :currency)`,
);

/** A file that names no account is, byte for byte, the one that went somewhere before. */
function accountOfSameFile(db: VaultDatabase, head: StatementHead, { fileMark }: FileMarks): string[] {
  if (head.accountId !== null || head.accountName !== null) return [];
  const [same, ...others] = accountsOfFile(db).all({ sha256: fileMark, currency: head.currency });
  const isOne = same !== undefined && others.length === 0;
  return isOne && (head.kind === 'unknown' || head.kind === same.role) ? [same.id] : [];
}

/**
 * The accounts of that currency that other files name in another way which may mean the same number. Where a file names none, the
 * digits in its name are the end of one.
 */
export function alikeAccounts(
  { db }: Unit,
  { kind, accountId, bankId, currency }: StatementHead,
  { fileName }: FileMarks,
): string[] {
  const written = accountId ?? endInName(fileName);
  if (written === null) return [];
  const own = { kind, bank: accountId === null ? null : bankId, id: written };
  const links = bankLinks(db)
    .all()
    .filter(({ key }) => {
      const [of, bank, id, holds] = JSON.parse(key) as (string | null)[];
      if (of === PART || isCategoryKey(of) || of == null || id == null || /^(?:file|name):/.test(id))
        return false;
      if (currency !== null && currency !== holds) return false;
      if (!id.startsWith(LIKE))
        return mayBeOne(own, { kind: of, bank: bank?.startsWith(ISSUER) ? null : (bank ?? null), id });
      // Two files that name none know each other by their kind.
      const end = accountId === null ? null : endInName(id.slice(LIKE.length));
      return end !== null && mayBeOne(own, { kind: of, bank: null, id: end });
    });
  return [...new Set(links.map((link) => link.account_id))];
}

function endInName(name: string): string | null {
  return digitsInName(name)?.replace('…', '') ?? null;
}

const LIKE = 'like:';

/** Remembers that the bank means this account. */
export function linkAccount(
  unit: Unit,
  head: StatementHead,
  marks: FileMarks,
  currency: string,
  accountId: string,
): void {
  // Some banks have one id for several currencies, so the currency is part of the key.
  const key = JSON.stringify([head.kind, bankOf(head, marks), nameOf(head, marks), currency]);
  keepLink(unit, key, accountId);
}

/**
 * The accounts that files of that kind went to which named none either, but for those whose names end in other digits; and
 * what speaks for each: the last digits of its number, all lasting words of the name, or the kind alone.
 */
export function accountsOfKind(
  unit: Unit,
  head: StatementHead,
  { kind, fileName }: FileMarks,
): { accountId: string; by: 'digits' | 'words' | 'kind' }[] {
  const start = `${LIKE}${kind}:`;
  const digits = digitsInName(fileName);
  const words = lastingWords(fileName);
  return bankLinks(unit.db)
    .all()
    .flatMap(({ key, account_id: accountId }) => {
      const [of, , id, currency] = JSON.parse(key) as (string | null)[];
      if (of !== head.kind || !id?.startsWith(start)) return [];
      if (head.currency !== null && currency !== head.currency) return [];
      const name = id.slice(start.length);
      const other = digitsInName(name);
      if (digits !== null && other !== null && digits !== other) return [];
      const by = digits !== null && digits === other ? 'digits' : name === words ? 'words' : 'kind';
      return [{ accountId, by } as const];
    });
}

/** Remembers which account a file is of that names none, so that the next one like it is not another's. */
export function linkKind(
  unit: Unit,
  head: StatementHead,
  { kind, fileName }: FileMarks,
  currency: string,
  accountId: string,
): void {
  const name = `${LIKE}${kind}:${lastingWords(fileName)}`;
  keepLink(unit, JSON.stringify([head.kind, null, name, currency]), accountId);
}

function keepLink(unit: Unit, key: string, accountId: string): void {
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
  if (head.accountName === null) return `file:${marks.fileMark}`;
  // All exports of a processor are of its one balance, whatever their tables look like.
  return `name:${head.processor === undefined ? marks.shape : ''}:${head.accountName}`;
}

const ISSUER = 'of:';

/** The bank's own code. The end of a number means an account only among the files of one bank, by what tells these. */
function bankOf(head: StatementHead, { shape }: FileMarks): string | null {
  return isNamedByEnd(head) ? `${ISSUER}${head.letterhead ?? head.bankName ?? shape}` : head.bankId;
}

const PART = 'part';
const PART_START = `["${PART}",`;
const NAME = 'name:';
const nameOfKind = (kind: PostingKind): string => `${NAME}${kind}`;

/** What the books have for a kind of parts of processors' rows. Assets and liabilities hold one currency. */
export function partKey(entityId: string, kind: PostingKind, currency: string | null): string {
  return JSON.stringify([PART, entityId, nameOfKind(kind), currency]);
}

/** The same key as an SQL expression, of expressions for the entity and the currency. */
export function partKeyInSql(entityId: string, kind: PostingKind, currency: string): string {
  return `json_array('${PART}', ${entityId}, '${nameOfKind(kind)}', ${currency})`;
}

/** Whether a key is one of these kinds, as an SQL condition. */
export function isPartInSql(key: string, ...kinds: readonly PostingKind[]): string {
  const names = kinds.map((kind) => `'${nameOfKind(kind)}'`).join(', ');
  return `(${key} LIKE '${PART_START}%' AND json_extract(${key}, '$[2]') IN (${names}))`;
}

const partAccount = preparedValue<string>('SELECT account_id FROM bank_link WHERE key = ? LIMIT 1');

export function linkedPart(db: VaultDatabase, key: string): string | null {
  return partAccount(db).get(key) ?? null;
}

/** Every kind that has an account, as its key tells it. */
export function allParts(
  db: VaultDatabase,
): { key: string; entityId: string; kind: PostingKind; currency: string | null; accountId: string }[] {
  return bankLinks(db)
    .all()
    .filter(({ key }) => key.startsWith(PART_START))
    .map(({ key, account_id: accountId }) => {
      const [, entityId, name, currency] = JSON.parse(key) as [string, string, string, string | null];
      return { key, entityId, kind: name.slice(NAME.length) as PostingKind, currency, accountId };
    });
}

const isWayStation = preparedValue<1>(
  `SELECT 1 FROM bank_link WHERE account_id = ? AND ${isPartInSql('key', ...UNDER_WAY)}`,
);

/** Whether money that is under way stands in this account until a bank tells of it. */
export function holdsUnderWay(db: VaultDatabase, accountId: string): boolean {
  return isWayStation(db).get(accountId) !== undefined;
}
