/** What the keys, the menu and the rows of a register do: one place that knows the row with the cursor and the ticks. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import {
  changeSelection,
  type GridHandle,
  type GridPlace,
  type MenuEntry,
  NOTHING,
  type Selection,
  selectedCount,
  toast,
} from '../../ui/index.ts';
import { useCrossing } from '../crossing/use-crossing.tsx';
import { useMovement } from '../crossing/use-movement.tsx';
import type { BulkDialogProps, BulkField } from './BulkDialog.tsx';
import { type Change, lockOf } from './changes.ts';
import { COLUMN_OF } from './columns.tsx';
import { useRuleOffer } from './RuleOffer.tsx';
import type { RegisterRows } from './register-rows.ts';
import { SplitEditor } from './SplitEditor.tsx';
import { type Scope, withoutFilters } from './scope.ts';
import { BULK_MAX, entriesOf, rowIdOf, type Ticked, tickedRows } from './selection.ts';
import type { RegisterQuery, RegisterRow } from './types.ts';
import { useEdits } from './use-edits.ts';
import { useExpanded } from './use-expanded.ts';
import type { NewEntryControl } from './use-new-entry.ts';
import type { RegisterAddress } from './use-register-search.ts';
import { otherMark, useMark, useRemove } from './use-row-commands.ts';

interface DeedsOptions {
  rows: RegisterRows;
  asked: RegisterQuery;
  grid: RefObject<GridHandle | null>;
  box: RefObject<HTMLElement | null>;
  address: RegisterAddress;
  newEntry: NewEntryControl;
  scope: Scope;
}

const words = text.register;
type Bulk = Pick<BulkDialogProps, 'entries' | 'entity' | 'first'>;
const BULK_FIELDS: readonly string[] = ['category', 'payee', 'memo', 'date'] satisfies BulkField[];

export function useRegisterDeeds({ rows, asked, grid, box, address, newEntry, scope }: DeedsOptions) {
  const books = useBooks();
  const at = useRef(0);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const rule = useRuleOffer();
  const edits = useEdits({ rows, onCategorised: rule.offer });
  const mark = useMark(rows);
  const remove = useRemove();
  const crossing = useCrossing();
  const movement = useMovement();
  const question = JSON.stringify(asked);
  const asking = useRef(question);
  useEffect(() => {
    if (asking.current === question) return;
    asking.current = question;
    // Ticks of rows that are no longer shown would be changed unseen; and another list begins at its top.
    setSelection(NOTHING);
    at.current = 0;
    grid.current?.goTo(0, { focus: false });
  }, [question, grid]);

  const current = () => rows.getRow(at.current);
  const back = (row: RegisterRow) => {
    const index = grid.current?.indexOf(rowIdOf(row)) ?? -1;
    if (index >= 0) grid.current?.goTo(index);
    else grid.current?.focus();
  };
  const open = useExpanded({ name: scope.account ?? scope.entity ?? 'all', rows, asked, grid });

  /** The rows that are ticked, or the one with the cursor. */
  async function meant(): Promise<readonly Ticked[]> {
    if (!selection.all && selection.ids.size === 0) {
      const row = current();
      return row ? [row] : [];
    }
    const ticked = await tickedRows(selection, asked, rows.total ?? 0);
    if (ticked === null) toast({ key: 'bulk', message: words.bulk.tooMany(BULK_MAX), tone: 'bad' });
    return ticked ?? [];
  }

  async function openBulk(first: BulkField) {
    const ticked = await meant();
    if (ticked.length === 0) return;
    const [account] = new Set(ticked.map((row) => row.account_id));
    setBulk({ entries: entriesOf(ticked), entity: books.account(account)?.entity_id, first });
  }

  function editField(field: Change['field']) {
    if (selectedCount(selection, rows.total ?? 0) > 0 && BULK_FIELDS.includes(field))
      return void openBulk(field as BulkField);
    const row = current();
    if (!row) return;
    const lock = lockOf(row, field);
    if (lock === 'split') return open.toggle(row, true);
    if (lock) return void toast({ key: 'lock', message: words.locks[lock] });
    const column = COLUMN_OF[field](row);
    // A column that is not shown is edited in the details.
    if (box.current?.querySelector(`[data-column="${column}"]`)) grid.current?.edit(at.current, column);
    else details(row);
  }

  function details(row: RegisterRow | undefined) {
    if (row) address.narrow({ entry: row.entry_id }, 'push');
  }

  async function toggleMarks() {
    const row = current();
    const ticked = await meant();
    if (ticked.length === 1 && row && otherMark(row) === null && ticked[0]?.entry_id === row.entry_id)
      return void toast({ key: 'lock', message: words.locks.reconciled });
    // Several go the same way: to cleared, unless the one with the cursor says otherwise.
    const to = ticked.length === 1 && row ? otherMark(row) : 'cleared';
    if (to && ticked.length > 0) await mark(ticked, to);
  }

  async function removeMeant() {
    const ticked = await meant();
    const row = current();
    if (ticked.length === 1 && row?.from_bank && ticked[0]?.entry_id === row.entry_id)
      return void toast({ key: 'lock', message: words.remove.bank });
    if (ticked.length > 0 && (await remove(entriesOf(ticked)))) setSelection(NOTHING);
  }

  const actions = {
    move: (by: 1 | -1) => grid.current?.goTo(Math.max(0, at.current + (at.current === 0 ? 0 : by))),
    openNew: newEntry.open,
    clear: () => address.replace(withoutFilters(address.search)),
    edit: () => grid.current?.edit(at.current),
    editField,
    split: () => {
      const row = current();
      if (row) open.toggle(row);
    },
    details: () => details(current()),
    tick: () => {
      const row = current();
      if (row) setSelection(changeSelection(selection, { kind: 'toggle', id: rowIdOf(row) }));
    },
    status: () => void toggleMarks(),
    duplicate: () => {
      const row = current();
      if (row) void newEntry.duplicateRow(row);
    },
    rule: () => {
      const row = current();
      if (row) rule.make(row);
    },
    cross: (kind: 'personal' | 'business') => crossing.toggle(current(), kind),
    across: () => movement.openFor(current()),
    remove: () => void removeMeant(),
    bulk: () => void openBulk('category'),
    untick: () => setSelection(NOTHING),
  };

  const latest = useRef({ edits, open, back });
  latest.current = { edits, open, back };
  const renderDetail = useCallback(
    (row: RegisterRow) => (
      <SplitEditor
        row={row}
        edits={latest.current.edits}
        onClose={() => {
          latest.current.open.toggle(row, false);
          latest.current.back(row);
        }}
      />
    ),
    [],
  );
  const several = scope.account === undefined;
  const { entity } = books;
  const band = useCallback(
    (row: RegisterRow) => (several ? entity(row.entity_id)?.hue : undefined),
    [several, entity],
  );

  function menu({ row }: GridPlace<RegisterRow>): MenuEntry[] {
    const count = selectedCount(selection, rows.total ?? 0);
    const other = otherMark(row);
    return [
      { label: words.menu.details, keys: 'O', onSelect: () => details(row) },
      { label: words.menu.category, keys: 'C', onSelect: () => editField('category') },
      { label: words.menu.split, keys: 'S', onSelect: () => open.toggle(row, true) },
      {
        label: other === 'pending' ? words.menu.unclear : words.menu.clear,
        keys: 'L',
        disabled: other === null,
        onSelect: () => other && void mark([row], other),
      },
      { label: words.menu.duplicate, keys: 'Shift+D', onSelect: () => void newEntry.duplicateRow(row) },
      {
        label: words.menu.rule,
        keys: 'R',
        disabled: !row.from_bank,
        onSelect: () => rule.make(row),
      },
      { label: text.crossing.menu, keys: 'Shift+X', onSelect: () => movement.openFor(row) },
      ...(count > 0
        ? [{ label: words.menu.bulk(count), keys: 'B', onSelect: () => void openBulk('category') }]
        : []),
      'divider',
      {
        label: words.menu.remove,
        keys: 'Delete',
        danger: true,
        disabled: row.from_bank || row.closed,
        onSelect: () => void remove([row.entry_id]),
      },
    ];
  }

  return {
    selection,
    setSelection,
    bulk,
    setBulk,
    edits,
    actions,
    menu,
    band,
    renderDetail,
    expanded: open.expanded,
    onExpand: (row: RegisterRow, show: boolean) => open.toggle(row, show),
    onActive: ({ index }: GridPlace<RegisterRow>) => {
      at.current = index;
    },
    onOpen: ({ row, column, index }: GridPlace<RegisterRow>) => {
      at.current = index;
      if (column === 'category' && lockOf(row, 'category') === 'split') open.toggle(row, true);
      else details(row);
    },
    toggleStatus: (row: RegisterRow) => {
      const to = otherMark(row);
      if (to) void mark([row], to);
    },
    dialogs: (
      <>
        {rule.dialog}
        {crossing.dialog}
        {movement.dialog}
      </>
    ),
    removeEntries: (entries: readonly string[]) => void remove(entries),
  };
}
