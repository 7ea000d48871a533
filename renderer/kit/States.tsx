import {
  Button,
  type DrawingName,
  EmptyState,
  ErrorState,
  Panel,
  ProgressBar,
  Skeleton,
  Stack,
} from '../ui/index.ts';
import styles from './kit.module.css';

const DRAWINGS: DrawingName[] = ['ledger', 'files', 'wall', 'scales', 'search', 'done', 'hull', 'rule'];

export function States() {
  return (
    <>
      <div className={styles.two}>
        <Panel title="Failed">
          <Stack>
            <ErrorState
              title="The file could not be read."
              where="chase-may.csv, row 212"
              remedy="Its amount “12,5O” has a letter in it. Correct the row and drop the file again."
              onRetry={() => {}}
            />
            <ErrorState
              inline
              tone="warn"
              title="2 rows were left out."
              action={<Button size="small">Show them</Button>}
            />
          </Stack>
        </Panel>
        <Panel title="Under way">
          <Stack gap={6}>
            <ProgressBar label="Reading 12 files" value={4210} max={9800} onCancel={() => {}} />
            <ProgressBar label="Writing the backup" />
            <Skeleton lines={4} />
          </Stack>
        </Panel>
      </div>
      <div className={styles.three}>
        {DRAWINGS.map((drawing) => (
          <Panel key={drawing}>
            <EmptyState compact drawing={drawing} title={drawing}>
              What will stand here, and how it gets here.
            </EmptyState>
          </Panel>
        ))}
      </div>
    </>
  );
}
