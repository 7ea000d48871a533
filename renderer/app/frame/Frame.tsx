/** The frame around every screen: entities and accounts at the left with the wall between them, the screen at the right. */
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import { dismissHere } from '../../ui/index.ts';
import { handleKey } from '../actions.ts';
import { VaultNotices } from '../VaultNotices.tsx';
import { useGivenFiles, useWaitingNotice } from '../waiting.ts';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import styles from './Frame.module.css';
import { useFrameActions } from './frame-actions.ts';
import { Palette } from './Palette.tsx';
import { SampleNotice } from './SampleNotice.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Sidebar } from './Sidebar.tsx';
import { useStayAwake } from './use-stay-awake.ts';

export function Frame() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  useFrameActions(setOpen);
  useStayAwake();
  useWaitingNotice();
  const navigate = useNavigate();
  useGivenFiles(useCallback(() => void navigate({ to: '/import' }), [navigate]));
  // What is closing may be told so after the next thing was opened.
  const close = (what: typeof open) => setOpen((now) => (now === what ? null : now));
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
  useEffect(() => {
    // A new screen begins at its beginning, for the keyboard and for a screen reader; unless it put the focus itself.
    if (before.current === path) return;
    before.current = path;
    dismissHere();
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {text.app.skip}
      </button>
      <Sidebar onPalette={() => setOpen('palette')} />
      <main ref={main} id="content" className={styles.main} tabIndex={-1}>
        <ConnectionNotice />
        <SampleNotice />
        <VaultNotices />
        <Outlet />
      </main>
      <Palette open={open === 'palette'} onClose={() => close('palette')} />
      <Shortcuts open={open === 'shortcuts'} onClose={() => close('shortcuts')} />
    </div>
  );
}
