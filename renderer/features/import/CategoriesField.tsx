/**
 * What becomes of the categories that a file gives and the chart lacks: all of them are made in one go, or somebody says of
 * each which account it is. What was said for a file before is shown as it stands, and can be said otherwise.
 */
import { useId, useState } from 'react';
import type { FileCategory } from '../../../shared/contract/import.ts';
import { text } from '../../text/index.ts';
import { Button, Checkbox } from '../../ui/index.ts';
import styles from './CategoriesField.module.css';
import { CategoryField } from './CategoryField.tsx';
import { categoryKey } from './choices.ts';
import type { ListedFile } from './listed.ts';
import type { ImportUnderWay } from './use-import.ts';

interface CategoriesFieldProps {
  importing: ImportUnderWay;
  listed: ListedFile;
}

const words = text.imports.categories;
/** More are shown once somebody asks for them: old books have hundreds. */
const SHOWN_FIRST = 50;

export function CategoriesField({ importing, listed }: CategoriesFieldProps) {
  const { key, seen } = listed;
  const [open, setOpen] = useState(false);
  const list = useId();
  if (!seen || seen.categories.length === 0) return null;
  const own = importing.choices[key];
  const isLacking = ({ is, transfer }: FileCategory) => !transfer && (is === 'open' || is === 'made');
  const isSaid = ({ name }: FileCategory) => Object.values(own?.named ?? {}).some((one) => one.name === name);
  const lacking = seen.categories.filter((one) => isLacking(one) && !isSaid(one));
  return (
    <div className={styles.categories}>
      {lacking.length > 0 && (
        <Checkbox
          label={words.make(lacking.length)}
          checked={own?.categories === true}
          onChange={(made) => importing.makeCategories(key, made)}
        />
      )}
      <Button
        size="small"
        variant="link"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
      >
        {words.say(seen.categories.length)}
      </Button>
      {open && <List id={list} importing={importing} listed={listed} categories={seen.categories} />}
    </div>
  );
}

function List(props: CategoriesFieldProps & { id: string; categories: readonly FileCategory[] }) {
  const { id, importing, listed, categories } = props;
  const [all, setAll] = useState(false);
  const shown = all ? categories : categories.slice(0, SHOWN_FIRST);
  return (
    <>
      <ul id={id} className={styles.list} aria-label={words.list(listed.name)}>
        {shown.map((category) => (
          <CategoryField
            key={categoryKey(category.name, category.entity)}
            importing={importing}
            file={listed.key}
            category={category}
          />
        ))}
      </ul>
      {shown.length < categories.length && (
        <Button size="small" variant="link" onClick={() => setAll(true)}>
          {words.more(categories.length - shown.length)}
        </Button>
      )}
    </>
  );
}
