/** The lock: a passphrase, and nothing of the books. */
import { useState } from 'react';
import type { AppStatus } from '../../../shared/contract/app.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, TextInput } from '../../ui/index.ts';
import { KeychainUnlock } from './KeychainUnlock.tsx';
import { Recent } from './Recent.tsx';
import styles from './Start.module.css';

interface UnlockProps {
  /** `null` asks for the path, too. */
  file: string | null;
  recent: AppStatus['recent'];
  onFile: (file: string) => void;
  onRecover: () => void;
  onStart: () => void;
}

export function Unlock({ file, recent, onFile, onRecover, onStart }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('');
  const [path, setPath] = useState(file ?? '');
  const [choosing, setChoosing] = useState(file === null);
  const unlock = useCommand(() => client.app.unlock({ file: path, passphrase }), { quiet: true });
  const words = text.welcome.unlock;
  const others = recent.filter((known) => known.file !== file);
  return (
    <>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '' && path !== '') void unlock.run(undefined);
        }}
      >
        <h1 className={styles.title}>{words.title}</h1>
        {choosing ? (
          <TextInput label={words.path} value={path} onChange={setPath} autoFocus={file === null} />
        ) : (
          <p className={styles.file} data-varies>
            {path}
          </p>
        )}
        <TextInput
          label={words.passphrase}
          type="password"
          autoComplete="current-password"
          autoFocus={!choosing}
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value);
            unlock.clear();
          }}
          error={unlock.trouble ? sentenceOf(unlock.trouble) : null}
        />
        <div className={`${styles.row} ${styles.spread}`}>
          <Button variant="link" onClick={onRecover}>
            {words.forgot}
          </Button>
          <Button type="submit" variant="primary" busy={unlock.busy}>
            {words.unlock}
          </Button>
        </div>
      </form>
      {path !== '' && !choosing && <KeychainUnlock file={path} />}
      <section className={styles.form}>
        {choosing && <Recent recent={others} onFile={onFile} />}
        <div className={styles.row}>
          {!choosing && (
            <Button variant="quiet" size="small" onClick={() => setChoosing(true)}>
              {words.another}
            </Button>
          )}
          <Button variant="quiet" size="small" onClick={onStart}>
            {text.welcome.start}
          </Button>
        </div>
      </section>
    </>
  );
}
