/** Who stands where, at the left of the picture. */
import { text } from '../../text/index.ts';
import { EntityMark } from '../../ui/index.ts';
import type { Lanes } from './lanes.ts';
import styles from './Timeline.module.css';

const words = text.crossing.wall;

export function LaneNames({ lanes: { lanes, wall, height } }: { lanes: Lanes }) {
  return (
    <ul className={styles.names} style={{ height }} aria-label={words.lanes}>
      {lanes.map(({ entity, y }) => (
        <li key={entity.id} style={{ top: y }} data-hue={entity.hue}>
          <EntityMark entity={entity} show="name" size="small" />
        </li>
      ))}
      <li aria-hidden="true" className={styles.wall} style={{ top: (wall[0] + wall[1]) / 2 }}>
        {words.bulkhead}
      </li>
    </ul>
  );
}
