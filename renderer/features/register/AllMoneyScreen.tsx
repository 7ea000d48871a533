/** Every row of every money account, or of those of one entity. */
import { useBooks } from '../../app/books.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { text } from '../../text/index.ts';
import { BarActions } from './BarActions.tsx';
import { Register } from './Register.tsx';
import { useRegisterPeriod } from './use-register-period.ts';
import { useRegisterSearch } from './use-register-search.ts';

export function AllMoneyScreen() {
  const { entities } = useBooks();
  const address = useRegisterSearch();
  const period = useRegisterPeriod();
  const named = address.search.entity;
  const entity = entities.find(({ id, name }) => id === named || name === named);
  const title = entity ? text.register.title.of(entity.name) : text.register.title.all;
  const scope = entity ? { entity: entity.id } : {};
  return (
    <>
      <ScreenBar
        title={title}
        entity={entity}
        period={!period.allTime}
        actions={<BarActions account={undefined} />}
      />
      <Register
        key={entity?.id ?? 'all'}
        scope={scope}
        account={undefined}
        name={title}
        address={address}
        period={period}
      />
    </>
  );
}
