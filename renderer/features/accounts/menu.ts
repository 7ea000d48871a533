/** The menu of an account. */
import { text } from '../../text/index.ts';
import type { MenuEntry } from '../../ui/index.ts';
import type { ChartRow } from './tree.ts';
import type { Deed, Deeds } from './use-deeds.ts';

const words = text.accounts.actions;

/** The accounts that the program itself books to have to stay. */
const NEEDED = ['opening', 'uncategorised', 'exchange'];

export function menuOf({ account, parent }: ChartRow, deeds: Deeds): MenuEntry[] {
  const entry = (
    deed: Deed,
    keys?: string,
    more: { label?: string; disabled?: boolean } = {},
  ): MenuEntry => ({
    label: words[deed],
    onSelect: () => deeds.run(deed, account),
    ...(keys !== undefined && { keys }),
    ...more,
  });
  const head = parent === null;
  return [
    entry('register', 'O'),
    entry('ledger', 'L'),
    'divider',
    entry('rename', 'R'),
    entry('code', 'C'),
    entry('taxLine', 'T'),
    'divider',
    entry('move', 'M', { disabled: head }),
    entry('indent', 'Alt+ArrowRight', { disabled: head }),
    entry('outdent', 'Alt+ArrowLeft', { disabled: head }),
    entry('cut', 'Mod+X', { disabled: head }),
    entry('paste', 'Mod+V', { disabled: deeds.cut === null }),
    'divider',
    entry('merge', 'Shift+M', { disabled: NEEDED.includes(account.role) }),
    entry('archive', 'A', {
      label: account.archived ? words.restore : words.archive,
      disabled: NEEDED.includes(account.role),
    }),
  ];
}
