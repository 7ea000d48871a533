/**
 * Where the rows of an account may go: a new account in one of the entities’ books, an account that is there, or one
 * that another file of the same import brings. Pure.
 */
import type { ImportAccount } from '../../../shared/contract/import.ts';
import type { Account, Entity } from '../../app/books.ts';
import { type ComboOption, pathText } from '../../ui/index.ts';
import type { PlaceChoice } from './choices.ts';

export interface Destination extends ComboOption {
  choice: PlaceChoice;
  /** Shown quietly beside it. */
  detail: string | undefined;
}

interface Words {
  likely: string;
  newIn: (entity: string) => string;
  comes: string;
}

/** `others` are the accounts of the preview that come new with it. What the account likely is stands first. */
export function destinationsFor(
  account: ImportAccount,
  entities: readonly Entity[],
  moneyAccountsOf: (entity: string) => readonly Account[],
  others: readonly ImportAccount[],
  words: Words,
): Destination[] {
  const holds = (other: { currency: string | null; any_currency?: boolean }) =>
    account.currency === null ||
    other.currency === null ||
    other.any_currency === true ||
    other.currency === account.currency;
  const { likely } = account.target;
  const all = entities.flatMap((entity) => {
    const group = entity.name;
    const fresh: Destination = {
      id: `new ${entity.id}`,
      label: words.newIn(entity.name),
      group,
      detail: undefined,
      choice: { entity: entity.id, account: undefined },
    };
    const there = moneyAccountsOf(entity.id)
      .filter((other) => !other.archived && holds(other))
      .map(({ id, name, path }) => ({
        id,
        label: name,
        group,
        detail: path === name ? undefined : pathText(path.split(':').slice(0, -1).join(':')),
        choice: { account: id, entity: undefined, name: undefined },
      }));
    // Several files may bring the same account; it is one place.
    const names = new Set(
      others
        .filter((other) => other !== account && other.entity === entity.name && holds(other))
        .map(({ target }) => target.name),
    );
    const coming = [...names].map((name) => ({
      id: `coming ${entity.id} ${name}`,
      label: name,
      group,
      detail: words.comes,
      choice: { account: name, entity: entity.id, name: undefined },
    }));
    return [fresh, ...there, ...coming];
  });
  const isLikely = ({ choice, group }: Destination) =>
    likely.some(({ account_id: id, name, entity }) => choice.account === (id ?? name) && group === entity);
  const proposed = all.filter(isLikely).map((option) => ({ ...option, detail: words.likely }));
  return [...proposed, ...all.filter((option) => !isLikely(option))];
}

/** The one that stands now: what was chosen, else what the core settled. `null`: still to be chosen. */
export function standingDestination(
  account: ImportAccount,
  choice: PlaceChoice,
  options: readonly Destination[],
  entityName: (id: string) => string | undefined,
): Destination | null {
  const { target } = account;
  if (choice.account !== undefined)
    return (
      options.find(
        (option) => option.choice.account === choice.account && option.choice.entity === choice.entity,
      ) ?? null
    );
  if (target.account_id !== null) return options.find(({ id }) => id === target.account_id) ?? null;
  const entity = (choice.entity && entityName(choice.entity)) ?? account.entity;
  if (entity === null || (target.wants !== 'nothing' && choice.entity === undefined)) return null;
  return options.find(({ id, group }) => id.startsWith('new ') && group === entity) ?? null;
}
