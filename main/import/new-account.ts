/** The account that comes new with a file: whose it is, what it is called, where it stands in the chart. */
import { BulkheadError } from '../../shared/errors.ts';
import { addAccount, defaultParent, type EntityRow, listEntities, type Unit } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { currencyByIban } from './iban.ts';
import { friendlyName, nameByFile, tellingApart } from './naming.ts';
import { namedByFile, type StatementHead } from './reader.ts';

export interface NewAccountWish {
  entity: EntityRow | null;
  /** What it is to be called; `null`: see `friendly`. */
  name: string | null;
  /** Whether it is called as a person would call it, and not after the bank's id. */
  friendly: boolean;
  /** The file's name, for an account that the file itself does not name. */
  fileName: string;
}

const accountsBelow = prepared<{ name: string; holds: string | null }>(
  "SELECT name, currency AS holds FROM account WHERE entity_id = ? AND ifnull(parent_id, '') = ?",
);

/** What the account will be called, if that name is free. */
export function newName(head: StatementHead, wish: NewAccountWish): string {
  return wish.name ?? (wish.friendly ? friendlyName : nameByFile)(head, wish.fileName);
}

/** Makes it and answers with its id. INVALID_INPUT where the entity is open, REFUSED where a chosen name is taken. */
export function makeAccount(
  unit: Unit,
  head: StatementHead,
  wish: NewAccountWish,
): { id: string; currency: string; warnings: string[] } {
  const owner = wish.entity ?? onlyEntity(unit);
  const warnings: string[] = [];
  const currency = head.currency ?? currencyByIban(head.accountId) ?? owner.base_currency;
  if (head.currency === null) warnings.push(`The file names no currency; taken for ${currency}.`);
  const wanted = newName(head, wish);
  if (namedByFile(head) === null && wish.name === null)
    warnings.push(
      `The file does not say which account it is of; it became “${wanted}”, after the file’s name. Name the account for the next one.`,
    );
  const type = head.kind === 'card' || head.kind === 'loan' ? 'liability' : 'asset';
  const parentId = defaultParent(unit.db, owner.id, type);
  const id = addAccount(unit, {
    entity: owner,
    // A name that somebody chose is theirs: if it is taken, they may have meant the account that has it.
    name: wish.name ?? freeName({ unit, owner, parentId, currency }, wanted, head, wish.fileName),
    type,
    role: head.kind === 'unknown' ? 'bank' : head.kind,
    currency,
    parentId,
  });
  return { id, currency, warnings };
}

function onlyEntity(unit: Unit): EntityRow {
  const all = listEntities(unit.db);
  if (all.length === 1) return all[0]!;
  throw new BulkheadError(
    'INVALID_INPUT',
    all.length === 0 ? 'There is no entity yet.' : 'The vault has several entities.',
    {
      remedy:
        all.length === 0
          ? 'Add one first.'
          : `Say whose account it is: ${all.map((e) => e.name).join(', ')}.`,
      facts: { trouble: all.length === 0 ? 'entity-missing' : 'entity-open' },
    },
  );
}

/** The name itself; where it is taken, with the first of what the file says besides that no other has, or with a number. */
function freeName(
  {
    unit,
    owner,
    parentId,
    currency,
  }: { unit: Unit; owner: EntityRow; parentId: string | null; currency: string },
  wanted: string,
  head: StatementHead,
  fileName: string,
): string {
  const taken = new Map(
    accountsBelow(unit.db)
      .all(owner.id, parentId ?? '')
      .map(({ name, holds }) => [name, holds]),
  );
  const holds = taken.get(wanted);
  if (holds === undefined) return wanted;
  const besides = [...(holds === currency ? [] : [currency]), ...tellingApart(head, fileName, wanted)];
  const found = besides.map((words) => `${wanted} (${words})`).find((name) => !taken.has(name));
  if (found !== undefined) return found;
  for (let n = 2; ; n++) if (!taken.has(`${wanted} (${n})`)) return `${wanted} (${n})`;
}
