/**
 * The bar at the top of every screen: where you are, in whose books, and which period. What a screen can do stands at
 * its right end.
 */
import type { ReactNode } from 'react';
import { EntityMark } from '../../ui/index.ts';
import type { Entity } from '../books.ts';
import { AppearanceMenu } from './AppearanceMenu.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import styles from './ScreenBar.module.css';

export interface ScreenBarProps {
  /** The screen’s own name; its only h1. */
  title: string;
  /** Whose books it shows, if one entity’s: its mark stands before the title, its hue at the left. */
  entity?: Entity | undefined;
  /** Quiet words after the title: “Reconciled until 31 May · 2 in transit”. */
  note?: ReactNode;
  /** Whether the period of the frame narrows what is shown. */
  period?: boolean;
  /** Buttons at the right end. */
  actions?: ReactNode;
}

export function ScreenBar({ title, entity, note, period, actions }: ScreenBarProps) {
  return (
    <header className={styles.bar} data-hue={entity?.hue}>
      <div className={styles.where}>
        {entity && <EntityMark entity={entity} />}
        <h1 className={styles.title}>{title}</h1>
        {note && <div className={styles.note}>{note}</div>}
      </div>
      <div className={styles.tools}>
        {actions}
        {period && <PeriodPicker />}
        <AppearanceMenu />
      </div>
    </header>
  );
}
