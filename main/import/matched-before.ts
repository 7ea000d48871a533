/**
 * Rows of a bank that were in the books before, stood for entries as somebody had said, and left with their import: where the very
 * same row comes again, and nothing of it has changed, it stands for the same. Where something has, it is a row like any other, and
 * matching proposes it. Nothing fails.
 */
import { accountById, type HandMatch, matchedByHand, nameKey, type Unit } from '../ledger/index.ts';
import { lineMatch, posting } from '../ledger/tables.ts';
import { prepared } from '../vault/index.ts';
import { isPartInSql } from './bank-links.ts';
import type { Route } from './route.ts';
import { insertEntry } from './row-entry.ts';
import type { TakenRow } from './taken-row.ts';
import type { OtherLeg } from './told-categories.ts';

interface WaitingLeg {
  amount_minor: number;
  status: 'pending' | 'cleared';
}

/** In the row's own account, or on its way there. */
const waitingLeg = prepared<WaitingLeg>(
  `SELECT p.amount_minor, p.status FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.entry_id = :entryId AND p.line = :line AND p.currency = :currency
     AND (p.account_id = :account OR EXISTS (SELECT 1 FROM bank_link k WHERE k.account_id = p.account_id
       AND (${isPartInSql('k.key', 'payment')} OR ${isPartInSql('k.key', 'payout')})))
     AND (p.status = 'pending' OR p.status = 'cleared' AND e.source = 'manual')
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
);

/** Those of one account. */
export class MatchedBefore {
  readonly #unit: Unit;
  readonly #route: Route;
  #all: ReadonlyMap<string, HandMatch> | null = null;

  constructor(unit: Unit, route: Route) {
    this.#unit = unit;
    this.#route = route;
  }

  #of({ row, minor, identity, occurrence, correctsId }: TakenRow): HandMatch | null {
    this.#all ??= matchedByHand(this.#unit.db);
    if (this.#all.size === 0 || correctsId !== undefined) return null;
    const found = this.#all.get(nameKey({ accountId: this.#route.account.id, identity, occurrence }));
    return found && found.row.amountMinor === minor && found.row.date === row.date ? found : null;
  }

  /** The legs that the row stood for, if all of them wait and come to its amount as they did. */
  legsOf(taken: TakenRow): HandMatch | null {
    const before = this.#of(taken);
    if (!before || before.legs.length === 0) return null;
    const { rest } = before;
    const legs = before.legs.map((leg) => this.#waiting(leg));
    const sum = legs.reduce((total, leg) => total + (leg?.amount_minor ?? 0), rest?.amountMinor ?? 0);
    if (sum !== taken.minor || legs.includes(undefined)) return null;
    return rest && !this.#isUsable(rest.accountId) ? null : before;
  }

  #waiting(leg: HandMatch['legs'][number]): WaitingLeg | undefined {
    const { account, currency } = this.#route;
    return waitingLeg(this.#unit.db).get({ ...leg, currency, account: account.id });
  }

  /** Has the row, which is in the vault by now, stand for them. */
  match({ row, lineId }: TakenRow, { legs, rest }: HandMatch): void {
    const { account, owner, currency } = this.#route;
    for (const leg of legs) {
      const wasCleared = this.#waiting(leg)!.status === 'cleared' || null;
      this.#unit.update(posting, leg, { status: 'cleared', accountId: account.id });
      this.#unit.insert(lineMatch, { ...leg, statementLineId: lineId, kind: 'matched', wasCleared });
    }
    if (!rest) return;
    const entryId = this.#unit.newId();
    const { accountId, amountMinor, payee } = rest;
    const head = { entityId: owner.id, date: row.date, payee, memo: '', tags: [], reviewed: false };
    const other = { accountId, amountMinor: -amountMinor, memo: null, waits: false };
    const money = { accountId: account.id, amountMinor, currency };
    insertEntry(this.#unit, entryId, { ...head, source: 'manual' }, money, [other]);
    const match = { statementLineId: lineId, entryId, line: 0, kind: 'matched' as const };
    this.#unit.insert(lineMatch, { ...match, isRest: true });
  }

  /** The leg that the row's entry had on the account of another bank, where somebody had made one transfer of both rows. */
  transferOf(taken: TakenRow): OtherLeg | null {
    const accountId = this.#of(taken)?.transferTo ?? null;
    if (accountId === null || !this.#isUsable(accountId)) return null;
    return { accountId, amountMinor: -taken.minor, memo: null, waits: true };
  }

  #isUsable(accountId: string): boolean {
    const account = accountById(this.#unit.db, accountId);
    return account?.archived === 0 && (account.currency ?? this.#route.currency) === this.#route.currency;
  }
}
