/** Who was paid, by box: reported or not and why, what is missing, and each payment behind it. */
import { useCallback, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import { DataGrid, EmptyState, type MenuEntry } from '../../ui/index.ts';
import { useMenuColumn, usePaidColumns } from './columns.tsx';
import { blank, type PartProps } from './open.ts';
import { Payments } from './Payments.tsx';
import type { PaidRow } from './types.ts';

const words = text.vendor;
const rowKey = ({ vendor_id, name, box }: PaidRow) => `${vendor_id ?? name} ${box}`;

export function Paid({ forms: { rows, currency }, vendors, onOpen }: PartProps) {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef(vendors);
  latest.current = vendors;
  const openRow = useCallback(
    ({ vendor_id, payees }: PaidRow) => {
      const vendor = latest.current.find(({ id }) => id === vendor_id);
      onOpen(vendor ? { what: 'vendor', vendor, payees: [] } : blank(payees));
    },
    [onOpen],
  );
  const menuOf = useCallback(
    (row: PaidRow): MenuEntry[] => {
      if (row.vendor_id !== null) return [{ label: words.change, onSelect: () => openRow(row) }];
      return [
        { label: words.makeVendor, onSelect: () => openRow(row) },
        {
          ...{ label: words.sameAs, disabled: latest.current.length === 0 },
          onSelect: () => onOpen({ what: 'assign', payee: row.payees[0] ?? row.name }),
        },
      ];
    },
    [onOpen, openRow],
  );
  const columns = usePaidColumns(currency, useMenuColumn(menuOf));
  const detail = useCallback((row: PaidRow) => <Payments row={row} currency={currency} />, [currency]);
  if (rows.length === 0)
    return (
      <EmptyState compact title={words.none} drawing="files">
        {words.noneText}
      </EmptyState>
    );
  return (
    <DataGrid<PaidRow>
      label={words.rows}
      columns={columns}
      rows={rows}
      rowId={rowKey}
      select="none"
      storageKey="vendors.paid"
      height="content"
      maxRows={20}
      menu={({ row }) => menuOf(row)}
      expanded={expanded}
      renderDetail={detail}
      onExpand={(row, isOpen) => {
        const next = new Set(expanded);
        if (isOpen) next.add(rowKey(row));
        else next.delete(rowKey(row));
        setExpanded(next);
      }}
      onOpen={({ row }) => openRow(row)}
    />
  );
}
