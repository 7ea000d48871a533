/** The home office of an LLC and a year: what was said of it, and the worksheet that comes of it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, EmptyState, Money, pathText, signOf } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { FigureTable } from '../member/FigureTable.tsx';
import { Notes } from '../member/Notes.tsx';
import { HomeDialog } from './HomeDialog.tsx';
import { Numbered } from './Numbered.tsx';
import styles from './Tax.module.css';
import type { HomeOffice } from './types.ts';
import type { Shown } from './use-shown.ts';

const words = text.tax.home;
const MONTH = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

export function HomeView({ shown: { entity, year } }: { shown: Shown }) {
  const [open, setOpen] = useState(false);
  const answer = useQuery({
    ...api.tax.home_office.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  const forget = useCommand(() => client.tax.remove_home_office({ entity: entity.id, year }), {
    done: words.forgotten,
  });
  return (
    <div className={styles.page}>
      <Answer query={answer}>
        {(home) => (
          <>
            {home.given ? (
              <>
                <div className={styles.head}>
                  <h2>{words.title(year)}</h2>
                  <span className={styles.quiet}>{home.method && words.methods[home.method]}</span>
                  <div className={styles.end}>
                    <Button
                      size="small"
                      variant="quiet"
                      busy={forget.busy}
                      onClick={() => void forget.run(undefined)}
                    >
                      {words.forget}
                    </Button>
                    <Button size="small" onClick={() => setOpen(true)}>
                      {words.change}
                    </Button>
                  </div>
                </div>
                <Sheet home={home} />
              </>
            ) : (
              <EmptyState
                title={words.none}
                drawing="hull"
                action={<Button onClick={() => setOpen(true)}>{words.say}</Button>}
              >
                {words.noneText}
              </EmptyState>
            )}
            {open && <HomeDialog entity={entity} home={home} onClose={() => setOpen(false)} />}
          </>
        )}
      </Answer>
    </div>
  );
}

function Sheet({ home }: { home: HomeOffice }) {
  const { currency, carried_to_next: carried, notes } = home;
  const figures = [
    [words.tentative, home.tentative_profit],
    [words.before, home.before_limit],
    [words.deduction, home.deduction],
  ] as const;
  const next = [carried.operating, carried.depreciation].filter((amount) => signOf(amount) !== 0);
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Money value={amount} currency={currency} size="figure" />
            </dd>
          </div>
        ))}
        {next.map((amount, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: operating costs first, depreciation second
          <div key={place}>
            <dt>{words.carried}</dt>
            <dd>
              <Money value={amount} currency={currency} size="figure" />
            </dd>
          </div>
        ))}
      </dl>
      {home.percent !== null && (
        <p className={styles.quiet}>
          {words.share(home.area_used!, home.area_of_home!, home.percent, home.depreciation_percent)}
        </p>
      )}
      {home.method === 'simplified' ? <Months home={home} /> : <Regular home={home} />}
      <Notes notes={notes} />
    </>
  );
}

function Months({ home: { months, year } }: { home: HomeOffice }) {
  return (
    <table className={styles.small} aria-label={words.months}>
      <thead>
        <tr>
          <th scope="col">{words.month}</th>
          {months.map((_, month) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place
            <th key={month} scope="col">
              {MONTH.format(new Date(Date.UTC(year, month, 1)))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.area}</th>
          {months.map((feet, month) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a month is its place
            <td key={month}>{feet}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Regular({ home: { costs, lines, currency, year } }: { home: HomeOffice }) {
  return (
    <div className={styles.halves}>
      <FigureTable
        label={words.form(year)}
        what={words.form(year)}
        columns={[{ key: 'amount', title: words.amount }]}
        rows={lines
          .filter(({ amount }) => signOf(amount) !== 0)
          .map(({ line, label, amount }) => ({
            ...{ key: line, figures: [amount], label: <Numbered line={line}>{label}</Numbered> },
          }))}
        currency={currency}
      />
      {costs.length > 0 && (
        <FigureTable
          label={words.costs}
          what={words.costs}
          columns={[{ key: 'amount', title: words.amount }]}
          rows={costs.map(({ line, label, kind, account, percent, amount, note }, place) => ({
            ...{ key: `${line} ${place}`, figures: [amount] },
            label: (
              <Numbered line={line}>
                {account === null ? note || label : words.part(percent, pathText(account, 1))}
                <span className={styles.note}>{words.ofWhat(kind)}</span>
              </Numbered>
            ),
          }))}
          currency={currency}
        />
      )}
    </div>
  );
}
