/** Something that is depreciated: what it is, what it cost, since when it serves, and what the return elects. */
import { useState } from 'react';
import {
  ASSET_CONVENTIONS,
  ASSET_ORIGINS,
  MACRS_CLASSES,
  type MacrsClass,
} from '../../../shared/contract/tax.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, MoneyInput, Select, Stack, TextInput } from '../../ui/index.ts';
import { type AssetDraft, assetInput, draftOfAsset, NEW_ASSET, problemsOfAsset } from './asset-draft.ts';
import styles from './Tax.module.css';
import type { Asset } from './types.ts';

const words = text.tax.assets.dialog;

interface AssetDialogProps {
  entity: Entity;
  saved: Asset | null;
  onClose: () => void;
}

export function AssetDialog({ entity, saved, onClose }: AssetDialogProps) {
  const currency = entity.base_currency;
  const [beginning] = useState(() => (saved ? draftOfAsset(saved) : NEW_ASSET));
  const [draft, setDraft, dropDraft] = useDraft<AssetDraft>(
    `tax.asset.${entity.id}.${saved?.id ?? 'new'}`,
    beginning,
  );
  const [tried, setTried] = useState(false);
  const save = useCommand(
    () => {
      const input = assetInput(draft, currency);
      return saved
        ? client.tax.update_asset({ id: saved.id, ...input })
        : client.tax.add_asset({ entity: entity.id, ...input });
    },
    {
      done: ({ name }) => (saved ? text.tax.assets.changed(name) : text.tax.assets.added(name)),
      quiet: true,
    },
  );
  const problems = tried ? problemsOfAsset(draft) : [];
  const set = (change: Partial<AssetDraft>) => setDraft({ ...draft, ...change });
  const close = () => {
    dropDraft();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfAsset(draft).length > 0) return;
    if ((await save.run(undefined)) !== null) close();
  };
  return (
    <FormDialog
      sticky
      title={saved ? words.editTitle(saved.name) : words.newTitle}
      onClose={close}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <div className={styles.two}>
          <TextInput
            label={words.name}
            value={draft.name}
            onChange={(name) => set({ name })}
            maxLength={200}
            error={problems.includes('name') ? words.nameMissing : null}
            required
          />
          <MoneyInput
            label={words.cost}
            help={words.costHelp}
            value={draft.cost}
            currency={currency}
            showCurrency
            allowEmpty
            onCommit={(cost) => set({ cost })}
            error={problems.includes('cost') ? words.costMissing : null}
            required
          />
          <DateInput
            label={words.placed}
            value={draft.placed}
            allowEmpty
            onCommit={(placed) => set({ placed })}
            error={problems.includes('placed') ? words.placedMissing : null}
            required
          />
          <DateInput
            label={words.acquiredOn}
            help={words.acquiredHelp}
            value={draft.acquiredOn}
            allowEmpty
            onCommit={(acquiredOn) => set({ acquiredOn })}
          />
          <div className={styles.wide}>
            <Select<MacrsClass>
              label={words.class}
              value={draft.class}
              options={MACRS_CLASSES.map((value) => ({ value, label: words.classes[value] }))}
              onCommit={(value) => set({ class: value })}
            />
          </div>
        </div>
        <Elected draft={draft} currency={currency} set={set} isBonusWrong={problems.includes('bonus')} />
        {saved && (
          <div className={styles.two}>
            <DateInput
              label={words.disposed}
              value={draft.disposedOn}
              allowEmpty
              onCommit={(disposedOn) => set({ disposedOn })}
            />
          </div>
        )}
        <TextInput
          label={words.note}
          value={draft.note}
          onChange={(note) => set({ note })}
          maxLength={1000}
        />
      </Stack>
    </FormDialog>
  );
}

interface ElectedProps {
  draft: AssetDraft;
  currency: string;
  set: (change: Partial<AssetDraft>) => void;
  isBonusWrong: boolean;
}

/** How it came, and what of it the return takes at once. */
function Elected({ draft, currency, set, isBonusWrong }: ElectedProps) {
  return (
    <div className={styles.two}>
      <Select<AssetDraft['acquired']>
        label={words.acquired}
        value={draft.acquired}
        options={ASSET_ORIGINS.map((value) => ({ value, label: words.origins[value] }))}
        onCommit={(acquired) => set({ acquired })}
      />
      <Select<AssetDraft['convention']>
        label={words.convention}
        value={draft.convention}
        options={[
          { value: 'law', label: words.conventionByLaw },
          ...ASSET_CONVENTIONS.map((value) => ({ value, label: text.tax.assets.conventions[value] })),
        ]}
        onCommit={(convention) => set({ convention })}
      />
      <MoneyInput
        label={words.section179}
        help={words.section179Help}
        value={draft.section179}
        currency={currency}
        showCurrency
        allowEmpty
        onCommit={(section179) => set({ section179 })}
      />
      <TextInput
        label={words.bonus}
        help={words.bonusHelp}
        value={draft.bonus}
        onChange={(bonus) => set({ bonus })}
        after="%"
        maxLength={6}
        error={isBonusWrong ? words.bonusWrong : null}
      />
    </div>
  );
}
