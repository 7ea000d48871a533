/** From profit to profit: what the tax view takes from the books of an LLC, and then the form. */
import { text } from '../../text/index.ts';
import { CrossingsBehind, OpenLabel } from './CrossingsBehind.tsx';
import { type FigureRow, FigureTable } from './FigureTable.tsx';
import styles from './Member.module.css';
import type { TaxView } from './types.ts';
import { useOpenRows } from './use-open-rows.ts';

const words = text.member.tax;

export function Bridge({ bridge, view }: { bridge: TaxView['bridges'][number]; view: TaxView }) {
  const { isOpen, toggle } = useOpenRows();
  const title = words.bridge(bridge.entity);
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h2>{title}</h2>
      </div>
      <FigureTable
        label={title}
        what={words.account}
        columns={[{ key: 'amount', title: words.amount }]}
        rows={bridge.lines.map(({ what, label, amount, account_id, crossings }): FigureRow => {
          const key = `${what} ${label}`;
          const openable = crossings > 0 && account_id !== null;
          return {
            key,
            figures: [amount],
            indented: what !== 'books' && what !== 'return',
            ...(what === 'return' ? { kind: 'sum' } : {}),
            label: openable ? (
              <OpenLabel label={label} count={crossings} open={isOpen(key)} onToggle={() => toggle(key)} />
            ) : (
              label
            ),
            detail: openable && isOpen(key) && (
              <CrossingsBehind view={view} entity={bridge.entity_id} account={account_id} columns={1} />
            ),
          };
        })}
        currency={view.currency}
      />
    </div>
  );
}
