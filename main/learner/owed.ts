/**
 * Rows of a bank that pay a bill or bring what an invoice asked for. The cost or the income stands in the books since then, and
 * would stand there twice if such a row got the category that its payee had otherwise. A row pays the oldest open item of its
 * amount and name that no earlier row without a category pays, or all that is open under its name together.
 */
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { EntityRow } from '../ledger/index.ts';
import { type Candidate, merchantWords } from '../rules/index.ts';
import { type OpenItem, owedItems } from '../solvency/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface Settled {
  accountId: string;
  /** Who is paid, or pays. */
  name: string;
  items: number;
  /** The day of the oldest. */
  since: CalendarDate;
  /** Whether the row names them; else its amount alone speaks for it, and no other item has that. */
  named: boolean;
}

type Words = Pick<Candidate, 'payee' | 'memo' | 'bank_payee' | 'bank_memo'>;

/** An amount alone tells nothing of what was asked for longer ago. */
const UNNAMED_DAYS_MAX = 60;
/** How a company ends; banks leave it away. */
const LEGAL_FORMS = new Set(['inc', 'llc', 'ltd', 'co', 'corp', 'company', 'plc', 'gmbh', 'lp', 'llp']);

const waitingRows = prepared<Words>(
  `SELECT e.payee, e.memo, l.payee AS bank_payee, l.memo AS bank_memo
   FROM posting p JOIN entry e ON e.id = p.entry_id LEFT JOIN line_match m ON m.entry_id = p.entry_id
   LEFT JOIN statement_line l ON l.id = m.statement_line_id
   WHERE p.account_id = :account AND p.amount_minor = :amount AND p.currency = :currency
     AND p.date >= :from AND (p.date, p.entry_id) < (:date, :entry)`,
);

type Side = 'payables' | 'receivables';

interface NamedItem extends OpenItem {
  /** Of its name, without the form of a company. */
  words: readonly string[];
}

/** The open items of one side, found by what a row could say of them. */
interface OpenSide {
  /** By the first word of their name. */
  byWord: ReadonlyMap<string, readonly NamedItem[]>;
  byAmount: ReadonlyMap<number, readonly NamedItem[]>;
}

export class Owed {
  readonly #db: VaultDatabase;
  readonly #owner: EntityRow;
  #known: (Record<Side, OpenSide> & { accounts: ReadonlySet<string> }) | null = null;

  constructor(db: VaultDatabase, owner: EntityRow) {
    this.#db = db;
    this.#owner = owner;
  }

  settledBy(row: Candidate): Settled | null {
    if (row.currency !== this.#owner.base_currency) return null;
    const { byWord, byAmount } = this.#items()[row.money_minor < 0 ? 'payables' : 'receivables'];
    const amount = Math.abs(row.money_minor);
    const said = wordsSaid(row);
    const named = [...said]
      .flatMap((word) => byWord.get(word) ?? [])
      .filter(({ words, date }) => date <= row.date && words.every((word) => said.has(word)))
      .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
    if (named.length > 0) return this.#amongNamed(row, named, amount);
    const since = addDays(row.date, -UNNAMED_DAYS_MAX);
    const [only, ...others] = (byAmount.get(amount) ?? []).filter(
      ({ date }) => date >= since && date <= row.date,
    );
    return only && others.length === 0 ? settled([only], false) : null;
  }

  /** Whether bills or invoices were ever booked there: then what goes there pays one, and no habit tells which. */
  holds(accountId: string): boolean {
    return this.#items().accounts.has(accountId);
  }

  #amongNamed(row: Candidate, named: readonly OpenItem[], amount: number): Settled | null {
    const exact = named.filter(({ openMinor }) => openMinor === amount);
    const items = exact.length > 0 ? exact : named;
    const before = this.#earlierRows(row, items[0]!);
    if (exact.length > 0) return exact[before] ? settled([exact[before]], true) : null;
    const onOne = named.filter(({ accountId }) => accountId === named[0]!.accountId);
    const sum = onOne.reduce((total, { openMinor }) => total + openMinor, 0);
    return sum === amount && before === 0 ? settled(onOne, true) : null;
  }

  /** How many rows that wait, and came before this one, could pay the same. */
  #earlierRows(row: Candidate, { payee, date: from }: OpenItem): number {
    const { account_id: account, currency, date, entry_id: entry, money_minor: minor } = row;
    const rows = waitingRows(this.#db).all({ account, amount: -minor, currency, from, date, entry });
    return rows.filter((other) => isNamed(payee, other)).length;
  }

  #items() {
    if (this.#known) return this.#known;
    const { payables, receivables } = owedItems(this.#db, this.#owner);
    const accounts = new Set([...payables, ...receivables].map(({ accountId }) => accountId));
    this.#known = { payables: sideOf(payables), receivables: sideOf(receivables), accounts };
    return this.#known;
  }
}

function sideOf(items: readonly OpenItem[]): OpenSide {
  const open = items
    .filter(({ openMinor }) => openMinor > 0)
    .map((item): NamedItem => ({ ...item, words: wordsNaming(item.payee) }));
  const named = open.filter(({ words }) => words.length > 0);
  return {
    byWord: Map.groupBy(named, ({ words }) => words[0]!),
    byAmount: Map.groupBy(open, ({ openMinor }) => openMinor),
  };
}

function settled(items: readonly OpenItem[], named: boolean): Settled {
  const { accountId, payee: name, date: since } = items[0]!;
  return { accountId, name, since, named, items: items.length };
}

/** Every word of the name stands in what the bank wrote. */
function isNamed(name: string, row: Words): boolean {
  const [words, said] = [wordsNaming(name), wordsSaid(row)];
  return words.length > 0 && words.every((word) => said.has(word));
}

function wordsNaming(name: string): string[] {
  return wordsOf(merchantWords(name).join(' ')).filter((word) => !LEGAL_FORMS.has(word));
}

function wordsSaid({ payee, memo, bank_payee, bank_memo }: Words): Set<string> {
  return new Set(wordsOf([payee, memo, bank_payee, bank_memo].join(' ')));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
