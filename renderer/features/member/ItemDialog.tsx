/** One item of basis: what it is, whose, from when, how much, and where it comes from. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BASIS_ITEM_KINDS } from '../../../shared/contract/member.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { Entity } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, MoneyInput, Select, Stack, TextInput } from '../../ui/index.ts';

const words = text.member.basis;
type Kind = (typeof BASIS_ITEM_KINDS)[number];

interface ItemDraft {
  kind: Kind;
  /** Empty: the company’s. */
  member: string;
  date: string;
  minor: number | null;
  note: string;
}

/** What only a member has, and what only one tax class knows. */
const OF_A_MEMBER: ReadonlySet<Kind> = new Set([
  'opening',
  'opening-debt',
  'property',
  'liabilities',
  'nonrecourse',
  'loan',
  'loan-repaid',
]);
const OF_LOANS: ReadonlySet<Kind> = new Set(['opening-debt', 'loan', 'loan-repaid']);

const OF_PARTNERS: ReadonlySet<Kind> = new Set(['liabilities', 'nonrecourse']);

function kindsOf({ tax_class }: Entity): Kind[] {
  return BASIS_ITEM_KINDS.filter((kind) => {
    if (kind === 'opening-aaa') return tax_class === 's-corp';
    return tax_class === 'partnership' ? !OF_LOANS.has(kind) : !OF_PARTNERS.has(kind);
  });
}

/** As short as the contract takes a note. */
const NOTE_MIN = 3;

interface ItemDialogProps {
  entity: Entity;
  days: { from: string; to: string };
  onClose: () => void;
}

export function ItemDialog({ entity, days, onClose }: ItemDialogProps) {
  const listed = useQuery(api.member.list.queryOptions({ input: { entity: entity.id, as_of: days.to } }));
  const members = listed.data?.[0]?.members ?? [];
  const firstMember = members[0]?.id ?? '';
  const [begun] = useState<ItemDraft>(() => ({
    ...{ kind: 'opening', member: '', date: days.from, minor: null, note: '' },
  }));
  const [draft, setDraft, drop] = useDraft<ItemDraft>(`members.item.${entity.id}`, begun);
  const [tried, setTried] = useState(false);
  const ofAMember = OF_A_MEMBER.has(draft.kind);
  const whose = ofAMember && draft.member === '' ? firstMember : draft.member;
  const saving = useCommand(
    () =>
      client.member.add_item({
        ...{ entity: entity.id, kind: draft.kind, date: draft.date, note: draft.note },
        amount: formatMoney(draft.minor ?? 0, entity.base_currency),
        ...(whose === '' ? {} : { member: whose }),
      }),
    { done: words.added, quiet: true },
  );
  const set = (change: Partial<ItemDraft>) => setDraft({ ...draft, ...change });
  const close = () => {
    drop();
    onClose();
  };
  const noAmount = draft.minor === null;
  const noNote = draft.note.trim().length < NOTE_MIN;
  const submit = async () => {
    setTried(true);
    if (noAmount || noNote) return;
    if ((await saving.run(undefined)) !== null) close();
  };
  return (
    <FormDialog
      sticky
      size="small"
      title={words.dialog.title}
      onClose={close}
      onSubmit={() => void submit()}
      submit={text.member.save}
      busy={saving.busy}
      refused={saving.trouble && sentenceOf(saving.trouble)}
    >
      <Stack>
        <Select<Kind>
          label={words.dialog.kind}
          value={draft.kind}
          options={kindsOf(entity).map((value) => ({ value, label: words.kinds[value] }))}
          onCommit={(kind) => set({ kind })}
        />
        <Select<string>
          label={words.dialog.whose}
          value={whose}
          options={[
            ...(ofAMember ? [] : [{ value: '', label: words.company }]),
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onCommit={(member) => set({ member })}
        />
        <DateInput
          label={words.dialog.date}
          value={draft.date}
          onCommit={(date) => set({ date: date ?? draft.date })}
        />
        <MoneyInput
          label={words.dialog.amount}
          help={words.dialog.amountHelp}
          value={draft.minor}
          currency={entity.base_currency}
          showCurrency
          allowEmpty
          onCommit={(minor) => set({ minor })}
          error={tried && noAmount ? words.dialog.amountMissing : null}
          required
        />
        <TextInput
          label={words.dialog.note}
          help={words.dialog.noteHelp}
          value={draft.note}
          onChange={(note) => set({ note })}
          maxLength={1000}
          error={tried && noNote ? words.dialog.noteMissing : null}
          required
        />
      </Stack>
    </FormDialog>
  );
}
