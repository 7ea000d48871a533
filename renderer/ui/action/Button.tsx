/** A button named by its effect: "Add 184 entries". One primary on a screen. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../cx.ts';
import styles from './Button.module.css';
import { Kbd } from './Kbd.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'> {
  children: ReactNode;
  /** `quiet` is for what stands beside, `link` within text, `danger` for what destroys. */
  variant?: 'primary' | 'default' | 'quiet' | 'link' | 'danger';
  size?: 'small' | 'normal';
  icon?: ReactNode;
  /** Its key, shown at its end: "Mod+Enter". The key itself is bound elsewhere. */
  keys?: string;
  /** Under way: it can't be pressed again, and says so. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const {
    children,
    variant = 'default',
    size = 'normal',
    icon,
    keys,
    busy,
    type = 'button',
    onClick,
    ...rest
  } = props;
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(styles.button, styles[variant], styles[size])}
    >
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <span className={styles.label}>{children}</span>
      {keys && <Kbd keys={keys} quiet />}
    </button>
  );
}

export interface IconButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className' | 'children'> {
  /** What it does, for the ear and as its title. */
  label: string;
  icon: ReactNode;
  variant?: 'quiet' | 'default' | 'danger';
  size?: 'small' | 'normal';
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, variant = 'quiet', size = 'normal', pressed, type = 'button', ...rest } = props;
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={cx(styles.button, styles.square, styles[variant], styles[size])}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
    </button>
  );
}
