/** What rows and legs say for a score, and how the accounts of an entity are called by their banks. */

import { Marks, type Side } from '../import/index.ts';
import { listedRoles, STATEMENT_ROLES } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Leg } from './legs.ts';
import type { BankRow } from './rows.ts';

export function sideOfRow(row: BankRow): Side {
  const { date, payee, memo, check_number, account_id } = row;
  return { date, payee, memo, checkNumber: check_number, accountId: account_id };
}

/** Of several legs, the latest day, the payee of the first and the words of all in its memo. */
export function sideOfLegs(legs: readonly Leg[]): Side {
  const [first] = legs;
  const date = legs.map((leg) => leg.date).reduce((a, b) => (a > b ? a : b));
  const memo = legs.map((leg) => (leg === first ? leg.memo : `${leg.payee} ${leg.memo}`)).join(' ');
  return { date, payee: first!.payee, memo, checkNumber: null, accountId: first!.account_id };
}

/** Of several rows, the earliest day, and the words of the first that is given. */
export function sideOfRows(rows: readonly BankRow[]): Side {
  const [first] = rows;
  const date = rows.map((row) => row.date).reduce((a, b) => (a < b ? a : b));
  return { ...sideOfRow(first!), date };
}

const accountNames = prepared<{ id: string; name: string }>(
  `SELECT id, name FROM account WHERE role IN (${listedRoles(STATEMENT_ROLES)})`,
);
const bankNames = prepared<{ account_id: string; id: string | null }>(
  "SELECT account_id, json_extract(key, '$[2]') AS id FROM bank_link",
);
const DIGITS_MIN = 4;

/** The ends of all accounts’ numbers. */
export function readMarks(db: VaultDatabase): Marks {
  const of = new Map<string, Set<string>>();
  const add = (accountId: string, text: string) => {
    for (const [digits] of text.matchAll(/\d{4,}/g)) {
      const marks = of.get(accountId) ?? new Set<string>();
      of.set(accountId, marks.add(digits.slice(-DIGITS_MIN)));
    }
  };
  for (const { id, name } of accountNames(db).all()) add(id, name);
  // Where the bank gave no number, a file’s hash or name stands there.
  for (const { account_id, id } of bankNames(db).all())
    if (id !== null && !/^(?:file|name):/.test(id)) add(account_id, id);
  return new Marks(of);
}
