/** Which papers are shown: by state, kind, entity and year. */
import { PAPER_KINDS } from '../../../shared/contract/paper.ts';
import { useBooks } from '../../app/books.ts';
import type { PapersSearch } from '../../app/search.ts';
import { text } from '../../text/index.ts';
import { Segmented, Select } from '../../ui/index.ts';
import styles from './Papers.module.css';
import type { PaperRow } from './rows.ts';

interface FiltersProps {
  search: PapersSearch;
  all: readonly PaperRow[];
  onChange: (change: PapersSearch) => void;
}

const words = text.papers;
const STAGES = ['wanted', 'made', 'signed', 'void'] as const;
/** Stands for none of them in a field that wants a value. */
const ANY = 'any';

export function Filters({ search, all, onChange }: FiltersProps) {
  const { entities } = useBooks();
  const { filters } = words;
  const years = [...new Set(all.map(({ date }) => Number(date.slice(0, 4))))];
  if (search.year !== undefined && !years.includes(search.year)) years.push(search.year);
  return (
    <div className={styles.tools}>
      <Segmented<(typeof STAGES)[number] | typeof ANY>
        label={filters.stage}
        value={search.stage ?? ANY}
        onChange={(stage) => onChange({ stage: stage === ANY ? undefined : stage })}
        items={[
          { value: ANY, label: filters.all },
          ...STAGES.map((stage) => ({ value: stage, label: words.stages[stage] })),
        ]}
      />
      <div className={styles.filters}>
        <Select
          label={filters.kind}
          labelHidden
          size="small"
          value={search.kind ?? ANY}
          options={[
            { value: ANY, label: filters.anyKind },
            ...PAPER_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] })),
          ]}
          onCommit={(kind) => onChange({ kind: PAPER_KINDS.find((one) => one === kind) })}
        />
        <Select
          label={filters.entity}
          labelHidden
          size="small"
          value={entities.some(({ id }) => id === search.entity) ? search.entity! : ANY}
          options={[
            { value: ANY, label: filters.anyEntity },
            ...entities.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onCommit={(entity) => onChange({ entity: entity === ANY ? undefined : entity })}
        />
        <Select
          label={filters.year}
          labelHidden
          size="small"
          value={search.year === undefined ? ANY : String(search.year)}
          options={[
            { value: ANY, label: filters.anyYear },
            ...years.sort((a, b) => b - a).map((year) => ({ value: String(year), label: String(year) })),
          ]}
          onCommit={(year) => onChange({ year: year === ANY ? undefined : Number(year) })}
        />
      </div>
    </div>
  );
}
