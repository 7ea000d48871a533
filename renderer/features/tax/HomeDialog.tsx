/** All there is to say of the home office of a year: by its area, or by what the home costs. */
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { HOME_METHODS } from '../../../shared/contract/tax.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import {
  Button,
  Checkbox,
  DateInput,
  FormDialog,
  IconButton,
  MoneyInput,
  RadioGroup,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import { HomeCosts } from './HomeCosts.tsx';
import { type AreaDraft, draftOfHome, type HomeDraft, homeInput, problemsOfHome } from './home-draft.ts';
import styles from './Tax.module.css';
import type { HomeOffice } from './types.ts';

const words = text.tax.home.dialog;
const { methods, saved } = text.tax.home;

interface HomeDialogProps {
  entity: Entity;
  home: HomeOffice;
  onClose: () => void;
}

export function HomeDialog({ entity, home, onClose }: HomeDialogProps) {
  const { year, currency } = home;
  const [beginning] = useState(() => draftOfHome(home));
  const [draft, setDraft, dropDraft] = useDraft<HomeDraft>(`tax.home.${entity.id}.${year}`, beginning);
  const [tried, setTried] = useState(false);
  const save = useCommand(
    () => client.tax.set_home_office({ entity: entity.id, year, ...homeInput(draft, currency) }),
    { done: saved(year), quiet: true },
  );
  const problems = tried ? problemsOfHome(draft) : [];
  const set = (change: Partial<HomeDraft>) => setDraft({ ...draft, ...change });
  const close = () => {
    dropDraft();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfHome(draft).length > 0) return;
    if ((await save.run(undefined)) !== null) close();
  };
  return (
    <FormDialog
      sticky
      size={draft.method === 'regular' ? 'wide' : 'normal'}
      title={words.title(year)}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <RadioGroup<HomeDraft['method']>
          label={words.method}
          value={draft.method}
          onChange={(method) => set({ method })}
          options={HOME_METHODS.map((value) => ({ value, label: methods[value] }))}
        />
        {draft.method === 'simplified' ? (
          <Areas
            areas={draft.areas}
            onChange={(areas) => set({ areas })}
            error={problems.includes('areas') ? words.areaMissing : null}
          />
        ) : (
          <>
            <Home draft={draft} currency={currency} set={set} problems={problems} />
            <HomeCosts
              entity={entity}
              year={year}
              costs={draft.costs}
              onChange={(costs) => set({ costs })}
              error={problems.includes('costs') ? words.costMissing : null}
            />
          </>
        )}
      </Stack>
    </FormDialog>
  );
}

interface AreasProps {
  areas: readonly AreaDraft[];
  onChange: (areas: AreaDraft[]) => void;
  error: string | null;
}

function Areas({ areas, onChange, error }: AreasProps) {
  const put = (place: number, change: Partial<AreaDraft>) =>
    onChange(areas.map((area, at) => (at === place ? { ...area, ...change } : area)));
  return (
    <fieldset className={styles.group}>
      <legend>{words.areas}</legend>
      <p className={styles.quiet}>{words.areasHelp}</p>
      {areas.map((area, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an area has nothing but its place
        <div key={place} className={styles.area}>
          <DateInput
            label={words.from(place + 1)}
            labelHidden
            value={area.from}
            allowEmpty
            onCommit={(from) => put(place, { from })}
          />
          <TextInput
            label={words.feet(place + 1)}
            labelHidden
            value={area.feet}
            onChange={(feet) => put(place, { feet })}
            after={text.tax.home.area.toLowerCase()}
            maxLength={6}
          />
          <IconButton
            size="small"
            label={words.removeArea(place + 1)}
            icon={<IconX size={16} stroke={1.5} />}
            disabled={areas.length === 1}
            onClick={() => onChange(areas.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      {error !== null && (
        <p className={styles.refused} role="alert">
          {error}
        </p>
      )}
      <Button
        size="small"
        variant="quiet"
        icon={<IconPlus size={14} stroke={1.75} />}
        onClick={() => onChange([...areas, { from: null, feet: '' }])}
      >
        {words.addArea}
      </Button>
    </fieldset>
  );
}

interface HomeProps {
  draft: HomeDraft;
  currency: string;
  set: (change: Partial<HomeDraft>) => void;
  problems: readonly string[];
}

function Home({ draft, currency, set, problems }: HomeProps) {
  const money = (name: 'value' | 'land' | 'operating' | 'depreciation', error: string | null = null) => (
    <MoneyInput
      label={words[name]}
      value={draft[name]}
      currency={currency}
      showCurrency
      allowEmpty
      onCommit={(minor) => set({ [name]: minor })}
      error={error}
    />
  );
  const wrong = problems.includes('building') ? words.buildingMissing : null;
  return (
    <>
      <div className={styles.two}>
        <TextInput
          label={words.used}
          value={draft.used}
          onChange={(used) => set({ used })}
          maxLength={6}
          error={problems.includes('used') ? words.usedMissing : null}
          required
        />
        <TextInput
          label={words.ofHome}
          value={draft.ofHome}
          onChange={(ofHome) => set({ ofHome })}
          maxLength={6}
          required
        />
        {money('operating')}
        {money('depreciation')}
      </div>
      <Checkbox label={words.building} checked={draft.isOwned} onChange={(isOwned) => set({ isOwned })} />
      {draft.isOwned && (
        <div className={styles.three}>
          {money('value', wrong)}
          {money('land')}
          <DateInput
            label={words.since}
            value={draft.since}
            allowEmpty
            onCommit={(since) => set({ since })}
          />
        </div>
      )}
    </>
  );
}
