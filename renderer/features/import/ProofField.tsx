/**
 * Whether a PDF is taken in although the balances printed in it do not prove that all of its rows were read; and the way
 * to the lines in doubt, on its pages.
 */
import { IconFileSearch } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { Button, Checkbox } from '../../ui/index.ts';
import styles from './FileList.module.css';
import type { ListedFile } from './listed.ts';
import type { ImportUnderWay } from './use-import.ts';

interface ProofFieldProps {
  importing: ImportUnderWay;
  listed: ListedFile;
  onPages: () => void;
}

export function ProofField({ importing, listed: { key, name, seen }, onPages }: ProofFieldProps) {
  if (!seen?.unproven) return null;
  const words = text.imports.unproven;
  return (
    <div className={styles.proof} data-proof={key}>
      <Checkbox
        label={words.accept}
        checked={importing.choices[key]?.unproven === true}
        onChange={(accepted) => importing.acceptUnproven(key, accepted)}
      />
      <Button
        size="small"
        variant="quiet"
        icon={<IconFileSearch size={14} stroke={1.5} />}
        aria-label={words.pagesOf(name)}
        onClick={onPages}
      >
        {words.pages}
      </Button>
    </div>
  );
}

/** To where a file's lack of proof is accepted. */
export function focusProof(key: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-proof]')];
  fields
    .find(({ dataset }) => dataset.proof === key)
    ?.querySelector('input')
    ?.focus();
}
