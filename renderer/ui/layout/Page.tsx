/** The parts of a screen: its header, its tool bar, panels and sections. Hairlines, no boxes in boxes. */
import { type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import styles from './Page.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  /** A line under the title: "Reconciled until 31 May · 2 in transit". */
  detail?: ReactNode;
  /** Before the title: an EntityMark. */
  mark?: ReactNode;
  actions?: ReactNode;
  /** The hue of the entity it belongs to, as a band at its left. */
  hue?: number;
}

export function PageHeader({ title, detail, mark, actions, hue }: PageHeaderProps) {
  return (
    <header className={cx(styles.header, hue !== undefined && styles.banded)} data-hue={hue}>
      {mark}
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {detail && <div className={styles.detail}>{detail}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

export interface PanelProps {
  children: ReactNode;
  title?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  /** No air within, for a list that reaches the edges. */
  flush?: boolean;
  hue?: number;
  /** Fills its parent's height. */
  grow?: boolean;
}

/** A surface with a hairline around it. */
export function Panel({ children, title, actions, flush, hue, grow }: PanelProps) {
  const id = useId();
  return (
    <section
      className={cx(styles.panel, hue !== undefined && styles.banded)}
      data-hue={hue}
      data-grow={grow || undefined}
      aria-labelledby={title ? id : undefined}
    >
      {(title || actions) && (
        <div className={styles.panelHead}>
          <h2 id={id} className={styles.panelTitle}>
            {title}
          </h2>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={cx(styles.panelBody, flush && styles.flush)}>{children}</div>
    </section>
  );
}

export interface SectionProps {
  title: ReactNode;
  children: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
}

/** A titled part of a page, set off by a hairline alone. */
export function Section({ title, children, detail, actions }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <div>
          <h2 id={id} className={styles.panelTitle}>
            {title}
          </h2>
          {detail && <p className={styles.detail}>{detail}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export interface ToolbarProps {
  /** What the tools are for. */
  label: string;
  children: ReactNode;
  /** At the right end. */
  end?: ReactNode;
}

/** A line of controls above a list. Each keeps its own Tab stop. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form's
    <div role="group" className={styles.toolbar} aria-label={label}>
      <div className={styles.tools}>{children}</div>
      {end && <div className={styles.actions}>{end}</div>}
    </div>
  );
}
