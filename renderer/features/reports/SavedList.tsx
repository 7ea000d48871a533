/** What was saved under a name, favourites first, and the way to put another report together. */
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { IconButton } from '../../ui/index.ts';
import { periodText } from './labels.ts';
import styles from './ReportsScreen.module.css';
import { useFavourite, useSaved } from './saved.ts';

const words = text.reportBoard;

export function SavedList() {
  const saved = useSaved();
  const turn = useFavourite();
  return (
    <section className={styles.saved} aria-label={words.saved}>
      {saved.length > 0 && (
        <ul>
          {saved.map((one) => {
            const { favourite, period } = one.definition;
            const Star = favourite ? IconStarFilled : IconStar;
            return (
              <li key={one.id}>
                <IconButton
                  label={`${favourite ? words.unfavourite : words.favourite}: ${one.name}`}
                  size="small"
                  icon={<Star size={14} stroke={1.5} />}
                  pressed={favourite}
                  onClick={() => turn(one)}
                />
                <Link to="/reports/saved/$view" params={{ view: one.id }}>
                  {one.name}
                </Link>
                <span>{periodText(period)}</span>
              </li>
            );
          })}
        </ul>
      )}
      <p className={styles.build}>
        <Link to="/reports/built">{words.builder.actions.open}</Link>
        <span>{words.builder.says}</span>
      </p>
    </section>
  );
}
