/** A vendor, as their Form W-9 has them. The number that is kept shows its last four digits alone. */
import { useState } from 'react';
import { CLASSIFICATIONS, PROFESSIONS, type Vendor } from '../../../shared/contract/vendor.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Checkbox, DateInput, FormDialog, Pill, Select, Stack, TextInput } from '../../ui/index.ts';
import styles from './Vendor.module.css';
import {
  draftOfVendor,
  newVendor,
  problemsOfVendor,
  type TextField,
  type VendorDraft,
  vendorInput,
} from './vendor-draft.ts';

const words = text.vendor.dialog;
const { classifications, professions } = text.vendor;

interface VendorDialogProps {
  saved: Vendor | null;
  /** Of a new one: the names under which entries have them. */
  payees?: readonly string[];
  onClose: () => void;
}

export function VendorDialog({ saved, payees = [], onClose }: VendorDialogProps) {
  const [beginning] = useState(() => (saved ? draftOfVendor(saved) : newVendor(payees[0] ?? '')));
  const [draft, setDraft, dropDraft] = useDraft<VendorDraft>(
    `vendor.${saved?.id ?? `new.${payees[0] ?? ''}`}`,
    beginning,
  );
  const [tried, setTried] = useState(false);
  const save = useCommand(
    () =>
      saved
        ? client.vendor.update({ id: saved.id, ...vendorInput(draft) })
        : client.vendor.add({
            ...vendorInput(draft),
            ...(payees.length === 0 ? {} : { payees: [...payees] }),
          }),
    { done: ({ name }) => (saved ? words.changed(name) : words.added(name)), quiet: true },
  );
  const takeOff = useCommand((payee: string) => client.vendor.assign({ payee, vendor: null }), {
    done: words.takeOff,
  });
  const problems = tried ? problemsOfVendor(draft) : [];
  const set = (change: Partial<VendorDraft>) => setDraft({ ...draft, ...change });
  const close = () => {
    dropDraft();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (problemsOfVendor(draft).length > 0) return;
    if ((await save.run(undefined)) !== null) close();
  };
  const field = (name: TextField, help?: string) => (
    <TextInput
      label={LABELS[name]}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
      maxLength={200}
      {...(help === undefined ? {} : { help })}
    />
  );
  const names = saved ? saved.payees : payees;
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
            help={words.nameHelp}
            value={draft.name}
            onChange={(name) => set({ name })}
            maxLength={200}
            error={problems.includes('name') ? words.nameMissing : null}
            required
          />
          {field('legal_name', words.legalHelp)}
          <Select<VendorDraft['classification']>
            label={words.classification}
            value={draft.classification}
            options={[
              { value: '', label: text.vendor.unknown },
              ...CLASSIFICATIONS.map((value) => ({ value, label: classifications[value] })),
            ]}
            onCommit={(classification) => set({ classification })}
          />
          {field('business_name', words.businessHelp)}
          <TextInput
            label={words.tin}
            help={saved?.tin ? words.tinKept(saved.tin) : words.tinHelp}
            value={draft.tin}
            onChange={(tin) => set({ tin })}
            maxLength={11}
            error={problems.includes('tin') ? words.tinWrong : null}
          />
          <Select<VendorDraft['profession']>
            label={words.profession}
            help={words.professionHelp}
            value={draft.profession}
            options={[
              { value: '', label: words.neither },
              ...PROFESSIONS.map((value) => ({ value, label: professions[value] })),
            ]}
            onCommit={(profession) => set({ profession })}
          />
          <DateInput
            label={words.requested}
            value={draft.w9_requested_on}
            allowEmpty
            onCommit={(w9_requested_on) => set({ w9_requested_on })}
          />
          <DateInput
            label={words.received}
            value={draft.w9_received_on}
            allowEmpty
            onCommit={(w9_received_on) => set({ w9_received_on })}
          />
          {field('street')}
          {field('street2')}
          {field('city')}
          {field('state')}
          {field('zip')}
          {field('country', words.countryHelp)}
        </div>
        <Checkbox
          label={words.backup}
          help={words.backupHelp}
          checked={draft.backup_withholding}
          onChange={(backup_withholding) => set({ backup_withholding })}
        />
        <TextInput
          label={words.note}
          value={draft.note}
          onChange={(note) => set({ note })}
          maxLength={1000}
        />
        {names.length > 0 && (
          <div className={styles.payees}>
            <span>{words.payees}</span>
            {names.map((name) => (
              <Pill key={name} {...(saved ? { onRemove: () => void takeOff.run(name) } : {})}>
                {name}
              </Pill>
            ))}
          </div>
        )}
      </Stack>
    </FormDialog>
  );
}

const LABELS: Record<TextField, string> = {
  ...{ legal_name: words.legal, business_name: words.business, street: words.street },
  ...{ street2: words.street2, city: words.city, state: words.state, zip: words.zip },
  country: words.country,
};
