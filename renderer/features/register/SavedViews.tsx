/** Filters that somebody saved under a name: chosen, saved and forgotten from one menu. */
import { IconBookmark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { registerSearch } from '../../app/search.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, MenuButton, type MenuEntry, TextInput } from '../../ui/index.ts';
import { definitionOf, filtersOf, withoutFilters } from './scope.ts';
import type { RegisterAddress } from './use-register-search.ts';

const SCREEN = 'register';
const words = text.register.views;

export function SavedViews({ address }: { address: RegisterAddress }) {
  const { search, replace } = address;
  const { data: views = [] } = useQuery({
    ...api.view.list.queryOptions({ input: { screen: SCREEN } }),
    retry: false,
  });
  const [naming, setNaming] = useState(false);
  const remove = useCommand((view: { id: string; name: string }) => client.view.remove({ id: view.id }));
  const items: MenuEntry[] = [
    ...(views.length === 0 ? [{ heading: words.none }] : [{ heading: words.saved }]),
    ...views.map((view) => ({
      label: view.name,
      onSelect: () => replace({ ...withoutFilters(search), ...registerSearch(view.definition) }),
    })),
    'divider',
    { label: words.save, disabled: filtersOf(search).length === 0, onSelect: () => setNaming(true) },
    ...(views.length === 0
      ? []
      : [
          'divider' as const,
          ...views.map((view) => ({
            label: words.remove(view.name),
            danger: true,
            onSelect: () => void remove.run(view),
          })),
        ]),
  ];
  return (
    <>
      <MenuButton
        variant="quiet"
        label={words.button}
        icon={<IconBookmark size={16} stroke={1.5} />}
        items={items}
      />
      {naming && <NameView address={address} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameView({ address, onClose }: { address: RegisterAddress; onClose: () => void }) {
  const [name, setName] = useState('');
  const save = useCommand(
    () => client.view.save({ screen: SCREEN, name: name.trim(), definition: definitionOf(address.search) }),
    { done: ({ name: saved }) => words.done(saved) },
  );
  return (
    <Dialog
      open
      size="small"
      title={words.title}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() !== '') void save.run(undefined).then((saved) => saved && onClose());
      }}
      footer={
        <Button variant="primary" type="submit" busy={save.busy}>
          {words.confirm}
        </Button>
      }
    >
      <TextInput
        label={words.name}
        help={words.nameHelp}
        value={name}
        onChange={setName}
        maxLength={80}
        autoFocus
      />
    </Dialog>
  );
}
