/** The way back in without the passphrase: the recovery code, and a new passphrase. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, TextInput } from '../../ui/index.ts';
import { PassphraseFields, passphraseProblem } from './PassphraseFields.tsx';
import { keepRecoveryCode } from './recovery-draft.ts';
import styles from './Start.module.css';

export function Recover({ file, onBack }: { file: string | null; onBack: () => void }) {
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState({ first: '', second: '' });
  const [tried, setTried] = useState(false);
  const words = text.welcome.recover;
  const recover = useCommand(
    async () => {
      const made = await client.app.recover({
        ...(file === null ? {} : { file }),
        recovery_code: code.trim(),
        passphrase: passphrase.first,
      });
      await keepRecoveryCode(made.file, made.recovery_code);
    },
    { quiet: true },
  );
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (code.trim() !== '' && passphraseProblem(passphrase) === null) void recover.run(undefined);
      }}
    >
      <h1 className={styles.title}>{words.title}</h1>
      {file !== null && (
        <p className={styles.file} data-varies>
          {file}
        </p>
      )}
      <TextInput
        label={words.code}
        value={code}
        onChange={setCode}
        spellCheck={false}
        error={recover.trouble ? sentenceOf(recover.trouble) : null}
      />
      <PassphraseFields label={words.next} value={passphrase} onChange={setPassphrase} tried={tried} />
      <div className={`${styles.row} ${styles.spread}`}>
        <Button variant="quiet" onClick={onBack}>
          {words.back}
        </Button>
        <Button type="submit" variant="primary" busy={recover.busy}>
          {words.recover}
        </Button>
      </div>
    </form>
  );
}
