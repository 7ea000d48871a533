/** Rules: which category a row of the bank gets by itself, for each entity in the order in which they are tried. */
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { useBooks } from '../../app/books.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, EmptyState, MenuButton, Segmented, Skeleton, VisuallyHidden } from '../../ui/index.ts';
import { ApplyDialog } from './ApplyDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { PayeesDialog } from './PayeesDialog.tsx';
import { RuleDialog } from './RuleDialog.tsx';
import { RuleList, type RuleListHandle } from './RuleList.tsx';
import styles from './RulesScreen.module.css';
import { useRuleExport } from './use-rule-files.ts';
import { useRules } from './use-rules.ts';

type Open = { what: 'new' | 'apply' | 'import' | 'payees' } | { what: 'edit'; id: string } | null;

export function RulesScreen() {
  const { entities, loading } = useBooks();
  const search = useSearch({ from: '/rules' });
  const navigate = useNavigate();
  const entity =
    entities.find(({ id, name }) => id === search.entity || name === search.entity) ?? entities[0];
  const kept = useRules(entity?.id);
  const [open, setOpen] = useState<Open>(null);
  const list = useRef<RuleListHandle>(null);
  const { rules, query } = kept;
  const hasRules = rules.length > 0;
  const exporting = useRuleExport(entity);
  const save = () => void exporting.run(undefined);
  useRuleActions(list, setOpen, hasRules, save);
  const words = text.rules;
  return (
    <div className={styles.screen} data-hue={entity?.hue}>
      <ScreenBar
        title={words.title}
        entity={entity}
        note={query.data && words.note(rules.length)}
        actions={
          entity && (
            <>
              <MenuButton
                size="small"
                variant="quiet"
                align="end"
                label={words.more}
                items={[
                  { label: words.actions.payees, keys: 'C', onSelect: () => setOpen({ what: 'payees' }) },
                  'divider',
                  { label: words.files.export, disabled: !hasRules, onSelect: save },
                  { label: words.files.import, onSelect: () => setOpen({ what: 'import' }) },
                ]}
              />
              {hasRules && (
                <Button size="small" onClick={() => setOpen({ what: 'apply' })}>
                  {words.apply}
                </Button>
              )}
              <Button
                size="small"
                variant="primary"
                icon={<IconPlus size={14} stroke={1.75} />}
                onClick={() => setOpen({ what: 'new' })}
              >
                {words.new}
              </Button>
            </>
          )
        }
      />
      {entity && (entities.length > 1 || hasRules) && (
        <div className={styles.tools}>
          {entities.length > 1 && (
            <Segmented<string>
              label={words.entity}
              value={entity.id}
              onChange={(id) => void navigate({ to: '/rules', search: { entity: id } })}
              items={entities.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {hasRules && <span className={styles.quiet}>{words.order}</span>}
        </div>
      )}
      <div className={styles.body}>
        {query.isError && (
          <div className={styles.pad}>
            <TroubleState error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        {(loading || (entity && query.isPending)) && (
          <div className={styles.pad}>
            <Skeleton lines={8} />
          </div>
        )}
        {!loading && !entity && <EmptyState title={words.noEntity} drawing="hull" />}
        {entity && query.data && !hasRules && (
          <NoRules entity={entity.name} onNew={() => setOpen({ what: 'new' })} />
        )}
        {entity && hasRules && (
          <RuleList
            key={entity.id}
            ref={list}
            entity={entity.name}
            kept={kept}
            onEdit={({ id }) => setOpen({ what: 'edit', id })}
          />
        )}
      </div>
      {entity && (
        <>
          <RuleDialog
            open={open?.what === 'new' || open?.what === 'edit'}
            onClose={() => setOpen(null)}
            initial={open?.what === 'edit' ? open.id : { entity: entity.id }}
          />
          {open?.what === 'payees' && <PayeesDialog entity={entity} onClose={() => setOpen(null)} />}
          <ImportDialog open={open?.what === 'import'} onClose={() => setOpen(null)} entity={entity} />
          <ApplyDialog open={open?.what === 'apply'} onClose={() => setOpen(null)} entity={entity} />
        </>
      )}
    </div>
  );
}

/** Teaches by an example. */
function NoRules({ entity, onNew }: { entity: string; onNew: () => void }) {
  const words = text.rules.empty;
  const [when, value, then, category] = words.example;
  return (
    <>
      <VisuallyHidden>
        <h2>{text.rules.title}</h2>
      </VisuallyHidden>
      <EmptyState
        title={words.title(entity)}
        drawing="rule"
        action={<Button onClick={onNew}>{text.rules.new}</Button>}
      >
        <p>{words.text}</p>
        <p className={styles.example}>
          {when} <strong>{value}</strong>, {then} <strong>{category}</strong>.
        </p>
        <p>{words.more}</p>
      </EmptyState>
    </>
  );
}

function useRuleActions(
  list: React.RefObject<RuleListHandle | null>,
  open: (what: Open) => void,
  hasRules: boolean,
  save: () => void,
): void {
  const saving = useRef(save);
  saving.current = save;
  const actions = useMemo<Action[]>(() => {
    const words = text.rules.actions;
    const act = (id: string, title: string, keys: string[], run: () => void, hidden = false): Action => ({
      id: `rules.${id}`,
      title,
      group: text.app.groups.here,
      keys,
      run,
      hidden,
    });
    const make = act('new', words.new, ['n'], () => open({ what: 'new' }));
    const payees = act('payees', words.payees, ['c'], () => open({ what: 'payees' }));
    const take = act('import', words.import, [], () => open({ what: 'import' }));
    if (!hasRules) return [make, payees, take];
    return [
      make,
      payees,
      take,
      act('export', words.export, [], () => saving.current()),
      act('apply', words.apply, ['p'], () => open({ what: 'apply' })),
      act('edit', words.edit, ['e'], () => list.current?.edit(), true),
      act('up', words.up, ['alt+arrowup'], () => list.current?.move(-1), true),
      act('down', words.down, ['alt+arrowdown'], () => list.current?.move(1), true),
      act('remove', words.remove, ['delete'], () => list.current?.remove(), true),
    ];
  }, [list, open, hasRules]);
  useActions(actions);
}
