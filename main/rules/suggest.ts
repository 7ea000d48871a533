/**
 * A rule that would do to the bank's rows what was done to one entry. It goes by the bank's own words, so that it hits
 * the next row of the same payee, and takes as few of them as tell this payee from others.
 */
import { type EntityRow, tagsOf } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Candidate, candidates, searchableWord, subjectOf } from './candidates.ts';
import { normalise } from './conditions.ts';
import { applyToRow, compileRule, compileRules, ruleTakes } from './match.ts';
import { merchantWords } from './merchant.ts';
import { cleanName } from './payee/clean.ts';
import { textOf as payeeText } from './payee/names.ts';
import { EMPTY_RULE, type RuleText } from './store.ts';

export interface Suggestion extends Words {
  account_id: string;
  payee: string | null;
}

interface Behind {
  date: string;
  payee: string;
  bank_payee: string;
  bank_memo: string;
  money_minor: number;
  money_account_id: string;
  currency: string;
  account_id: string;
  role: string;
  account_currency: string | null;
}

/** Letters of a name that may stand anywhere in a text: fewer are within too many words. */
const LETTERS_MIN = 4;
/** Of the entity's entries that a rule may hit: more is no payee, but a word that banks use. */
const SHARE_MAX = 0.2;
/** Fewer entries tell nothing of how common a word is. */
const ENTRIES_MIN = 50;

/** `null` where there is nothing to go by: no category, a split, no row of a bank, or a rule that does it already. */
export function suggestRule(db: VaultDatabase, owner: EntityRow, entryId: string): Suggestion | null {
  const behind = readBehind(db, entryId);
  if (!behind || behind.role === 'uncategorised' || isDone(db, owner, behind, entryId)) return null;
  const payee = isOwnName(behind) ? behind.payee : null;
  const words = wordsOf(new Likes(db, owner, behind), behind);
  return words && { ...words, account_id: behind.account_id, payee: payee === '' ? null : payee };
}

/** Whether somebody called it otherwise than the bank does, and than is read out of the bank's words. */
function isOwnName({ payee, bank_payee, bank_memo }: Behind): boolean {
  const given = normalise(payee);
  return given !== normalise(bank_payee) && given !== normalise(cleanName(payeeText(bank_payee, bank_memo)));
}

/** Legs of a two-legged entry with a row of the bank behind one of them. */
function readBehind(db: VaultDatabase, entryId: string): Behind | undefined {
  return db
    .prepare(
      `SELECT e.date, e.payee, l.payee AS bank_payee, l.memo AS bank_memo, o.amount_minor AS money_minor,
         o.account_id AS money_account_id, o.currency, p.account_id, a.role, a.currency AS account_currency
       FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id JOIN entry e ON e.id = m.entry_id
       JOIN posting o ON o.entry_id = m.entry_id AND o.line = m.line
       JOIN posting p ON p.entry_id = o.entry_id AND p.line <> o.line JOIN account a ON a.id = p.account_id
       WHERE m.entry_id = ? AND a.archived = 0 AND (SELECT count(*) FROM posting WHERE entry_id = m.entry_id) = 2
       ORDER BY m.line LIMIT 1`,
    )
    .get(entryId) as Behind | undefined;
}

function isDone(db: VaultDatabase, owner: EntityRow, row: Behind, entryId: string): boolean {
  const hit = applyToRow(compileRules(db, owner.id), {
    payee: row.bank_payee,
    memo: row.bank_memo,
    amountMinor: row.money_minor,
    date: row.date,
    money: { accountId: row.money_account_id, currency: row.currency },
    tags: tagsOf(db, entryId),
  });
  if (hit?.parts.length !== 1 || hit.parts[0]!.accountId !== row.account_id) return false;
  return hit.payee === null ? !isOwnName(row) : hit.payee === row.payee;
}

interface Words extends Pick<RuleText, 'field' | 'test' | 'direction'> {
  value: string;
}

/** A name in the payee, or in the memo, as of "CHECK 1042"; where it is in too many rows, the whole text. */
function wordsOf(likes: Likes, row: Behind): Words | null {
  const payee = normalise(row.bank_payee);
  const memo = normalise(row.bank_memo);
  const words =
    nameIn(payee, 'payee', likes) ??
    nameIn(memo, 'memo', likes) ??
    wholeOf(payee, 'payee') ??
    wholeOf(memo, 'memo');
  return words && { ...words, direction: likes.differByDirection(words) ? directionOf(row) : null };
}

function nameIn(text: string, field: Words['field'], likes: Likes): Words | null {
  const words = merchantWords(text);
  const values = words
    .map((_, index) => asTest(text, words.slice(0, index + 1).join(' '), field))
    .filter((value) => value !== null);
  const name = values.at(-1);
  if (!name || likes.areTooMany(name)) return null;
  return values.find((shorter) => likes.allAgreeWith(shorter)) ?? name;
}

function asTest(text: string, value: string, field: Words['field']): Words | null {
  if (!text.includes(value)) return null;
  if (value.length >= LETTERS_MIN) return { field, test: 'contains', value, direction: null };
  return text.startsWith(value) && value.length > 1
    ? { field, test: 'starts', value, direction: null }
    : null;
}

function wholeOf(text: string, field: Words['field']): Words | null {
  return merchantWords(text).length > 0 ? { field, test: 'is', value: text, direction: null } : null;
}

const directionOf = (row: { money_minor: number }) => (row.money_minor > 0 ? 'in' : 'out');

/** What a value would hit among the entries there are. */
class Likes {
  readonly #db: VaultDatabase;
  readonly #owner: EntityRow;
  readonly #behind: Behind;
  readonly #uncategorised: ReadonlySet<string>;
  /** By a word that they have. */
  readonly #rows = new Map<string | null, Candidate[]>();

  constructor(db: VaultDatabase, owner: EntityRow, behind: Behind) {
    this.#db = db;
    this.#owner = owner;
    this.#behind = behind;
    const ids = db.prepare("SELECT id FROM account WHERE entity_id = ? AND role = 'uncategorised'").pluck();
    this.#uncategorised = new Set(ids.all(owner.id) as string[]);
  }

  areTooMany(words: Words): boolean {
    const count = this.#db.prepare('SELECT count(*) FROM entry WHERE entity_id = ?').pluck();
    const entries = count.get(this.#owner.id) as number;
    return entries >= ENTRIES_MIN && this.#hitsOf(words).length > entries * SHARE_MAX;
  }

  /** Whether people gave the same category to whatever has these words, and other names than this one among that. */
  allAgreeWith(words: Words): boolean {
    const hits = this.#hitsOf(words);
    const names = new Set(hits.map((row) => merchantWords(textOf(row, words.field)).join(' ')));
    return names.size > 1 && hits.every((row) => row.account_id === this.#behind.account_id);
  }

  /** Whether what goes the other way has another category: a refund, say, or what somebody both buys and sells. */
  differByDirection(words: Words): boolean {
    return this.#hitsOf(words).some(
      (row) =>
        directionOf(row) !== directionOf(this.#behind) &&
        row.account_id !== this.#behind.account_id &&
        !this.#uncategorised.has(row.account_id),
    );
  }

  #hitsOf(words: Words): Candidate[] {
    const { account_id, account_currency: currency, role } = this.#behind;
    const text: RuleText = { ...EMPTY_RULE, ...words, account_id };
    const row = { id: '', entity_id: this.#owner.id, position: 0, ...text };
    const category = { id: account_id, currency, role, archived: 0 };
    const rule = compileRule(row, new Map([[account_id, category]]));
    return this.#having(searchableWord(text)).filter((candidate) => ruleTakes(rule, subjectOf(candidate)));
  }

  #having(word: string | null): Candidate[] {
    const rows = this.#rows.get(word) ?? [
      ...candidates(this.#db, this.#owner.id, { everything: true, word }),
    ];
    this.#rows.set(word, rows);
    return rows;
  }
}

function textOf(row: Candidate, field: Words['field']): string {
  const { payee, memo } = subjectOf(row);
  return field === 'memo' ? memo : payee;
}
