/** Whose chart is shown: every entity by its mark, the companies first. Each is a place of its own to go to. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useActions } from '../../app/actions.ts';
import { type Entity, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { EntityMark } from '../../ui/index.ts';
import styles from './EntityTabs.module.css';

const words = text.accounts.entities;

export function EntityTabs({ current }: { current: Entity }) {
  const { entities } = useBooks();
  const navigate = useNavigate();
  const actions = useMemo(() => {
    const go = (by: number) => {
      const at = entities.findIndex(({ id }) => id === current.id);
      const next = entities[(at + by + entities.length) % entities.length];
      if (next) void navigate({ to: '/accounts', search: { entity: next.id } });
    };
    const group = text.app.groups.here;
    return [
      { id: 'accounts.next', title: words.next, group, keys: ['.'], run: () => go(1) },
      { id: 'accounts.previous', title: words.previous, group, keys: [','], run: () => go(-1) },
    ];
  }, [entities, current, navigate]);
  useActions(actions);
  return (
    <nav className={styles.tabs} aria-label={words.label}>
      {entities.map((entity) => (
        <Link
          key={entity.id}
          to="/accounts"
          search={{ entity: entity.id }}
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
