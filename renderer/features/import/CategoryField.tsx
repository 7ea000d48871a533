/** Which account one category of a file is: one that is there, a new one, or none. */
import { useMemo } from 'react';
import type { CategoryAnswer, FileCategory } from '../../../shared/contract/import.ts';
import { type Account, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Combobox, type ComboOption, pathText } from '../../ui/index.ts';
import styles from './CategoriesField.module.css';
import { categoryKey } from './choices.ts';
import type { ImportUnderWay } from './use-import.ts';

interface CategoryFieldProps {
  importing: ImportUnderWay;
  file: string;
  category: FileCategory;
}

type Said = Pick<CategoryAnswer, 'account' | 'make'>;

interface Option extends ComboOption {
  said: Said;
}

const words = text.imports.categories;

export function CategoryField({ importing, file, category }: CategoryFieldProps) {
  const { entities, accountsOf, account } = useBooks();
  const { name, rows, remembered, transfer } = category;
  const entity = entities.find((one) => one.name === category.entity)?.id;
  const key = categoryKey(name, entity);
  const chosen = importing.choices[file]?.named?.[key];
  const options = useMemo(
    () => optionsOf(entity === undefined ? [] : accountsOf(entity), transfer),
    [accountsOf, entity, transfer],
  );
  const say = (said: Said | null) =>
    importing.sayCategory(file, key, said && { ...said, name, ...(entity === undefined ? {} : { entity }) });
  const pathOf = (id: string) => account(id)?.path ?? null;
  return (
    <li>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={styles.rows}>
        {words.rows(rows)}
        {remembered && `, ${words.before}`}
      </span>
      <Combobox<Option>
        label={words.as(name)}
        labelHidden
        placeholder={words.choose}
        shown={chosen ? saidText(chosen, pathOf) : standingText(category)}
        optionsFor={(query) => found(options, query)}
        onPick={({ said }) => say(said)}
        {...(chosen && { onClear: () => say(null) })}
      />
    </li>
  );
}

/** A transfer names an account that is there, which first of all is one that holds money. */
function optionsOf(accounts: readonly Account[], transfer: boolean): Option[] {
  const order = transfer ? MONEY_FIRST : ORDER;
  const there = accounts
    .filter(({ archived, role }) => !archived && role !== 'uncategorised')
    .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || (a.path < b.path ? -1 : 1))
    .map(({ id, path }) => ({
      id,
      label: belowTop(path),
      group: path.split(':', 1)[0]!,
      said: { account: id },
    }));
  const make: Option = { id: 'make', label: words.fresh, group: words.other, said: { make: true } };
  const leave: Option = { id: 'leave', label: words.leave, group: words.other, said: { account: null } };
  return [...(transfer ? [leave] : [make, leave]), ...there];
}

/** Without what stands above the choices as their group. */
function belowTop(path: string): string {
  return pathText(path.split(':').slice(1).join(':') || path);
}

/** What is spent on comes first, as it is what most categories are. */
const ORDER: readonly Account['type'][] = ['expense', 'income', 'asset', 'liability', 'equity'];

const MONEY_FIRST: readonly Account['type'][] = ['asset', 'liability', 'expense', 'income', 'equity'];

function found(options: readonly Option[], query: string): readonly Option[] {
  const typed = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ label }) => typed.every((word) => label.toLocaleLowerCase().includes(word)));
}

function saidText({ account, make }: Said, pathOf: (id: string) => string | null): string {
  if (make) return words.fresh;
  if (account == null) return words.leave;
  return belowTop(pathOf(account) ?? account);
}

function standingText({ is, account }: FileCategory): string {
  if (is === 'left') return words.leave;
  if (is === 'made') return words.fresh;
  return account === null ? '' : belowTop(account);
}
