/** Menus from one description: under a button, or where somebody pressed the other mouse button. */
import { Menu as MantineMenu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
import { Button, type ButtonProps, IconButton } from './Button.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

export interface MenuAction {
  label: string;
  onSelect: () => void;
  icon?: ReactNode;
  /** Its key, shown at the end: "Mod+D". */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Makes it a choice that is on or off. */
  checked?: boolean;
  /** Stays open, for several choices in a row. */
  keepOpen?: boolean;
}

export type MenuEntry = MenuAction | 'divider' | { heading: string };

function Items({ items }: { items: readonly MenuEntry[] }) {
  return items.map((item, place) => {
    const key =
      typeof item === 'object' ? ('heading' in item ? item.heading : item.label) : `divider ${place}`;
    if (item === 'divider') return <MantineMenu.Divider key={key} className={styles.divider} />;
    if ('heading' in item)
      return (
        <MantineMenu.Label key={key} className={styles.heading}>
          {item.heading}
        </MantineMenu.Label>
      );
    const shared = {
      className: styles.item,
      disabled: item.disabled ?? false,
      closeMenuOnClick: !item.keepOpen,
      rightSection: item.keys ? <Kbd keys={item.keys} quiet /> : undefined,
    };
    if (item.checked !== undefined)
      return (
        <MantineMenu.CheckboxItem key={key} {...shared} checked={item.checked} onChange={item.onSelect}>
          {item.label}
        </MantineMenu.CheckboxItem>
      );
    return (
      <MantineMenu.Item
        key={key}
        {...shared}
        data-danger={item.danger || undefined}
        onClick={item.onSelect}
        leftSection={item.icon}
      >
        {item.label}
      </MantineMenu.Item>
    );
  });
}

export interface MenuButtonProps {
  /** The button's words; with `iconOnly` its name. */
  label: string;
  items: readonly MenuEntry[];
  icon?: ReactNode;
  iconOnly?: boolean;
  variant?: ButtonProps['variant'];
  size?: 'small' | 'normal';
  disabled?: boolean;
  align?: 'start' | 'end';
  /** What is chosen takes the focus somewhere itself; else it comes back to the button. */
  movesFocus?: boolean;
}

export function MenuButton(props: MenuButtonProps) {
  const {
    label,
    items,
    icon,
    iconOnly,
    variant = 'default',
    size = 'normal',
    disabled,
    align = 'start',
    movesFocus = false,
  } = props;
  return (
    <MantineMenu position={`bottom-${align}`} withinPortal returnFocus={!movesFocus}>
      <MantineMenu.Target>
        {iconOnly ? (
          <IconButton label={label} icon={icon} size={size} disabled={disabled} />
        ) : (
          <Button variant={variant} size={size} icon={icon} disabled={disabled}>
            <span className={styles.target}>
              {label}
              <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
            </span>
          </Button>
        )}
      </MantineMenu.Target>
      <MantineMenu.Dropdown className={styles.dropdown} data-kit-floating="">
        <Items items={items} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

/** Not the keyboard: the key that opens it would close it. */
const POINTER = ['mousedown', 'touchstart'];

export interface ContextMenuProps {
  /** Where it opens, in the window; `null` while closed. */
  at: { x: number; y: number } | null;
  items: readonly MenuEntry[];
  label: string;
  onClose: () => void;
}

interface PointProps {
  at: { x: number; y: number };
  label: string;
  /** These two are the menu's: the place it hangs on, and what it is named by. */
  id?: string;
  ref?: Ref<HTMLSpanElement>;
}

/** Where it was asked for. No control that could be expanded, so it takes nothing else that a menu gives its button. */
function Point({ at, label, id, ref }: PointProps) {
  return (
    <span ref={ref} id={id} aria-hidden="true" className={styles.point} style={{ left: at.x, top: at.y }}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

export function ContextMenu({ at, items, label, onClose }: ContextMenuProps) {
  if (!at) return null;
  return (
    <MantineMenu
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      offset={0}
      withinPortal
      hideDetached={false}
      clickOutsideEvents={POINTER}
    >
      <MantineMenu.Target>
        <Point at={at} label={label} />
      </MantineMenu.Target>
      <MantineMenu.Dropdown className={styles.dropdown} data-kit-floating="">
        <Items items={items} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
