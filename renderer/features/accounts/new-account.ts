/** An account while somebody adds it. Pure. */
import { formatMoney } from '../../../shared/money.ts';
import type { Account } from '../../app/books.ts';

export interface NewAccountDraft {
  name: string;
  type: Account['type'];
  role: Account['role'];
  /** The id of the account above; `null`: at the top of its type. */
  parent: string | null;
  code: string;
  /** Empty: any, or the entity's where it holds money. */
  currency: string;
  taxLine: string;
  openingMinor: number | null;
  openingDate: string | null;
}

/** What an account of a type can be for; the first is what it most likely is. */
const ROLES: Readonly<Record<Account['type'], readonly Account['role'][]>> = {
  asset: ['bank', 'cash', 'investment', 'receivable', 'other'],
  liability: ['card', 'loan', 'payable', 'deferred', 'other'],
  equity: ['other'],
  income: ['other'],
  expense: ['other'],
};

export function rolesOf(type: Account['type']): readonly Account['role'][] {
  return ROLES[type];
}

export function holdsMoney(type: Account['type']): boolean {
  return type === 'asset' || type === 'liability';
}

/** Begins beside the account at the cursor: below the same one, of its type. */
export function beginAccount(at: Account | undefined, parent: Account | undefined): NewAccountDraft {
  const type = at?.type ?? 'expense';
  const under = at?.parent_id == null ? at : parent;
  return {
    name: '',
    type,
    role: ROLES[type][0] ?? 'other',
    // The head of its type needs no saying.
    parent: under && under.parent_id !== null ? under.id : null,
    code: '',
    currency: '',
    taxLine: '',
    openingMinor: null,
    openingDate: null,
  };
}

/** Another type is another branch of the tree, and other things to be. */
export function withType(draft: NewAccountDraft, type: Account['type']): NewAccountDraft {
  return { ...draft, type, role: ROLES[type][0] ?? 'other', parent: null };
}

export type NewAccountProblem = 'name' | 'colon' | 'currency';

export function problemsOfAccount({ name, currency }: NewAccountDraft): NewAccountProblem[] {
  const problems: NewAccountProblem[] = [];
  if (name.trim() === '') problems.push('name');
  else if (name.includes(':')) problems.push('colon');
  if (currency.trim() !== '' && !/^[A-Z]{3}$/.test(currency.trim().toUpperCase())) problems.push('currency');
  return problems;
}

/** In which an opening balance is typed. */
export function currencyOf(draft: NewAccountDraft, base: string): string {
  const typed = draft.currency.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(typed) ? typed : base;
}

/** As `account.create` takes it. */
export function accountInput(draft: NewAccountDraft, entity: { id: string; base_currency: string }) {
  const code = draft.code.trim();
  const taxLine = draft.taxLine.trim();
  const currency = draft.currency.trim().toUpperCase();
  const opening = holdsMoney(draft.type) && draft.openingMinor !== null && draft.openingMinor !== 0;
  return {
    entity: entity.id,
    name: draft.name.trim(),
    type: draft.type,
    role: draft.role,
    ...(draft.parent !== null && { parent: draft.parent }),
    ...(code !== '' && { code }),
    ...(taxLine !== '' && { tax_line: taxLine }),
    ...(currency !== '' && { currency }),
    ...(opening && {
      opening_balance: formatMoney(draft.openingMinor ?? 0, currencyOf(draft, entity.base_currency)),
      ...(draft.openingDate !== null && { opening_date: draft.openingDate }),
    }),
  };
}
