/** The chart of accounts as a tree: its order, its balances rolled up, what is in view, and what may go where. Pure. */
import type { Account } from '../../app/books.ts';

export interface Amounts {
  currency: string;
  minor: number;
}

export interface ChartNode {
  account: Account;
  /** 0 at the top. */
  depth: number;
  children: ChartNode[];
  /** What it holds with everything below it, one for each currency, the account's own first; signed for reading. */
  amounts: Amounts[];
}

export interface ChartRow {
  id: string;
  account: Account;
  depth: number;
  parent: string | null;
  hasChildren: boolean;
  open: boolean;
  amounts: Amounts[];
}

export const TYPES: readonly Account['type'][] = ['asset', 'liability', 'equity', 'income', 'expense'];
const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** By type; then what has a code, in its order; then by name. */
function inOrder(a: Account, b: Account): number {
  return (
    TYPES.indexOf(a.type) - TYPES.indexOf(b.type) ||
    Number(a.code === null) - Number(b.code === null) ||
    compare(a.code ?? '', b.code ?? '') ||
    compare(a.name, b.name)
  );
}

/** Credits are what equity and income have; a debt keeps its minus sign, as in the sidebar and its register. */
export function signOfType(type: Account['type']): 1 | -1 {
  return type === 'equity' || type === 'income' ? -1 : 1;
}

export function chartTree(accounts: readonly Account[]): ChartNode[] {
  const known = new Set(accounts.map(({ id }) => id));
  const below = Map.groupBy(accounts, ({ parent_id: up }) => (up !== null && known.has(up) ? up : null));
  const grow = (parent: string | null, depth: number): ChartNode[] =>
    (below.get(parent) ?? []).toSorted(inOrder).map((account) => {
      const children = grow(account.id, depth + 1);
      return { account, depth, children, amounts: sumUp(account, children) };
    });
  return grow(null, 0);
}

function sumUp(account: Account, children: readonly ChartNode[]): Amounts[] {
  const sums = new Map<string, number>([[account.currency, 0]]);
  const add = (currency: string, minor: number) => sums.set(currency, (sums.get(currency) ?? 0) + minor);
  const sign = signOfType(account.type);
  for (const { currency, amount_minor } of account.balances) add(currency, sign * amount_minor);
  for (const child of children) for (const { currency, minor } of child.amounts) add(currency, minor);
  return [...sums]
    .map(([currency, minor]) => ({ currency, minor: minor === 0 ? 0 : minor }))
    .filter(({ currency, minor }) => currency === account.currency || minor !== 0);
}

export interface ViewOptions {
  closed: ReadonlySet<string>;
  archived: boolean;
  find: string;
}

/** The rows in view. A search opens everything; what is archived shows where something alive is below it. */
export function chartRows(tree: readonly ChartNode[], { closed, archived, find }: ViewOptions): ChartRow[] {
  const asked = find.trim().toLowerCase();
  const fits = ({ account }: ChartNode) =>
    asked === '' ||
    [account.name, account.code, account.tax_line].some((word) => word?.toLowerCase().includes(asked));
  const seen = new Map<ChartNode, boolean>();
  const isSeen = (node: ChartNode): boolean => {
    const below = node.children.map(isSeen).some(Boolean);
    const self = below || (fits(node) && (archived || !node.account.archived));
    seen.set(node, self);
    return self;
  };
  tree.forEach(isSeen);
  const rows: ChartRow[] = [];
  const visit = (nodes: readonly ChartNode[], parent: string | null) => {
    for (const node of nodes) {
      if (!seen.get(node)) continue;
      const { account, depth, amounts } = node;
      const hasChildren = node.children.some((child) => seen.get(child));
      const open = hasChildren && (asked !== '' || !closed.has(account.id));
      rows.push({ id: account.id, account, depth, parent, hasChildren, open, amounts });
      if (open) visit(node.children, account.id);
    }
  };
  visit(tree, null);
  return rows;
}

/** Where accounts of a type hang that are below no other: the chart's own head of that type, if it has one. */
export function headOf(accounts: readonly Account[], type: Account['type']): Account | undefined {
  return accounts
    .filter((one) => one.parent_id === null && one.type === type && one.code === null && one.role === 'other')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** The account and everything below it. */
export function familyOf(accounts: readonly Account[], id: string): ReadonlySet<string> {
  const family = new Set([id]);
  const below = Map.groupBy(accounts, ({ parent_id: up }) => up);
  for (const member of family) for (const child of below.get(member) ?? []) family.add(child.id);
  return family;
}

/** What is not archived below the account, at any depth. */
export function liveBelow(accounts: readonly Account[], id: string): Account[] {
  const family = familyOf(accounts, id);
  return accounts.filter((one) => one.id !== id && !one.archived && family.has(one.id));
}

/** From the account's parent up to the top. */
export function ancestorsOf(accounts: readonly Account[], id: string): string[] {
  const up = new Map(accounts.map((one) => [one.id, one.parent_id]));
  const above: string[] = [];
  for (let at = up.get(id); at != null && !above.includes(at); at = up.get(at)) above.push(at);
  return above;
}

export type Refusal = 'type' | 'self' | 'already';

/** Why `moved` can't go below `under` (`null`: to the top); `null` if it can. */
export function refusalOf(
  accounts: readonly Account[],
  moved: Account,
  under: Account | null,
): Refusal | null {
  if (under && familyOf(accounts, moved.id).has(under.id)) return 'self';
  if (under && under.type !== moved.type) return 'type';
  return moved.parent_id === (under?.id ?? null) ? 'already' : null;
}

/** One level up: below what its parent is below. `undefined` at the top of its type. */
export function outdented(accounts: readonly Account[], moved: Account): Account | undefined {
  const parent = accounts.find(({ id }) => id === moved.parent_id);
  return accounts.find(({ id }) => id === (parent?.parent_id ?? ''));
}

/** One level down: below the row above it on its own level. `undefined` if it is the first there. */
export function indented(rows: readonly ChartRow[], moved: Account): Account | undefined {
  const siblings = rows.filter(({ account }) => account.parent_id === moved.parent_id);
  const at = siblings.findIndex(({ id }) => id === moved.id);
  const before = siblings[at - 1]?.account;
  return before?.type === moved.type ? before : undefined;
}
