/** Which rows are selected: a set of ids, or everything but a set of ids where not all rows are loaded. */

export interface Selection {
  /** Every row is selected except `ids`; otherwise only `ids` are. */
  readonly all: boolean;
  readonly ids: ReadonlySet<string>;
}

export const NOTHING: Selection = { all: false, ids: new Set() };

export type SelectionChange =
  | { kind: 'only'; id: string }
  | { kind: 'toggle'; id: string }
  /** From the anchor to here; `keep` adds to what was selected before the range was drawn. */
  | { kind: 'range'; ids: readonly string[]; keep?: Selection }
  /** The ids where they are known, all of them where not. */
  | { kind: 'all'; ids?: readonly string[] }
  | { kind: 'none' };

export function changeSelection(selection: Selection, change: SelectionChange): Selection {
  switch (change.kind) {
    case 'only':
      return isSelected(selection, change.id) && !selection.all && selection.ids.size === 1
        ? selection
        : { all: false, ids: new Set([change.id]) };
    case 'toggle': {
      const ids = new Set(selection.ids);
      if (!ids.delete(change.id)) ids.add(change.id);
      return { all: selection.all, ids };
    }
    case 'range':
      if (change.keep?.all)
        return { all: true, ids: new Set([...change.keep.ids].filter((id) => !change.ids.includes(id))) };
      return { all: false, ids: new Set([...(change.keep?.ids ?? []), ...change.ids]) };
    case 'all':
      return change.ids ? { all: false, ids: new Set(change.ids) } : { all: true, ids: new Set() };
    case 'none':
      return selection.all || selection.ids.size > 0 ? NOTHING : selection;
  }
}

export function isSelected(selection: Selection, id: string): boolean {
  return selection.ids.has(id) !== selection.all;
}

/** How many of `total` rows are selected. */
export function selectedCount(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.ids.size) : selection.ids.size;
}
