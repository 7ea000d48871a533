/** Instead of rows: what would stand here, or which filter hides it. */
import { useNavigate } from '@tanstack/react-router';
import { periodName, usePeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import styles from './Register.module.css';
import { filtersOf, withoutFilters } from './scope.ts';
import type { RegisterPeriod } from './use-register-period.ts';
import type { RegisterAddress } from './use-register-search.ts';

interface NothingHereProps {
  name: string;
  address: RegisterAddress;
  period: RegisterPeriod;
  onNew: () => void;
}

const words = text.register.empty;

export function NothingHere(props: NothingHereProps) {
  return (
    <>
      {/* The drawing has a heading of the third rank. */}
      <h2 className={styles.spoken}>{text.register.label(props.name)}</h2>
      <Why {...props} />
    </>
  );
}

/** Filters that leave nothing. */
export function NothingFits({ address }: { address: RegisterAddress }) {
  return (
    <EmptyState
      drawing="search"
      title={words.filtered}
      action={<Button onClick={() => address.replace(withoutFilters(address.search))}>{words.clear}</Button>}
    >
      {words.filteredText}
    </EmptyState>
  );
}

function Why({ name, address, period, onNew }: NothingHereProps) {
  const navigate = useNavigate();
  const frame = usePeriod();
  const { search } = address;
  if (filtersOf(search).length > 0) return <NothingFits address={address} />;
  if (period.span !== null && frame.kind !== 'all')
    return (
      <EmptyState
        drawing="search"
        title={words.period(periodName(frame))}
        action={<Button onClick={() => period.setAllTime(true)}>{words.allTime}</Button>}
      >
        {words.periodText}
      </EmptyState>
    );
  return (
    <EmptyState
      title={words.title(name)}
      action={
        <>
          <Button onClick={() => void navigate({ to: '/import' })}>{words.import}</Button>
          <Button variant="quiet" onClick={onNew} keys="N">
            {text.register.new}
          </Button>
        </>
      }
    >
      {words.text}
    </EmptyState>
  );
}
