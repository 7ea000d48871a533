/** A window that shows what would become of many things, in a list, and does it in one step. */
import type { ReactNode } from 'react';
import { Button } from '../action/Button.tsx';
import { DataGrid, type DataGridProps } from '../grid/index.ts';
import { EmptyState } from '../show/EmptyState.tsx';
import { text } from '../text.ts';
import { Dialog } from './Dialog.tsx';
import styles from './ListDialog.module.css';

type Listed<Row> = Pick<
  DataGridProps<Row>,
  'columns' | 'rowId' | 'selection' | 'onSelection' | 'initialSort'
> & {
  label: string;
  /** `null` is not known yet. */
  rows: readonly Row[] | null;
  /** What is said where there is nothing. */
  empty?: { title: string; text: string };
};

export interface ListDialogProps<Row> {
  title: string;
  /** `full` for a list of many columns. */
  size?: 'wide' | 'full';
  onClose: () => void;
  /** What it is about, above all else. */
  intro: string;
  /** Fields that narrow the list, and what went wrong. */
  children?: ReactNode;
  /** `null` while there is none to be shown. */
  list: Listed<Row> | null;
  /** Fields below the list, which say what is done with it. */
  below?: ReactNode;
  /** What is to be said below the list. */
  notes?: readonly (string | null)[];
  /** What the button does, by its effect. */
  confirm: string;
  /** Not called while the button can't be pressed. */
  onConfirm: () => void;
  busy: boolean;
  /** While it is not known what it would do. */
  disabled?: boolean;
  /** Why it can't be done; `null` where it can. */
  why?: string | null;
}

export function ListDialog<Row>(props: ListDialogProps<Row>) {
  const {
    title,
    size = 'wide',
    onClose,
    intro,
    children,
    list,
    below,
    notes = [],
    confirm,
    onConfirm,
    busy,
  } = props;
  const { disabled = false, why = null } = props;
  return (
    <Dialog
      open
      size={size}
      title={title}
      onClose={onClose}
      onSubmit={() => {
        if (!busy && !disabled && why === null) onConfirm();
      }}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button type="submit" variant="primary" disabled={disabled} why={why} busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className={styles.whole}>
        <p className={styles.text}>{intro}</p>
        {children}
        {list && <List {...list} />}
        {below}
        {notes.map(
          (note) =>
            note !== null && (
              <p key={note} className={styles.text}>
                {note}
              </p>
            ),
        )}
      </div>
    </Dialog>
  );
}

/** With boxes to tick where somebody asks what is ticked. */
function List<Row>({ label, columns, rows, rowId, empty, ...ticks }: Listed<Row>) {
  return (
    <div className={styles.list}>
      <DataGrid<Row>
        label={label}
        columns={columns}
        rows={rows ?? []}
        rowId={rowId}
        {...ticks}
        select={ticks.onSelection ? 'ticks' : 'none'}
        empty={
          rows && empty ? (
            <EmptyState compact title={empty.title} drawing="done">
              {empty.text}
            </EmptyState>
          ) : (
            <span />
          )
        }
      />
    </div>
  );
}
