/** The forms that the books are on, and the chosen one line by line. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, EmptyState, Switch, signOf, Toolbar } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { Notes } from '../member/Notes.tsx';
import { Adjustments } from '../reports/Adjustments.tsx';
import { BasisChoice } from '../reports/BasisChoice.tsx';
import { Unmapped, UnmappedList } from '../reports/Unmapped.tsx';
import { FormTable, matters } from './FormTable.tsx';
import styles from './Tax.module.css';
import type { FilledForm, ListedForm, PlainLine } from './types.ts';
import { formKey, type Show, type Shown } from './use-shown.ts';

const words = text.tax.forms;

interface FormsViewProps {
  shown: Shown;
  show: Show;
  zeros: boolean;
  onZeros: (zeros: boolean) => void;
}

export function FormsView({ shown, show, zeros, onZeros }: FormsViewProps) {
  const { entity, forms, form, basis } = shown;
  if (!form)
    return (
      <EmptyState
        title={words.none.title(entity.name)}
        action={
          <Link to="/reports/$report" params={{ report: 'income-statement' }} search={{ entity: entity.id }}>
            {words.none.action}
          </Link>
        }
      >
        {words.none.text}
      </EmptyState>
    );
  return (
    <div className={styles.forms}>
      <nav aria-label={words.list} className={styles.list}>
        {[...Map.groupBy(forms, ({ entity_id }) => entity_id)].map(([id, own]) => (
          <Fragment key={id}>
            <p className={styles.owner} title={own[0]!.entity}>
              {own[0]!.entity}
            </p>
            <ul aria-label={own[0]!.entity}>
              {own.map((one) => (
                <li key={formKey(one)}>
                  <Link
                    to="/tax"
                    search={(old) => ({ ...old, view: 'forms', form: formKey(one) })}
                    aria-current={one === form ? 'true' : undefined}
                    className={styles.listed}
                  >
                    {words.short[one.form]}
                  </Link>
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </nav>
      <div className={styles.form}>
        <div className={styles.tools}>
          <Toolbar label={words.list} end={<Switch label={words.zeros} checked={zeros} onChange={onZeros} />}>
            <BasisChoice basis={basis} onBasis={(next) => show({ basis: next })} />
          </Toolbar>
        </div>
        <Form shown={shown} form={form} zeros={zeros} onZeros={() => onZeros(true)} />
      </div>
    </div>
  );
}

interface FormProps {
  shown: Shown;
  form: ListedForm;
  zeros: boolean;
  onZeros: () => void;
}

function Form({ shown: { year, askedBasis: basis }, form: { form, entity_id }, zeros, onZeros }: FormProps) {
  const answer = useQuery({
    ...api.tax.form.queryOptions({ input: { entity: entity_id, form, year, basis } }),
    placeholderData: keepPreviousData,
  });
  const lines = useQuery(api.tax.lines.queryOptions({ input: { form, year } }));
  return (
    <Answer query={answer}>
      {(filled) => (
        <>
          <div className={styles.head}>
            <h2>{words.of(filled.title, filled.entity)}</h2>
            {!filled.checked && (
              <Badge tone="warn" title={words.uncheckedWhy(filled.source)}>
                {words.unchecked}
              </Badge>
            )}
          </div>
          <OnNoLine form={filled} />
          <Filled form={filled} plain={lines.data?.lines ?? []} zeros={zeros} onZeros={onZeros} />
          {filled.form === 'schedule-c' && <ByHand entityId={entity_id} year={year} form={filled} />}
          <Notes notes={filled.notes} />
        </>
      )}
    </Answer>
  );
}

/** What a company has on no line is missing from its form; most of what a person spends is on none by right. */
function OnNoLine({ form: { form, unmapped, currency, year } }: { form: FilledForm }) {
  if (form !== '1040' || unmapped.length === 0)
    return <Unmapped accounts={unmapped} currency={currency} year={year} />;
  return (
    <details className={styles.persons}>
      <summary>{words.persons.title(unmapped.length)}</summary>
      <p>{words.persons.text}</p>
      <UnmappedList accounts={unmapped} currency={currency} year={year} />
    </details>
  );
}

interface FilledProps {
  form: FilledForm;
  plain: readonly PlainLine[];
  zeros: boolean;
  onZeros: () => void;
}

function Filled({ form, plain, zeros, onZeros }: FilledProps) {
  const empty = form.lines.every(
    ({ amount, accounts }) => accounts.length === 0 && signOf(amount ?? '0') === 0,
  );
  if (empty && !zeros)
    return (
      <EmptyState
        compact
        title={words.nothing.title(form.title, form.year)}
        action={
          <Button size="small" onClick={onZeros}>
            {words.nothing.action}
          </Button>
        }
      >
        {words.nothing.text}
      </EmptyState>
    );
  return <FormTable form={form} plain={plain} lines={form.lines.filter((line) => zeros || matters(line))} />;
}

/** What the return of an LLC says that its books cannot know. */
function ByHand({ entityId, year, form }: { entityId: string; year: number; form: FilledForm }) {
  const entity = useBooks().entity(entityId);
  if (!entity) return null;
  return (
    <Adjustments
      key={`${entity.id} ${year}`}
      entity={entity}
      year={year}
      lines={form.lines.map(({ line, label, from }) => ({ line, label, adjustable: from !== 'lines' }))}
    />
  );
}
