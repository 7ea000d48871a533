/** A file in the list: its name, what it was recognised as, and off with it. */

import { IconColumns3, IconX } from '@tabler/icons-react';
import { WITHIN } from '../../../shared/contract/import.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, IconButton } from '../../ui/index.ts';
import styles from './FileList.module.css';
import type { ListedFile } from './listed.ts';
import { wantsColumns } from './plan.ts';

interface FileHeadProps {
  listed: ListedFile;
  onColumns: () => void;
  /** `null` for one that comes and goes with the file that it lies in. */
  onRemove: (() => void) | null;
}

/** A file that others lie in. */
export function ArchiveHead({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <div className={styles.head}>
      <h2 className={styles.name} title={name}>
        {name}
      </h2>
      <Remove name={name} onRemove={onRemove} />
    </div>
  );
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <IconButton
      size="small"
      label={text.imports.files.remove(name)}
      icon={<IconX size={14} stroke={1.5} />}
      onClick={onRemove}
    />
  );
}

export function FileHead({ listed, onColumns, onRemove }: FileHeadProps) {
  const { name, seen } = listed;
  const words = text.imports.files;
  const hasColumns = seen !== null && (seen.sample !== null || seen.mapping !== null);
  return (
    <div className={styles.head}>
      <div className={styles.title}>
        <Name listed={listed} />
        {seen?.profile && (
          <p className={styles.format} title={seen.profile}>
            {seen.profile}
          </p>
        )}
      </div>
      {seen?.status === 'skipped' && <Badge>{words.skipped}</Badge>}
      {seen && !hasColumns && (
        <span className={styles.format}>{words.formats[seen.format] ?? seen.format}</span>
      )}
      {seen && hasColumns && (
        <Button
          size="small"
          variant={wantsColumns(seen) ? 'default' : 'quiet'}
          icon={<IconColumns3 size={14} stroke={1.5} />}
          aria-label={words.columnsOf(name)}
          onClick={onColumns}
        >
          {words.columns}
        </Button>
      )}
      {onRemove && <Remove name={name} onRemove={onRemove} />}
    </div>
  );
}

/** Within an archive, without the archive's own name before it: that stands above. */
function Name({ listed: { name, givenName, part } }: { listed: ListedFile }) {
  if (part === null)
    return (
      <h2 className={styles.name} title={name}>
        {name}
      </h2>
    );
  return (
    <h3 className={styles.name} title={name}>
      {name.slice(givenName.length + WITHIN.length)}
    </h3>
  );
}
