/** Whoever opens the binder knows nobody by the name that the screens use: parties stand in it by their exact legal names. */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import { listEntities } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Gathered } from './gather.ts';

type Named = Pick<Gathered, 'loans' | 'members' | 'capital' | 'unpaired' | 'wanted'>;

export class LegalNames {
  readonly #names: ReadonlyMap<string, string>;

  constructor(db: VaultDatabase) {
    this.#names = new Map(listEntities(db).map(({ id, legal_name, name }) => [id, legal_name ?? name]));
  }

  /** `name` for somebody without books here. */
  of(id: string | null, name: string): string {
    return (id === null ? undefined : this.#names.get(id)) ?? name;
  }

  crossing(one: CrossingOut): CrossingOut {
    const side = (of: CrossingOut['from']) => ({ ...of, entity: this.of(of.entity_id, of.entity) });
    return { ...one, from: side(one.from), to: side(one.to) };
  }

  in({ loans, members, capital, unpaired, wanted }: Named): Named {
    const holders = new Map(members.map(({ id, entity_id }) => [id, entity_id]));
    const party = <T extends { id: string; name: string }>(one: T) => ({
      ...one,
      name: this.of(one.id, one.name),
    });
    return {
      loans: loans.map((one) => ({ ...one, lender: party(one.lender), borrower: party(one.borrower) })),
      members: members.map((one) => ({ ...one, name: this.of(one.entity_id, one.name) })),
      capital: {
        ...capital,
        members: capital.members.map((one) => ({
          ...one,
          member: this.of(holders.get(one.member_id ?? '') ?? null, one.member),
        })),
      },
      unpaired: unpaired.map((one) => ({ ...one, entity: this.of(one.entity_id, one.entity) })),
      wanted: wanted.map((one) => ({
        ...one,
        ...{ entity: this.of(one.entity_id, one.entity), with: this.of(one.with_id, one.with) },
      })),
    };
  }
}
