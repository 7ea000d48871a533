/**
 * A rule that would do to the bank's rows what was done to one entry. It goes by the bank's own words, so that it hits
 * the next row of the same payee, and takes as few of them as tell this payee from others.
 */
import { type EntityRow, Pace, tagsOf } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type Candidate, candidateParts, searchableWord, subjectOf } from './candidates.ts';
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
/** So often one merchant went to one category that its words may be in any share of the entries. */
const SETTLED_MIN = 4;
/** Of the latest that many entries: somebody waits for it at each category given, and what was long ago tells less. */
const LOOKED_AT_MAX = 10_000;

const dayOfEntry = preparedValue<string>(
  'SELECT date FROM entry WHERE entity_id = ? ORDER BY date DESC LIMIT 1 OFFSET ?',
);
const entriesSince = preparedValue<number>('SELECT count(*) FROM entry WHERE entity_id = ? AND date >= ?');

/** `null` where there is nothing to go by: no category, a split, no row of a bank, or a rule that does it already. */
export async function suggestRule(
  db: VaultDatabase,
  owner: EntityRow,
  entryId: string,
): Promise<Suggestion | null> {
  const behind = readBehind(db, entryId);
  if (!behind || behind.role === 'uncategorised' || isDone(db, owner, behind, entryId)) return null;
  const payee = isOwnName(behind) ? behind.payee : null;
  const words = await wordsOf(new Likes(db, owner, behind), behind);
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
async function wordsOf(likes: Likes, row: Behind): Promise<Words | null> {
  const payee = normalise(row.bank_payee);
  const memo = normalise(row.bank_memo);
  const words =
    (await nameIn(payee, 'payee', likes)) ??
    (await nameIn(memo, 'memo', likes)) ??
    wholeOf(payee, 'payee') ??
    wholeOf(memo, 'memo');
  return words && { ...words, direction: (await likes.differByDirection(words)) ? directionOf(row) : null };
}

async function nameIn(text: string, field: Words['field'], likes: Likes): Promise<Words | null> {
  const words = merchantWords(text);
  const values = words
    .map((_, index) => asTest(text, words.slice(0, index + 1).join(' '), field))
    .filter((value) => value !== null);
  const name = values.at(-1);
  if (!name || (await likes.areTooMany(name))) return null;
  for (const shorter of values) if (await likes.allAgreeWith(shorter)) return shorter;
  return name;
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

/** What a value would hit among the latest entries. */
class Likes {
  readonly #db: VaultDatabase;
  readonly #owner: EntityRow;
  readonly #behind: Behind;
  /** The day from which on entries are looked at. */
  readonly #from: string;
  readonly #uncategorised: ReadonlySet<string>;
  /** By a word that they have. */
  readonly #rows = new Map<string | null, Candidate[]>();

  constructor(db: VaultDatabase, owner: EntityRow, behind: Behind) {
    this.#db = db;
    this.#owner = owner;
    this.#behind = behind;
    this.#from = dayOfEntry(db).get(owner.id, LOOKED_AT_MAX - 1) ?? '';
    const ids = db.prepare("SELECT id FROM account WHERE entity_id = ? AND role = 'uncategorised'").pluck();
    this.#uncategorised = new Set(ids.all(owner.id) as string[]);
  }

  async areTooMany(words: Words): Promise<boolean> {
    const entries = entriesSince(this.#db).get(this.#owner.id, this.#from)!;
    if (entries < ENTRIES_MIN) return false;
    const hits = await this.#hitsOf(words);
    return hits.length > entries * SHARE_MAX && !this.#areOneMerchant(hits);
  }

  /** Whether all of them are of one name, and people gave them this category and never another. */
  #areOneMerchant(hits: readonly Candidate[]): boolean {
    const given = hits.filter((row) => !this.#uncategorised.has(row.account_id));
    if (given.length < SETTLED_MIN) return false;
    if (given.some((row) => row.account_id !== this.#behind.account_id)) return false;
    const names = hits.map(({ bank_payee: payee, bank_memo: memo, ...row }) =>
      cleanName(payeeText(payee ?? row.payee, memo ?? row.memo)),
    );
    return new Set(names).size === 1;
  }

  /** Whether people gave the same category to whatever has these words, and other names than this one among that. */
  async allAgreeWith(words: Words): Promise<boolean> {
    const hits = await this.#hitsOf(words);
    const names = new Set(hits.map((row) => merchantWords(textOf(row, words.field)).join(' ')));
    return names.size > 1 && hits.every((row) => row.account_id === this.#behind.account_id);
  }

  /** Whether what goes the other way has another category: a refund, say, or what somebody both buys and sells. */
  async differByDirection(words: Words): Promise<boolean> {
    return (await this.#hitsOf(words)).some(
      (row) =>
        directionOf(row) !== directionOf(this.#behind) &&
        row.account_id !== this.#behind.account_id &&
        !this.#uncategorised.has(row.account_id),
    );
  }

  /** What any part of a name hits has the name’s first word, so that rows are read once for all of them. */
  async #hitsOf(words: Words): Promise<Candidate[]> {
    const { account_id, account_currency: currency, role } = this.#behind;
    const text: RuleText = { ...EMPTY_RULE, ...words, account_id };
    const row = { id: '', entity_id: this.#owner.id, position: 0, ...text };
    const category = { id: account_id, currency, role, archived: 0 };
    const rule = compileRule(row, new Map([[account_id, category]]));
    const [first = words.value] = merchantWords(words.value);
    const rows = await this.#having(searchableWord({ ...text, value: first }));
    return rows.filter((candidate) => ruleTakes(rule, subjectOf(candidate)));
  }

  async #having(word: string | null): Promise<Candidate[]> {
    const known = this.#rows.get(word);
    if (known) return known;
    const rows: Candidate[] = [];
    const pace = new Pace();
    const filter = { from: this.#from, everything: true, word };
    for (const part of candidateParts(this.#db, this.#owner.id, filter)) {
      rows.push(...part);
      await pace.breathe();
    }
    this.#rows.set(word, rows);
    return rows;
  }
}

function textOf(row: Candidate, field: Words['field']): string {
  const { payee, memo } = subjectOf(row);
  return field === 'memo' ? memo : payee;
}
