/** Whether the categories that a file gives and the chart lacks are made with it, all of them in one go. */
import { text } from '../../text/index.ts';
import { Checkbox } from '../../ui/index.ts';
import styles from './FileList.module.css';
import type { ListedFile } from './listed.ts';
import type { ImportUnderWay } from './use-import.ts';

interface CategoriesFieldProps {
  importing: ImportUnderWay;
  listed: ListedFile;
}

export function CategoriesField({ importing, listed: { key, seen } }: CategoriesFieldProps) {
  if (!seen || seen.categories.length === 0) return null;
  return (
    <div className={styles.proof}>
      <Checkbox
        label={text.imports.categories.make(seen.categories.length)}
        checked={importing.choices[key]?.categories === true}
        onChange={(made) => importing.makeCategories(key, made)}
      />
    </div>
  );
}
