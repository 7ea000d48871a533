/** The entry that is made of a row of the bank: the row's own leg first, then those of its category. */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { setTags, type Unit } from '../ledger/index.ts';
import { entry, lineMatch, posting } from '../ledger/tables.ts';
import { applyToRow, type RuleHit, type RuleSubject, withoutLast } from '../rules/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type OwnerBooks, OwnersBooks } from './owner-books.ts';
import { usedAccount } from './part-accounts.ts';
import { isPosting, legsOfPostings, legsOfRule, overrules, type ToldPostings } from './posting-legs.ts';
import { whySecond } from './second-halves.ts';
import { storedPostings, storedRow } from './stored-postings.ts';
import { type MoneyLeg, type OtherLeg, ToldCategories } from './told-categories.ts';

export interface EntryHead {
  entityId: string;
  date: string;
  payee: string;
  memo: string;
  tags: readonly string[];
  reviewed: boolean;
  /** Of one that somebody said by hand. */
  source?: 'manual';
}

/** Under that id. */
export function insertEntry(
  unit: Unit,
  id: string,
  head: EntryHead,
  money: MoneyLeg,
  others: readonly OtherLeg[],
): void {
  const { entityId, date, payee, memo, tags, source = 'import' } = head;
  const reviewed = head.reviewed || null;
  unit.insert(entry, { id, entityId, date, payee, memo, source, reviewed });
  if (tags.length > 0) setTags(unit, id, tags);
  const leg = { entryId: id, currency: money.currency, date, status: 'cleared' as const };
  const { accountId, amountMinor } = money;
  unit.insert(posting, { ...leg, line: 0, accountId, amountMinor });
  for (const [place, { accountId, amountMinor, memo, waits }] of others.entries()) {
    const status = waits ? 'pending' : 'cleared';
    unit.insert(posting, { ...leg, line: place + 1, accountId, amountMinor, memo, status });
  }
}

interface StoredRow {
  id: string;
  account_id: string;
  account: string;
  entity_id: string;
  owner: string;
  closed_through: string | null;
  currency: string;
  date: string;
  amount_minor: number;
  payee: string;
  memo: string;
}

const rowOf = prepared<StoredRow>(
  `SELECT l.id, l.account_id, a.name AS account, a.entity_id, n.name AS owner, n.closed_through,
     ifnull(a.currency, n.base_currency) AS currency, l.date, l.amount_minor, l.payee, l.memo
   FROM statement_line l JOIN account a ON a.id = l.account_id JOIN entity n ON n.id = a.entity_id WHERE l.id = ?`,
);

/** What the rules make of a row: the words and tags of its entry, and the legs against its own. */
export interface Proposed extends Pick<EntryHead, 'payee' | 'memo' | 'tags' | 'reviewed'> {
  legs: readonly OtherLeg[];
}

/**
 * Books rows that are in the vault already, as an import of them would today had nothing waited for them: by the rules, and
 * a processor's by the parts that its file tells. The categories of QIF are read again only where an import is taken back.
 */
export class StoredRows {
  readonly #db: VaultDatabase;
  readonly #owners: OwnersBooks;

  constructor(db: VaultDatabase) {
    this.#db = db;
    this.#owners = new OwnersBooks(db);
  }

  /** The account that stands for having no category. */
  uncategorisedOf(entityId: string): string {
    return this.#owners.of(entityId).uncategorisedId;
  }

  /** What the rules would give the row today. */
  proposed(lineId: string): Proposed {
    const row = this.#row(lineId);
    return this.#proposedFor(row);
  }

  /** Gives the row an entry of its own; answers with its id. REFUSED in a closed period. */
  book(unit: Unit, lineId: string): string {
    return this.#book(unit, lineId, (row) => this.#proposedFor(row));
  }

  /** As `book`, with the categories that the row's own file gave it, but for those of accounts that are about to leave. */
  restore(unit: Unit, lineId: string, leaving: readonly string[]): string {
    return this.#book(unit, lineId, (row) => this.#toldAnew(row, leaving) ?? this.#proposedFor(row));
  }

  #book(unit: Unit, lineId: string, propose: (row: StoredRow) => Proposed): string {
    const row = this.#row(lineId);
    const { closed_through: closed } = row;
    if (closed !== null && row.date <= closed)
      throw new BulkheadError(
        'REFUSED',
        `The bank’s row of ${row.date} in “${row.account}” would get an entry of its own, and the books of ${row.owner} are closed through ${closed}.`,
        { remedy: 'Reopen the period first, with the reason.', facts: { next: 'period.reopen' } },
      );
    const { legs: proposed, ...words } = propose(row);
    const legs = proposed.length === 1 ? [this.#firstHalfOf(row, proposed[0]!)] : proposed;
    const money = { accountId: row.account_id, amountMinor: row.amount_minor, currency: row.currency };
    const head = { entityId: row.entity_id, date: row.date, ...words };
    const entryId = unit.newId();
    insertEntry(unit, entryId, head, money, legs);
    unit.insert(lineMatch, { statementLineId: lineId, entryId, line: 0, kind: 'created' });
    return entryId;
  }

  /** What waits for this very row, as a transfer with the account that it would go to, is not booked a second time. */
  #firstHalfOf(row: StoredRow, leg: OtherLeg): OtherLeg {
    if (!leg.waits || whySecond(this.#db, row, '', leg.accountId) === null) return leg;
    return { ...leg, accountId: this.#owners.of(row.entity_id).uncategorisedId, waits: false };
  }

  #proposedFor(row: StoredRow): Proposed {
    const books = this.#owners.of(row.entity_id);
    const subject = subjectOf(row);
    const told = storedPostings(this.#db, row.id, row.amount_minor, row.currency);
    const hit = told ? hitBeside(books, subject) : applyToRow(books.rules, subject);
    const legs = told ? this.#legsOf(told, hit, subject, books) : ruledLegs(hit, subject, books);
    return proposal(row, hit, legs, books);
  }

  /** `null` where its file gave it no category that is known, or a rule knows better. */
  #toldAnew(row: StoredRow, leaving: readonly string[]): Proposed | null {
    const { id, account_id: accountId, amount_minor: amountMinor, currency, entity_id: entityId } = row;
    const told = storedRow(this.#db, id, amountMinor, currency);
    if (!told || isPosting(told)) return null;
    const books = this.#owners.of(entityId);
    const subject = subjectOf(row);
    const isRuled = overrules(applyToRow(books.rules, subject), subject);
    const categories = new ToldCategories(this.#db, entityId, books.uncategorisedId);
    const legs = categories.legsOf(told, { accountId, amountMinor, currency }, isRuled);
    if (!legs || legs.some((leg) => leaving.includes(leg.accountId))) return null;
    return proposal(row, hitBeside(books, subject), legs, books);
  }

  #legsOf(told: ToldPostings, hit: RuleHit | null, subject: RuleSubject, books: OwnerBooks): OtherLeg[] {
    const { accountId: own, currency } = subject.money;
    const { entityId, uncategorisedId } = books;
    const accountOf = (kind: PostingKind) => {
      const id = usedAccount(this.#db, entityId, kind, currency);
      return id === own ? null : id;
    };
    const categories = () => new ToldCategories(this.#db, entityId, uncategorisedId);
    return legsOfPostings(told, hit, subject, { accountOf, categories, uncategorisedId });
  }

  #row(lineId: string): StoredRow {
    const row = rowOf(this.#db).get(lineId);
    if (row) return row;
    throw new BulkheadError('NOT_FOUND', `There is no row ${lineId} of a bank.`);
  }
}

function ruledLegs(hit: RuleHit | null, subject: RuleSubject, { uncategorisedId }: OwnerBooks): OtherLeg[] {
  const amountMinor = subject.amountMinor === 0 ? 0 : -subject.amountMinor;
  return legsOfRule(hit, subject) ?? [{ accountId: uncategorisedId, amountMinor, waits: false, memo: null }];
}

function subjectOf({
  account_id: accountId,
  currency,
  payee,
  memo,
  date,
  amount_minor,
}: StoredRow): RuleSubject {
  return { payee, memo, amountMinor: amount_minor, date, money: { accountId, currency } };
}

/** Of the last stage are rules for rows that nothing is told of. */
function hitBeside({ rules }: OwnerBooks, subject: RuleSubject): RuleHit | null {
  const first = applyToRow(rules, subject);
  return first?.isFallback ? applyToRow(withoutLast(rules), subject) : first;
}

function proposal(
  { payee, memo }: StoredRow,
  hit: RuleHit | null,
  legs: readonly OtherLeg[],
  { names }: OwnerBooks,
): Proposed {
  return {
    payee: hit?.payee ?? names.of(payee, memo),
    memo: hit?.memo ?? memo,
    tags: hit?.tags ?? [],
    reviewed: hit?.reviewed ?? false,
    legs,
  };
}
