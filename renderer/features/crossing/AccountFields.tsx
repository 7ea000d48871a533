/** On which loan and through which accounts it goes, what a cost was for and what becomes of it, and what of a repayment is interest. */
import { type Account, MONEY_ROLES, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, type AccountType, MoneyInput, Select } from '../../ui/index.ts';
import { LoanField } from './LoanField.tsx';
import type { MovementFieldsProps } from './MovementFields.tsx';
import styles from './MovementForm.module.css';
import { type Asked, isFee } from './movement.ts';

const words = text.crossing.dialog;
const PROGRAMS_OWN: readonly string[] = ['opening', 'exchange'];
const BOUGHT: readonly AccountType[] = ['expense', 'asset', 'income', 'liability', 'equity'];
const PAYING: readonly AccountType[] = ['asset', 'liability', 'expense', 'income'];

const isMoney = ({ role }: Account) => MONEY_ROLES.includes(role);
const isThing = (account: Account) => !isMoney(account) && !PROGRAMS_OWN.includes(account.role);

export function AccountFields(props: MovementFieldsProps & { asked: Asked }) {
  const { draft, set, from, to, currency, asked, loan, errorOf } = props;
  const { accountsOf } = useBooks();
  const property = asked.property && draft.isProperty;
  const ours = from ? accountsOf(from.id) : [];
  const theirs = to ? accountsOf(to.id) : [];
  const paying =
    draft.kind === 'business'
      ? ours.filter(({ role }) => !PROGRAMS_OWN.includes(role))
      : ours.filter(property ? isThing : isMoney);
  // Of a fee or a rent the money goes the other way: who did the work, or let the property, is paid.
  const [fromLabel, toLabel] = isFee(draft.kind)
    ? [words.receivingAccount, words.payingAccount]
    : [words.payingAccount, words.receivingAccount];
  const left = property ? {} : { placeholder: words.usual, allowEmpty: true };
  return (
    <>
      {(asked.fromAccount || asked.toAccount || asked.cost || asked.interest || loan.loans.length > 0) && (
        <div className={styles.accounts}>
          <LoanField choice={loan} kind={draft.kind} onChange={(id) => set({ loan: id })} />
          {asked.fromAccount && (
            <AccountPicker
              label={property ? words.givenAccount : fromLabel(from?.name ?? '')}
              accounts={paying}
              types={PAYING}
              value={draft.fromAccount}
              error={errorOf('from_account')}
              {...left}
              onCommit={(fromAccount) => set({ fromAccount })}
            />
          )}
          {asked.toAccount && (
            <AccountPicker
              label={property ? words.receivedAccount(to?.name ?? '') : toLabel(to?.name ?? '')}
              accounts={theirs.filter(property ? isThing : isMoney)}
              types={PAYING}
              value={draft.toAccount}
              error={errorOf('to_account')}
              {...left}
              onCommit={(toAccount) => set({ toAccount })}
            />
          )}
          {asked.cost && (
            <AccountPicker
              label={words.category(to?.name ?? '')}
              accounts={theirs.filter(isThing)}
              types={BOUGHT}
              value={draft.category}
              error={errorOf('category')}
              allowEmpty
              placeholder={words.byRules}
              onCommit={(category) => set({ category })}
            />
          )}
          {asked.cost && from && to && (
            <Select<'usual' | 'owed' | 'equity'>
              label={words.settlement}
              value={draft.settlement ?? 'usual'}
              error={errorOf('settlement')}
              onCommit={(settlement) => set({ settlement: settlement === 'usual' ? null : settlement })}
              options={[
                { value: 'usual', label: words.settlements.usual },
                { value: 'owed', label: words.settlements.owed(to.name, from.name) },
                {
                  value: 'equity',
                  label: words.settlements.equity(draft.kind === 'business', from.name, to.name),
                },
              ]}
            />
          )}
          {property && (
            <MoneyInput
              label={words.bookValue}
              help={words.bookValueHelp}
              value={draft.bookValue}
              currency={currency}
              allowEmpty
              error={errorOf('book_value')}
              onCommit={(bookValue) => set({ bookValue })}
              onLive={(bookValue) => set({ bookValue })}
            />
          )}
          {asked.interest && (
            <MoneyInput
              label={words.interest}
              help={loan.chosen ? words.interestOwed : words.interestHelp}
              value={draft.interest}
              currency={currency}
              allowEmpty
              error={errorOf('interest')}
              onCommit={(interest) => set({ interest })}
              onLive={(interest) => set({ interest })}
            />
          )}
        </div>
      )}
    </>
  );
}
