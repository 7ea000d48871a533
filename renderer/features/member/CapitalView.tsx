/** Who owns the company on the last day, and what became of everybody's capital in the period. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Hint, moneyText, Segmented, useLocale } from '../../ui/index.ts';
import { Answer } from './Answer.tsx';
import { type FigureRow, FigureTable } from './FigureTable.tsx';
import styles from './Member.module.css';
import type { Open } from './MembersScreen.tsx';
import { Notes } from './Notes.tsx';
import { OwnersPart } from './OwnersPart.tsx';
import type { RollForward } from './types.ts';
import type { Show, Shown } from './use-shown.ts';

const words = text.member.capital;

/** The kinds that stand only where something is of them. */
const ALWAYS: ReadonlySet<string> = new Set(['opening', 'income', 'closing']);

interface CapitalViewProps {
  shown: Shown;
  show: Show;
  onOpen: (what: Open) => void;
}

export function CapitalView({ shown, show, onOpen }: CapitalViewProps) {
  const { entity, days, basis } = shown;
  const answer = useQuery({
    ...api.member.roll_forward.queryOptions({ input: { entity: entity.id, ...days, basis } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <OwnersPart
        entity={entity}
        day={days.to}
        onSet={() => onOpen('members')}
        onAccounts={() => onOpen('accounts')}
      />
      <div className={styles.part}>
        <div className={styles.head}>
          <h2>{words.title}</h2>
          <div className={styles.end}>
            <Hint term={words.term}>{words.explained}</Hint>
            <Segmented
              label={words.basis}
              size="small"
              value={basis}
              items={[
                { value: 'book', label: words.book },
                { value: 'tax', label: words.tax },
              ]}
              onChange={(next) => show({ basis: next })}
            />
          </div>
        </div>
        <Answer query={answer}>
          {(report) => <Capital report={report} corporation={entity.tax_class === 's-corp'} />}
        </Answer>
      </div>
    </>
  );
}

function Capital({ report, corporation }: { report: RollForward; corporation: boolean }) {
  const locale = useLocale();
  const { members, total, currency, equity } = report;
  if (members.length === 0) return <p className={styles.quiet}>{words.nothing}</p>;
  const several = members.length > 1;
  const columns = members.map(({ member_id, member }) => ({
    key: member_id ?? 'nobody',
    title: member_id === null ? words.nobody : member,
  }));
  const used = (key: keyof typeof total) =>
    ALWAYS.has(key) || members.some(({ capital }) => Number(capital[key]) !== 0);
  const rows = (Object.keys(words.lines) as (keyof typeof total)[]).filter(used).map(
    (key): FigureRow => ({
      key,
      label: words.lines[key],
      figures: [...members.map(({ capital }) => capital[key]), ...(several ? [total[key]] : [])],
      ...(key === 'closing' ? { kind: 'sum' } : {}),
    }),
  );
  const isBook = report.basis === 'book';
  return (
    <>
      <FigureTable
        label={words.title}
        what={text.member.movement}
        columns={[...columns, ...(several ? [{ key: 'all', title: words.together }] : [])]}
        rows={rows}
        currency={currency}
      />
      {isBook && (
        <p className={styles.quiet}>
          {total.closing === equity
            ? words.equal
            : words.unequal(moneyText(equity, currency, locale, 'symbol'))}
        </p>
      )}
      <ProRata report={report} corporation={corporation} />
      <Notes notes={report.notes} />
    </>
  );
}

function ProRata({ report, corporation }: { report: RollForward; corporation: boolean }) {
  const locale = useLocale();
  const off = report.pro_rata.filter(({ matters }) => matters);
  if (off.length === 0) return null;
  const { proRata } = text.member;
  const money = (amount: string) => moneyText(amount, report.currency, locale, 'symbol');
  return (
    <div className={styles.warning} role="status">
      <h3>{proRata.title}</h3>
      {off.map(({ member, actual, expected }) => (
        <p key={member}>{proRata.line(member, money(actual), money(expected))}</p>
      ))}
      <p className={styles.quiet}>{corporation ? proRata.corporation : proRata.agreement}</p>
    </div>
  );
}
