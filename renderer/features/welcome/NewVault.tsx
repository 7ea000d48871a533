/** Making a vault: passphrase and place. The recovery code that comes with it is kept as a draft until it is asked back. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, TextInput } from '../../ui/index.ts';
import { PassphraseFields, passphraseProblem } from './PassphraseFields.tsx';
import { keepRecoveryCode } from './recovery-draft.ts';
import styles from './Start.module.css';

export function NewVault({ suggested, onBack }: { suggested: string; onBack: () => void }) {
  const [passphrase, setPassphrase] = useState({ first: '', second: '' });
  const [file, setFile] = useState(suggested);
  const [tried, setTried] = useState(false);
  const make = useCommand(
    async () => {
      const made = await client.app.create({ file, passphrase: passphrase.first });
      await keepRecoveryCode(made.file, made.recovery_code);
    },
    { quiet: true },
  );
  const words = text.welcome.vault;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (passphraseProblem(passphrase) === null) void make.run(undefined);
      }}
    >
      <h1 className={styles.title}>{words.title}</h1>
      <p className={styles.text}>{words.text}</p>
      <PassphraseFields label={words.passphrase} value={passphrase} onChange={setPassphrase} tried={tried} />
      <TextInput label={words.file} help={words.fileHelp} value={file} onChange={setFile} />
      {make.trouble && (
        <p className={styles.error} role="alert">
          {sentenceOf(make.trouble)}
        </p>
      )}
      <div className={`${styles.row} ${styles.spread}`}>
        <Button variant="quiet" onClick={onBack}>
          {text.welcome.back}
        </Button>
        <Button type="submit" variant="primary" busy={make.busy}>
          {make.busy ? words.making : words.make}
        </Button>
      </div>
    </form>
  );
}
