/** What rests on an import, before it is taken back with it: crossings, loans, and the papers that tell of them. */
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { text } from '../../text/index.ts';
import { DateText, FormDialog, Money, Stack } from '../../ui/index.ts';
import styles from './TakeBackDialog.module.css';

export type Resting = z.output<NonNullable<(typeof contract.imports.resting)['~orpc']['outputSchema']>>;

interface TakeBackDialogProps {
  resting: Resting;
  busy: boolean;
  onClose: () => void;
  onTake: () => void;
}

const words = text.imports.resting;

export function TakeBackDialog({ resting, busy, onClose, onTake }: TakeBackDialogProps) {
  const { crossings, loans, papers } = resting;
  return (
    <FormDialog
      title={words.title}
      onClose={onClose}
      onSubmit={onTake}
      submit={words.confirm}
      cancel={words.cancel}
      danger
      busy={busy}
    >
      <Stack>
        <p>{words.text(crossings.length)}</p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.crossing.columns.date}</th>
              <th scope="col">{text.crossing.columns.kind}</th>
              <th scope="col">{words.between}</th>
              <th scope="col">{text.crossing.columns.amount}</th>
            </tr>
          </thead>
          <tbody>
            {crossings.map((one) => (
              <tr key={one.id}>
                <td>
                  <DateText value={one.date} />
                </td>
                <td>{text.crossing.kinds[one.kind]}</td>
                <td>
                  {words.fromTo(one.from, one.to)}
                  {one.purpose !== null && <span className={styles.quiet}> {one.purpose}</span>}
                </td>
                <td>
                  <Money value={one.amount_minor} currency={one.currency} show="symbol" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {loans.map(({ id, name, goes }) => (
          <p key={id}>{goes ? words.loanGoes(name) : words.loanStays(name)}</p>
        ))}
        {papers.length > 0 && (
          <div>
            <p>{words.papers(papers.length)}</p>
            <ul className={styles.papers}>
              {papers.map(({ id, title, subject, state }) => (
                <li key={id}>
                  {title}: {subject} <span className={styles.quiet}>{text.papers.stages[state]}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </FormDialog>
  );
}
