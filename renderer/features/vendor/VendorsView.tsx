/** Forms 1099 of a company and a year: who was paid, who is reported, what is missing; and the vendors themselves. */
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Vendor } from '../../../shared/contract/vendor.ts';
import type { Entity } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { saveFile } from '../../app/save-file.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, DataGrid, dateText, type MenuEntry, moneyText, toast, useLocale } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { Notes } from '../member/Notes.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { Counts } from './Counts.tsx';
import { useMenuColumn, useVendorColumns } from './columns.tsx';
import { blank, type Open } from './open.ts';
import { Paid } from './Paid.tsx';
import { PayerWanted } from './PayerWanted.tsx';
import type { Forms1099 } from './types.ts';
import styles from './Vendor.module.css';
import { VendorDialog } from './VendorDialog.tsx';
import { Wanted } from './Wanted.tsx';

const words = text.vendor;
const vendorKey = ({ id }: Vendor) => id;

interface VendorsViewProps {
  entity: Entity;
  year: number;
}

export function VendorsView({ entity, year }: VendorsViewProps) {
  const [open, setOpen] = useState<Open>(null);
  const forms = useQuery({
    ...api.vendor.forms.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  const vendors = useQuery(api.vendor.list.queryOptions({ input: {} }));
  const all = vendors.data ?? [];
  const close = () => setOpen(null);
  // As it is now: payees are taken off while the dialog is open.
  const edited = open?.what === 'vendor' ? all.find(({ id }) => id === open.vendor?.id) : undefined;
  return (
    <div className={styles.page}>
      <Answer query={forms}>
        {(found) => (
          <>
            <Head forms={found} entity={entity} onAdd={() => setOpen(blank([]))} />
            <PayerWanted forms={found} entity={entity} />
            <Wanted forms={found} vendors={all} onOpen={setOpen} />
            <Paid forms={found} vendors={all} onOpen={setOpen} />
            <List vendors={all} onOpen={setOpen} />
            <Counts entity={entity} />
            <Notes notes={found.notes} />
          </>
        )}
      </Answer>
      {open?.what === 'vendor' && (
        <VendorDialog
          key={open.vendor?.id ?? open.payees.join()}
          saved={open.vendor === null ? null : (edited ?? open.vendor)}
          payees={open.payees}
          onClose={close}
        />
      )}
      {open?.what === 'assign' && <AssignDialog payee={open.payee} vendors={all} onClose={close} />}
    </div>
  );
}

interface HeadProps {
  forms: Forms1099;
  entity: Entity;
  onAdd: () => void;
}

function Head({ forms: { year, due, thresholds, rows, currency }, entity, onAdd }: HeadProps) {
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { files, incomplete, notes } = await client.vendor.file({ entity: entity.id, year });
      for (const { name, text: content } of files)
        saveFile(name, new File([content], name, { type: 'text/csv' }));
      const open = [...(incomplete.length === 0 ? [] : [words.incomplete(incomplete)]), ...notes];
      toast({
        ...{
          message: words.saved(files.map(({ name }) => name)),
          tone: open.length === 0 ? 'good' : 'plain',
        },
        ...(open.length === 0 ? {} : { detail: open.join(' ') }),
      });
    } catch (error) {
      toast({ message: troubleOf(error).message, tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  const paid = new Set(rows.map(({ box }) => box));
  const shown = thresholds.filter(({ box }) => box === 'nec-1' || paid.has(box));
  return (
    <>
      <div className={styles.head}>
        <h2>{words.title(year)}</h2>
        <span className={styles.quiet}>
          {shown
            .map(({ label, amount }) => words.threshold(label, moneyText(amount, currency, locale, 'symbol')))
            .join(' · ')}
        </span>
        <div className={styles.end}>
          <Button size="small" busy={busy} onClick={() => void save()}>
            {words.save}
          </Button>
          <Button size="small" icon={<IconPlus size={14} stroke={1.75} />} onClick={onAdd}>
            {words.add}
          </Button>
        </div>
      </div>
      <p className={styles.quiet}>
        {due
          .map(({ form, to_recipient, to_irs }) =>
            words.due(form, dateText(to_recipient, locale), dateText(to_irs, locale)),
          )
          .join(' ')}
      </p>
    </>
  );
}

function List({ vendors, onOpen }: { vendors: readonly Vendor[]; onOpen: (open: Open) => void }) {
  const remove = useCommand(({ id }: Vendor) => client.vendor.remove({ id }), {
    done: (_, { name }) => words.removed(name),
  });
  const latest = useRef(remove);
  latest.current = remove;
  const menuOf = useCallback(
    (vendor: Vendor): MenuEntry[] => [
      { label: words.change, onSelect: () => onOpen({ what: 'vendor', vendor, payees: [] }) },
      'divider',
      { label: words.remove, danger: true, onSelect: () => void latest.current.run(vendor) },
    ],
    [onOpen],
  );
  const columns = useVendorColumns(useMenuColumn(menuOf));
  return (
    <div className={styles.part}>
      <h3>{words.list.title}</h3>
      {vendors.length === 0 ? (
        <p className={styles.quiet}>{words.list.none}</p>
      ) : (
        <DataGrid<Vendor>
          label={words.list.title}
          columns={columns}
          rows={vendors}
          rowId={vendorKey}
          select="none"
          storageKey="vendors.list"
          height="content"
          maxRows={20}
          menu={({ row }) => menuOf(row)}
          onOpen={({ row }) => onOpen({ what: 'vendor', vendor: row, payees: [] })}
        />
      )}
    </div>
  );
}
