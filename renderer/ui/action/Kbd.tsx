/** Keys as caps: `keys="Mod+Shift+K"`; `Mod` is Ctrl, and ⌘ on a Mac. */
import { cx } from '../cx.ts';
import { text } from '../text.ts';
import styles from './Kbd.module.css';

export interface KbdProps {
  /** Joined by "+"; a sequence by a space: "g i". */
  keys: string;
  /** Without caps, for within buttons and menus. */
  quiet?: boolean;
}

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };

export function keyName(key: string): string {
  const names: Readonly<Record<string, string>> = text.keys;
  return (mac ? MAC[key] : undefined) ?? names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

export function Kbd({ keys, quiet }: KbdProps) {
  const steps = keys.split(' ').map((step) => step.split(/\+(?=.)/).map(keyName));
  if (quiet)
    return <kbd className={styles.quiet}>{steps.map((step) => step.join(mac ? '' : '+')).join(' ')}</kbd>;
  return (
    <span className={styles.keys}>
      {steps.map((step) => (
        <span key={step.join()} className={styles.step}>
          {step.map((name) => (
            <kbd key={name} className={cx(styles.cap)}>
              {name}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
