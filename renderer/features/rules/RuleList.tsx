/** The rules of an entity in the order in which they are tried. */
import { type Ref, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import {
  AccountName,
  announce,
  Badge,
  DataGrid,
  type GridColumn,
  type GridHandle,
  type MenuEntry,
} from '../../ui/index.ts';
import { DragHandle } from './DragHandle.tsx';
import type { Rule } from './draft.ts';
import { HitsCell } from './HitsCell.tsx';
import { moved, placesOf } from './order.ts';
import styles from './RulesScreen.module.css';
import { type RuleCheck, useRuleChecks } from './use-rule-checks.ts';
import type { useRules } from './use-rules.ts';
import { besidesText, whenText } from './words.ts';

/** What the screen’s actions do to the rule at the cursor. */
export interface RuleListHandle {
  move: (by: 1 | -1) => void;
  edit: () => void;
  remove: () => void;
}

interface RuleListProps {
  entity: string;
  kept: ReturnType<typeof useRules>;
  onEdit: (rule: Rule) => void;
  ref?: Ref<RuleListHandle>;
}

const ruleId = (rule: Rule) => rule.id;

export function RuleList({ entity, kept, onEdit, ref }: RuleListProps) {
  const { rules } = kept;
  const grid = useRef<GridHandle>(null);
  const [active, setActive] = useState<string | null>(rules[0]?.id ?? null);
  const before = useRef<Rule[] | null>(null);
  const latest = useRef(kept);
  latest.current = kept;
  // Whom the cursor goes with, once the list shows the new order: before that, another rule is in its place.
  const following = useRef<string | null>(null);
  useLayoutEffect(() => {
    const place = rules.findIndex(({ id }) => id === following.current);
    following.current = null;
    if (place >= 0) grid.current?.goTo(place);
  }, [rules]);
  const at = Math.max(
    0,
    rules.findIndex(({ id }) => id === active),
  );
  const moveTo = (from: number, to: number) => {
    const { first, last } = placesOf(rules, from);
    if (to < first || to > last) return announce(text.rules.fixed);
    following.current = rules[from]?.id ?? null;
    kept.move(from, to);
    announce(text.rules.moved(to + 1, rules.length));
  };
  const remove = (rule: Rule) => {
    const place = rules.indexOf(rule);
    following.current = (rules[place + 1] ?? rules[place - 1])?.id ?? null;
    kept.remove(rule);
  };
  useImperativeHandle(ref, () => ({
    move: (by) => moveTo(at, at + by),
    edit: () => rules[at] && onEdit(rules[at]),
    remove: () => rules[at] && remove(rules[at]),
  }));
  const drag = useMemo(
    () => ({
      grab: () => {
        before.current = [...latest.current.rules];
      },
      over: (rule: Rule, to: number) => {
        const now = latest.current.rules;
        const from = now.findIndex(({ id }) => id === rule.id);
        const { first, last } = placesOf(now, from);
        latest.current.show(moved(now, from, Math.min(last, Math.max(first, to))));
      },
      drop: (rule: Rule) => {
        if (before.current) latest.current.drop(rule.id, before.current);
        before.current = null;
      },
      rowAt: (x: number, y: number) => {
        const item = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-item]')?.dataset.item;
        return item === undefined ? -1 : Number(item);
      },
    }),
    [],
  );
  const columns = useColumns(drag, useRuleChecks(rules[0]?.entity));
  const menuFor = (rule: Rule, index: number): MenuEntry[] => {
    const words = text.rules.menu;
    const { first, last } = placesOf(rules, index);
    return [
      { label: words.edit, keys: 'Enter', onSelect: () => onEdit(rule) },
      'divider',
      {
        label: words.up,
        keys: 'Alt+ArrowUp',
        disabled: index === first,
        onSelect: () => moveTo(index, index - 1),
      },
      {
        label: words.down,
        keys: 'Alt+ArrowDown',
        disabled: index === last,
        onSelect: () => moveTo(index, index + 1),
      },
      { label: words.first, disabled: index === first, onSelect: () => moveTo(index, first) },
      { label: words.last, disabled: index === last, onSelect: () => moveTo(index, last) },
      'divider',
      { label: words.remove, keys: 'Delete', danger: true, onSelect: () => remove(rule) },
    ];
  };
  return (
    <DataGrid<Rule>
      ref={grid}
      label={text.rules.label(entity)}
      columns={columns}
      rows={rules}
      rowId={ruleId}
      select="none"
      storageKey="rules"
      onActive={({ row }) => setActive(row.id)}
      onOpen={({ row }) => onEdit(row)}
      menu={({ row, index }) => menuFor(row, index)}
    />
  );
}

interface Dragging {
  grab: () => void;
  over: (rule: Rule, to: number) => void;
  drop: (rule: Rule) => void;
  rowAt: (x: number, y: number) => number;
}

function useColumns(drag: Dragging, checks: ReadonlyMap<string, RuleCheck>): readonly GridColumn<Rule>[] {
  return useMemo(() => {
    const words = text.rules.columns;
    return [
      {
        id: 'order',
        header: words.order,
        width: 64,
        hideable: false,
        cell: (rule) => (
          <DragHandle
            rule={rule}
            rowAt={drag.rowAt}
            onGrab={drag.grab}
            onOver={(to) => drag.over(rule, to)}
            onDrop={() => drag.drop(rule)}
          />
        ),
        text: ({ position }) => String(position),
      },
      {
        id: 'when',
        header: words.when,
        width: 280,
        grow: 2,
        cell: (rule) => (
          <>
            {rule.stage !== 'normal' && (
              <Badge title={text.rules.stageHelp[rule.stage]}>{text.rules.stages[rule.stage]}</Badge>
            )}
            <span title={whenText(rule)}>{whenText(rule)}</span>
          </>
        ),
        text: whenText,
      },
      {
        id: 'does',
        header: words.does,
        width: 240,
        grow: 2,
        cell: (rule) => (
          <>
            {rule.account !== null && <AccountName path={rule.account} skip={1} />}
            {besidesText(rule) !== '' && (
              <span className={rule.account === null ? undefined : styles.quiet} title={besidesText(rule)}>
                {besidesText(rule)}
              </span>
            )}
          </>
        ),
        text: (rule) => [rule.account, besidesText(rule)].filter(Boolean).join(' '),
      },
      {
        id: 'hits',
        header: words.hits,
        width: 150,
        align: 'right',
        cell: ({ id }) => <HitsCell check={checks.get(id)} />,
      },
    ] satisfies GridColumn<Rule>[];
  }, [drag, checks]);
}
