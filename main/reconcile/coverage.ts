/**
 * Until which day statements prove each account that holds money, and where they leave gaps or overlap. Proven is a day
 * of which the bank states the balance that the books have. Fails with NOT_FOUND for an unknown account or entity.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  listEntities,
  loadChart,
  type Scope,
  STATEMENT_ROLES,
} from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type KnownOn, reconciledThrough } from './known.ts';
import { currencyOf } from './measure.ts';
import {
  type Covered,
  coveredDays,
  DayBalances,
  gapsOf,
  knownDays,
  type StatedDay,
  statedDays,
  statementsOf,
} from './stated-days.ts';

type Output = z.input<NonNullable<(typeof contract.reconcile.coverage)['~orpc']['outputSchema']>>;

export function coverage(
  { db, dayOf }: Pick<Scope, 'db' | 'dayOf'>,
  input: { account?: string | undefined; entity?: string | undefined; as_of?: string | undefined },
): Output {
  const on = input.as_of === undefined ? null : { day: input.as_of, dayOf };
  return accountsOf(db, input).map(({ account, entity }) => coverageOf(db, account, entity, on));
}

function accountsOf(
  db: VaultDatabase,
  input: { account?: string | undefined; entity?: string | undefined },
): { account: ChartAccount; entity: EntityRow }[] {
  if (input.account !== undefined) {
    const account = findAccount(db, input.account, input.entity);
    return [{ account, entity: findEntity(db, account.entity_id) }];
  }
  const entities = input.entity === undefined ? listEntities(db) : [findEntity(db, input.entity)];
  return entities.flatMap((entity) =>
    loadChart(db, entity.id)
      // What an account proved, or did not, stays so when nobody uses it any more.
      .filter(({ id, role, archived }) => STATEMENT_ROLES.has(role) && (archived === 0 || hasEntries(db, id)))
      .map((account) => ({ account, entity })),
  );
}

const anEntry = preparedValue<number>('SELECT 1 FROM posting WHERE account_id = ? LIMIT 1');

function hasEntries(db: VaultDatabase, accountId: string): boolean {
  return anEntry(db).get(accountId) !== undefined;
}

function coverageOf(
  db: VaultDatabase,
  account: ChartAccount,
  entity: EntityRow,
  on: KnownOn | null,
): Output[number] {
  const currency = currencyOf(db, account);
  const money = (minor: number) => formatMoney(minor, currency);
  const statements = statementsOf(db, account.id).filter(
    ({ added_at: at }) => on === null || on.dayOf(at) <= on.day,
  );
  const covered = coveredDays(statements);
  const books = statements.length === 0 ? null : new DayBalances(db, account.id);
  const offOn = ({ day, stated }: StatedDay) => {
    const inBooks = books?.at(day) ?? 0;
    return { day, stated, books: inBooks, off: stated - inBooks };
  };
  const stated = statedDays(statements);
  const days = stated.map(offOn);
  const known = knownDays(db, account.id, statements, stated).map(offOn);
  const gaps = gapsOf(covered)
    .map((gap) => {
      const before = known.findLast(({ day }) => day < gap.from);
      const after = known.find(({ day }) => day >= gap.to);
      return { ...gap, missing: before && after ? after.off - before.off : null };
    })
    // Without a period, days between balances that join may just have had no rows.
    .filter(({ certain, missing }) => certain || missing !== 0);
  return {
    account: account.path,
    account_id: account.id,
    entity: entity.name,
    entity_id: entity.id,
    currency,
    archived: account.archived === 1,
    statements: statements.length,
    from: covered[0]?.from ?? null,
    to:
      covered
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? null,
    proven_until: days.findLast(({ off }) => off === 0)?.day ?? null,
    reconciled_until: reconciledThrough(db, account.id, on),
    gaps: gaps.map(({ from, to, missing }) => ({
      from,
      to,
      missing: missing === null ? null : money(missing),
    })),
    overlaps: overlapsOf(covered),
    off: days
      .filter(({ off }) => off !== 0)
      .map(({ day, stated, books: inBooks, off }) => ({
        date: day,
        stated: money(stated),
        books: money(inBooks),
        difference: money(off),
      })),
  };
}

/** Days that two statements cover, each with the one of those before it that reaches furthest. */
function overlapsOf(covered: readonly Covered[]): Output[number]['overlaps'] {
  const overlaps: Output[number]['overlaps'] = [];
  let furthest: Covered | null = null;
  for (const one of covered) {
    if (furthest !== null && one.from <= furthest.to) {
      const to = one.to < furthest.to ? one.to : furthest.to;
      overlaps.push({ from: one.from, to, files: [furthest.file, one.file] });
    }
    if (furthest === null || one.to > furthest.to) furthest = one;
  }
  return overlaps;
}
