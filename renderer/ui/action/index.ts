export { Button, type ButtonProps, IconButton, type IconButtonProps } from './Button.tsx';
export { Kbd, type KbdProps } from './Kbd.tsx';
export { ContextMenu, type MenuAction, MenuButton, type MenuButtonProps, type MenuEntry } from './Menu.tsx';
export { type HeldFocus, useHeldFocus } from './use-held-focus.ts';
