/** Whose books these are: the companies above, the person below, the wall between them. */
import { useRef, useState } from 'react';
import { isCorporateName } from '../../../shared/company-name.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { Button, Select, TextInput } from '../../ui/index.ts';
import styles from './Start.module.css';

type TaxClass = keyof typeof text.welcome.entities.taxClasses;

interface CompanyDraft {
  name: string;
  taxClass: TaxClass;
  state: string;
}

interface EntitiesDraft {
  companies: CompanyDraft[];
  person: string;
}

const NO_COMPANY: CompanyDraft = { name: '', taxClass: 'disregarded', state: '' };
const STATE = /^[A-Za-z]{2}$/;

export function EntitiesStep() {
  const [draft, setDraft, dropDraft] = useDraft<EntitiesDraft>('first-entities', {
    companies: [NO_COMPANY],
    person: '',
  });
  const [tried, setTried] = useState(false);
  const words = text.welcome.entities;
  const named = draft.companies.filter(({ name }) => name.trim() !== '');
  const count = named.length + (draft.person.trim() === '' ? 0 : 1);
  const isWrong = named.some(
    ({ name, state }) => isCorporateName(name) || (state !== '' && !STATE.test(state)),
  );
  const create = useCommand(
    async () => {
      let left: EntitiesDraft = { companies: named, person: draft.person.trim() };
      try {
        // One after the other: the order they are named in is the order they are shown in.
        for (const company of named) {
          await client.entity.create(entityOf(company));
          left = { ...left, companies: left.companies.filter((other) => other !== company) };
        }
        if (left.person !== '')
          await client.entity.create({ kind: 'person', name: left.person, legal_name: left.person });
        dropDraft();
      } catch (error) {
        // Those that are in the books must not be made twice by another try.
        setDraft({ ...left, companies: left.companies.length > 0 ? left.companies : [NO_COMPANY] });
        throw error;
      } finally {
        busy.current = false;
      }
    },
    { undo: false },
  );
  const busy = useRef(false);
  const sample = useCommand(() => client.vault.sample({}), { undo: false });
  const setCompany = (at: number, change: Partial<CompanyDraft>) =>
    setDraft({
      ...draft,
      companies: draft.companies.map((company, index) =>
        index === at ? { ...company, ...change } : company,
      ),
    });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (count === 0 || isWrong || busy.current) return;
        busy.current = true;
        void create.run(undefined);
      }}
    >
      <h1 className={styles.title}>{words.title}</h1>
      <p className={styles.text}>{words.text}</p>
      {draft.companies.map((company, at) => (
        <Company
          // biome-ignore lint/suspicious/noArrayIndexKey: a company has no identity before it is made
          key={at}
          at={at}
          company={company}
          tried={tried}
          onChange={(change) => setCompany(at, change)}
          onRemove={
            draft.companies.length > 1
              ? () => setDraft({ ...draft, companies: draft.companies.filter((_, index) => index !== at) })
              : undefined
          }
        />
      ))}
      <div className={styles.row}>
        <Button
          variant="quiet"
          size="small"
          onClick={() => setDraft({ ...draft, companies: [...draft.companies, NO_COMPANY] })}
        >
          {words.add}
        </Button>
      </div>
      <div className={styles.wall} aria-hidden="true" />
      <fieldset className={styles.books} data-hue={1}>
        <legend className={styles.hidden}>{words.person}</legend>
        <TextInput
          label={`${words.person}: ${words.fullLegalName}`}
          value={draft.person}
          onChange={(person) => setDraft({ ...draft, person })}
          error={tried && count === 0 ? words.none : null}
        />
      </fieldset>
      <div className={`${styles.row} ${styles.spread}`}>
        <Button variant="quiet" busy={sample.busy} onClick={() => void sample.run(undefined)}>
          {words.sample}
        </Button>
        <Button type="submit" variant="primary" busy={create.busy}>
          {words.done(count)}
        </Button>
      </div>
    </form>
  );
}

function entityOf({ name, taxClass, state }: CompanyDraft) {
  return {
    kind: 'llc' as const,
    name: name.trim(),
    legal_name: name.trim(),
    tax_class: taxClass,
    ...(state === '' ? {} : { state: state.toUpperCase() }),
  };
}

interface CompanyProps {
  at: number;
  company: CompanyDraft;
  tried: boolean;
  onChange: (change: Partial<CompanyDraft>) => void;
  onRemove: (() => void) | undefined;
}

/** The hue that the entity will have: the first company’s, then those after the person’s. */
function hueAt(at: number): number {
  return at === 0 ? 0 : at + 1;
}

function Company({ at, company, tried, onChange, onRemove }: CompanyProps) {
  const words = text.welcome.entities;
  const badState = tried && company.state !== '' && !STATE.test(company.state);
  return (
    <fieldset className={styles.books} data-hue={hueAt(at)}>
      <legend className={styles.hidden}>{words.company}</legend>
      <TextInput
        label={`${words.company}: ${words.legalName.toLowerCase()}`}
        value={company.name}
        autoFocus={at === 0}
        onChange={(name) => onChange({ name })}
        error={tried && isCorporateName(company.name) ? text.accounts.entityForm.corporation : null}
      />
      <div className={styles.two}>
        <Select
          label={words.taxClass}
          value={company.taxClass}
          onCommit={(taxClass) => onChange({ taxClass: taxClass as TaxClass })}
          options={Object.entries(words.taxClasses).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          label={words.state}
          value={company.state}
          maxLength={2}
          onChange={(state) => onChange({ state })}
          error={badState ? words.stateWrong : null}
        />
      </div>
      {onRemove && (
        <div>
          <Button variant="quiet" size="small" onClick={onRemove}>
            {words.remove(company.name)}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
