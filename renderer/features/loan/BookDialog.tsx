/** Booking interest on both sides, of one loan or of all, through a day. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, endOfMonth } from '../../../shared/dates.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, Money, Stack } from '../../ui/index.ts';
import styles from './Dialogs.module.css';

const words = text.loan.bookDialog;

/** The last day of the latest month that is over. */
function usualDay(day: string): string {
  return endOfMonth(day) === day ? day : addDays(`${day.slice(0, 8)}01`, -1);
}

export function BookDialog({ loan, onClose }: { loan?: string; onClose: () => void }) {
  const [through, setThrough] = useState(() => usualDay(today()));
  const answer = useQuery({
    ...api.loan.list.queryOptions({ input: { as_of: through } }),
    placeholderData: keepPreviousData,
  });
  const toBook = (answer.data ?? []).filter(
    (one) => (loan === undefined || one.id === loan) && Number(one.interest_to_book) !== 0,
  );
  const save = useCommand(() => client.loan.accrue({ through, ...(loan === undefined ? {} : { loan }) }), {
    done: ({ length }) => (length === 0 ? words.nothing : words.done(length)),
    quiet: true,
  });
  const submit = async () => {
    if (toBook.length > 0 && (await save.run(undefined)) !== null) onClose();
  };
  return (
    <FormDialog
      title={words.title}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.save}
      busy={save.busy}
      why={answer.data && toBook.length === 0 ? words.none : null}
      refused={save.trouble && sentenceOf(save.trouble)}
    >
      <Stack gap={4}>
        <p className={styles.intro}>{words.text}</p>
        <DateInput
          label={words.through}
          value={through}
          onCommit={(day) => day !== null && setThrough(day)}
        />
        {toBook.length > 0 && (
          <table className={styles.list}>
            <thead>
              <tr>
                <th scope="col">{words.loan}</th>
                <th scope="col">{words.amount}</th>
              </tr>
            </thead>
            <tbody>
              {toBook.map((one) => (
                <tr key={one.id}>
                  <td>
                    {one.name}, {text.loan.fromTo(one.lender.name, one.borrower.name)}
                  </td>
                  <td>
                    <Money value={one.interest_to_book} currency={one.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Stack>
    </FormDialog>
  );
}
