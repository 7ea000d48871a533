/** The files of an entry: dropped or chosen, saved again, taken off. */
import { IconFile, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { DragEvent } from 'react';
import { api } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, carriedBy, FileButton, IconButton, toast } from '../../ui/index.ts';
import styles from './EntryDrawer.module.css';
import { saveCopy, useAttach, useDetach } from './use-attachments.ts';

const words = text.register.attachments;

function keepFromFrame(event: DragEvent): void {
  if (carriesFiles(event)) event.stopPropagation();
}

function allow(event: DragEvent): void {
  if (carriesFiles(event)) event.preventDefault();
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

export function Attachments({ entry, payee }: { entry: string; payee: string }) {
  const list = useQuery(api.attachment.list.queryOptions({ input: { entry } }));
  const attach = useAttach();
  const detach = useDetach();
  const save = useCommand(({ id, name }: { id: string; name: string }) => saveCopy(id, name));
  const add = (files: readonly File[]) => {
    if (files.length > 0) void attach.run({ entry, payee, files });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button beside it
    <div
      className={styles.files}
      // The frame’s veil says that files are imported; here they are not.
      onDragEnter={(event) => {
        keepFromFrame(event);
        allow(event);
      }}
      onDragLeave={keepFromFrame}
      onDragOver={allow}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        const { files, folders } = carriedBy(event.dataTransfer);
        if (folders.length > 0) toast({ message: words.folders(folders.map(({ name }) => name)) });
        add(files);
      }}
    >
      {list.isError && <TroubleState inline error={list.error} onRetry={() => void list.refetch()} />}
      <ul className={styles.list}>
        {list.data?.map((file) => (
          <li key={file.id} className={styles.file}>
            <Button
              variant="link"
              icon={<IconFile size={14} stroke={1.5} />}
              aria-label={words.open(file.name)}
              onClick={() => void save.run(file)}
            >
              {file.name}
            </Button>
            <span className={styles.quiet}>{words.size(file.size)}</span>
            <IconButton
              size="small"
              label={words.remove(file.name)}
              icon={<IconX size={14} stroke={1.75} />}
              onClick={() => void detach.run(file)}
            />
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{words.drop}</p>
      <FileButton size="small" multiple busy={attach.busy} onFiles={add}>
        {words.add}
      </FileButton>
    </div>
  );
}
