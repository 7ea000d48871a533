/** Section 179 of the year: what it is limited by, what of it is deducted, and what waits for the next year. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { signOf } from '../../ui/index.ts';
import { type FigureRow, FigureTable } from '../member/FigureTable.tsx';
import type { Shown } from './use-shown.ts';

const words = text.tax.assets.limit;

export function Section179({ shown: { entity, year } }: { shown: Shown }) {
  const answer = useQuery(api.tax.section_179.queryOptions({ input: { entity: entity.id, year } }));
  const sheet = answer.data;
  // Nothing elected: there is nothing to limit.
  if (!sheet || (signOf(sheet.deduction) === 0 && signOf(sheet.carried) === 0)) return null;
  const { income, limit, deduction, carried, currency } = sheet;
  return (
    <FigureTable
      label={words.title}
      what={words.title}
      columns={[{ key: 'amount', title: text.tax.assets.amount }]}
      rows={[
        ...income.map(
          ({ what, amount }): FigureRow => ({ key: what, label: what, figures: [amount], indented: true }),
        ),
        { key: 'limit', label: words.limit, figures: [limit] },
        { key: 'deduction', label: words.deduction, figures: [deduction], kind: 'sum' },
        { key: 'carried', label: words.carried, figures: [carried], kind: 'aside' },
      ]}
      currency={currency}
    />
  );
}
