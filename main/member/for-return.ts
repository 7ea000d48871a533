/** What a company's return takes of its members in a tax year: parts, capital on the tax basis, and basis. Minor units. */
import {
  type Member,
  ownedParts,
  percentOf,
  profitParts,
  stakesOn,
  taxYearOf,
  type Weight,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { loadBasis } from './basis.ts';
import type { BasisOfYear } from './basis-facts.ts';
import { type ByMember, type CapitalAccount, emptyAccount, rollForward, weightsByDays } from './capital.ts';
import type { Company } from './members.ts';
import { taxFacts } from './special.ts';

export interface MemberOfYear {
  member: Member;
  /** On the tax basis. */
  capital: CapitalAccount;
  /** Of the year; none where no basis is kept for the tax class. */
  basis: BasisOfYear | null;
  /** Percent of profit. */
  beginning: string;
  ending: string;
}

export interface MembersOfYear {
  members: MemberOfYear[];
  /** Everybody together, with what nobody holds. */
  total: CapitalAccount;
  /** By which the year's items are divided; none where nobody is named. */
  weights: readonly Weight[];
  /** Shares changed within the year and the books are cut on the day, but a year's items could only be divided by days. */
  isByDaysInstead: boolean;
}

export function membersOfYear(db: VaultDatabase, company: Company, year: number): MembersOfYear {
  const { from, to } = taxYearOf(company, year);
  const { facts, sources, members: withBasis } = loadBasis(db, company, to);
  const accounts = rollForward(taxFacts(facts, sources.items), from, to);
  // A corporation's items go by days and shares (IRC s. 1377(a)(1)), a partnership's as its members share profit.
  const partsOn = company.tax_class === 's-corp' ? ownedParts : profitParts;
  const percents = (day: string) => {
    const parts = partsOn(stakesOn(facts.ownership, day));
    const whole = parts.reduce((sum, { weight }) => sum + weight, 0n);
    return new Map(parts.map(({ member, weight }) => [member, percentOf(weight, whole)]));
  };
  const [first, last] = [percents(later(from, facts.firstDay)), percents(to)];
  const byDays = weightsByDays(facts.ownership, later(from, facts.firstDay), to, partsOn);
  const changed = facts.ownership.some(({ since }) => since > later(from, facts.firstDay) && since <= to);
  const isCut = changed && company.tax_class === 'partnership' && facts.income === 'interim';
  const cut = isCut ? asEarned(rollForward(facts, from, to)) : null;
  const weights = cut ?? byDays;
  const held = new Set([...accounts.keys(), ...weights.map(({ member }) => member)]);
  const total = emptyAccount();
  for (const account of accounts.values())
    for (const name of Object.keys(total) as (keyof CapitalAccount)[]) total[name] += account[name];
  return {
    members: facts.members
      .filter(({ id }) => held.has(id))
      .map((member) => ({
        ...{ member, capital: accounts.get(member.id) ?? emptyAccount() },
        basis:
          withBasis.find((one) => one.member.id === member.id)?.years.find((one) => one.to === to) ?? null,
        ...{ beginning: first.get(member.id) ?? '0', ending: last.get(member.id) ?? '0' },
      })),
    ...{ total, weights },
    isByDaysInstead: isCut && cut === null,
  };
}

/** In the proportion of what was earned for each; `null` where some had profit and others a loss, or nobody had either. */
function asEarned(accounts: ByMember<CapitalAccount>): Weight[] | null {
  const parts = [...accounts].filter(([, { income }]) => income !== 0);
  const isOneWay = parts.every(([, { income }]) => income > 0 === parts[0]![1].income > 0);
  if (parts.length === 0 || !isOneWay) return null;
  return parts.map(([member, { income }]) => ({ member, weight: BigInt(Math.abs(income)) }));
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
