/** Whether this computer's keychain may open the vault; only in the window, and only where there is a keychain. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { KeychainAnswer, KeychainState } from '../../../shared/window-shell.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, Section, TextInput, toast } from '../../ui/index.ts';

export function KeychainSection() {
  const keychain = globalThis.bulkhead?.keychain;
  const { data } = useQuery(api.app.status.queryOptions());
  const file = data?.file ?? null;
  const words = text.vault.keychain;
  const [state, setState] = useState<KeychainState>('unavailable');
  const [asking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (keychain && file !== null) void keychain.state(file).then(setState);
  }, [keychain, file]);
  if (!keychain || state === 'unavailable') return null;
  const close = () => {
    setAsking(false);
    setPassphrase('');
    setProblem(null);
  };
  const done = (answer: KeychainAnswer, next: KeychainState, said: string) => {
    if (!answer.ok) return setProblem(`${answer.message} ${answer.remedy ?? ''}`.trim());
    setState(next);
    close();
    toast({ message: said });
  };
  return (
    <Section title={words.title} detail={words.text}>
      <div>
        {state === 'on' ? (
          <Button
            onClick={() => void keychain.forget().then((answer) => done(answer, 'off', words.forgotten))}
          >
            {words.forget}
          </Button>
        ) : (
          <Button onClick={() => setAsking(true)}>{words.remember}</Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={close}
        title={words.remember}
        size="small"
        sticky
        onSubmit={() =>
          void keychain.remember(passphrase).then((answer) => done(answer, 'on', words.remembered))
        }
        footer={
          <Button type="submit" variant="primary">
            {words.remember}
          </Button>
        }
      >
        <TextInput
          label={text.vault.passphrase.current}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          error={problem}
        />
      </Dialog>
    </Section>
  );
}
