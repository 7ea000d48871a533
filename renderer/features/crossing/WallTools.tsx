/** What narrows the wall, how near one looks at it, and what its lines mean. */
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { Ref } from 'react';
import type { Entity } from '../../app/books.ts';
import { SearchBox } from '../../app/SearchBox.tsx';
import type { WallSearch } from '../../app/search.ts';
import { text } from '../../text/index.ts';
import { Checkbox, IconButton, Select } from '../../ui/index.ts';
import { KindGlyph } from './KindGlyph.tsx';
import type { CrossingKind } from './kinds.ts';
import styles from './WallScreen.module.css';

const words = text.crossing.wall;
const ALL = 'all';

interface WallFiltersProps {
  search: WallSearch;
  entities: readonly Entity[];
  /** Those that occur. */
  kinds: readonly CrossingKind[];
  onNarrow: (change: Partial<WallSearch>) => void;
  searchRef: Ref<HTMLInputElement>;
  /** From the search to what it found. */
  onLeave: () => void;
}

export function WallFilters({ search, entities, kinds, onNarrow, searchRef, onLeave }: WallFiltersProps) {
  const or = (value: string) => (value === ALL ? undefined : value);
  return (
    <search className={styles.filters} aria-label={words.filters}>
      <div className={styles.search}>
        <SearchBox
          label={words.search}
          placeholder={words.searchFor}
          value={search.text}
          onSearch={(typed) => onNarrow({ text: typed })}
          onLeave={onLeave}
          inputRef={searchRef}
        />
      </div>
      <Select
        size="small"
        label={words.entity}
        labelHidden
        value={search.entity ?? ALL}
        options={[
          { value: ALL, label: words.allEntities },
          ...entities.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onCommit={(entity) => onNarrow({ entity: or(entity) })}
      />
      <Select
        size="small"
        label={words.kind}
        labelHidden
        value={search.kind ?? ALL}
        options={[
          { value: ALL, label: words.allKinds },
          ...kinds.map((value) => ({ value, label: text.crossing.kinds[value] })),
        ]}
        onCommit={(kind) => onNarrow({ kind: or(kind) as CrossingKind | undefined })}
      />
      <Checkbox
        label={words.transitOnly}
        checked={search.transit !== undefined}
        onChange={(only) => onNarrow({ transit: only ? 'yes' : undefined })}
      />
      <Checkbox
        label={words.openOnly}
        checked={search.open !== undefined}
        onChange={(only) => onNarrow({ open: only ? 'yes' : undefined })}
      />
    </search>
  );
}

interface WallFootProps {
  /** How many days are seen. */
  days: number;
  onZoom: (by: 1 | -1) => void;
}

export function WallFoot({ days, onZoom }: WallFootProps) {
  return (
    <div className={styles.foot}>
      <ul className={styles.legend} aria-label={words.legend}>
        <li>
          <Sample dashed={false} />
          {words.solid}
        </li>
        <li>
          <Sample dashed />
          {words.dashed}
        </li>
        <li>
          <svg aria-hidden="true" width={16} height={8} fill="currentColor">
            <circle cx={3} cy={4} r={1.5} />
            <circle cx={8} cy={4} r={1.5} />
            <circle cx={13} cy={4} r={1.5} />
          </svg>
          {words.dots}
        </li>
        <li>
          <svg aria-hidden="true" width={14} height={14} fill="none" className={styles.ring}>
            <circle cx={7} cy={7} r={5.5} strokeWidth={2} />
          </svg>
          {words.ring}
        </li>
        <li>
          <KindGlyph kind="contribution" size={14} />
          {words.thick}
        </li>
      </ul>
      <div className={styles.zoom}>
        <IconButton
          size="small"
          label={words.zoomOut}
          icon={<IconMinus size={14} stroke={1.75} />}
          onClick={() => onZoom(1)}
        />
        <span className={styles.days}>{words.seen(days)}</span>
        <IconButton
          size="small"
          label={words.zoomIn}
          icon={<IconPlus size={14} stroke={1.75} />}
          onClick={() => onZoom(-1)}
        />
      </div>
    </div>
  );
}

function Sample({ dashed }: { dashed: boolean }) {
  return (
    <svg aria-hidden="true" width={24} height={8}>
      <line
        x1={0}
        x2={24}
        y1={4}
        y2={4}
        stroke="currentColor"
        strokeWidth={3}
        strokeDasharray={dashed ? '5 3' : undefined}
      />
    </svg>
  );
}
