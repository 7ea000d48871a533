/** Whose books a screen shows: every entity by its mark, the companies first. Each is a place of its own to go to. */
import { Link, type ToOptions, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { text } from '../../text/index.ts';
import { EntityMark } from '../../ui/index.ts';
import { useActions } from '../actions.ts';
import { type Entity, useBooks } from '../books.ts';
import styles from './EntityTabs.module.css';

const words = text.app.entities;

interface EntityTabsProps {
  current: Entity;
  /** Where the same screen shows another entity. */
  place: (entity: Entity) => ToOptions;
}

export function EntityTabs({ current, place }: EntityTabsProps) {
  const { entities } = useBooks();
  const navigate = useNavigate();
  const latest = useRef(place);
  latest.current = place;
  const actions = useMemo(() => {
    const go = (by: number) => {
      const at = entities.findIndex(({ id }) => id === current.id);
      const next = entities[(at + by + entities.length) % entities.length];
      if (next) void navigate(latest.current(next));
    };
    const group = text.app.groups.here;
    return [
      { id: 'entity.next', title: words.next, group, keys: ['.'], run: () => go(1) },
      { id: 'entity.previous', title: words.previous, group, keys: [','], run: () => go(-1) },
    ];
  }, [entities, current, navigate]);
  useActions(actions);
  return (
    <nav className={styles.tabs} aria-label={words.label}>
      {entities.map((entity) => (
        <Link
          key={entity.id}
          {...place(entity)}
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
