/** Members & capital: of a company who owns it, their capital and basis; of a person what they are worth; the tax view. */
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { EntityTabs } from '../../app/frame/EntityTabs.tsx';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { text } from '../../text/index.ts';
import {
  asBoolean,
  dateText,
  EmptyState,
  Segmented,
  Skeleton,
  Toolbar,
  useLocale,
  usePref,
  VisuallyHidden,
} from '../../ui/index.ts';
import { AccountsDialog } from './AccountsDialog.tsx';
import { BasisView } from './BasisView.tsx';
import { CapitalView } from './CapitalView.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import styles from './Member.module.css';
import { MembersDialog } from './MembersDialog.tsx';
import { TaxViewPart } from './TaxViewPart.tsx';
import { type Show, type Shown, useShown, type View, viewsOf } from './use-shown.ts';
import { WorthView } from './WorthView.tsx';

const words = text.member;

export type Open = 'members' | 'item' | 'accounts' | null;

export function MembersScreen() {
  const { shown, show, loading } = useShown();
  if (shown) return <Books key={shown.entity.id} shown={shown} show={show} />;
  return (
    <>
      <ScreenBar title={words.title} period />
      {loading ? <Skeleton lines={8} /> : <NoBooks />}
    </>
  );
}

function NoBooks() {
  const { title, text: why, action } = words.empty;
  return (
    <EmptyState title={title} drawing="hull" action={<Link to="/accounts">{action}</Link>}>
      {why}
    </EmptyState>
  );
}

function Books({ shown, show }: { shown: Shown; show: Show }) {
  const { entity, view, days } = shown;
  const locale = useLocale();
  const [open, setOpen] = useState<Open>(null);
  const [all, setAll] = usePref('members.tax.all', false, asBoolean);
  useScreenActions(shown, show, setOpen, () => setAll(!all));
  return (
    <div className={styles.screen} data-hue={entity.hue}>
      <ScreenBar
        title={words.title}
        entity={entity}
        note={words.span(dateText(days.from, locale), dateText(days.to, locale))}
        period
      />
      <EntityTabs
        current={entity}
        place={({ id }) => ({ to: '/members', search: (old) => ({ ...old, entity: id }) })}
      />
      <div className={styles.bar}>
        <Toolbar label={words.views.label}>
          <Segmented<View>
            label={words.views.label}
            size="small"
            value={view}
            items={viewsOf(entity).map((value) => ({ value, label: words.views[value] }))}
            onChange={(next) => show({ view: next })}
          />
        </Toolbar>
      </div>
      <div className={styles.page}>
        <VisuallyHidden>
          <h2>{words.views[view]}</h2>
        </VisuallyHidden>
        {view === 'capital' && <CapitalView shown={shown} show={show} onOpen={setOpen} />}
        {view === 'basis' && <BasisView shown={shown} onOpen={setOpen} />}
        {view === 'worth' && <WorthView shown={shown} />}
        {view === 'tax' && <TaxViewPart shown={shown} all={all} onAll={setAll} />}
      </div>
      {open === 'members' && <MembersDialog entity={entity} onClose={() => setOpen(null)} />}
      {open === 'accounts' && <AccountsDialog entity={entity} onClose={() => setOpen(null)} />}
      {open === 'item' && <ItemDialog entity={entity} days={days} onClose={() => setOpen(null)} />}
    </div>
  );
}

function useScreenActions(shown: Shown, show: Show, open: (what: Open) => void, toggleAll: () => void): void {
  const latest = useRef({ shown, show, toggleAll });
  latest.current = { shown, show, toggleAll };
  const { view } = shown;
  const isCompany = shown.entity.kind === 'llc';
  const actions = useMemo<Action[]>(() => {
    const act = (id: string, title: string, key: string, run: () => void): Action => ({
      ...{ id: `members.${id}`, title, group: text.app.groups.here, keys: [key], run },
    });
    const next = () => {
      const { shown: now, show: go } = latest.current;
      const views = viewsOf(now.entity);
      go({ view: views[(views.indexOf(now.view) + 1) % views.length]! });
    };
    const turn = () => {
      const { shown: now, show: go } = latest.current;
      go({ basis: now.basis === 'book' ? 'tax' : 'book' });
    };
    return [
      act('next', words.actions.next, 'v', next),
      ...(isCompany ? [act('set', words.actions.set, 'n', () => open('members'))] : []),
      ...(view === 'capital'
        ? [
            act('basis', words.actions.book, 'b', turn),
            act('accounts', words.actions.accounts, 'w', () => open('accounts')),
          ]
        : []),
      ...(view === 'basis' ? [act('item', words.actions.item, 'a', () => open('item'))] : []),
      ...(view === 'tax' ? [act('all', words.actions.all, 'a', () => latest.current.toggleAll())] : []),
    ];
  }, [view, isCompany, open]);
  useActions(actions);
}
