import { IconArchive, IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  EntityMark,
  Hint,
  IconButton,
  Kbd,
  MenuButton,
  type MenuEntry,
  PageHeader,
  Panel,
  Row,
  Section,
  Segmented,
  SplitPane,
  Stack,
  Tabs,
  TextInput,
  Tip,
  Toolbar,
} from '../ui/index.ts';
import styles from './kit.module.css';

export function Actions() {
  const [span, setSpan] = useState<'month' | 'quarter' | 'year'>('quarter');
  const [tab, setTab] = useState<'entries' | 'files' | 'none'>('entries');
  const [on, setOn] = useState(true);
  const items: MenuEntry[] = [
    { heading: 'Entry' },
    { label: 'Duplicate', keys: 'Mod+D', icon: <IconPlus size={14} stroke={1.5} />, onSelect: () => {} },
    { label: 'Show memo', checked: on, keepOpen: true, onSelect: () => setOn(!on) },
    { label: 'Archive', icon: <IconArchive size={14} stroke={1.5} />, disabled: true, onSelect: () => {} },
    'divider',
    {
      label: 'Delete',
      danger: true,
      keys: 'Delete',
      icon: <IconTrash size={14} stroke={1.5} />,
      onSelect: () => {},
    },
  ];
  return (
    <>
      <PageHeader
        title="Checking ...4821"
        detail="Reconciled until 31 May · 2 in transit"
        mark={<EntityMark entity={{ name: 'Northlight LLC', kind: 'llc', hue: 0 }} />}
        hue={0}
        actions={<Button variant="primary">Reconcile June</Button>}
      />
      <Toolbar label="Filter" end={<Button size="small">Export</Button>}>
        <TextInput
          label="Search"
          labelHidden
          value=""
          placeholder="Search"
          type="search"
          onChange={() => {}}
        />
        <Segmented
          label="Span"
          size="small"
          value={span}
          onChange={setSpan}
          items={[
            { value: 'month', label: 'Month' },
            { value: 'quarter', label: 'Quarter' },
            { value: 'year', label: 'Year' },
          ]}
        />
      </Toolbar>
      <div className={styles.two}>
        <Panel title="Buttons">
          <Stack>
            <Row wrap>
              <Button variant="primary" keys="Mod+Enter">
                Add 184 entries to 3 accounts
              </Button>
              <Button icon={<IconPlus size={16} stroke={1.5} />}>New entry</Button>
              <Button variant="quiet">Not now</Button>
              <Button variant="danger">Delete 3 entries</Button>
            </Row>
            <Row wrap>
              <Button variant="primary" disabled>
                Disabled
              </Button>
              <Button variant="primary" why="Say which account “Checking” is.">
                Can’t be pressed yet
              </Button>
              <Button busy>Importing</Button>
              <Button size="small">Small</Button>
              <IconButton label="More" icon={<IconDots size={16} stroke={1.5} />} />
              <IconButton label="Pinned" pressed icon={<IconArchive size={16} stroke={1.5} />} />
              <Button variant="link">a link in a line</Button>
            </Row>
            <Row>
              <MenuButton label="Actions" items={items} />
              <MenuButton label="More" iconOnly icon={<IconDots size={16} stroke={1.5} />} items={items} />
              <Tip label="Opens the palette" keys="Mod+K">
                <Button size="small">With a tip</Button>
              </Tip>
            </Row>
          </Stack>
        </Panel>
        <Panel title="Keys and terms">
          <Stack>
            <Row gap={4}>
              <Kbd keys="Mod+K" />
              <Kbd keys="Shift+Enter" />
              <Kbd keys="g i" />
              <Kbd keys="j" />
            </Row>
            <p>
              This is a{' '}
              <Hint term="draw">Money an owner takes out of the company; no wage and no expense.</Hint>, and
              it wants a paper.
            </p>
            <Tabs
              label="Evidence"
              value={tab}
              onChange={setTab}
              items={[
                { value: 'entries', label: 'Entries', count: 12 },
                { value: 'files', label: 'Files' },
                { value: 'none', label: 'Nothing', disabled: true },
              ]}
            >
              {tab}
            </Tabs>
          </Stack>
        </Panel>
      </div>
      <Section title="A section" detail="Set off by a hairline" actions={<Button size="small">Edit</Button>}>
        <SplitPane storageKey="kit" first={<p>Left, movable.</p>} second={<Stack pad={4}>Right.</Stack>} />
      </Section>
    </>
  );
}
