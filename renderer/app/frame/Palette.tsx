/** Go anywhere, do anything, by a few letters. */
import { useEffect, useId, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import { Kbd } from '../../ui/index.ts';
import { shownKeys } from '../actions.ts';
import { type Destination, remember, useDestinations } from '../destinations.ts';
import styles from './Palette.module.css';

/** The browser’s own dialog: it holds the focus, gives it back, and Escape closes it. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the keyboard
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={text.app.palette.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {open && <PaletteBody onClose={onClose} />}
    </dialog>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const found = useDestinations(words);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const go = (destination: Destination | undefined) => {
    if (!destination) return;
    if (destination.id !== 'search') remember(destination.id);
    onClose();
    // After the dialog gave the focus back, so that the place it goes to can take it.
    setTimeout(destination.run, 0);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(current);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.palette}>
      <input
        className={styles.input}
        // biome-ignore lint/a11y/noAutofocus: opened by a key to be typed into
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        aria-label={text.app.palette.title}
        placeholder={text.app.palette.placeholder}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} className={styles.list} role="listbox" aria-label={text.app.palette.title}>
        {found.map((item, index) => (
          <Item
            key={item.id}
            id={`${listId}-${item.id}`}
            item={item}
            heading={found[index - 1]?.group === item.group ? undefined : item.group}
            selected={item === current}
            onGo={() => go(item)}
          />
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{text.app.palette.none}</p>}
    </div>
  );
}

interface ItemProps {
  id: string;
  item: Destination;
  heading: string | undefined;
  selected: boolean;
  onGo: () => void;
}

function Item({ id, item, heading, selected, onGo }: ItemProps) {
  return (
    <>
      {heading !== undefined && (
        <div className={styles.heading} role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input’s, which points here */}
      <div
        id={id}
        className={styles.item}
        role="option"
        tabIndex={-1}
        aria-selected={selected}
        data-hue={item.hue}
        // The focus stays in the input.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onGo}
      >
        {item.hue !== undefined && <span className={styles.band} aria-hidden="true" />}
        <span className={styles.title}>{item.title}</span>
        {item.detail && <span className={styles.detail}>{item.detail}</span>}
        {item.keys?.[0] && <Kbd keys={shownKeys(item.keys[0])} />}
      </div>
    </>
  );
}
