/** A payment: how much, on which day, and how it falls apart. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatMoney, parseMoney, tryParseMoney } from '../../../shared/money.ts';
import { useBooks } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import {
  Button,
  Checkbox,
  DateInput,
  FormDialog,
  MoneyInput,
  moneyText,
  Stack,
  useLocale,
} from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { MoneyAccount, useMoneyChoice } from './MoneyAccount.tsx';
import type { Loan } from './types.ts';

const words = text.loan.payDialog;

interface PayProps {
  loan: Loan;
  /** How much to begin with, as a decimal; else “due”. */
  asked?: string | undefined;
  onClose: () => void;
}

export function PayDialog({ loan, asked, onClose }: PayProps) {
  const { currency } = loan;
  const locale = useLocale();
  const { entity: entityOf } = useBooks();
  const due = loan.late?.open ?? loan.next?.payment ?? null;
  const expected = asked === undefined || asked === 'due' ? due : asked;
  const [date, setDate] = useState(today());
  const [minor, setMinor] = useState<number | null>(() =>
    expected === null ? null : readAmount(expected, currency),
  );
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [interest, setInterest] = useState<number | null>(null);
  const [otherwise, setOtherwise] = useState(false);
  const [tried, setTried] = useState(false);
  const lender = entityOf(loan.lender.id);
  const borrower = entityOf(loan.borrower.id);
  const paying = useMoneyChoice(borrower, currency, from);
  const receiving = useMoneyChoice(lender, currency, to);
  const payoff = useQuery({
    ...api.loan.payoff.queryOptions({ input: { loan: loan.id, on: date } }),
    placeholderData: keepPreviousData,
  });
  const save = useCommand(
    (amount: number) =>
      client.loan.pay({
        ...{ loan: loan.id, date, amount: formatMoney(amount, currency) },
        ...(otherwise && interest !== null ? { interest: formatMoney(interest, currency) } : {}),
        ...(paying.id === null ? {} : { borrower_account: paying.id }),
        ...(receiving.id === null ? {} : { lender_account: receiving.id }),
      }),
    { done: (a) => words.done(money(a.interest), money(a.principal)), quiet: true },
  );
  const money = (amount: string) => moneyText(amount, currency, locale, 'code');
  const owedInterest = payoff.data ? parseMoney(payoff.data.interest, currency) : 0;
  const split = Math.min(minor ?? 0, Math.max(0, owedInterest));
  const submit = async () => {
    setTried(true);
    if (minor === null || minor <= 0 || paying.id === null || receiving.id === null) return;
    if ((await save.run(minor)) !== null) onClose();
  };
  return (
    <FormDialog
      sticky
      title={words.title(loan.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <div className={styles.fields}>
          <DateInput
            label={words.date}
            value={date}
            min={loan.lent_on}
            onCommit={(day) => day !== null && setDate(day)}
            required
          />
          <MoneyInput
            label={words.amount}
            value={minor}
            currency={currency}
            showCurrency
            allowEmpty
            onCommit={setMinor}
            onLive={(live) => live !== null && setMinor(live)}
            error={tried && (minor === null || minor <= 0) ? words.amountMissing : null}
            required
          />
          {borrower && (
            <MoneyAccount
              label={words.borrowerAccount(borrower.name)}
              choice={paying}
              onChange={setFrom}
              error={tried && paying.id === null ? text.loan.lendDialog.accountMissing : null}
            />
          )}
          {lender && (
            <MoneyAccount
              label={words.lenderAccount(lender.name)}
              choice={receiving}
              onChange={setTo}
              error={tried && receiving.id === null ? text.loan.lendDialog.accountMissing : null}
            />
          )}
        </div>
        <div className={styles.split}>
          <span aria-live="polite">
            {minor !== null &&
              !otherwise &&
              words.split(money(formatMoney(split, currency)), money(formatMoney(minor - split, currency)))}
          </span>
          {payoff.data && (
            <Button
              variant="link"
              size="small"
              title={words.owed(money(payoff.data.total))}
              onClick={() => setMinor(parseMoney(payoff.data.total, currency))}
            >
              {words.payAll}
            </Button>
          )}
        </div>
        <Checkbox label={words.other} checked={otherwise} onChange={setOtherwise} />
        {otherwise && (
          <MoneyInput
            label={words.interest}
            value={interest}
            currency={currency}
            showCurrency
            allowEmpty
            onCommit={setInterest}
          />
        )}
      </Stack>
    </FormDialog>
  );
}

/** Nothing where an address names an amount that the currency can't have. */
function readAmount(amount: string, currency: string): number | null {
  const read = tryParseMoney(amount, currency);
  return typeof read === 'number' ? read : null;
}
