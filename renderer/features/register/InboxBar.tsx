/** What narrows the inbox, with its keys. */
import { useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';
import { FilterBar } from './FilterBar.tsx';
import { INBOX_FILTERS, withoutFilters } from './scope.ts';
import type { RegisterAddress } from './use-register-search.ts';

interface InboxBarProps {
  address: RegisterAddress;
  entity: string | undefined;
  onLeave: () => void;
}

const words = text.register.actions;

export function InboxBar({ address, entity, onLeave }: InboxBarProps) {
  const [open, setOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const latest = useRef(address);
  latest.current = address;
  const actions = useMemo<Action[]>(() => {
    const { group } = text.register.inbox;
    return [
      {
        ...{ id: 'inbox.search', title: text.register.inbox.actions.search, group, keys: ['/', 'mod+f'] },
        run: () => search.current?.focus(),
      },
      {
        ...{ id: 'inbox.filters', title: text.register.inbox.actions.filters, group, keys: ['f'] },
        run: () => setOpen((before) => !before),
      },
      {
        ...{ id: 'inbox.clear', title: words.clear, group, keys: ['shift+f'] },
        run: () => latest.current.replace(withoutFilters(latest.current.search)),
      },
    ];
  }, []);
  useActions(actions);
  return (
    <FilterBar
      scope={entity === undefined ? {} : { entity }}
      address={address}
      names={INBOX_FILTERS}
      open={open}
      onOpen={setOpen}
      onLeave={onLeave}
      searchRef={search}
    />
  );
}
