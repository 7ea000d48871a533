/** Who stands where, at the left of the picture. */
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { EntityMark } from '../../ui/index.ts';
import type { Lanes } from './lanes.ts';
import styles from './Timeline.module.css';

const words = text.crossing.wall;

interface LaneNamesProps {
  lanes: Lanes;
  /** How many findings are open. */
  open: number;
}

export function LaneNames({ lanes: { lanes, wall, height }, open }: LaneNamesProps) {
  return (
    <ul className={styles.names} style={{ height }} aria-label={words.lanes}>
      {lanes.map(({ entity, y }) => (
        <li key={entity.id} style={{ top: y }} data-hue={entity.hue}>
          <EntityMark entity={entity} show="name" size="small" />
        </li>
      ))}
      <li className={styles.wall} style={{ top: wall[0], height: wall[1] - wall[0] }}>
        {open === 0 ? (
          <span aria-hidden="true">{words.bulkhead}</span>
        ) : (
          <Link to="/veil">{words.open(open)}</Link>
        )}
      </li>
    </ul>
  );
}
