/** Basis of each member's interest, year by year, and what the books can't know of it. */
import { IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import {
  Button,
  DateText,
  dateText,
  EmptyState,
  IconButton,
  Money,
  moneyText,
  signOf,
  useLocale,
} from '../../ui/index.ts';
import { Answer } from './Answer.tsx';
import { type FigureRow, FigureTable } from './FigureTable.tsx';
import styles from './Member.module.css';
import type { Open } from './MembersScreen.tsx';
import { Notes } from './Notes.tsx';
import type { Basis } from './types.ts';
import type { Shown } from './use-shown.ts';

const words = text.member.basis;
type Year = Basis['members'][number]['years'][number];

/** Shown in every year; the others where something is of them. */
const ALWAYS: ReadonlySet<string> = new Set(['opening', 'income', 'distributions', 'closing']);
const BESIDE: ReadonlySet<string> = new Set(['gain', 'suspended']);

export function BasisView({ shown, onOpen }: { shown: Shown; onOpen: (what: Open) => void }) {
  const { entity, days } = shown;
  const answer = useQuery({
    ...api.member.basis.queryOptions({ input: { entity: entity.id, to: days.to } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={answer}>
      {(report) =>
        report.kind === 'none' ? (
          <EmptyState title={words.none} drawing="scales">
            {report.rule}
          </EmptyState>
        ) : (
          <>
            <p className={styles.quiet}>{report.rule}</p>
            {report.members.map((member) => (
              <MemberBasis key={member.member_id} member={member} currency={report.currency} />
            ))}
            <Items report={report} onAdd={() => onOpen('item')} />
            <Notes notes={report.notes} />
          </>
        )
      }
    </Answer>
  );
}

function MemberBasis({ member, currency }: { member: Basis['members'][number]; currency: string }) {
  const locale = useLocale();
  const { years } = member;
  const isAny = (figure: string | null) => figure !== null && signOf(figure) !== 0;
  const used = (figure: (year: Year) => string | null) => years.some((year) => isAny(figure(year)));
  const row = (
    key: string,
    label: string,
    figure: (year: Year) => string | null,
    kind?: FigureRow['kind'],
  ): FigureRow => ({
    ...{ key, label, figures: years.map(figure), missing: words.unknown },
    ...(kind ? { kind } : {}),
  });
  const lines = (Object.keys(words.lines) as (keyof typeof words.lines)[]).filter(
    (key) => ALWAYS.has(key) || used((year) => year[key]),
  );
  const debts = (Object.keys(words.debt) as (keyof typeof words.debt)[]).filter((key) =>
    used((year) => year.debt[key]),
  );
  const beyond = years.flatMap(({ from, gain, distributions }) => {
    const year = from.slice(0, 4);
    if (gain === null)
      return isAny(distributions) ? [{ from, said: words.beyondUnknown(member.member, year) }] : [];
    const said = words.beyond(member.member, moneyText(gain, currency, locale, 'symbol'), year);
    return isAny(gain) ? [{ from, said }] : [];
  });
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h2>{words.title(member.member)}</h2>
      </div>
      <FigureTable
        label={words.title(member.member)}
        what={text.member.movement}
        columns={years.map(({ from, to }) => ({ key: from, title: yearName(from, to, locale) }))}
        rows={[
          ...lines.map((key) =>
            row(
              key,
              words.lines[key],
              (year) => year[key],
              key === 'closing' ? 'sum' : BESIDE.has(key) ? 'aside' : undefined,
            ),
          ),
          ...debts.map((key) => row(`debt.${key}`, words.debt[key], (year) => year.debt[key], 'aside')),
        ]}
        currency={currency}
      />
      {beyond.map(({ from, said }) => (
        <p key={from} className={styles.warning} role="status">
          {said}
        </p>
      ))}
    </div>
  );
}

/** A whole year by its number, a part of one to the day it goes to. */
function yearName(from: string, to: string, locale: string): string {
  return to.endsWith('-12-31') ? from.slice(0, 4) : dateText(to, locale);
}

function Items({ report, onAdd }: { report: Basis; onAdd: () => void }) {
  const { items, currency } = report;
  const remove = useCommand((id: string) => client.member.remove_item({ id }), { done: words.removed });
  return (
    <section className={styles.part} aria-label={words.items}>
      <div className={styles.head}>
        <h2>{words.items}</h2>
        <div className={styles.end}>
          <Button size="small" onClick={onAdd}>
            {words.add}
          </Button>
        </div>
      </div>
      {items.length === 0 ? (
        <p className={styles.quiet}>{words.noItems}</p>
      ) : (
        <div className={styles.frame}>
          <table className={styles.table}>
            <caption className={styles.caption}>{words.items}</caption>
            <tbody>
              {items.map(({ id, date, kind, member, amount, note }) => (
                <tr key={id}>
                  <td className={styles.word}>
                    <DateText value={date} />
                  </td>
                  <th scope="row" className={styles.word}>
                    {words.kinds[kind]}
                  </th>
                  <td className={styles.word}>{member ?? words.company}</td>
                  <td className={styles.name}>{note}</td>
                  <td className={styles.figure}>
                    <Money value={amount} currency={currency} />
                  </td>
                  <td>
                    <IconButton
                      size="small"
                      label={words.remove(note)}
                      icon={<IconTrash size={16} stroke={1.5} />}
                      onClick={() => void remove.run(id)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
