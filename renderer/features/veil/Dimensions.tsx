/** The five dimensions: a state each, how many findings, and what is not known. No score. */
import { text } from '../../text/index.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Dimensions.module.css';
import { type Health, STATE_TONES } from './types.ts';

const words = text.veil;
/** The command line tells them all. */
const MISSING_MAX = 6;

type Dimension = Health['dimensions'][number];

export function Dimensions({ health }: { health: Health }) {
  return (
    <section aria-label={words.dimensions.label}>
      <p className={styles.headline}>{health.headline}</p>
      <ul className={styles.tiles}>
        {health.dimensions.map((dimension) => (
          <li key={dimension.id} className={styles.tile} data-state={dimension.state}>
            <h2 className={styles.name} title={words.explain[dimension.id]}>
              {words.dimensions[dimension.id]}
            </h2>
            <Badge tone={STATE_TONES[dimension.state]}>{words.states[dimension.state]}</Badge>
            <p className={styles.open}>{words.open(dimension.open)}</p>
            <Missing dimension={dimension} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ dimension: { id, missing } }: { dimension: Dimension }) {
  if (missing.length === 0) return null;
  const more = missing.length - MISSING_MAX;
  return (
    <details className={styles.missing}>
      <summary aria-label={`${words.dimensions[id]}: ${words.unknown(missing.length)}`}>
        {words.unknown(missing.length)}
      </summary>
      <ul>
        {missing.slice(0, MISSING_MAX).map((one) => (
          <li key={one}>{one}</li>
        ))}
        {more > 0 && <li>{words.moreUnknown(more)}</li>}
      </ul>
    </details>
  );
}
