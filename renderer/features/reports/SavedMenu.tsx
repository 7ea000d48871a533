/** Reports under names: chosen, saved, put on the board, made a favourite and forgotten from one menu. */
import { IconBookmark } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SavedReport } from '../../../shared/contract/saved-report.ts';
import { useActions } from '../../app/actions.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { MenuButton, type MenuEntry, toast } from '../../ui/index.ts';
import { SaveDialog } from './SaveDialog.tsx';
import { type Saved, useBoard, useFavourite, useSaved } from './saved.ts';
import { usualShow } from './tiles.ts';
import { useNarrow } from './use-narrow.ts';

const words = text.reportBoard;

interface SavedMenuProps {
  /** What is shown now, as it would be saved. */
  definition: SavedReport;
  /** The same days without a word that goes on with the calendar. */
  fixedPeriod: SavedReport['period'];
  /** The id of the saved report that it began as. */
  current: string | undefined;
  /** What is shown has this name now. */
  onSaved: (id: string) => void;
}

export function SavedMenu({ definition, fixedPeriod, current, onSaved }: SavedMenuProps) {
  const navigate = useNavigate();
  const narrow = useNarrow();
  const all = useSaved();
  const { tiles, save: saveBoard } = useBoard();
  const turnFavourite = useFavourite();
  const [naming, setNaming] = useState(false);
  const remove = useCommand((saved: Saved) => client.view.remove({ id: saved.id }), {
    done: (_, { name }) => words.forgotten(name),
  });
  const own = all.find(({ id }) => id === current);
  const withName = (act: (saved: Saved) => void) => () => {
    if (own) act(own);
    else toast({ message: words.nameFirst });
  };
  const deeds = {
    save: () => setNaming(true),
    favourite: withName(turnFavourite),
    pin: withName(({ id, name, definition: { report } }) =>
      saveBoard([...tiles, { view: id, show: usualShow(report) }], words.pinned(name)),
    ),
  };
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  const actions = useMemo(() => {
    const group = text.app.groups.here;
    return [
      { id: 'report.save', title: words.save, group, keys: ['s'], run: () => latest.current.save() },
      {
        id: 'report.favourite',
        title: words.favourite,
        group,
        keys: ['f'],
        run: () => latest.current.favourite(),
      },
      { id: 'report.pin', title: words.pin, group, keys: ['t'], run: () => latest.current.pin() },
    ];
  }, []);
  useActions(actions);
  const items: MenuEntry[] = [
    { heading: all.length === 0 ? words.none : words.saved },
    ...all.map(({ id, name, definition: { favourite } }) => ({
      label: favourite ? `★ ${name}` : name,
      onSelect: () => void navigate({ to: '/reports/saved/$view', params: { view: id } }),
    })),
    'divider',
    { label: words.save, keys: 'S', onSelect: deeds.save },
    ...(own === undefined
      ? []
      : [
          {
            label: own.definition.favourite ? words.unfavourite : words.favourite,
            keys: 'F',
            onSelect: deeds.favourite,
          },
          { label: words.pin, keys: 'T', onSelect: deeds.pin },
          'divider' as const,
          { label: words.forget(own.name), danger: true, onSelect: () => void remove.run(own) },
        ]),
  ];
  return (
    <>
      <MenuButton
        label={own?.name ?? words.button}
        iconOnly={narrow}
        icon={<IconBookmark size={16} stroke={1.5} />}
        variant="quiet"
        align="end"
        items={items}
      />
      {naming && (
        <SaveDialog
          definition={definition}
          fixedPeriod={fixedPeriod}
          own={own}
          onSaved={onSaved}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
