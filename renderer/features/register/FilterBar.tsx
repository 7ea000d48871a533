/** What narrows a register: the search at once as it is typed, the rest behind one button; all of it in the address. */
import { IconFilter } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { useBooks } from '../../app/books.ts';
import { SearchBox } from '../../app/SearchBox.tsx';
import type { RegisterSearch } from '../../app/search.ts';
import { text } from '../../text/index.ts';
import { Button, dateText, Pill, pathText, useLocale } from '../../ui/index.ts';
import styles from './FilterBar.module.css';
import { FilterFields } from './FilterFields.tsx';
import { type FilterName, filtersOf, type Scope, withoutFilters } from './scope.ts';
import type { RegisterAddress } from './use-register-search.ts';

export interface FilterBarProps {
  scope: Scope;
  address: RegisterAddress;
  /** Those that there are here. */
  names: readonly FilterName[];
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Between the search and the filters. */
  before?: ReactNode;
  /** Beside them. */
  after?: ReactNode;
  onLeave: () => void;
  searchRef: Ref<HTMLInputElement>;
}

const words = text.register.filter;

export function FilterBar(props: FilterBarProps) {
  const { scope, address, names, open, onOpen, before, after, onLeave, searchRef } = props;
  const { search } = address;
  const set = filtersOf(search, names).filter((name) => name !== 'text');
  return (
    <search className={styles.bar} aria-label={words.label}>
      <div className={styles.line}>
        <div className={styles.search}>
          <SearchBox
            label={words.search}
            placeholder={words.placeholder}
            value={address.search.text}
            onSearch={(typed) => address.narrow({ text: typed })}
            onLeave={onLeave}
            inputRef={searchRef}
          />
        </div>
        {before}
        <Button
          variant="quiet"
          icon={<IconFilter size={16} stroke={1.5} />}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        >
          {words.button(set.length)}
        </Button>
        {after}
      </div>
      {open ? (
        <FilterFields scope={scope} address={address} names={names} />
      ) : (
        set.length > 0 && <FilterPills address={address} set={set} />
      )}
    </search>
  );
}

function FilterPills({ address, set }: { address: RegisterAddress; set: readonly FilterName[] }) {
  const { search } = address;
  const say = useSayFilter(search);
  return (
    <div className={styles.pills}>
      {set.map((name) => (
        <Pill key={name} onRemove={() => address.narrow({ [name]: undefined })}>
          {say(name)}
        </Pill>
      ))}
      <Button variant="link" size="small" onClick={() => address.replace(withoutFilters(search))}>
        {words.clear}
      </Button>
    </div>
  );
}

/** A filter in words. */
function useSayFilter(search: RegisterSearch): (name: FilterName) => string {
  const { account } = useBooks();
  const locale = useLocale();
  const day = (iso: string) => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? dateText(iso, locale, 'medium') : iso);
  return (name) => {
    const value = search[name] ?? '';
    switch (name) {
      case 'status':
        return text.register.status.names[search.status ?? 'pending'];
      case 'direction':
        return words.directions[search.direction ?? 'in'];
      case 'amount_min':
        return words.pills.min(value);
      case 'amount_max':
        return words.pills.max(value);
      case 'account':
        return account(value)?.name ?? value;
      case 'category':
        return pathText(account(value)?.path ?? value);
      case 'tag':
        return words.pills.tag(value);
      case 'from':
        return words.pills.from(day(value));
      case 'to':
        return words.pills.to(day(value));
      default:
        return value;
    }
  };
}
