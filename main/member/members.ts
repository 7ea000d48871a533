/**
 * Who owns a company: the table of a day with what it was before, and the commands that change it. Fails with REFUSED for a
 * person, who has no members, and NOT_FOUND for a member or an account that is not there.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { membersOut } from '../../shared/contract/member.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountPath,
  BEGINNING,
  type EntityRow,
  findAccount,
  findEntity,
  listEntities,
  loadMembers,
  type Member,
  type NewStake,
  type Ownership,
  ownedParts,
  percentOf,
  readMillionths,
  type Scope,
  type Stake,
  setOwnership,
  stakesOn,
  type Unit,
  writeMillionths,
} from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { memberAccount } from './tables.ts';
import { setTerms, termsOf } from './terms.ts';

type MembersOut = z.infer<typeof membersOut>;
type Procedures = typeof contract.member;
type Input<P extends keyof Procedures> = Procedures[P]['~orpc'] extends { inputSchema?: infer S }
  ? z.output<NonNullable<S> & z.ZodType>
  : never;

/** Digits behind the point of a percentage, and of a number of units. */
const PERCENT_DECIMALS = 4;
const UNIT_DECIMALS = 6;

export type Company = EntityRow & { tax_class: NonNullable<EntityRow['tax_class']> };

export function requireCompany(row: EntityRow): Company {
  if (row.tax_class !== null) return row as Company;
  throw new BulkheadError('REFUSED', `${row.name} is a person, who has no members.`, {
    remedy: 'Name a company.',
  });
}

/** By id or name. */
export function findMember(db: VaultDatabase, company: Company, ref: string): Member {
  const { members } = loadMembers(db, company.id);
  const wanted = ref.trim().toLowerCase();
  const found = members.find(({ id, name }) => id === ref || name.toLowerCase() === wanted);
  if (found) return found;
  const names = members.map(({ name }) => name).join(', ');
  throw new BulkheadError('NOT_FOUND', `${company.name} has no member “${ref}”.`, {
    remedy: names === '' ? 'Name its members first.' : `There are: ${names}.`,
    ...(names === '' ? { facts: { next: 'member.set' } } : {}),
  });
}

export function listMembers({ db, today }: Scope, input: Input<'list'>): MembersOut[] {
  const day = input.as_of ?? today;
  const wanted = input.entity === undefined ? null : requireCompany(findEntity(db, input.entity)).id;
  return listEntities(db)
    .filter((one) => one.tax_class !== null && (wanted === null || one.id === wanted))
    .map((one) => describe(db, requireCompany(one), day));
}

const accountsOf = prepared<{ account_id: string; member_id: string }>(
  `SELECT m.account_id, m.member_id FROM member_account m JOIN account a ON a.id = m.account_id
   WHERE a.entity_id = ? ORDER BY a.code, a.name`,
);

function describe(db: VaultDatabase, company: Company, day: string): MembersOut {
  const { members, ownership } = loadMembers(db, company.id);
  const stakes = stakesOn(ownership, day);
  const parts = ownedParts(stakes);
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0n);
  const nobodys = parts.find(({ member }) => member === null)?.weight ?? 0n;
  const accounts = accountsOf(db).all(company.id);
  const { id, name, tax_class } = company;
  return {
    ...{ entity: name, entity_id: id, tax_class, as_of: day, ...termsOf(db, company) },
    in_units: [...stakes.values()].some(({ unitsMillionths }) => unitsMillionths !== null),
    unassigned: parts.length === 0 ? '100' : percentOf(nobodys, whole),
    changes: ownership.map(({ since }) => since).filter((since) => since !== BEGINNING),
    members: members.map((member) => ({
      ...{ id: member.id, name: member.name, entity_id: member.holderId },
      ...{ capacity: member.capacity, title: member.title },
      ...termOf(ownership, member.id),
      ...shown(stakes, member.id),
      history: historyOf(ownership, member.id),
      accounts: accounts
        .filter(({ member_id }) => member_id === member.id)
        .map(({ account_id }) => ({ account_id, account: accountPath(db, account_id) })),
    })),
  };
}

function shown(stakes: ReadonlyMap<string, Stake>, member: string) {
  const parts = ownedParts(stakes);
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0n);
  const stake = stakes.get(member);
  return {
    share: percentOf(parts.find((part) => part.member === member)?.weight ?? 0n, whole),
    units: stake?.unitsMillionths == null ? null : writeMillionths(stake.unitsMillionths, UNIT_DECIMALS),
    profit:
      stake?.profitMillionths == null ? null : writeMillionths(stake.profitMillionths, PERCENT_DECIMALS),
  };
}

/** Every table in which something changed for that member. */
function historyOf(ownership: Ownership, member: string) {
  let before = '';
  return ownership.flatMap(({ since, stakes }) => {
    const now = { since: since === BEGINNING ? null : since, ...shown(stakes, member) };
    const { since: _, ...held } = now;
    const text = JSON.stringify(held);
    if (text === before || (before === '' && held.share === '0')) return [];
    before = text;
    return [now];
  });
}

function termOf(ownership: Ownership, member: string): { since: string | null; until: string | null } {
  const first = ownership.find(({ stakes }) => stakes.has(member));
  const last = ownership.findLast(({ stakes }) => stakes.has(member));
  const after = ownership.find(({ since }) => last !== undefined && since > last.since);
  return {
    since: first === undefined || first.since === BEGINNING ? null : first.since,
    until: after === undefined ? null : addDays(after.since, -1),
  };
}

export function setMembers({ db, unit, today }: Scope, input: Input<'set'>): MembersOut {
  const company = requireCompany(findEntity(db, input.entity));
  const list = input.members.map((line): NewStake => {
    if ((line.share === undefined) === (line.units === undefined))
      throw new BulkheadError('INVALID_INPUT', `What “${line.name}” holds is not clear.`, {
        remedy: 'Give a percentage or a number of units.',
      });
    return {
      ...{ name: line.name, capacity: line.capacity, title: line.title },
      holderId: line.entity === undefined ? undefined : requireHolder(db, company, line.entity),
      shareMillionths: line.share === undefined ? 0 : readMillionths(line.share, PERCENT_DECIMALS),
      unitsMillionths: line.units === undefined ? null : readMillionths(line.units, UNIT_DECIMALS),
      profitMillionths: line.profit === undefined ? null : readMillionths(line.profit, PERCENT_DECIMALS),
    };
  });
  setOwnership(unit, company, input.effective ?? BEGINNING, list);
  return describe(db, company, later(input.effective ?? today, today));
}

function requireHolder(db: VaultDatabase, company: Company, ref: string): string {
  const holder = findEntity(db, ref);
  if (holder.id !== company.id) return holder.id;
  throw new BulkheadError('INVALID_INPUT', `${company.name} can’t be a member of itself.`);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

export function agreeTerms({ db, unit, today }: Scope, input: Input<'agree'>): MembersOut {
  const company = requireCompany(findEntity(db, input.entity));
  const { income, distributions } = input;
  setTerms(unit, company, {
    ...(income === undefined ? {} : { income }),
    ...(distributions === undefined ? {} : { distributions }),
  });
  return describe(db, company, today);
}

const ownerOf = preparedValue<string>('SELECT member_id FROM member_account WHERE account_id = ?');

export function assignAccount({ db, unit, today }: Scope, input: Input<'assign'>): MembersOut {
  const company = requireCompany(findEntity(db, input.entity));
  const account = findAccount(db, input.account, company.id);
  if (account.type !== 'equity')
    throw new BulkheadError('INVALID_INPUT', `“${account.path}” is no equity account.`, {
      remedy: 'Capital stands in accounts of equity: contributions, draws.',
    });
  writeOwner(unit, account.id, input.member === null ? null : findMember(db, company, input.member).id);
  return describe(db, company, today);
}

function writeOwner(unit: Unit, accountId: string, memberId: string | null): void {
  const before = ownerOf(unit.db).get(accountId);
  if (memberId === null) {
    if (before !== undefined) unit.remove(memberAccount, { accountId });
  } else if (before === undefined) unit.insert(memberAccount, { accountId, memberId });
  else unit.update(memberAccount, { accountId }, { memberId });
}
