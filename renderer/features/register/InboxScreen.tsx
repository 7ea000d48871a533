/** What waits to be reviewed, across the entities: choose a category, accept the proposal or leave it as it is, each by one key. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { Strip } from '../../app/Strip.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { useWaitingFiles } from '../../app/waiting.ts';
import { text } from '../../text/index.ts';
import { EmptyState, Segmented, Skeleton } from '../../ui/index.ts';
import { Doubled } from '../matching/Doubled.tsx';
import styles from './Inbox.module.css';
import { InboxList } from './InboxList.tsx';
import { useRuleOffer } from './RuleOffer.tsx';
import { filtersOf, INBOX_FILTERS } from './scope.ts';
import { useInbox } from './use-inbox.ts';
import { useRegisterSearch } from './use-register-search.ts';

const words = text.register.inbox;
const ALL = 'all';

export function InboxScreen() {
  const { entities } = useBooks();
  const address = useRegisterSearch();
  const entity = entities.find(({ id }) => id === address.search.entity);
  const rule = useRuleOffer();
  const inbox = useInbox(entity?.id, address.search, rule.offer);
  const { total, rows } = inbox;
  const narrowed = filtersOf(address.search, INBOX_FILTERS).length > 0;
  const everything = useEverything(entity?.id, narrowed);
  const all = narrowed ? everything : total;
  // The last rows may be asked about, or come back: the list, which asks, stays until they are dealt with.
  const hiding = useSyncExternalStore(rows.subscribe, () => rows.isHiding);
  const isList = total !== undefined && (total > 0 || (all ?? 0) > 0 || hiding);
  const failure = useSyncExternalStore(rows.subscribe, () => (total === undefined ? rows.failure : null));
  return (
    <>
      <ScreenBar
        title={words.title}
        entity={entity}
        note={all !== undefined && all > 0 && <span aria-live="polite">{words.left(all)}</span>}
        actions={
          entities.length > 1 && (
            <Segmented
              label={words.entity}
              value={entity?.id ?? ALL}
              items={[
                { value: ALL, label: words.all },
                ...entities.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => address.narrow({ entity: id === ALL ? undefined : id })}
            />
          )
        }
      />
      <FilesWait />
      <Doubled entity={entity?.id} />
      {total === undefined && !failure && (
        <div className={styles.inbox}>
          <Skeleton lines={6} />
        </div>
      )}
      {failure && (
        <div className={styles.done}>
          <TroubleState error={failure.error} onRetry={failure.retry} />
        </div>
      )}
      {isList && (
        <InboxList
          key={entity?.id ?? ALL}
          inbox={inbox}
          address={address}
          entity={entity}
          all={Math.max(all ?? 0, total)}
          narrowed={narrowed}
        />
      )}
      {!isList && total === 0 && all === 0 && <AllDone />}
      {rule.dialog}
    </>
  );
}

/** How many wait in all, while only some of them are shown. */
function useEverything(entity: string | undefined, enabled: boolean): number | undefined {
  const input = { entity, unreviewed: true, limit: 1 };
  return useQuery({ ...api.entry.register.queryOptions({ input }), enabled }).data?.total;
}

/** Rows that are still to come: files in the watched folder. */
function FilesWait() {
  const { folder, files } = useWaitingFiles();
  const navigate = useNavigate();
  const said = text.imports.waiting;
  if (folder === null || files.length === 0) return null;
  return (
    <Strip
      tone="plain"
      message={said.statements(files.length, folder)}
      act={said.look}
      onAct={() => void navigate({ to: '/import' })}
    />
  );
}

function AllDone() {
  const home = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // The last row took the focus with it.
    if (document.activeElement === document.body) home.current?.focus();
  }, []);
  return (
    <div className={styles.done} role="status">
      <EmptyState
        drawing="done"
        title={words.done}
        action={
          <Link ref={home} to="/">
            {words.doneAction}
          </Link>
        }
      >
        {words.doneText}
      </EmptyState>
    </div>
  );
}
