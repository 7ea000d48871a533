/** What was done, by whom, and whether the chain of it is whole. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, EmptyState, Section, Skeleton, useLocale } from '../../ui/index.ts';
import { AuditEvent } from './AuditEvent.tsx';
import styles from './VaultScreen.module.css';

const PAGE = 50;

export function AuditSection() {
  const words = text.vault.audit;
  const chain = useQuery(api.audit.verify.queryOptions());
  const log = useInfiniteQuery({
    queryKey: [...api.audit.log.queryKey({ input: { limit: PAGE } }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.audit.log({ limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < PAGE ? null : (page.at(-1)?.seq ?? null)),
  });
  const [shown, setShown] = useState<number | null>(null);
  const events = log.data?.pages.flat() ?? [];
  return (
    <div className={styles.sections}>
      <Section title={text.vault.sections.audit} actions={chain.data && <ChainState chain={chain.data} />}>
        {log.isPending && <Skeleton lines={8} />}
        {log.isError && <TroubleState error={log.error} onRetry={() => void log.refetch()} />}
        {log.data && events.length === 0 && (
          <EmptyState title={words.none.title}>{words.none.text}</EmptyState>
        )}
        {events.length > 0 && <EventTable events={events} onShow={setShown} />}
        {log.hasNextPage && (
          <div>
            <Button variant="quiet" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {words.more}
            </Button>
          </div>
        )}
      </Section>
      <AuditEvent seq={shown} onClose={() => setShown(null)} />
    </div>
  );
}

function ChainState({ chain }: { chain: Awaited<ReturnType<typeof client.audit.verify>> }) {
  const words = text.vault.audit.chain;
  return chain.ok ? (
    <Badge tone="good">{words.good(chain.events)}</Badge>
  ) : (
    <Badge tone="bad" title={chain.problems.join(' ')}>
      {words.bad}
    </Badge>
  );
}

type Event = Awaited<ReturnType<typeof client.audit.log>>[number];

function nameOf(event: Event): string {
  const words = text.vault.audit;
  if (event.mode === 'undo') return words.undoOf(event.target_seq);
  if (event.mode === 'redo') return words.redoOf(event.target_seq);
  return text.commandName(event.command);
}

function EventTable({ events, onShow }: { events: readonly Event[]; onShow: (seq: number) => void }) {
  const words = text.vault.audit;
  const locale = useLocale();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.right}>
              {words.columns.seq}
            </th>
            <th scope="col">{words.columns.at}</th>
            <th scope="col">{words.columns.who}</th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col" className={styles.right}>
              {words.columns.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.seq}>
              <td className={styles.right}>{event.seq}</td>
              <td>
                <DateText value={event.at} />
              </td>
              <td>{event.actor}</td>
              <td className={styles.wide}>
                <Button variant="link" onClick={() => onShow(event.seq)}>
                  {nameOf(event)}
                </Button>{' '}
                {event.undoable === 'undone' && <Badge>{words.undone}</Badge>}
              </td>
              <td className={styles.right}>{event.change_count.toLocaleString(locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
