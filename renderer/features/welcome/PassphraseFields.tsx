/** A new passphrase, twice, with an honest word on how long it would hold. */
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { IconButton, TextInput } from '../../ui/index.ts';
import { Strength } from './Strength.tsx';

export const PASSPHRASE_LENGTH_MIN = 8;

export interface NewPassphrase {
  first: string;
  second: string;
}

/** What is wrong with it, or nothing. */
export function passphraseProblem(
  { first, second }: NewPassphrase,
  least = PASSPHRASE_LENGTH_MIN,
): 'short' | 'differ' | null {
  if ([...first].length < least) return 'short';
  return first === second ? null : 'differ';
}

interface PassphraseFieldsProps {
  label: string;
  value: NewPassphrase;
  onChange: (value: NewPassphrase) => void;
  /** Signs it has at least. */
  least?: number;
  /** Problems are told once somebody tried to go on. */
  tried: boolean;
}

export function PassphraseFields({
  label,
  value,
  onChange,
  least = PASSPHRASE_LENGTH_MIN,
  tried,
}: PassphraseFieldsProps) {
  const [shown, setShown] = useState(false);
  const words = text.welcome.vault;
  const problem = tried ? passphraseProblem(value, least) : null;
  const type = shown ? 'text' : 'password';
  return (
    <>
      <TextInput
        label={label}
        type={type}
        autoComplete="new-password"
        autoFocus
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        error={problem === 'short' ? words.short(least) : null}
        after={
          <IconButton
            label={shown ? words.hide : words.show}
            size="small"
            icon={shown ? <IconEyeOff size={16} stroke={1.5} /> : <IconEye size={16} stroke={1.5} />}
            onClick={() => setShown(!shown)}
          />
        }
      />
      <Strength passphrase={value.first} />
      <TextInput
        label={words.again}
        type={type}
        autoComplete="new-password"
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
        error={problem === 'differ' ? words.differ : null}
      />
    </>
  );
}
