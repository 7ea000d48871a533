/**
 * What an entity's own history says of charges that stand in the books of another. Only what it is sure of: the same merchant,
 * always in the same category so far. It proposes nothing, and is learnt at once, so from fewer rows than proposals are.
 */
import { SURE } from '../../shared/contract/learner.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { loadChart } from '../ledger/index.ts';
import { candidates, readName } from '../rules/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { History, isSettled } from './history.ts';
import { asRow, taughtBy } from './taught.ts';

const TAUGHT_MAX = 3_000;

/** As the bank wrote it; what was spent is negative. */
interface ChargeElsewhere {
  payee: string;
  memo: string;
  date: CalendarDate;
  amountMinor: number;
}

interface OwnWord {
  category: string;
  /** From 0 to 1. */
  confidence: number;
  /** So often it was that, and never anything else. */
  times: number;
}

/** The merchant in the bank's words, in lower case; `null` where there is none for sure. */
export function merchantOf({ payee, memo }: Pick<ChargeElsewhere, 'payee' | 'memo'>): string | null {
  const { name, sure } = readName(payee === '' ? memo : payee);
  return sure ? name.toLowerCase() : null;
}

/** By what was there up to `to`; `null` where that is not sure, or is no cost. */
export function ownWords(
  db: VaultDatabase,
  entityId: string,
  to: CalendarDate,
): (charge: ChargeElsewhere) => OwnWord | null {
  const rows = candidates(db, entityId, { everything: true, categorised: true, latestFirst: true, to });
  const latest = [...rows.take(TAUGHT_MAX)];
  const history = new History(latest.toReversed().map(taughtBy));
  while (history.learnSome());
  const costs = new Map(
    loadChart(db, entityId)
      .filter(({ type, role }) => type === 'expense' && role !== 'uncategorised')
      .map(({ id, name }) => [id, name] as const),
  );
  // It is asked of as if it stood where these books paid the merchant last.
  const paidFrom = new Map<string, string>();
  for (const row of latest) {
    const { merchant, account_id: accountId } = asRow(row);
    if (merchant !== null && !paidFrom.has(merchant)) paidFrom.set(merchant, accountId);
  }
  return (charge) => {
    const merchant = merchantOf(charge);
    const account_id = merchant === null ? undefined : paidFrom.get(merchant);
    if (account_id === undefined) return null;
    const { payee, memo, date, amountMinor: amount_minor } = charge;
    const found = history.propose({ payee, memo, date, amount_minor, account_id }, merchant, () => true);
    if (!found) return null;
    const category = costs.get(found.category);
    if (category === undefined || !isSettled(found) || found.confidence < SURE) return null;
    return { category, confidence: found.confidence, times: found.times };
  };
}
