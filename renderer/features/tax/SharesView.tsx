/** What members take onto their own returns: Schedules K-1, and of shareholders the basis of Form 7203. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Badge, EmptyState } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { FigureTable } from '../member/FigureTable.tsx';
import { Notes } from '../member/Notes.tsx';
import { BasisChoice } from '../reports/BasisChoice.tsx';
import { Numbered } from './Numbered.tsx';
import styles from './Tax.module.css';
import type { SchedulesK1 } from './types.ts';
import type { Show, Shown } from './use-shown.ts';

const words = text.tax.shares;

interface SharesViewProps {
  shown: Shown;
  show: Show;
}

export function SharesView({ shown, show }: SharesViewProps) {
  const { entity, year, basis, askedBasis } = shown;
  const answer = useQuery({
    ...api.tax.k1.queryOptions({ input: { entity: entity.id, year, basis: askedBasis } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.page}>
      <div className={styles.row}>
        <BasisChoice basis={basis} onBasis={(next) => show({ basis: next })} />
      </div>
      <Answer query={answer}>
        {(k1) =>
          k1.members.length === 0 ? (
            <EmptyState
              title={words.none(entity.name)}
              drawing="hull"
              action={
                <Link to="/members" search={{ entity: entity.id }}>
                  {words.noneAction}
                </Link>
              }
            >
              {words.noneText}
            </EmptyState>
          ) : (
            <>
              <div className={styles.head}>
                <h2>{words.title(k1.title, k1.entity)}</h2>
                {!k1.checked && (
                  <Badge tone="warn" title={text.tax.forms.uncheckedWhy(k1.source)}>
                    {text.tax.forms.unchecked}
                  </Badge>
                )}
              </div>
              <Shares k1={k1} />
              <Capital k1={k1} />
              {entity.tax_class === 's-corp' && <StockBasis shown={shown} />}
              <Notes notes={k1.notes} />
            </>
          )
        }
      </Answer>
    </div>
  );
}

/** Every line with every member's part of it, and what the parts come to. */
function Shares({ k1: { members, total, currency } }: { k1: SchedulesK1 }) {
  const key = ({ line, code }: { line: string; code: string | null }) => `${line} ${code ?? ''}`.trim();
  return (
    <FigureTable
      label={words.shares}
      what={words.line}
      columns={[
        ...members.map(({ member_id, member, profit }) => ({
          ...{ key: member_id, title: words.member(member, profit) },
        })),
        { key: 'total', title: words.total },
      ]}
      rows={total.map((line) => ({
        key: key(line),
        label: <Numbered line={key(line)}>{line.label}</Numbered>,
        figures: [
          ...members.map(({ lines }) => lines.find((one) => key(one) === key(line))?.amount ?? null),
          line.amount,
        ],
      }))}
      currency={currency}
    />
  );
}

/** Item L of a partnership; a corporation has none. */
function Capital({ k1: { members, currency } }: { k1: SchedulesK1 }) {
  const own = members.flatMap(({ member_id, member, capital }) =>
    capital === null ? [] : [{ member_id, member, capital }],
  );
  if (own.length === 0) return null;
  const lines = Object.keys(words.capitalLines) as (keyof typeof words.capitalLines)[];
  return (
    <FigureTable
      label={words.capital}
      what={words.capital}
      columns={own.map(({ member_id, member }) => ({ key: member_id, title: member }))}
      rows={lines.map((line) => ({
        ...{ key: line, label: words.capitalLines[line], figures: own.map(({ capital }) => capital[line]) },
        ...(line === 'ending' ? { kind: 'sum' as const } : {}),
      }))}
      currency={currency}
    />
  );
}

function StockBasis({ shown: { entity, year } }: { shown: Shown }) {
  const answer = useQuery(api.tax.stock_basis.queryOptions({ input: { entity: entity.id, year } }));
  return (
    <Answer query={answer}>
      {({ members, title, currency, notes }) => (
        <>
          {members.map(({ member_id, member, lines }) => (
            <FigureTable
              key={member_id}
              label={words.basisOf(title, member)}
              what={words.basisOf(title, member)}
              columns={[{ key: 'amount', title: words.amount }]}
              rows={lines.map(({ line, label, amount }) => ({
                ...{ key: line, figures: [amount], label: <Numbered line={line}>{label}</Numbered> },
              }))}
              currency={currency}
            />
          ))}
          <Notes notes={notes} of={title} />
        </>
      )}
    </Answer>
  );
}
