/** The files of an import with their accounts: where each goes, and whether it proves. */
import { Fragment } from 'react';
import { useTold } from '../../app/use-told.ts';
import { text } from '../../text/index.ts';
import { ErrorState } from '../../ui/index.ts';
import { AccountCard } from './AccountCard.tsx';
import { CategoriesField } from './CategoriesField.tsx';
import { placeKey } from './choices.ts';
import { DateOrderField } from './DateOrderField.tsx';
import { ArchiveHead, FileHead } from './FileHead.tsx';
import styles from './FileList.module.css';
import { LastDayField } from './LastDayField.tsx';
import { byGiven, type ListedFile } from './listed.ts';
import { ProofField } from './ProofField.tsx';
import { wantsColumns } from './plan.ts';
import { isSameSpot, type Spot } from './selection.ts';
import type { ImportUnderWay } from './use-import.ts';

interface FileListProps {
  importing: ImportUnderWay;
  spot: Spot | null;
  onSpot: (spot: Spot) => void;
  onColumns: (file: string) => void;
  onPages: (listed: ListedFile) => void;
  /** By the key of the file that was given. */
  onRemove: (given: string) => void;
}

export function FileList({ importing, spot, onSpot, onColumns, onPages, onRemove }: FileListProps) {
  return (
    <ul className={styles.list} aria-label={text.imports.files.label}>
      {byGiven(importing.files).map((files) => {
        const { given, givenName, part } = files[0]!;
        const remove = () => onRemove(given);
        return (
          <li key={given} className={styles.file}>
            {part !== null && <ArchiveHead name={givenName} onRemove={remove} />}
            {files.map((listed) => (
              <Fragment key={listed.key}>
                <FileHead
                  listed={listed}
                  onColumns={() => onColumns(listed.key)}
                  onRemove={part === null ? remove : null}
                />
                <Accounts
                  importing={importing}
                  listed={listed}
                  spot={spot}
                  onSpot={onSpot}
                  onPages={onPages}
                />
              </Fragment>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function Accounts(
  props: { listed: ListedFile } & Pick<FileListProps, 'importing' | 'spot' | 'onSpot' | 'onPages'>,
) {
  const { listed, importing, spot, onSpot, onPages } = props;
  const { seen, key } = listed;
  const told = useTold(seen);
  if (seen === null) return <p className={styles.quiet}>{text.imports.files.reading}</p>;
  const needsColumns = wantsColumns(seen);
  const wants = seen.accounts.some(({ target }) => target.wants !== 'nothing');
  return (
    <>
      {seen.error !== null && !wants && !needsColumns && (
        <div className={styles.trouble}>
          <ErrorState inline title={told(seen.error)} />
        </div>
      )}
      {needsColumns && (
        <div className={styles.trouble}>
          <ErrorState inline tone="warn" title={text.imports.refused.columns} />
        </div>
      )}
      {seen.warnings.length > 0 && (
        <ul className={styles.remarks} aria-label={text.imports.files.remarks}>
          {seen.warnings.map((remark) => (
            <li key={remark}>{told(remark)}</li>
          ))}
        </ul>
      )}
      <DateOrderField importing={importing} listed={listed} />
      <CategoriesField importing={importing} listed={listed} />
      <LastDayField importing={importing} listed={listed} />
      <ProofField importing={importing} listed={listed} onPages={() => onPages(listed)} />
      {seen.accounts.map((account) => {
        const at = { file: key, place: placeKey(seen, account) };
        return (
          <AccountCard
            key={`${at.place} ${account.first_date} ${account.target.name}`}
            importing={importing}
            listed={listed}
            account={account}
            spot={at}
            open={spot !== null && isSameSpot(spot, at)}
            onOpen={() => onSpot(at)}
          />
        );
      })}
    </>
  );
}
