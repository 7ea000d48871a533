/**
 * The register: the postings of one account, of one entity's money accounts, or of all of them, filtered and sorted, a
 * page at a time, with how many there are and what they sum to. One row for each posting.
 *
 * In the order of days, a page anywhere takes milliseconds. Balances are the account's own, after that row and by the
 * order of days, whatever the filter leaves out. Fails with NOT_FOUND for an unknown account, entity or entry.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import { formatMoney } from '../../../shared/money.ts';
import { preparedValue, type VaultDatabase } from '../../vault/index.ts';
import { balancesAfter } from './balances.ts';
import { compileFilter, type RegisterInput } from './filter.ts';
import { findPlaces, type Place, type Places } from './places.ts';
import { describeRows, readDetails } from './rows.ts';
import { Sorted } from './sorted.ts';

const dateOfEntry = preparedValue<string>('SELECT date FROM entry WHERE id = ?');

export function readRegister(db: VaultDatabase, input: RegisterInput) {
  const filter = compileFilter(db, input);
  const places = findPlaces(db, filter);
  const list = input.sort === 'date' ? places : new Sorted(db, filter, input.sort);
  const offset = input.around === undefined ? input.offset : offsetAround(db, places, list, input);
  const page = slice(list, places.total, input, offset);
  const details = readDetails(db, page);
  return {
    account_id: filter.account?.id ?? null,
    total: places.total,
    sums: [...places.sums].toSorted().map(([currency, minor]) => ({
      currency,
      amount_minor: minor,
      amount: formatMoney(minor, currency),
    })),
    offset,
    rows: describeRows(
      db,
      details,
      filter.account && input.sort === 'date' ? balancesAfter(db, filter.account, details) : null,
    ),
  };
}

/** The page from `offset`; counted from the end, and turned round, where the latest comes first. */
function slice(list: Pick<Places, 'slice'>, total: number, input: RegisterInput, offset: number): Place[] {
  const end = Math.min(offset + input.limit, total);
  if (offset >= end) return [];
  return input.descending ? list.slice(total - end, total - offset).reverse() : list.slice(offset, end);
}

/** Where the page begins that holds the entry. */
function offsetAround(
  db: VaultDatabase,
  places: Places,
  list: Pick<Places, 'indexOf'>,
  input: RegisterInput,
): number {
  const id = input.around!;
  const date = dateOfEntry(db).get(id);
  const index = date === undefined ? -1 : list.indexOf(id, date);
  if (index < 0) {
    throw new BulkheadError(
      'NOT_FOUND',
      date === undefined ? `There is no entry ${id}.` : `Entry ${id} is not among these rows.`,
      { remedy: 'Take the filters off, or look in another account.', facts: { entry_id: id } },
    );
  }
  const place = input.descending ? places.total - 1 - index : index;
  return place - (place % input.limit);
}
