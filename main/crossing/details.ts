/** What a movement needs to know of accounts: what pays and receives, what was bought, what was kept back. */
import type { MovementInput } from '../../shared/contract/crossing.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { parseMoney } from '../../shared/money.ts';
import {
  type AccountRow,
  accountById,
  accountOfRole,
  type EntityRow,
  findAccount,
  MONEY_ROLES,
  type Scope,
  STATEMENT_ROLES,
} from '../ledger/index.ts';
import { applyToRow, compileRules, legsOf } from '../rules/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { likelyMoney } from './accounts.ts';
import type { NewLeg } from './movement.ts';
import { canBeBought, type Origin } from './origin.ts';

function refused(message: string, remedy: string, facts: object = {}): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy, facts });
}

/** Money waits for the bank's row; what is no bank's has nothing to wait for. */
export function moneyLeg({ id, role }: AccountRow, amountMinor: number): NewLeg {
  return { accountId: id, amountMinor, status: MONEY_ROLES.has(role) ? 'pending' : 'cleared' };
}

/** Whether a thing is given, and not money. */
export function isProperty(db: VaultDatabase, input: MovementInput, from: EntityRow): boolean {
  if (input.kind !== 'contribution' && input.kind !== 'draw') return false;
  if (input.from_account === undefined) return false;
  return !STATEMENT_ROLES.has(findAccount(db, input.from_account, from.id).role);
}

/** The account somebody named; else the one that money most likely goes through. Of property it must be named. */
export function givenOrLikely(
  db: VaultDatabase,
  of: EntityRow,
  named: string | undefined,
  currency: string,
  { property, isMoney }: { property: boolean; isMoney: boolean },
): AccountRow {
  if (named === undefined) {
    if (!property) return likelyMoney(db, of, currency);
    throw new BulkheadError('INVALID_INPUT', `What does it become in the books of ${of.name}?`, {
      remedy: 'Name the account of what is received, such as “Fixed assets”.',
      facts: { field: 'to_account' },
    });
  }
  const account = findAccount(db, named, of.id);
  if (account.archived === 1)
    throw refused(`“${account.path}” is archived.`, 'Bring it back first, or use another account.', {
      next: 'account.update',
    });
  if (account.currency !== null && account.currency !== currency)
    throw refused(`“${account.path}” holds ${account.currency}, not ${currency}.`, 'Choose another account.');
  if (property && STATEMENT_ROLES.has(account.role))
    throw refused(`“${account.path}” holds money.`, 'Name the account of what is given on both sides.');
  if (isMoney && !STATEMENT_ROLES.has(account.role))
    throw refused(
      `“${account.path}” holds no money.`,
      'Name the account of the bank, the card or the cash that pays or receives.',
    );
  return account;
}

interface Bearing {
  to: EntityRow;
  amount: number;
  currency: string;
  origin: Origin | null;
}

/** In the books that bear a cost: what was named; else what their rules say; else no category yet. */
export function whatWasBought({ db }: Scope, input: MovementInput, told: Bearing): NewLeg[] {
  const { to, amount, currency, origin } = told;
  if (input.category !== undefined) {
    const account = findAccount(db, input.category, to.id);
    requireCategory(account, currency);
    return [{ accountId: account.id, amountMinor: amount }];
  }
  return (
    byRules(db, to, origin, amount, currency) ?? [
      { accountId: accountOfRole(db, to.id, 'uncategorised').id, amountMinor: amount },
    ]
  );
}

function byRules(
  db: VaultDatabase,
  to: EntityRow,
  origin: Origin | null,
  amount: number,
  currency: string,
): NewLeg[] | null {
  if (!origin) return null;
  // The rules of these books know their own money; here is none, so any account of theirs will do that is no category.
  const money = { accountId: accountOfRole(db, to.id, 'opening').id, currency };
  const subject = { ...origin.said, date: origin.date, amountMinor: -amount, money };
  const hit = applyToRow(compileRules(db, to.id), subject);
  const legs = hit && legsOf(hit, subject);
  // A rule that knows the row as a transfer means the books' own money.
  if (!legs || legs.some(({ waits }) => waits)) return null;
  return legs.map(({ accountId, amountMinor }) => ({ accountId, amountMinor }));
}

function requireCategory(account: AccountRow & { path: string }, currency: string): void {
  if (account.archived === 1)
    throw refused(`“${account.path}” is archived.`, 'Bring it back first, or use another account.', {
      next: 'account.update',
    });
  if (!canBeBought(account.role))
    throw refused(`“${account.path}” is no category.`, 'Choose what was bought.');
  if (account.currency !== null && account.currency !== currency)
    throw refused(
      `“${account.path}” holds ${account.currency}, not ${currency}.`,
      'Choose another category.',
    );
}

/** Lines of the owner's own taxes on income. */
const OWNERS_TAX: ReadonlySet<string> = new Set(['1040 25', '1040 26', 'Sch A 5a']);

export function ownersTax(db: VaultDatabase, parts: readonly NewLeg[]): boolean {
  return (
    parts.length > 0 &&
    parts.every(({ accountId }) => OWNERS_TAX.has(accountById(db, accountId)?.tax_line ?? ''))
  );
}

export function withheldLegs(
  db: VaultDatabase,
  input: MovementInput,
  to: EntityRow,
  currency: string,
): NewLeg[] {
  return (input.withheld ?? []).map(({ account: named, amount }) => {
    const account = findAccount(db, named, to.id);
    requireCategory(account, currency);
    return { accountId: account.id, amountMinor: parseMoney(amount, currency) };
  });
}
