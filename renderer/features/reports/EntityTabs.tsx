/** Whose books are shown: every entity by its mark, the companies first. Each is a place of its own to go to. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useActions } from '../../app/actions.ts';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { EntityMark } from '../../ui/index.ts';
import styles from './EntityTabs.module.css';
import type { Asked } from './use-report.ts';

const words = text.reports.entities;

export function EntityTabs({ asked: { entity: current, report } }: { asked: Asked }) {
  const { entities } = useBooks();
  const navigate = useNavigate();
  const actions = useMemo(() => {
    const go = (by: number) => {
      const at = entities.findIndex(({ id }) => id === current.id);
      const next = entities[(at + by + entities.length) % entities.length];
      // Accounts belong to one entity: the ledger of one of them ends here.
      if (next)
        void navigate({
          to: '/reports/$report',
          params: { report },
          search: (old) => ({ ...old, entity: next.id, account: undefined }),
        });
    };
    const group = text.app.groups.here;
    return [
      { id: 'report.entity.next', title: words.next, group, keys: ['.'], run: () => go(1) },
      { id: 'report.entity.previous', title: words.previous, group, keys: [','], run: () => go(-1) },
    ];
  }, [entities, current, navigate, report]);
  useActions(actions);
  return (
    <nav className={styles.tabs} aria-label={words.label}>
      {entities.map((entity) => (
        <Link
          key={entity.id}
          to="/reports/$report"
          params={{ report }}
          search={(old) => ({ ...old, entity: entity.id, account: undefined })}
          className={styles.tab}
          data-hue={entity.hue}
          aria-current={entity.id === current.id ? 'page' : undefined}
        >
          <EntityMark entity={entity} show="name" size="small" />
        </Link>
      ))}
    </nav>
  );
}
