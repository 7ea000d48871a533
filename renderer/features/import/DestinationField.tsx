/** Where the rows of an account go. What the books know for sure is only said; what is new or asked for is chosen here. */
import { useMemo } from 'react';
import type { ImportAccount } from '../../../shared/contract/import.ts';
import { MONEY_ROLES, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountName, Button, Combobox, EntityMark, TextInput } from '../../ui/index.ts';
import styles from './AccountCard.module.css';
import { choiceFor, isOpen, placeKey } from './choices.ts';
import { type Destination, destinationsFor, standingDestination } from './destinations.ts';
import type { ListedFile } from './listed.ts';
import type { Spot } from './selection.ts';
import type { ImportUnderWay } from './use-import.ts';

interface DestinationFieldProps {
  importing: ImportUnderWay;
  listed: ListedFile;
  account: ImportAccount;
  spot: Spot;
}

/** Found by the action that puts the caret here. */
export const DESTINATION = 'import-destination';

export function DestinationField({ importing, listed, account, spot }: DestinationFieldProps) {
  const { entities, entity: entityById, accountsOf } = useBooks();
  const { target } = account;
  const choice = choiceFor(importing.choices, spot.file, spot.place);
  const words = text.imports.account;
  const options = useMemo(() => {
    const coming = importing.files.flatMap(({ seen }) =>
      (seen?.accounts ?? []).filter(
        (other) => other.target.makes_account && !other.target.skipped && other.target.name !== target.name,
      ),
    );
    const moneyAccountsOf = (id: string) => accountsOf(id).filter(({ role }) => MONEY_ROLES.includes(role));
    return destinationsFor(account, entities, moneyAccountsOf, coming, words);
  }, [account, target, entities, accountsOf, importing.files, words]);
  const isKnown = target.wants === 'nothing' && !target.makes_account && target.likely.length === 0;
  const isSettled = isKnown && Object.keys(choice).length === 0;
  if (isSettled) return <Settled account={account} />;
  const standing = standingDestination(account, choice, options, (id) => entityById(id)?.name);
  const owner = entities.find(({ name }) => name === standing?.group);
  const isNew = standing?.id.startsWith('new ') ?? false;
  // Until the preview has caught up with the choice, what it says is about the choice before.
  const error =
    !importing.settled || target.wants === 'nothing' || standing === null
      ? null
      : (listed.seen?.error ?? null);
  return (
    <div className={styles.where} id={DESTINATION}>
      <Combobox<Destination>
        label={words.goesTo}
        shown={standing?.label ?? ''}
        before={owner && <EntityMark entity={owner} size="small" />}
        placeholder={words.choose}
        optionsFor={(query) => found(options, query)}
        onPick={(option) => importing.choose(spot.file, spot.place, option.choice)}
        error={isNew ? null : error}
        renderOption={(option) => (
          <>
            <span>{option.label}</span>
            {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
          </>
        )}
      />
      <ForOthers importing={importing} entity={choice.entity} />
      {isNew && (
        <TextInput
          label={words.called}
          value={choice.name ?? target.name}
          check={(typed) => (typed.trim() === '' ? words.nameEmpty : null)}
          onCommit={(name) => importing.choose(spot.file, spot.place, { name: name.trim() })}
          error={error}
        />
      )}
    </div>
  );
}

function Settled({ account }: { account: ImportAccount }) {
  const { entities } = useBooks();
  const entity = entities.find(({ name }) => name === account.entity);
  return (
    <p className={styles.settled}>
      <span className={styles.detail}>{text.imports.account.goesTo}</span>
      {entity && <EntityMark entity={entity} size="small" show="name" />}
      {account.account !== null && <AccountName path={account.account} skip={1} />}
    </p>
  );
}

/** Of how many accounts nobody has said yet whose they are. */
export function othersWanted({ files, choices }: ImportUnderWay): number {
  return files.flatMap(({ key, seen }) =>
    (seen?.accounts ?? []).filter((account) =>
      isOpen(account, choiceFor(choices, key, placeKey(seen!, account)), true),
    ),
  ).length;
}

/** The entity just chosen, offered to the other accounts that still want one. */
function ForOthers({ importing, entity }: { importing: ImportUnderWay; entity: string | undefined }) {
  const { entity: entityById } = useBooks();
  const others = othersWanted(importing);
  const name = entityById(entity)?.name;
  if (name === undefined || entity === undefined || others === 0) return null;
  return (
    <div>
      <Button size="small" variant="link" keys="Alt+A" onClick={() => importing.chooseEntityForAll(entity)}>
        {text.imports.account.forOthers(name, text.imports.account.others(others))}
      </Button>
    </div>
  );
}

function found(options: readonly Destination[], query: string): readonly Destination[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const where = `${option.group} ${option.label} ${option.detail ?? ''}`.toLocaleLowerCase();
    return words.every((word) => where.includes(word));
  });
}
