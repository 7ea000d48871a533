/** The members of a day with what they hold, what they held before, and what they agreed on. */
import { useQuery } from '@tanstack/react-query';
import type { Entity } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, EmptyState, Select } from '../../ui/index.ts';
import { Answer } from './Answer.tsx';
import styles from './Member.module.css';
import type { Members } from './types.ts';

const words = text.member.owners;

interface OwnersPartProps {
  entity: Entity;
  day: string;
  onSet: () => void;
  onAccounts: () => void;
}

export function OwnersPart({ entity, day, onSet, onAccounts }: OwnersPartProps) {
  const answer = useQuery(api.member.list.queryOptions({ input: { entity: entity.id, as_of: day } }));
  return (
    <section className={styles.part} aria-label={words.title}>
      <div className={styles.head}>
        <h2>{words.title}</h2>
        {answer.data?.some(({ members }) => members.length > 0) && (
          <div className={styles.end}>
            {answer.data.some(({ members }) => members.length > 1) && (
              <Button size="small" variant="quiet" onClick={onAccounts}>
                {text.member.accounts.open}
              </Button>
            )}
            <Button size="small" onClick={onSet}>
              {words.set}
            </Button>
          </div>
        )}
      </div>
      <Answer query={answer}>
        {([company]) => (company ? <Owners company={company} entity={entity} onSet={onSet} /> : null)}
      </Answer>
    </section>
  );
}

function Owners({ company, entity, onSet }: { company: Members; entity: Entity; onSet: () => void }) {
  if (company.members.length === 0)
    return (
      <EmptyState
        compact
        drawing="hull"
        title={words.none(entity.name)}
        action={<Button onClick={onSet}>{words.set}</Button>}
      >
        {words.noneText}
      </EmptyState>
    );
  const agreed = company.members.some(({ profit }) => profit !== null);
  return (
    <>
      <div className={styles.frame}>
        <table className={styles.table}>
          <caption className={styles.caption}>{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.capacity}</th>
              <th scope="col">{words.since}</th>
              {company.in_units && (
                <th scope="col" className={styles.figure}>
                  {words.units}
                </th>
              )}
              <th scope="col" className={styles.figure}>
                {words.share}
              </th>
              {agreed && (
                <th scope="col" className={styles.figure}>
                  {words.profit}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {company.members.map((member) => (
              <tr key={member.id}>
                <th scope="row" className={styles.name}>
                  {member.name}
                </th>
                <td className={styles.word}>{member.capacity}</td>
                <td className={styles.word}>
                  <Term member={member} />
                </td>
                {company.in_units && <td className={styles.figure}>{member.units}</td>}
                <td className={styles.figure}>{words.percent(member.share)}</td>
                {agreed && (
                  <td className={styles.figure}>{member.profit !== null && words.percent(member.profit)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {company.unassigned !== '0' && <p className={styles.quiet}>{words.unassigned(company.unassigned)}</p>}
      {company.members.length > 1 && <Terms company={company} />}
    </>
  );
}

function Term({ member: { since, until, history } }: { member: Members['members'][number] }) {
  const earlier = history
    .slice(0, -1)
    .map(({ since: from, share }) => `${from ?? words.beginning} ${words.percent(share)}`);
  return (
    <span title={earlier.length > 0 ? words.changes(earlier.join(', ')) : undefined}>
      {since === null ? words.beginning : <DateText value={since} />}
      {until !== null && (
        <>
          {' '}
          {words.until} <DateText value={until} />
        </>
      )}
    </span>
  );
}

function Terms({ company }: { company: Members }) {
  const agree = useCommand((change: Partial<Pick<Members, 'income' | 'distributions'>>) =>
    client.member.agree({ entity: company.entity_id, ...change }),
  );
  return (
    <div className={styles.terms}>
      <div className={styles.term}>
        <span aria-hidden="true">{words.income}</span>
        <Select<Members['income']>
          label={words.income}
          labelHidden
          size="small"
          value={company.income}
          options={Object.entries(words.incomes).map(([value, label]) => ({
            value: value as Members['income'],
            label,
          }))}
          onCommit={(income) => void agree.run({ income })}
        />
      </div>
      <div className={styles.term}>
        <span aria-hidden="true">{words.distributions}</span>
        <Select<Members['distributions']>
          label={words.distributions}
          labelHidden
          size="small"
          value={company.distributions}
          options={Object.entries(words.distributionTerms).map(([value, label]) => ({
            value: value as Members['distributions'],
            label,
          }))}
          onCommit={(distributions) => void agree.run({ distributions })}
        />
      </div>
    </div>
  );
}
