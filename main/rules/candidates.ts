/**
 * Entries that a rule may be about: one money leg and one category, with the bank's own words where it sent any. Where it is
 * asked what rules hit, also those with several categories, once each, by the first of them.
 */
import { IS_CROSSED, listedRoles, MONEY_ROLES, tagsOf } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { RuleSubject } from './conditions.ts';
import type { CompiledRules } from './match.ts';
import type { RuleText } from './store.ts';

export interface Candidate {
  entry_id: string;
  /** Of the category's leg. */
  line: number;
  date: string;
  payee: string;
  memo: string;
  /** As the bank sent them: a rule that renames the payee must hit again the next time. */
  bank_payee: string | null;
  bank_memo: string | null;
  account_id: string;
  currency: string;
  money_account_id: string;
  money_minor: number;
  /** 1 where the category is the one that stands for none. */
  uncategorised: number;
  /** 1 where it is marked so. */
  reviewed: number;
  /** 1 where neither a closed period nor a reconciliation holds it, it is no split, and no row of a bank stands for the leg itself. */
  changeable: number;
  /** 1 where it has several categories: what somebody, or a rule, divided so stays. */
  split: number;
}

export interface CandidateFilter {
  from?: string | undefined;
  to?: string | undefined;
  /** Also those that have a category already. */
  everything: boolean;
  /** With `everything`: also those with several categories. */
  splits?: boolean;
  /** Only those that have one. */
  categorised?: boolean;
  latestFirst?: boolean;
  /** Only of these entries. */
  entries?: readonly string[];
  /** Only rows with this word (ASCII, in any case) in the bank's payee or memo, or the entry's where there is no row. */
  word?: string | null;
}

/**
 * A category that somebody chose: what is earned or spent; or, against an account that a bank tells of, what is owed, lent
 * or drawn. What the program itself books to is none, and a transfer between banks is no category's.
 */
const BANKS = listedRoles(MONEY_ROLES);
const CATEGORISED = `(a.type IN ('income', 'expense') OR (
  b.role IN (${BANKS}) AND a.role NOT IN (${BANKS}, 'opening', 'exchange')))`;

/** Both of exactly two legs; a query of theirs needs it for every row. */
const IS_PAIR = '(SELECT count(*) FROM posting WHERE entry_id = p.entry_id) = 2';

/** The leg that a bank told of, or could have, against the first of several categories. */
const IS_SPLIT = `(b.role IN (${BANKS}) AND a.role NOT IN ('opening', 'exchange')
  AND p.line = (SELECT min(c.line) FROM posting c JOIN account d ON d.id = c.account_id
                WHERE c.entry_id = p.entry_id AND d.role NOT IN (${BANKS}))
  AND NOT EXISTS (SELECT 1 FROM posting c JOIN account d ON d.id = c.account_id
                  LEFT JOIN line_match s ON s.entry_id = c.entry_id AND s.line = c.line
                  WHERE c.entry_id = p.entry_id AND c.line <> o.line AND d.role IN (${BANKS})
                    AND (m.statement_line_id IS NULL OR s.statement_line_id IS NOT NULL)))`;

/** Read at a time, or a day where it has more. */
const ROWS_A_TURN = 2_000;

const rowsOfDays = prepared<{ date: string; rows: number }>(
  `SELECT p.date, count(*) AS rows FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entityId AND (a.role = 'uncategorised' OR :everything = 1) AND p.date >= :from AND p.date <= :to
   GROUP BY p.date ORDER BY p.date`,
);

/** In the order of days, or the latest first; read a part at a time, so that whoever goes through them can let others in between. */
export function* candidates(
  db: VaultDatabase,
  entityId: string,
  filter: CandidateFilter,
): Generator<Candidate, void> {
  for (const rows of candidateParts(db, entityId, filter)) yield* rows;
}

/** The same a part at a time, also those in which there is none: for who lets others in although few are found. */
export function* candidateParts(
  db: VaultDatabase,
  entityId: string,
  filter: CandidateFilter,
): Generator<Candidate[], void> {
  const { from = '', to = '9999-12-31', everything, latestFirst = false } = filter;
  // Of a few that are named, nothing is gained by parts.
  const parts = filter.entries
    ? [{ from, to }]
    : partsOf(rowsOfDays(db).all({ entityId, from, to, everything: everything ? 1 : 0 }));
  for (const span of latestFirst ? parts.reverse() : parts) {
    const rows = read(db, entityId, { ...filter, ...span });
    yield latestFirst ? rows.reverse() : rows;
  }
}

interface Span {
  from: string;
  to: string;
}

/** Days that follow each other, as many as make up a part. */
function partsOf(days: readonly { date: string; rows: number }[]): Span[] {
  const parts: Span[] = [];
  let room = 0;
  for (const { date, rows } of days) {
    const last = parts.at(-1);
    if (last && rows <= room) last.to = date;
    else {
      parts.push({ from: date, to: date });
      room = ROWS_A_TURN;
    }
    room -= rows;
  }
  return parts;
}

function read(db: VaultDatabase, entityId: string, filter: CandidateFilter & Span): Candidate[] {
  const word = filter.word ?? null;
  const having =
    word === null
      ? ''
      : `AND (ifnull(l.payee, e.payee) LIKE :pattern ESCAPE '\\' OR ifnull(l.memo, e.memo) LIKE :pattern ESCAPE '\\')`;
  return db
    .prepare(
      `SELECT p.entry_id, p.line, p.date, e.payee, e.memo, l.payee AS bank_payee, l.memo AS bank_memo, p.account_id,
              p.currency, o.account_id AS money_account_id, o.amount_minor AS money_minor,
              a.role = 'uncategorised' AS uncategorised, e.reviewed IS NOT NULL AS reviewed,
              NOT ${IS_PAIR} AS split, ${IS_PAIR} AND p.date > ifnull(n.closed_through, '') AND p.status <> 'reconciled'
                AND NOT EXISTS (SELECT 1 FROM line_match s WHERE s.entry_id = p.entry_id AND s.line = p.line) AS changeable
       FROM posting p JOIN posting o ON o.entry_id = p.entry_id AND o.line <> p.line JOIN account b ON b.id = o.account_id
       JOIN account a ON a.id = p.account_id JOIN entry e ON e.id = p.entry_id JOIN entity n ON n.id = e.entity_id
       LEFT JOIN line_match m ON m.entry_id = o.entry_id AND m.line = o.line
       LEFT JOIN statement_line l ON l.id = m.statement_line_id
       WHERE a.entity_id = :entityId AND p.date >= :from AND p.date <= :to
         AND (a.role = 'uncategorised' OR (:everything = 1 AND ${CATEGORISED}))
         AND (:categorised = 0 OR a.role <> 'uncategorised') AND NOT ${IS_CROSSED}
         AND b.type IN ('asset', 'liability') ${having}
         ${filter.entries ? 'AND p.entry_id IN (SELECT value FROM json_each(:entries))' : ''}
         AND (${IS_PAIR} OR (:splits = 1 AND ${IS_SPLIT}))
       ORDER BY p.date, p.entry_id`,
    )
    .all({
      entityId,
      from: filter.from,
      to: filter.to,
      everything: filter.everything ? 1 : 0,
      categorised: filter.categorised ? 1 : 0,
      splits: filter.splits ? 1 : 0,
      ...(filter.entries ? { entries: JSON.stringify(filter.entries) } : {}),
      ...(word === null ? {} : { pattern: `%${word.replace(/[\\%_]/g, '\\$&')}%` }),
    }) as Candidate[];
}

const otherAccounts = prepared<{ account_id: string }>(
  'SELECT account_id FROM posting WHERE entry_id = ? AND account_id <> ? ORDER BY line',
);

/** The accounts of a split's parts, in its order. */
export function categoriesOf(db: VaultDatabase, row: Candidate): string[] {
  return otherAccounts(db)
    .all(row.entry_id, row.money_account_id)
    .map(({ account_id }) => account_id);
}

/** The longest word of a rule's texts that the database can look for by itself; `null` if there is none. */
export function searchableWord({
  field,
  test,
  value,
  and,
}: Pick<RuleText, 'field' | 'test' | 'value' | 'and'>) {
  const texts = value === null ? and : [{ field, test, value }, ...and];
  const words = texts
    .filter((text) => text.test !== 'one_of' && text.test !== 'matches')
    .flatMap((text) => text.value.split(/\s+/))
    .filter((word) => /^[\x21-\x7e]{2,}$/.test(word));
  return words.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** What the bank said of the row; what the entry says where no bank did. Without the tags that it has. */
export function subjectOf(row: Candidate): RuleSubject {
  return {
    payee: row.bank_payee ?? row.payee,
    memo: row.bank_memo ?? row.memo,
    amountMinor: row.money_minor,
    date: row.date,
    money: { accountId: row.money_account_id, currency: row.currency },
  };
}

/** How to ask these rules of a candidate: with its tags, where one of them asks about tags. */
export function subjectsFor(db: VaultDatabase, rules: CompiledRules): (row: Candidate) => RuleSubject {
  if (!rules.some(({ row }) => row.tags.length > 0)) return subjectOf;
  return (row) => ({ ...subjectOf(row), tags: tagsOf(db, row.entry_id) });
}
