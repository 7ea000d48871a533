/** Lock, passphrase, recovery code, and the proof of the whole file. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { lockVault } from '../../app/lock.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, Section, Select, TextInput } from '../../ui/index.ts';
import { PassphraseFields, passphraseProblem } from '../welcome/PassphraseFields.tsx';
import { keepRecoveryCode } from '../welcome/recovery-draft.ts';
import { KeychainSection } from './KeychainSection.tsx';
import styles from './VaultScreen.module.css';
import { VerifySection } from './VerifySection.tsx';

const AUTO_LOCK_MINUTES = [5, 15, 30, 60, 240, 0] as const;

export function KeysSection() {
  return (
    <div className={styles.sections}>
      <LockSection />
      <PassphraseSection />
      <RecoverySection />
      <NewKeySection />
      <KeychainSection />
      <VerifySection />
    </div>
  );
}

function LockSection() {
  const words = text.vault.lock;
  const { data } = useQuery(api.app.status.queryOptions());
  const configure = useCommand((minutes: number) => client.app.configure({ auto_lock_minutes: minutes }));
  return (
    <Section title={words.title} detail={words.text}>
      <div className={styles.form}>
        <Select
          label={words.auto}
          value={String(data?.auto_lock_minutes ?? '')}
          onCommit={(minutes) => void configure.run(Number(minutes))}
          options={AUTO_LOCK_MINUTES.map((n) => ({ value: String(n), label: words.minutes(n) }))}
        />
        <div>
          <Button onClick={() => void lockVault()} keys="Mod+L">
            {words.now}
          </Button>
        </div>
      </div>
    </Section>
  );
}

const NOTHING = { first: '', second: '' };

function PassphraseSection() {
  const words = text.vault.passphrase;
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const change = useCommand(() => client.vault.change_passphrase({ current, next: next.first }), {
    done: words.changed,
    undo: false,
    quiet: true,
  });
  const close = () => {
    setOpen(false);
    setCurrent('');
    setNext(NOTHING);
    setTried(false);
    change.clear();
  };
  const submit = async () => {
    setTried(true);
    if (current !== '' && passphraseProblem(next) === null && (await change.run(undefined))) close();
  };
  return (
    <Section title={words.title} detail={words.text}>
      <div>
        <Button onClick={() => setOpen(true)}>{words.change}</Button>
      </div>
      <Dialog
        open={open}
        onClose={close}
        title={words.change}
        sticky
        onSubmit={() => void submit()}
        footer={
          <Button type="submit" variant="primary" busy={change.busy}>
            {words.change}
          </Button>
        }
      >
        <div className={styles.form}>
          <TextInput
            label={words.current}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            error={change.trouble ? sentenceOf(change.trouble) : null}
          />
          <PassphraseFields label={words.next} value={next} onChange={setNext} tried={tried} />
        </div>
      </Dialog>
    </Section>
  );
}

function RecoverySection() {
  return (
    <CodeSection
      words={text.vault.recovery}
      make={(passphrase) => client.vault.new_recovery_code({ passphrase })}
    />
  );
}

function NewKeySection() {
  return <CodeSection words={text.vault.newKey} make={(passphrase) => client.app.rekey({ passphrase })} />;
}

interface CodeSectionProps {
  words: typeof text.vault.recovery;
  make: (passphrase: string) => Promise<{ recovery_code: string }>;
}

/** Something that is done with the passphrase and ends with a new recovery code, which then stands before all else. */
function CodeSection({ words, make }: CodeSectionProps) {
  const [open, setOpen] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const { data: status } = useQuery(api.app.status.queryOptions());
  const deed = useCommand(
    async () => {
      const made = await make(passphrase);
      // The old code is worthless from now on: a lock or a reload must not take this one off the screen for good.
      await keepRecoveryCode(status?.file ?? '', made.recovery_code);
      return made;
    },
    { quiet: true, undo: false },
  );
  const close = () => {
    setOpen(false);
    setPassphrase('');
    deed.clear();
  };
  const submit = async () => {
    if (await deed.run(undefined)) close();
  };
  return (
    <Section title={words.title} detail={words.text}>
      <div>
        <Button onClick={() => setOpen(true)}>{words.make}</Button>
      </div>
      <Dialog
        open={open}
        onClose={close}
        title={words.make}
        sticky
        size="small"
        onSubmit={() => void submit()}
        footer={
          <Button type="submit" variant="primary" busy={deed.busy}>
            {words.make}
          </Button>
        }
      >
        <TextInput
          label={words.current}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          error={deed.trouble ? sentenceOf(deed.trouble) : null}
        />
      </Dialog>
    </Section>
  );
}
