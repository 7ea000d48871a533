/** Which accounts of the chart are listed. */
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { text } from '../../text/index.ts';
import { Button, Switch, TextInput, Toolbar } from '../../ui/index.ts';
import styles from './AccountsScreen.module.css';

interface ChartToolsProps {
  find: string;
  onFind: (words: string) => void;
  /** From the search to what it found. */
  onLeave: () => void;
  findRef: RefObject<HTMLInputElement | null>;
  archived: boolean;
  onArchived: (shown: boolean) => void;
  /** Something is folded away, so that the button opens all; otherwise it folds all. */
  folded: boolean;
  onFoldAll: (open: boolean) => void;
}

const words = text.accounts;

export function ChartTools(props: ChartToolsProps) {
  const { find, onFind, onLeave, findRef, archived, onArchived, folded, onFoldAll } = props;
  return (
    <Toolbar
      label={words.tools}
      end={
        <>
          <Button size="small" variant="quiet" onClick={() => onFoldAll(folded)}>
            {folded ? words.unfoldAll : words.foldAll}
          </Button>
          <Switch label={words.showArchived} checked={archived} onChange={onArchived} />
        </>
      }
    >
      <div className={styles.find}>
        <TextInput
          ref={findRef}
          label={words.find}
          labelHidden
          type="search"
          placeholder={words.find}
          value={find}
          onChange={onFind}
          before={<IconSearch size={14} stroke={1.5} aria-hidden="true" />}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            if (event.key === 'Escape') onFind('');
            onLeave();
          }}
        />
      </div>
    </Toolbar>
  );
}
