/** Whose books a report shows: one entity alone, several together, or several side by side. */
import type { Entity } from '../../app/books.ts';
import { traitsOf } from './names.ts';
import type { Ask, Asked } from './use-report.ts';

type Change = Parameters<Ask>[0];
type Whose = Pick<Asked, 'report' | 'entity' | 'entities' | 'layout'>;

const ALONE: Change = { entities: undefined, layout: undefined };

/** As the address says it. Columns side by side leave no room for months or a comparison. */
export function whoseChange(entities: readonly Entity[], layout: Asked['layout']): Change {
  if (entities.length < 2) return ALONE;
  const beside = layout === 'side-by-side';
  return {
    entities: entities.map(({ id }) => id).join(','),
    layout: beside ? layout : undefined,
    ...(beside ? { interval: undefined, compare: undefined } : {}),
  };
}

/** One key goes round: alone, all together, all side by side. */
export function nextWhose({ report, entities, layout }: Whose, all: readonly Entity[]): Change {
  if (!traitsOf(report).several || all.length < 2) return {};
  if (entities.length < 2) return whoseChange(all, 'consolidated');
  return layout === 'consolidated' ? whoseChange(entities, 'side-by-side') : ALONE;
}

/** With this entity, or without it where it is in; the one whose screen it is stays. */
export function toggled({ entity, entities, layout }: Whose, other: Entity): Change {
  const has = entities.some(({ id }) => id === other.id);
  const next = has ? entities.filter(({ id }) => id !== other.id) : [...entities, other];
  return whoseChange(next.some(({ id }) => id === entity.id) ? next : [entity, ...next], layout);
}
