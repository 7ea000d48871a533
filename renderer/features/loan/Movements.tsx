/** What moved: lent, paid, interest booked; each a row in both books. */
import { useNavigate } from '@tanstack/react-router';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, Money, Section } from '../../ui/index.ts';
import styles from './Loan.module.css';
import type { LoanDetail } from './types.ts';

const words = text.loan.one;
const AMOUNTS = ['amount', 'interest', 'principal', 'balance'] as const;

interface Moved {
  id: string;
  date: string;
  kind: string;
  amount: string | null;
  interest: string;
  principal: string | null;
  balance: string | null;
  entry: string | null;
}

/** By day; what was paid before the interest of its evening. */
function allOf({ movements, accruals }: LoanDetail): Moved[] {
  return [
    ...movements.map((one) => ({ ...one, id: one.crossing_id, entry: one.borrower_entry_id })),
    ...accruals.map((one) => ({
      ...{ id: one.crossing_id, date: one.date, kind: 'interest', interest: one.amount },
      ...{ amount: null, principal: null, balance: null, entry: null },
    })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

export function Movements({ loan }: { loan: LoanDetail }) {
  const navigate = useNavigate();
  const { currency } = loan;
  const columns = words.movementColumns;
  const isPaid = loan.movements.some(({ kind }) => kind === 'repayment');
  return (
    <Section
      title={words.movements}
      detail={words.movementsNote}
      actions={isPaid && <PaymentLogButton loan={loan.id} />}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.amount}</th>
            <th scope="col">{columns.interest}</th>
            <th scope="col">{columns.principal}</th>
            <th scope="col">{columns.balance}</th>
          </tr>
        </thead>
        <tbody>
          {allOf(loan).map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <DateText value={one.date} />
              </th>
              <td className={styles.words}>
                {one.entry === null ? (
                  (words.kinds[one.kind] ?? one.kind)
                ) : (
                  <Button
                    variant="link"
                    size="small"
                    onClick={() => void navigate({ to: '/register', search: { entry: one.entry! } })}
                  >
                    {words.kinds[one.kind] ?? one.kind}
                  </Button>
                )}
              </td>
              {AMOUNTS.map((name) => (
                <td key={name}>
                  <Money value={one[name]} currency={currency} dashZero />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function PaymentLogButton({ loan }: { loan: string }) {
  const navigate = useNavigate();
  const log = useCommand(() => client.paper.make({ loan, kind: 'payment-log' }), {
    done: ({ title }) => text.papers.make.done(title),
  });
  const make = async () => {
    const made = await log.run(undefined);
    if (made !== null) void navigate({ to: '/papers', search: { paper: made.id } });
  };
  return (
    <Button size="small" busy={log.busy} onClick={() => void make()}>
      {words.makeLog}
    </Button>
  );
}
