/** Every figure of the year that the forms go by, with its source and whether it was held against it. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { FILING_STATUSES, type FilingStatus } from '../../../shared/contract/tax.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import {
  Badge,
  DataGrid,
  DateText,
  dateText,
  type GridColumn,
  Money,
  Select,
  useLocale,
} from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import styles from './Tax.module.css';
import type { Rate } from './types.ts';

const words = text.tax.rates;
const { statuses } = text.tax.facts;
const ALL = 'all';
const rateId = ({ key, status, from }: Rate) => `${key} ${status ?? ''} ${from ?? ''}`;

export function RatesView({ year }: { year: number }) {
  const [status, setStatus] = useState<FilingStatus | typeof ALL>(ALL);
  const columns = useColumns();
  const answer = useQuery(
    api.tax.rates.queryOptions({ input: { year, ...(status === ALL ? {} : { status }) } }),
  );
  return (
    <div className={styles.page}>
      <Answer query={answer}>
        {({ rates }) => (
          <>
            <div className={styles.head}>
              <h2>{words.title(year)}</h2>
              <span className={styles.quiet}>
                {words.count(rates.length, rates.filter(({ checked }) => !checked).length)}
              </span>
              <div className={styles.end}>
                <Select<FilingStatus | typeof ALL>
                  label={words.whose}
                  labelHidden
                  size="small"
                  value={status}
                  options={[
                    { value: ALL, label: words.all },
                    ...FILING_STATUSES.map((value) => ({ value, label: statuses[value] })),
                  ]}
                  onCommit={setStatus}
                />
              </div>
            </div>
            <DataGrid<Rate>
              label={words.title(year)}
              columns={columns}
              rows={rates}
              rowId={rateId}
              select="none"
              storageKey="tax.rates"
              height="content"
              maxRows={400}
            />
          </>
        )}
      </Answer>
    </div>
  );
}

function useColumns(): GridColumn<Rate>[] {
  const locale = useLocale();
  return useMemo<GridColumn<Rate>[]>(() => {
    const whose = ({ status }: Rate) => (status === null ? words.everybody : statuses[status]);
    const days = ({ from, to }: Rate) =>
      [from && words.from(dateText(from, locale)), to && words.until(dateText(to, locale))]
        .filter(Boolean)
        .join(' ');
    const cut = (value: string) => (
      <span className={styles.cut} title={value}>
        {value}
      </span>
    );
    return [
      {
        ...{ id: 'what', header: words.columns.what, width: 220, minWidth: 160, grow: 2, hideable: false },
        ...{ sortable: true, cell: ({ label }) => cut(label), text: ({ label }) => label },
      },
      {
        ...{ id: 'whose', header: words.columns.whose, width: 168, sortable: true },
        ...{ cell: (rate) => cut(whose(rate)), text: whose },
      },
      {
        ...{ id: 'days', header: words.columns.days, width: 96 },
        ...{ cell: (rate) => cut(days(rate)), text: days },
      },
      {
        ...{ id: 'value', header: words.columns.value, width: 104, align: 'right' },
        cell: ({ value, unit }) =>
          unit === 'USD' ? (
            <Money value={value} currency="USD" />
          ) : unit === 'day' ? (
            <DateText value={value} />
          ) : (
            value
          ),
        text: ({ value }) => value,
      },
      {
        ...{ id: 'unit', header: words.columns.unit, width: 84 },
        ...{ cell: ({ unit }) => words.units[unit], text: ({ unit }) => words.units[unit] },
      },
      {
        ...{ id: 'source', header: words.columns.source, width: 190, minWidth: 140, grow: 2 },
        ...{ cell: ({ source }) => cut(source), text: ({ source }) => source },
      },
      {
        ...{ id: 'checked', header: words.columns.checked, width: 96 },
        cell: ({ checked }) => (checked ? words.checked : <Badge tone="warn">{words.unchecked}</Badge>),
        text: ({ checked }) => (checked ? words.checked : words.unchecked),
      },
    ];
  }, [locale]);
}
