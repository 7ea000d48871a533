/**
 * Finding entities and accounts by what people call them: an id, a code, a name, a path. A name that two accounts have
 * is refused with the choices; a name that none has is refused with the nearest.
 */
import type { AccountingMethod } from '../../shared/contract/ledger.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { isId } from '../../shared/ids.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

export interface EntityRow {
  id: string;
  kind: 'person' | 'llc';
  name: string;
  legal_name: string | null;
  state: string | null;
  ein: string | null;
  tax_class: 'disregarded' | 'partnership' | 's-corp' | 'c-corp' | null;
  base_currency: string;
  closed_through: string | null;
  fiscal_month: number | null;
  accounting_method: AccountingMethod | null;
  street: string | null;
  street2: string | null;
  city: string | null;
  address_state: string | null;
  zip: string | null;
  country: string | null;
  phone: string | null;
  created_at: string;
}

export interface AccountRow {
  id: string;
  entity_id: string;
  parent_id: string | null;
  code: string | null;
  name: string;
  type: 'asset' | 'liability' | 'equity' | 'income' | 'expense';
  role: string;
  currency: string | null;
  tax_line: string | null;
  archived: number;
}

/** An account with the names above it. */
export interface ChartAccount extends AccountRow {
  path: string;
  depth: number;
}

/** The person comes last: companies above, person below, as everywhere in the program. */
const entities = prepared<EntityRow>("SELECT * FROM entity ORDER BY kind = 'person', name");

export function listEntities(db: VaultDatabase): EntityRow[] {
  return entities(db).all();
}

/** An entity by id, name or legal name (any case). NOT_FOUND names those there are. */
export function findEntity(db: VaultDatabase, ref: string): EntityRow {
  const all = listEntities(db);
  const wanted = ref.trim().toLowerCase();
  const found =
    all.find((e) => e.id === ref) ??
    all.find((e) => e.name.toLowerCase() === wanted) ??
    all.find((e) => e.legal_name?.toLowerCase() === wanted);
  if (found) return found;
  throw new BulkheadError('NOT_FOUND', `There is no entity “${ref}”.`, {
    remedy:
      all.length === 0
        ? 'Add a company or a person first.'
        : `There are: ${all.map((e) => e.name).join(', ')}.`,
    facts: { entity: ref },
  });
}

/** The accounts of an entity (or of all) in tree order: by code, then by name, parents first. */
export function loadChart(db: VaultDatabase, entityId?: string): ChartAccount[] {
  const rows = (
    entityId === undefined
      ? db.prepare('SELECT * FROM account').all()
      : db.prepare('SELECT * FROM account WHERE entity_id = ?').all(entityId)
  ) as AccountRow[];
  return inTree(rows);
}

/** Accounts that name their parents, in tree order, each with its path. */
export function inTree(rows: readonly AccountRow[]): ChartAccount[] {
  const children = new Map<string | null, AccountRow[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent_id);
    if (siblings) siblings.push(row);
    else children.set(row.parent_id, [row]);
  }
  const chart: ChartAccount[] = [];
  const visit = (parent: string | null, above: string, depth: number) => {
    for (const row of (children.get(parent) ?? []).sort(inChartOrder)) {
      const path = above === '' ? row.name : `${above}:${row.name}`;
      chart.push({ ...row, path, depth });
      visit(row.id, path, depth + 1);
    }
  };
  visit(null, '', 0);
  return chart;
}

/** One collator for all: making one costs more than a hundred comparisons. */
const { compare } = new Intl.Collator('en');

const TYPE_ORDER = { asset: 0, liability: 1, equity: 2, income: 3, expense: 4 };

function inChartOrder(a: AccountRow, b: AccountRow): number {
  return (
    TYPE_ORDER[a.type] - TYPE_ORDER[b.type] ||
    Number(a.code === null) - Number(b.code === null) ||
    compare(a.code ?? '', b.code ?? '') ||
    compare(a.name, b.name)
  );
}

const accountRow = prepared<AccountRow>('SELECT * FROM account WHERE id = ?');
const namesFromTop = preparedValue<string>(
  `WITH RECURSIVE up(id, parent_id, name, height) AS (
     SELECT id, parent_id, name, 0 FROM account WHERE id = ?
     UNION ALL SELECT a.id, a.parent_id, a.name, up.height + 1 FROM up JOIN account a ON a.id = up.parent_id)
   SELECT name FROM up ORDER BY height DESC`,
);

/** One account with its path, without loading its chart; `null` if there is none. */
export function accountById(db: VaultDatabase, id: string): ChartAccount | null {
  const row = accountRow(db).get(id);
  if (!row) return null;
  const names = namesFromTop(db).all(id);
  return { ...row, path: names.join(':'), depth: names.length - 1 };
}

/** The path alone of an account that is there. */
export function accountPath(db: VaultDatabase, id: string): string {
  return namesFromTop(db).all(id).join(':');
}

const idsOfName = preparedValue<string>(
  `SELECT id FROM account WHERE (lower(name) = :wanted OR lower(code) = :wanted)
   AND (:entityId IS NULL OR entity_id = :entityId) LIMIT 2`,
);

/** Resolves account names against charts that it loads once: for commands that name many accounts. */
export class AccountFinder {
  readonly #db: VaultDatabase;
  readonly #charts = new Map<string, ChartAccount[]>();
  readonly #found = new Map<string, ChartAccount>();

  constructor(db: VaultDatabase) {
    this.#db = db;
  }

  /** NOT_FOUND, or INVALID_INPUT where several accounts have the name. `entityId` undefined: in any entity. */
  find(ref: string, entityId?: string): ChartAccount {
    const cacheKey = `${entityId ?? ''}\n${ref}`;
    let account = this.#found.get(cacheKey);
    if (!account) {
      account = this.#search(ref, entityId);
      this.#found.set(cacheKey, account);
    }
    return account;
  }

  chart(entityId?: string): ChartAccount[] {
    let chart = this.#charts.get(entityId ?? '');
    if (!chart) {
      chart = loadChart(this.#db, entityId);
      this.#charts.set(entityId ?? '', chart);
    }
    return chart;
  }

  #search(ref: string, entityId?: string): ChartAccount {
    const plain = this.#plain(ref, entityId);
    if (plain) return plain;
    const chart = this.chart(entityId);
    const wanted = ref.trim().toLowerCase();
    const ways: ((a: ChartAccount) => boolean)[] = [
      (a) => a.code !== null && a.code.toLowerCase() === wanted,
      (a) => a.path.toLowerCase() === wanted,
      (a) => a.name.toLowerCase() === wanted,
      (a) => a.path.toLowerCase().endsWith(`:${wanted}`),
    ];
    for (const way of ways) {
      const hits = chart.filter(way);
      if (hits.length === 1) return hits[0]!;
      const open = hits.filter((a) => a.archived === 0);
      if (open.length === 1) return open[0]!;
      if (hits.length > 1) throw this.#ambiguous(ref, hits);
    }
    throw new BulkheadError('NOT_FOUND', `There is no account “${ref}”${this.#inEntity(entityId)}.`, {
      remedy: nearest(wanted, chart),
      facts: { account: ref },
    });
  }

  /** An id, or a name that means one account and is no code: found without loading and sorting a chart. */
  #plain(ref: string, entityId?: string): ChartAccount | null {
    const id = isId(ref) ? ref : this.#idOfName(ref.trim().toLowerCase(), entityId);
    const account = id === null ? null : accountById(this.#db, id);
    return account && (entityId === undefined || account.entity_id === entityId) ? account : null;
  }

  #idOfName(wanted: string, entityId?: string): string | null {
    const ids = idsOfName(this.#db).all({ wanted, entityId: entityId ?? null });
    return ids.length === 1 ? ids[0]! : null;
  }

  #ambiguous(ref: string, hits: ChartAccount[]): BulkheadError {
    const names = new Map(listEntities(this.#db).map((e) => [e.id, e.name]));
    const choices = hits.slice(0, 8).map((a) => `${names.get(a.entity_id)} / ${a.path}`);
    return new BulkheadError(
      'INVALID_INPUT',
      `“${ref}” can mean ${hits.length} accounts: ${choices.join('; ')}.`,
      {
        remedy: 'Name the entity too, or use the path, the code or the id.',
        facts: { account: ref, choices: hits.map((a) => a.id) },
      },
    );
  }

  #inEntity(entityId?: string): string {
    if (entityId === undefined) return '';
    const row = this.#db.prepare('SELECT name FROM entity WHERE id = ?').get(entityId) as
      | { name: string }
      | undefined;
    return row ? ` in ${row.name}` : '';
  }
}

function nearest(wanted: string, chart: ChartAccount[]): string {
  const part = wanted.split(':').at(-1) ?? wanted;
  const near = chart
    .filter((a) => part.length >= 3 && a.name.toLowerCase().includes(part.slice(0, 4)))
    .slice(0, 5);
  if (near.length > 0) return `Did you mean ${near.map((a) => a.path).join(', ')}?`;
  return 'The chart of accounts shows those there are.';
}

export function findAccount(db: VaultDatabase, ref: string, entityRef?: string): ChartAccount {
  const entityId = entityRef === undefined ? undefined : findEntity(db, entityRef).id;
  return new AccountFinder(db).find(ref, entityId);
}

const accountsOfRole = prepared<AccountRow>(
  'SELECT * FROM account WHERE entity_id = ? AND role = ? ORDER BY archived, code LIMIT 1',
);

/** The entity's account of a role that every chart has. */
export function accountOfRole(
  db: VaultDatabase,
  entityId: string,
  role: 'opening' | 'uncategorised' | 'exchange',
): AccountRow {
  const row = accountsOfRole(db).get(entityId, role);
  if (row) return row;
  throw new BulkheadError(
    'REFUSED',
    `The chart of accounts has no account for ${role === 'opening' ? 'opening balances' : role}.`,
    {
      remedy: `Add an account with the role “${role}”.`,
    },
  );
}
