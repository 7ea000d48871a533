/** What can be done from everywhere, with its keys. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ui } from '../../text/en/ui.ts';
import { text } from '../../text/index.ts';
import { type Action, useActions } from '../actions.ts';
import { redoLast, undoLast } from '../command.ts';
import { lockVault } from '../lock.ts';
import { setPrefs } from '../prefs.ts';
import { setPeriodKind, stepPeriod } from '../use-period.ts';

const { actions: words, groups } = text.app;

/** What a message offers (Undo, a rule) stands at the end of the page: this is the way there by key. */
function focusMessage(): void {
  const region = document.querySelector(`section[aria-label="${ui.messages}"]`);
  // The newest message is the last, its last button dismisses it, and the one before does what it offers.
  const buttons = [...(region?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
  (buttons.at(-2) ?? buttons.at(-1))?.focus();
}

/** The server’s; the window has none. */
const DOCS: Action = {
  id: 'docs',
  title: words.docs,
  group: groups.do,
  run: () => window.open('/docs', '_blank', 'noopener'),
};

const APPEARANCE: readonly Action[] = [
  { id: 'look.light', title: words.light, group: groups.look, run: () => setPrefs({ scheme: 'light' }) },
  { id: 'look.dark', title: words.dark, group: groups.look, run: () => setPrefs({ scheme: 'dark' }) },
  { id: 'look.auto', title: words.auto, group: groups.look, run: () => setPrefs({ scheme: 'auto' }) },
  {
    id: 'look.compact',
    title: words.compact,
    group: groups.look,
    run: () => setPrefs({ density: 'compact' }),
  },
  {
    id: 'look.comfortable',
    title: words.comfortable,
    group: groups.look,
    run: () => setPrefs({ density: 'comfortable' }),
  },
];

export function useFrameActions(open: (what: 'palette' | 'shortcuts') => void): void {
  const navigate = useNavigate();
  const list = useMemo<Action[]>(() => {
    const go = (id: string, title: string, to: string, key: string): Action => ({
      id: `go.${id}`,
      title,
      group: groups.go,
      keys: [`g ${key}`],
      run: () => void navigate({ to }),
    });
    const act = (
      id: string,
      title: string,
      keys: readonly string[],
      run: () => void,
      whileTyping = false,
    ) => ({
      id,
      title,
      group: groups.do,
      keys,
      run,
      whileTyping,
    });
    return [
      act('palette', words.palette, ['mod+k'], () => open('palette'), true),
      act('shortcuts', words.shortcuts, ['?'], () => open('shortcuts')),
      act('undo', words.undo, ['mod+z', 'u'], () => void undoLast()),
      act('redo', words.redo, ['mod+shift+z', 'mod+y', 'shift+u'], () => void redoLast()),
      act('import', words.import, ['i'], () => void navigate({ to: '/import' })),
      act('message', words.message, ['alt+m'], focusMessage, true),
      act('lock', words.lock, ['mod+l'], () => void lockVault(), true),
      act('period.earlier', words.earlier, ['['], () => stepPeriod(-1)),
      act('period.later', words.later, [']'], () => stepPeriod(1)),
      {
        id: 'period.month',
        title: `${text.app.period.label}: ${text.app.period.kinds.month}`,
        group: groups.do,
        run: () => setPeriodKind('month'),
      },
      {
        id: 'period.quarter',
        title: `${text.app.period.label}: ${text.app.period.kinds.quarter}`,
        group: groups.do,
        run: () => setPeriodKind('quarter'),
      },
      {
        id: 'period.year',
        title: `${text.app.period.label}: ${text.app.period.kinds.year}`,
        group: groups.do,
        run: () => setPeriodKind('year'),
      },
      {
        id: 'period.all',
        title: `${text.app.period.label}: ${text.app.period.kinds.all}`,
        group: groups.do,
        run: () => setPeriodKind('all'),
      },
      go('home', words.goHome, '/', 'h'),
      go('inbox', words.goInbox, '/inbox', 'i'),
      go('wall', words.goWall, '/wall', 'w'),
      go('register', words.goRegister, '/register', 't'),
      go('import', words.goImport, '/import', 'm'),
      go('reconcile', words.goReconcile, '/reconcile', 'c'),
      go('loans', words.goLoans, '/loans', 'l'),
      go('rules', words.goRules, '/rules', 'u'),
      go('accounts', words.goAccounts, '/accounts', 'a'),
      go('papers', words.goPapers, '/papers', 'p'),
      go('members', words.goMembers, '/members', 'b'),
      go('reports', words.goReports, '/reports', 'r'),
      go('tax', words.goTax, '/tax', 'x'),
      go('veil', words.goVeil, '/veil', 'e'),
      go('packet', words.goPacket, '/packet', 'y'),
      go('vault', words.goVault, '/vault', 'v'),
      ...(globalThis.bulkhead ? [] : [DOCS]),
      ...APPEARANCE,
    ];
  }, [navigate, open]);
  useActions(list);
}
