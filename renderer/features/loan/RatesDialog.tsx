/** The applicable federal rates that loans are held against, month by month; newer months come by file. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, cx, FileButton, FormDialog, Skeleton, Stack } from '../../ui/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';
import dialogs from './Dialogs.module.css';
import styles from './Loan.module.css';
import type { AfrRate } from './types.ts';

const words = text.loan.rates;
const TERMS = ['short', 'mid', 'long'] as const;

export function RatesDialog({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const rates = useQuery(api.loan.afr.queryOptions({ input: {} }));
  const take = useCommand(async (csv: File) => client.loan.import_afr({ csv: await csv.text() }), {
    done: ({ added, changed, unchanged }) => words.done(added, changed, unchanged),
    quiet: true,
  });
  const submit = async () => {
    setTried(true);
    if (file === null || (await take.run(file)) === null) return;
    setFile(null);
    setTried(false);
  };
  return (
    <FormDialog
      size="wide"
      title={words.title}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.take}
      busy={take.busy}
    >
      <Stack>
        <p className={dialogs.intro}>{words.text}</p>
        <Refusal trouble={take.trouble} />
        <div>
          <FileButton data-autofocus accept=".csv,text/csv" onFiles={([chosen]) => setFile(chosen ?? null)}>
            {words.choose}
          </FileButton>
        </div>
        {file !== null && <p className={dialogs.intro}>{words.chosen(file.name)}</p>}
        {tried && file === null && <p role="alert">{words.missing}</p>}
        {rates.isPending && <Skeleton lines={6} />}
        {rates.isError && <TroubleState error={rates.error} onRetry={() => void rates.refetch()} />}
        {rates.data && <Months rates={rates.data} />}
      </Stack>
    </FormDialog>
  );
}

function Months({ rates }: { rates: readonly AfrRate[] }) {
  const months = useMemo(() => [...Map.groupBy(rates, ({ month }) => month)], [rates]);
  return (
    <table className={cx(styles.table, styles.rates)}>
      <caption className={dialogs.intro}>{words.caption(months.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.month}</th>
          {TERMS.map((term) => (
            <th key={term} scope="col">
              {words.columns[term]}
            </th>
          ))}
          <th scope="col">{words.columns.ruling}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(([month, of]) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            {TERMS.map((term) => (
              <td key={term}>{rateOf(of, term)}</td>
            ))}
            <td>
              {[...new Set(of.map(({ ruling }) => ruling))].join(', ')}{' '}
              {of.some(({ checked }) => !checked) && <Badge tone="warn">{words.unchecked}</Badge>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rateOf(of: readonly AfrRate[], term: AfrRate['term']): string {
  const rate = of.find((one) => one.term === term);
  if (rate === undefined) return words.unknown;
  // As the rulings write them, so that they stand below each other.
  const [whole, fraction = ''] = rate.annual.split('.');
  return words.percent(`${whole}.${fraction.padEnd(2, '0')}`);
}
