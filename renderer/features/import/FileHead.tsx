/** A file in the list: its name, what it was recognised as, what it had to say, and off with it. */
import { IconColumns3, IconX } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { Badge, Button, IconButton } from '../../ui/index.ts';
import styles from './FileList.module.css';
import { wantsColumns } from './plan.ts';
import type { ListedFile } from './use-import.ts';

interface FileHeadProps {
  listed: ListedFile;
  onColumns: () => void;
  onRemove: () => void;
}

export function FileHead({ listed, onColumns, onRemove }: FileHeadProps) {
  const { file, seen } = listed;
  const words = text.imports.files;
  const hasColumns = seen !== null && (seen.sample !== null || seen.mapping !== null);
  return (
    <div className={styles.head}>
      <h2 className={styles.name} title={file.name}>
        {file.name}
      </h2>
      {seen?.status === 'skipped' && <Badge>{words.skipped}</Badge>}
      {seen && !hasColumns && (
        <span className={styles.format}>{words.formats[seen.format] ?? seen.format}</span>
      )}
      {seen?.profile && <span className={styles.format}>{seen.profile}</span>}
      {seen && hasColumns && (
        <Button
          size="small"
          variant={wantsColumns(seen) ? 'default' : 'quiet'}
          icon={<IconColumns3 size={14} stroke={1.5} />}
          aria-label={words.columnsOf(file.name)}
          onClick={onColumns}
        >
          {words.columns}
        </Button>
      )}
      <IconButton
        size="small"
        label={words.remove(file.name)}
        icon={<IconX size={14} stroke={1.5} />}
        onClick={onRemove}
      />
    </div>
  );
}
