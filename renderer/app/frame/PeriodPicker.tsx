/** Which period the screen shows: one step back, one on, or another kind. Keys `[` and `]` step it everywhere. */
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { IconButton, MenuButton } from '../../ui/index.ts';
import type { PeriodKind } from '../period.ts';
import { periodName, setPeriodKind, stepPeriod, usePeriod } from '../use-period.ts';
import styles from './PeriodPicker.module.css';

const KINDS: readonly PeriodKind[] = ['month', 'quarter', 'year', 'all'];

export function PeriodPicker() {
  const period = usePeriod();
  const { earlier, later, choose, kinds } = text.app.period;
  const stuck = period.kind === 'all';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.picker} role="group" aria-label={text.app.period.label}>
      <IconButton
        label={earlier}
        icon={<IconChevronLeft size={16} stroke={1.5} />}
        disabled={stuck}
        onClick={() => stepPeriod(-1)}
      />
      <MenuButton
        label={periodName(period)}
        variant="quiet"
        items={[
          { heading: choose },
          ...KINDS.map((kind) => ({
            label: kinds[kind],
            checked: kind === period.kind,
            onSelect: () => setPeriodKind(kind),
          })),
        ]}
      />
      <IconButton
        label={later}
        icon={<IconChevronRight size={16} stroke={1.5} />}
        disabled={stuck}
        onClick={() => stepPeriod(1)}
      />
    </div>
  );
}
