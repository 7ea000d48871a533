/** The folder that is watched for statement files: a path to type in a browser, the system’s dialog in the window. */
import { type ReactNode, useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { offerAgain, useWaiting } from '../../app/waiting.ts';
import { text } from '../../text/index.ts';
import { Button, ErrorState, Section, TextInput } from '../../ui/index.ts';
import styles from './VaultScreen.module.css';

const words = text.vault.watch;

export function WatchSection() {
  const data = useWaiting();
  const watch = useCommand((folder: string | null) => client.app.watch({ folder }), {
    undo: false,
    quiet: true,
  });
  if (!data) return null;
  const { folder, problem, files } = data;
  const aside = files.filter(({ state }) => state === 'aside');
  const waits = files.filter(({ state }) => state === 'waiting').length;
  return (
    <Section title={words.title} detail={words.text}>
      {folder !== null && (
        <p className={styles.file}>
          <strong data-varies>{folder}</strong>
          {problem === null && <span>{words.holds(waits)}</span>}
        </p>
      )}
      {problem !== null && <ErrorState inline tone="warn" title={problem} />}
      <ChooseFolder
        chosen={folder !== null}
        trouble={watch.trouble && sentenceOf(watch.trouble)}
        busy={watch.busy}
        onChoose={async (path) => (await watch.run(path)) !== null}
      >
        {folder !== null && (
          <Button variant="quiet" onClick={() => void watch.run(null)}>
            {words.stop}
          </Button>
        )}
        {aside.length > 0 && (
          <Button variant="quiet" onClick={() => void offerAgain(aside)}>
            {words.offerAgain(aside.length)}
          </Button>
        )}
      </ChooseFolder>
    </Section>
  );
}

interface ChooseFolderProps {
  /** One is watched already. */
  chosen: boolean;
  trouble: string | null;
  busy: boolean;
  onChoose: (path: string) => Promise<boolean>;
  /** What stands beside the button. */
  children: ReactNode;
}

function ChooseFolder({ chosen, trouble, busy, onChoose, children }: ChooseFolderProps) {
  const [path, setPath] = useState('');
  const shell = globalThis.bulkhead;
  if (shell) {
    const ask = async () => {
      const folder = await shell.chooseFolder();
      if (folder !== null) await onChoose(folder);
    };
    return (
      <>
        {trouble !== null && <ErrorState inline title={trouble} />}
        <div className={styles.row}>
          <Button busy={busy} onClick={() => void ask()}>
            {chosen ? words.anotherInWindow : words.chooseInWindow}
          </Button>
          {children}
        </div>
      </>
    );
  }
  const submit = async () => {
    if (path.trim() !== '' && (await onChoose(path))) setPath('');
  };
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.form}>
        <TextInput
          label={words.path}
          help={words.pathHelp}
          value={path}
          onChange={setPath}
          error={trouble}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div className={styles.row}>
        <Button type="submit" busy={busy}>
          {chosen ? words.another : words.choose}
        </Button>
        {children}
      </div>
    </form>
  );
}
