/** What is depreciated: the list with what the year takes of each, Form 4562, and every year side by side. */
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, DataGrid, EmptyState, type GridPlace, type MenuEntry } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { FigureTable } from '../member/FigureTable.tsx';
import { Notes } from '../member/Notes.tsx';
import { AssetDialog } from './AssetDialog.tsx';
import { type AssetRow, useAssetColumns } from './asset-columns.tsx';
import { ByYear } from './ByYear.tsx';
import { DisposeDialog } from './DisposeDialog.tsx';
import { Numbered } from './Numbered.tsx';
import { Section179 } from './Section179.tsx';
import styles from './Tax.module.css';
import type { Asset, Depreciation } from './types.ts';
import type { Shown } from './use-shown.ts';

const words = text.tax.assets;
/** What the year takes of everything. */
const TOTAL = '22';
const assetId = ({ asset }: AssetRow) => asset.id;

interface AssetsViewProps {
  shown: Shown;
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

type Open = { what: 'change' | 'dispose'; asset: Asset } | null;

export function AssetsView({ shown, adding, onAdding }: AssetsViewProps) {
  const { entity, year, years } = shown;
  const [open, setOpen] = useState<Open>(null);
  const assets = useQuery(api.tax.assets.queryOptions({ input: { entity: entity.id } }));
  const depreciation = useQuery({
    ...api.tax.depreciation.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  const add = () => onAdding(true);
  return (
    <div className={styles.page}>
      <Answer query={assets}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title={words.none}
              drawing="scales"
              action={<Button onClick={add}>{words.add}</Button>}
            >
              {words.noneText}
            </EmptyState>
          ) : (
            <Answer query={depreciation}>
              {(ofYear) => (
                <>
                  <div className={styles.head}>
                    <h2>{words.title}</h2>
                    <div className={styles.end}>
                      <Button size="small" icon={<IconPlus size={14} stroke={1.75} />} onClick={add}>
                        {words.add}
                      </Button>
                    </div>
                  </div>
                  <List assets={all} ofYear={ofYear} onOpen={setOpen} />
                  <div className={styles.halves}>
                    <Form4562 ofYear={ofYear} />
                    <div className={styles.part}>
                      <ByYear entity={entity} assets={all} years={years} />
                      <Section179 shown={shown} />
                    </div>
                  </div>
                  <Notes notes={ofYear.notes} />
                </>
              )}
            </Answer>
          )
        }
      </Answer>
      {adding && <AssetDialog entity={entity} saved={null} onClose={() => onAdding(false)} />}
      {open?.what === 'change' && (
        <AssetDialog key={open.asset.id} entity={entity} saved={open.asset} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'dispose' && <DisposeDialog asset={open.asset} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface ListProps {
  assets: readonly Asset[];
  ofYear: Depreciation;
  onOpen: (open: Open) => void;
}

function List({ assets, ofYear, onOpen }: ListProps) {
  const remove = useCommand(({ id }: Asset) => client.tax.remove_asset({ id }), {
    done: (_, { name }) => words.removed(name),
  });
  const latest = useRef(remove);
  latest.current = remove;
  const menuOf = useCallback(
    (asset: Asset): MenuEntry[] => [
      { label: words.change, onSelect: () => onOpen({ what: 'change', asset }) },
      { label: words.dispose, onSelect: () => onOpen({ what: 'dispose', asset }) },
      'divider',
      { label: words.remove, danger: true, onSelect: () => void latest.current.run(asset) },
    ],
    [onOpen],
  );
  const columns = useAssetColumns(
    ofYear.year,
    assets.some(({ disposed_on }) => disposed_on !== null),
    menuOf,
  );
  const menu = useCallback(({ row }: GridPlace<AssetRow>) => menuOf(row.asset), [menuOf]);
  return (
    <DataGrid<AssetRow>
      label={words.title}
      columns={columns}
      rows={assets.map((asset) => ({
        asset,
        ofYear: ofYear.assets.find(({ asset_id }) => asset_id === asset.id),
      }))}
      rowId={assetId}
      select="none"
      storageKey="tax.assets"
      height="content"
      maxRows={12}
      menu={menu}
      onOpen={({ row }) => onOpen({ what: 'change', asset: row.asset })}
    />
  );
}

function Form4562({ ofYear: { lines, total, currency, year } }: { ofYear: Depreciation }) {
  return (
    <FigureTable
      label={words.form(year)}
      what={words.form(year)}
      columns={[{ key: 'amount', title: words.amount }]}
      rows={[
        ...lines.map(({ line, label, amount }) => ({
          ...{ key: line, figures: [amount] },
          ...(line === TOTAL ? { kind: 'sum' as const } : {}),
          label: <Numbered line={line}>{label}</Numbered>,
        })),
        ...(lines.length === 0
          ? [{ key: TOTAL, label: words.total(year), figures: [total], kind: 'sum' as const }]
          : []),
      ]}
      currency={currency}
    />
  );
}
