/** Whose it is: a monogram in the entity's hue, round for a person and square for a company. */
import { cx } from '../cx.ts';
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
import { text } from '../text.ts';
import styles from './EntityMark.module.css';
import { type EntityLook, monogramOf } from './hues.ts';

export interface EntityMarkProps {
  entity: EntityLook;
  /** `mark`: the monogram alone · `name`: with its name. */
  show?: 'mark' | 'name';
  size?: 'small' | 'normal' | 'large';
}

export function EntityMark({ entity, show = 'mark', size = 'normal' }: EntityMarkProps) {
  const { name, kind, hue, monogram = monogramOf(name) } = entity;
  return (
    <span className={cx(styles.root, styles[size], show === 'mark' && styles.alone)} data-hue={hue}>
      <span className={cx(styles.mark, styles[kind])} aria-hidden="true">
        {monogram}
      </span>
      {show === 'name' ? (
        <span className={styles.name}>{name}</span>
      ) : (
        <VisuallyHidden>{`${name}, ${text.entity[kind]}`}</VisuallyHidden>
      )}
    </span>
  );
}
