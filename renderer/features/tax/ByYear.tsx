/** What each year takes of each thing, as far as rates are known. */
import { useQueries } from '@tanstack/react-query';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { FigureTable } from '../member/FigureTable.tsx';
import type { Asset } from './types.ts';

const words = text.tax.assets;

interface ByYearProps {
  entity: Entity;
  assets: readonly Asset[];
  years: readonly number[];
}

export function ByYear({ entity, assets, years }: ByYearProps) {
  const answers = useQueries({
    queries: years.map((year) => api.tax.depreciation.queryOptions({ input: { entity: entity.id, year } })),
  });
  if (answers.some(({ data }) => data === undefined)) return null;
  const ofYears = answers.map(({ data }) => data!);
  return (
    <FigureTable
      label={words.byYear}
      what={words.byYear}
      columns={years.map((year) => ({ key: String(year), title: String(year) }))}
      rows={[
        ...assets.map(({ id, name }) => ({
          ...{ key: id, label: name },
          figures: ofYears.map(
            ({ assets: taken }) => taken.find(({ asset_id }) => asset_id === id)?.deduction ?? '0',
          ),
        })),
        {
          ...{ key: 'total', label: words.together, kind: 'sum' as const },
          figures: ofYears.map(({ total }) => total),
        },
      ]}
      currency={entity.base_currency}
    />
  );
}
