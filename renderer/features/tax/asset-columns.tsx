/** The columns of the list of what is depreciated. */
import { IconDots } from '@tabler/icons-react';
import { useMemo } from 'react';
import { text } from '../../text/index.ts';
import { DateText, type GridColumn, MenuButton, type MenuEntry, Money } from '../../ui/index.ts';
import styles from './Tax.module.css';
import type { Asset, Depreciation } from './types.ts';

const words = text.tax.assets;

export interface AssetRow {
  asset: Asset;
  /** `undefined`: not there yet in the year, or gone before it. */
  ofYear: Depreciation['assets'][number] | undefined;
}

type Figure = 'section_179' | 'bonus' | 'macrs' | 'deduction' | 'accumulated' | 'left';

export function useAssetColumns(
  year: number,
  hasGone: boolean,
  menuOf: (asset: Asset) => MenuEntry[],
): GridColumn<AssetRow>[] {
  return useMemo<GridColumn<AssetRow>[]>(() => {
    const figure = (
      id: Figure,
      header: string,
      more: Partial<GridColumn<AssetRow>> = {},
    ): GridColumn<AssetRow> => ({
      ...{ id, header, width: 86, align: 'right' },
      ...more,
      cell: ({ asset, ofYear }) => (
        <Money value={ofYear?.[id]} currency={asset.currency} dashZero={id !== 'left'} />
      ),
      text: ({ ofYear }) => ofYear?.[id] ?? '',
    });
    return [
      {
        ...{ id: 'name', header: words.columns.name, width: 140, minWidth: 120, grow: 1, hideable: false },
        sortable: true,
        cell: ({ asset }) => (
          <span className={styles.cut} title={asset.note || asset.name}>
            {asset.name}
          </span>
        ),
        text: ({ asset }) => asset.name,
      },
      {
        ...{ id: 'placed', header: words.columns.placed, width: 104, sortable: true },
        cell: ({ asset }) => <DateText value={asset.placed_in_service} />,
        text: ({ asset }) => asset.placed_in_service,
      },
      {
        ...{ id: 'class', header: words.columns.class, width: 78 },
        cell: ({ asset }) => words.years(asset.class),
        text: ({ asset }) => asset.class,
      },
      {
        ...{ id: 'cost', header: words.columns.cost, width: 100, align: 'right', sortable: true },
        cell: ({ asset }) => <Money value={asset.cost} currency={asset.currency} />,
        text: ({ asset }) => asset.cost,
        sortValue: ({ asset }) => Number(asset.cost),
      },
      figure('section_179', words.columns.section179, { width: 94 }),
      figure('bonus', words.columns.bonus),
      figure('macrs', words.columns.macrs),
      figure('deduction', words.columns.deduction(year)),
      figure('accumulated', words.columns.accumulated, { hidden: true }),
      figure('left', words.columns.left),
      {
        ...{ id: 'gone', header: words.columns.gone, width: 104, hidden: !hasGone },
        cell: ({ asset }) => asset.disposed_on && <DateText value={asset.disposed_on} />,
        text: ({ asset }) => asset.disposed_on ?? '',
      },
      {
        ...{ id: 'menu', header: words.columns.menu, width: 80, hideable: false },
        cell: ({ asset }) => (
          <MenuButton
            label={words.menu(asset.name)}
            iconOnly
            icon={<IconDots size={16} stroke={1.5} />}
            variant="quiet"
            align="end"
            items={menuOf(asset)}
          />
        ),
      },
    ];
  }, [year, hasGone, menuOf]);
}
