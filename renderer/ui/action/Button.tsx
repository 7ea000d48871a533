/** A button named by its effect: "Add 184 entries". One primary on a screen. */
import { Tooltip } from '@mantine/core';
import { type ButtonHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import { cx } from '../cx.ts';
import { announce } from '../overlay/announce.ts';
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
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
  /**
   * Why it can't be pressed now, and what would help. It keeps its place among the stops of the Tab key, so that whoever
   * comes to it is told; `disabled` is for what explains itself. `null` while it can be pressed.
   */
  why?: string | null;
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
    why,
    type = 'button',
    onClick,
    ...rest
  } = props;
  const reason = useId();
  const off = busy || typeof why === 'string';
  const button = (
    <button
      {...rest}
      {...(why && { 'aria-describedby': reason })}
      type={type}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={
        off
          ? (event) => {
              event.preventDefault();
              if (why && !busy) announce(why);
            }
          : onClick
      }
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
  if (why === undefined) return button;
  // The same elements with and without a reason, so that the focus stays when one comes or goes.
  return (
    <>
      <Tooltip
        label={why ?? ''}
        disabled={why === null}
        multiline
        events={{ hover: true, focus: true, touch: true }}
        classNames={{ tooltip: styles.why! }}
      >
        {button}
      </Tooltip>
      {why && <VisuallyHidden id={reason}>{why}</VisuallyHidden>}
    </>
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
