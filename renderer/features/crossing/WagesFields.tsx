/** Of wages: what the company kept back for the owner's taxes, and its own tax on them. */
import { IconPlus, IconX } from '@tabler/icons-react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Button, IconButton, MoneyInput } from '../../ui/index.ts';
import type { MovementFieldsProps } from './MovementFields.tsx';
import styles from './MovementForm.module.css';
import type { Withheld } from './movement.ts';

const words = text.crossing.dialog.wages;
const MOST = 20;

export function WagesFields({ draft, set, to, currency, errorOf }: MovementFieldsProps) {
  const { accountsOf } = useBooks();
  const accounts = to ? accountsOf(to.id) : [];
  const change = (index: number, part: Partial<Withheld>) =>
    set({ withheld: draft.withheld.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const problem = errorOf('withheld');
  return (
    <fieldset className={styles.wages}>
      <legend>{words.withheld}</legend>
      {draft.withheld.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
        <div key={index} className={styles.part}>
          <AccountPicker
            label={words.account(index + 1)}
            labelHidden
            accounts={accounts}
            types={['expense', 'asset']}
            value={one.account}
            placeholder={words.which}
            onCommit={(account) => change(index, { account })}
          />
          <MoneyInput
            label={words.amount(index + 1)}
            labelHidden
            value={one.amount}
            currency={currency}
            allowEmpty
            onCommit={(amount) => change(index, { amount })}
            onLive={(amount) => change(index, { amount })}
          />
          <IconButton
            label={words.remove(index + 1)}
            icon={<IconX size={16} stroke={1.5} />}
            onClick={() => set({ withheld: draft.withheld.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      {problem && <p className={styles.problem}>{problem}</p>}
      {draft.withheld.length < MOST && (
        <div>
          <Button
            size="small"
            icon={<IconPlus size={14} stroke={1.75} />}
            onClick={() => set({ withheld: [...draft.withheld, { account: null, amount: null }] })}
          >
            {words.add}
          </Button>
        </div>
      )}
      <MoneyInput
        label={words.employerTax}
        value={draft.employerTax}
        currency={currency}
        allowEmpty
        error={errorOf('employer_tax')}
        onCommit={(employerTax) => set({ employerTax })}
        onLive={(employerTax) => set({ employerTax })}
      />
    </fieldset>
  );
}
