/**
 * The accounts of an entity's books that sales, fees, payouts, ... of payment processors, the trades of brokers and the payments of loans go to: those that were
 * used before, else the chart's own of that name, else a new one. What a person sells has no place of its own in their
 * chart, so it stays to be categorised. Nothing fails.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import {
  type AccountRow,
  accountById,
  accountOfRole,
  addAccount,
  defaultParent,
  type EntityRow,
  loadChart,
  MONEY_ROLES,
  type NewAccount,
  taxLineFor,
  type Unit,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { linkedPart, partKey } from './bank-links.ts';
import type { Route } from './route.ts';
import { bankLink } from './tables.ts';

interface Standard {
  /** What it is called in charts; the first is what a new one is called. */
  names: readonly string[];
  type: NewAccount['type'];
  role?: NewAccount['role'];
  /** Line of Schedule C. */
  line?: string;
  /** Companies alone have it. */
  company?: true;
  /** Used where it is there, and never made. */
  known?: true;
}

const REFUNDS: Standard = {
  names: ['Refunds and allowances', 'Refunds'],
  type: 'income',
  line: '2',
  company: true,
};

const STANDARD: Readonly<Record<Exclude<PostingKind, 'exchange'>, Standard>> = {
  sale: { names: ['Product sales', 'Sales', 'Service revenue'], type: 'income', line: '1', company: true },
  refund: REFUNDS,
  dispute: REFUNDS,
  fee: {
    names: ['Merchant and bank fees', 'Merchant fees', 'Processing fees', 'Bank fees'],
    type: 'expense',
    line: '27b',
  },
  tax: { names: ['Sales tax payable'], type: 'liability', company: true },
  tip: { names: ['Tips'], type: 'income', line: '1', company: true },
  shipping: { names: ['Shipping charged'], type: 'income', line: '1', company: true },
  gift: { names: ['Deferred revenue'], type: 'liability', role: 'deferred', company: true },
  cash: { names: ['Cash on hand', 'Cash'], type: 'asset', role: 'cash' },
  hold: { names: ['Held by processors'], type: 'asset' },
  payout: { names: ['Processor clearing', 'Payouts in transit'], type: 'asset', role: 'bank' },
  security: { names: ['Securities', 'Securities held'], type: 'asset' },
  dividend: { names: ['Dividends', 'Dividend income'], type: 'income' },
  interest: { names: ['Interest', 'Interest income'], type: 'income' },
  gain: { names: ['Capital gains', 'Capital gain distributions'], type: 'income' },
  margin: { names: ['Investment interest', 'Margin interest', 'Interest expense'], type: 'expense' },
  payment: { names: ['Loan payments in transit'], type: 'asset', role: 'bank' },
  'loan-interest': {
    names: ['Loan interest', 'Interest expense', 'Other interest'],
    type: 'expense',
    line: '16b',
  },
  escrow: { names: ['Escrow', 'Mortgage escrow', 'Escrow account'], type: 'asset', known: true },
  insurance: { names: ['Mortgage insurance', 'Insurance'], type: 'expense', known: true },
};

/** Assets and liabilities hold one currency, and there may be one for each. */
export function holdsOneCurrency(kind: PostingKind): boolean {
  if (kind === 'exchange') return false;
  const { type } = STANDARD[kind];
  return type === 'asset' || type === 'liability';
}

/** The account that is used for a kind, where there is one that can still be booked to. */
export function usedAccount(
  db: VaultDatabase,
  entityId: string,
  kind: PostingKind,
  currency: string,
): string | null {
  if (kind === 'exchange') return accountOfRole(db, entityId, 'exchange').id;
  const id = linkedPart(db, partKey(entityId, kind, holdsOneCurrency(kind) ? currency : null));
  return id !== null && accountById(db, id)?.archived === 0 ? id : null;
}

/** Where fees go, without making an account for them; `null` where the chart has none. */
export function feeAccount(db: VaultDatabase, entityId: string, currency: string): string | null {
  const used = usedAccount(db, entityId, 'fee', currency);
  if (used !== null) return used;
  const isUsable = (one: AccountRow) => one.archived === 0 && (one.currency ?? currency) === currency;
  return inChart(db, entityId, STANDARD.fee, isUsable);
}

/** The chart's own account of one of those names. */
function inChart(
  db: VaultDatabase,
  entityId: string,
  { names, type, role }: Standard,
  isUsable: (one: AccountRow) => boolean,
): string | null {
  const chart = loadChart(db, entityId).filter(
    // What is held against its own bank stands for nothing else.
    (one) => one.type === type && isUsable(one) && (role !== undefined || !MONEY_ROLES.has(one.role)),
  );
  for (const name of names) {
    const account = chart.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (account) return account.id;
  }
  return null;
}

export class PartAccounts {
  readonly #unit: Unit;
  readonly #owner: EntityRow;
  /** The account that the rows are of, which none of their parts goes to. */
  readonly #ownId: string;
  readonly #known = new Map<string, string | null>();

  constructor(unit: Unit, { owner, account }: Route) {
    this.#unit = unit;
    this.#owner = owner;
    this.#ownId = account.id;
  }

  /** `null` where the books have no place for it that could be told. */
  of(kind: PostingKind, currency: string): string | null {
    const name = `${kind} ${currency}`;
    let id = this.#known.get(name);
    if (id === undefined) {
      id = kind === 'exchange' ? this.#exchange() : this.#found(kind, STANDARD[kind], currency);
      this.#known.set(name, id);
    }
    return id;
  }

  #exchange(): string {
    return accountOfRole(this.#unit.db, this.#owner.id, 'exchange').id;
  }

  #found(kind: PostingKind, standard: Standard, currency: string): string | null {
    const { db } = this.#unit;
    const holdsOne = holdsOneCurrency(kind);
    const key = partKey(this.#owner.id, kind, holdsOne ? currency : null);
    const linked = linkedPart(db, key);
    const account = linked === null ? null : accountById(db, linked);
    const isUsable = (one: AccountRow) =>
      one.archived === 0 && one.id !== this.#ownId && (one.currency ?? currency) === currency;
    if (account && isUsable(account)) return account.id;
    if (linked !== null) this.#unit.remove(bankLink, { key, accountId: linked });
    const id =
      inChart(db, this.#owner.id, standard, isUsable) ?? this.#made(standard, holdsOne ? currency : null);
    if (id !== null) this.#unit.insert(bankLink, { key, accountId: id });
    return id;
  }

  #made(standard: Standard, currency: string | null): string | null {
    const { names, type, role = 'other', line, company, known } = standard;
    const { kind, id: entityId, tax_class: taxClass } = this.#owner;
    if (known || (company && kind === 'person')) return null;
    const parentId = defaultParent(this.#unit.db, entityId, type);
    const taken = new Set(
      loadChart(this.#unit.db, entityId)
        .filter((one) => one.parent_id === parentId)
        .map((one) => one.name),
    );
    const [plain = ''] = names;
    const choices = [...names, `${plain} (${currency ?? 'processors'})`, `${plain} (new)`];
    const name = choices.find((one) => !taken.has(one));
    if (name === undefined) return null;
    const taxLine = line === undefined || taxClass === null ? null : taxLineFor(taxClass, line);
    return addAccount(this.#unit, {
      entity: this.#owner,
      name,
      type,
      role,
      currency,
      parentId,
      ...(taxLine !== null && { taxLine }),
    });
  }
}
