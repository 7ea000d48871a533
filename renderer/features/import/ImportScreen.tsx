/** Importing statement files: bring them, see what every row becomes, settle what is open, keep it in one step. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../app/client.ts';
import { fileKey } from '../../app/dropped-files.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { type Outcome, setImporting, useImporting } from '../../app/importing.ts';
import { markImported, markKnown, useWaitingFiles } from '../../app/waiting.ts';
import { text } from '../../text/index.ts';
import { announce, Button, Tabs, VisuallyHidden } from '../../ui/index.ts';
import { Batches } from './Batches.tsx';
import { ChooseFiles } from './ChooseFiles.tsx';
import { Empty } from './Empty.tsx';
import styles from './ImportScreen.module.css';
import { LostFiles } from './LostFiles.tsx';
import { listedFiles } from './listed.ts';
import { Preview } from './Preview.tsx';
import { Reading } from './reading/Reading.tsx';
import { Summary } from './Summary.tsx';
import { useScreenActions } from './use-actions.ts';
import { useCommit } from './use-commit.ts';
import { useImport } from './use-import.ts';
import { usePaste } from './use-paste.ts';
import { useTakeBack } from './use-take-back.tsx';
import { WaitingFilesPanel } from './WaitingFiles.tsx';

type Tab = 'now' | 'earlier' | 'reading';

const setOutcome = (outcome: Outcome | null) => setImporting({ outcome });

export function ImportScreen() {
  const navigate = useNavigate();
  const [tab, setTab] = useState<Tab>('now');
  const { outcome } = useImporting();
  const commit = useCommit();
  const importing = useImport(commit.busy);
  const takeBack = useTakeBack();
  const waiting = useWaitingFiles();
  const batches = useQuery(api.imports.batches.queryOptions());
  const add = (files: readonly File[]) => {
    importing.add(files);
    setTab('now');
  };
  usePaste(add);
  const count = importing.files.length;
  useEffect(() => {
    // Files that come while the last import is being read about are the next import.
    if (count > 0) {
      setTab('now');
      if (!commit.busy) setOutcome(null);
    }
  }, [count, commit.busy]);

  const leftBehind = outcome !== null && importing.lost.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what another view of this screen began has ended
  useEffect(() => {
    // They were imported while somebody came back here: nothing is wanted of them.
    if (leftBehind) importing.forgetLost();
  }, [leftBehind]);

  const run = async () => {
    const { input } = importing;
    const result = await commit.run(importing);
    if (!result) return;
    await markImported(input.files, result);
    const names = listedFiles(input.files, input.files.map(fileKey), result.files).map(({ name }) => name);
    setOutcome({ result, names, putBack: importing.take() });
    if (result.batch === null) announce(text.imports.commit.nothingDone);
  };
  const batch = outcome?.result.batch ?? null;
  const isGone =
    batch !== null &&
    batches.data !== undefined &&
    !batches.isFetching &&
    !batches.data.some(({ id }) => id === batch);
  useEffect(() => {
    // Taken back, here or by Undo: the files are as they were before.
    if (!isGone || outcome === null) return;
    outcome.putBack();
    setOutcome(null);
  }, [isGone, outcome]);
  const mend = () => {
    outcome?.putBack((place) =>
      outcome.result.files.some(({ at, status }) => at === place && status === 'refused'),
    );
    setOutcome(null);
  };
  const clear = () => {
    // Who saw that nothing in them is new is not to be asked again.
    if (importing.isKnown) {
      void markKnown(importing.input.files);
      importing.keepAnswers();
    }
    importing.clear();
  };
  const goInbox = () => void navigate({ to: '/inbox' });
  const view = count > 0 ? 'preview' : outcome === null ? 'empty' : 'done';
  useScreenActions({
    onReading: () => setTab('reading'),
    onTab: () => setTab((before) => (before === 'now' ? 'earlier' : 'now')),
    onTakeWaiting: () => {
      setTab('now');
      void waiting.take();
    },
    onInbox: goInbox,
    onMore: view === 'done' ? () => setOutcome(null) : null,
    onTakeBack: view === 'done' && batch !== null ? () => void takeBack.run(batch) : null,
  });
  return (
    <div className={styles.screen}>
      {takeBack.dialog}
      <ScreenBar
        title={text.imports.title}
        note={view === 'preview' && text.imports.note(count)}
        actions={
          view === 'preview' && (
            <>
              <Button variant="quiet" size="small" disabled={commit.busy} onClick={clear}>
                {text.imports.files.clear}
              </Button>
              <ChooseFiles size="small" label={text.imports.files.add} disabled={commit.busy} onFiles={add} />
            </>
          )
        }
      />
      <div className={styles.tabs}>
        <Tabs<Tab>
          label={text.imports.tabs.label}
          value={tab}
          onChange={setTab}
          items={[
            { value: 'now', label: text.imports.tabs.now },
            { value: 'earlier', label: text.imports.tabs.earlier, count: batches.data?.length ?? 0 },
            { value: 'reading', label: text.imports.tabs.reading },
          ]}
        />
      </div>
      {tab === 'reading' ? (
        <Reading />
      ) : tab === 'earlier' ? (
        <div className={styles.fill}>
          <VisuallyHidden>
            <h2>{text.imports.tabs.earlier}</h2>
          </VisuallyHidden>
          <Batches />
        </div>
      ) : (
        <>
          {importing.lost.length > 0 && (
            <div className={styles.notice}>
              <LostFiles
                names={importing.lost.map(({ name }) => name)}
                onFiles={add}
                onForget={importing.forgetLost}
              />
            </div>
          )}
          <div className={styles.notice}>
            {!commit.busy && <WaitingFilesPanel waiting={waiting} short={view !== 'empty'} />}
          </div>
          {view === 'empty' && <Empty onFiles={add} isWatching={waiting.folder !== null} />}
          {view === 'preview' && (
            <Preview importing={importing} commit={commit} onCommit={() => void run()} />
          )}
          {view === 'done' && outcome && (
            <Summary
              result={outcome.result}
              names={outcome.names}
              busy={takeBack.busy}
              onTakeBack={() => batch !== null && void takeBack.run(batch)}
              onFiles={add}
              onInbox={goInbox}
              onMend={mend}
            />
          )}
        </>
      )}
    </div>
  );
}
