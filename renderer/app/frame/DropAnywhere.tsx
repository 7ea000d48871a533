/**
 * Files dropped anywhere go to the import; a screen that takes them itself (attachments) stops the event. It listens
 * while the vault is locked, too: a browser would open a dropped file in place of the app.
 */
import { useEffect, useState } from 'react';
import { text } from '../../text/index.ts';
import { carriedBy, toast } from '../../ui/index.ts';
import { addDroppedFiles } from '../dropped-files.ts';
import { statementsIn } from '../dropped-folders.ts';
import styles from './DropAnywhere.module.css';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Says what of them stays out. */
async function filesIn(folders: readonly FileSystemDirectoryEntry[]): Promise<readonly File[]> {
  const { files, ...left } = await statementsIn(folders);
  const message = text.app.folders(
    folders.map(({ name }) => name),
    { taken: files.length, ...left },
  );
  if (message !== null) toast({ message, key: 'folders' });
  return files;
}

export function DropAnywhere({ onFiles }: { onFiles: () => void }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // What is entered is told before what is left for it: the pointer is outside once it leaves what it entered last.
    let last: EventTarget | null = null;
    const gone = () => {
      last = null;
      setOver(false);
    };
    const allow = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // Where the screen changes under the pointer, files let go right then have entered what came, and not hung over it yet.
      event.preventDefault();
      last = event.target;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.target === last) gone();
    };
    const take = (files: readonly File[]) => {
      if (files.length === 0) return;
      addDroppedFiles(files);
      onFiles();
    };
    const drop = (event: DragEvent) => {
      gone();
      if (event.defaultPrevented || !event.dataTransfer || !carriesFiles(event)) return;
      event.preventDefault();
      const { files, folders } = carriedBy(event.dataTransfer);
      take(files);
      if (folders.length > 0) void filesIn(folders).then(take);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    // What was entered may have gone from the screen, and then nobody is told that it is left. A pointer with files tells no moves.
    window.addEventListener('pointermove', gone);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
      window.removeEventListener('pointermove', gone);
    };
  }, [onFiles]);
  if (!over) return null;
  return (
    <div className={styles.over} aria-hidden="true">
      <span className={styles.words}>{text.app.dropHere}</span>
    </div>
  );
}
