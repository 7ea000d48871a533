/** The second way in beside the passphrase, where the window's computer keeps a secret for this vault. */
import { useEffect, useState } from 'react';
import { queries } from '../../app/queries.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './Start.module.css';

export function KeychainUnlock({ file }: { file: string }) {
  const keychain = globalThis.bulkhead?.keychain;
  const [known, setKnown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void keychain?.state(file).then((state) => {
      if (!gone) setKnown(state === 'on');
    });
    return () => {
      gone = true;
    };
  }, [keychain, file]);
  if (!keychain || !known) return null;
  const unlock = async () => {
    const answer = await keychain.unlock(file);
    if (answer.ok) await queries.invalidateQueries();
    else setProblem(`${answer.message} ${answer.remedy ?? ''}`.trim());
  };
  return (
    <div className={styles.form}>
      <div>
        <Button onClick={() => void unlock()}>{text.welcome.unlock.keychain}</Button>
      </div>
      {problem !== null && (
        <p className={styles.error} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
