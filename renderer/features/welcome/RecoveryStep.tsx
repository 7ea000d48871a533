/** The recovery code, shown once, and asked back: a code that nobody wrote down is none. */
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { Button, TextInput, toast } from '../../ui/index.ts';
import styles from './Start.module.css';

const ASKED_LENGTH = 8;

/** Case, spaces and dashes are how it is written, not what it is. */
function bare(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toUpperCase();
}

interface RecoveryStepProps {
  code: string;
  onWritten: () => void;
}

export function RecoveryStep({ code, onWritten }: RecoveryStepProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const words = text.welcome.recovery;
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => void toast({ message: words.copied }),
      () => void toast({ message: words.copyFailed, tone: 'bad' }),
    );
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (bare(typed) === bare(code).slice(-ASKED_LENGTH)) onWritten();
        else setWrong(true);
      }}
    >
      <h1 className={styles.title}>{words.title}</h1>
      <p className={styles.text}>{words.text}</p>
      <output className={styles.code} translate="no" data-varies>
        {code}
      </output>
      <div className={styles.row}>
        <Button size="small" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button size="small" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <TextInput
        label={words.ask}
        value={typed}
        spellCheck={false}
        onChange={(value) => {
          setTyped(value);
          setWrong(false);
        }}
        error={wrong ? words.wrong : null}
      />
      <div className={styles.row}>
        <Button type="submit" variant="primary">
          {words.confirm}
        </Button>
      </div>
    </form>
  );
}
