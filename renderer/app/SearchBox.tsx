/** A search that the address follows as it is typed. Escape empties it; Enter and the arrow down leave it for what it found. */
import { IconSearch } from '@tabler/icons-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { TextInput } from '../ui/index.ts';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  /** What the address has. */
  value: string | undefined;
  onSearch: (text: string | undefined) => void;
  onLeave: () => void;
  inputRef: Ref<HTMLInputElement>;
}

export function SearchBox({ label, placeholder, value = '', onSearch, onLeave, inputRef }: SearchBoxProps) {
  // The address follows what is typed a moment later; until then the field must not jump back.
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  const send = (next: string) => {
    setTyped(next);
    sent.current = next;
    onSearch(next === '' ? undefined : next);
  };
  return (
    <TextInput
      ref={inputRef}
      type="search"
      label={label}
      labelHidden
      placeholder={placeholder}
      value={typed}
      maxLength={200}
      onChange={send}
      before={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        if (event.key === 'Escape' && typed !== '') send('');
        else onLeave();
      }}
    />
  );
}
