/** The first rows of a CSV file as they stand, with what each column means chosen above it. */
import type { ImportFile } from '../../../shared/contract/import.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/index.ts';
import styles from './Mapping.module.css';
import { type MappingDraft, ROLES, type Role, roleOf, tellingRows, widthOf, withRole } from './mapping.ts';

interface MappingTableProps {
  draft: MappingDraft;
  sample: NonNullable<ImportFile['sample']>;
  onChange: (draft: MappingDraft) => void;
}

/** Rows that tell what most columns hold; more only push the choices out of view. */
const ROWS_SHOWN = 6;

export function MappingTable({ draft, sample, onChange }: MappingTableProps) {
  const words = text.imports.mapping;
  const columns = Array.from({ length: widthOf(sample) }, (_, column) => column);
  const nameOf = (column: number) => sample.header?.[column]?.trim() ?? '';
  const shown = tellingRows(sample.rows, ROWS_SHOWN);
  const roles = ROLES.map((role) => ({ value: role, label: words.roles[role] }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={styles.scroll} aria-label={words.sample} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td className={styles.number} />
            {columns.map((column) => (
              <td key={column} className={styles.role}>
                <Select<Role>
                  label={words.role(column + 1, nameOf(column))}
                  labelHidden
                  size="small"
                  value={roleOf(draft, column)}
                  options={roles}
                  onCommit={(role) => onChange(withRole(draft, column, role))}
                />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="col" className={styles.number}>
              {words.row}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" data-ignored={roleOf(draft, column) === 'ignore' || undefined}>
                {nameOf(column) || words.unnamed(column + 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((at) => (
            <tr key={sample.row_numbers[at]}>
              <td className={styles.number}>{((sample.row_numbers[at] ?? at) + 1).toLocaleString()}</td>
              {columns.map((column) => (
                <td
                  key={column}
                  data-ignored={roleOf(draft, column) === 'ignore' || undefined}
                  title={sample.rows[at]?.[column]}
                >
                  {sample.rows[at]?.[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
