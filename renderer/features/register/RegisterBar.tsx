/** The filters of a register, and beside them all time, saved views and a new transaction, or what is done to ticked rows. */
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './FilterBar.module.css';
import { FilterBar, type FilterBarProps } from './FilterBar.tsx';
import { SavedViews } from './SavedViews.tsx';
import { REGISTER_FILTERS } from './scope.ts';

interface RegisterBarProps extends Omit<FilterBarProps, 'names' | 'before' | 'after'> {
  allTime: boolean;
  onAllTime: (allTime: boolean) => void;
  onNew: () => void;
  /** Tools for the rows that are ticked, while some are. */
  ticked: ReactNode;
}

export function RegisterBar({ allTime, onAllTime, onNew, ticked, ...bar }: RegisterBarProps) {
  return (
    <FilterBar
      {...bar}
      names={REGISTER_FILTERS}
      before={
        <Button variant="quiet" aria-pressed={allTime} onClick={() => onAllTime(!allTime)}>
          {text.register.filter.allTime}
        </Button>
      }
      after={
        ticked ?? (
          <>
            <SavedViews address={bar.address} />
            <span className={styles.end}>
              <Button variant="primary" icon={<IconPlus size={16} stroke={1.75} />} onClick={onNew}>
                {text.register.new}
              </Button>
            </span>
          </>
        )
      }
    />
  );
}
