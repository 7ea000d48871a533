/** What terms come to before they are kept: the schedule, and where money moves, what both books would have. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { moneyText, useLocale } from '../../ui/index.ts';
import { BothBooks } from './BothBooks.tsx';
import styles from './Dialogs.module.css';
import { type LendDraft, movementInput, previewInput } from './lend-draft.ts';

const words = text.loan.lendDialog;

interface OutlookProps {
  draft: LendDraft;
  currency: string;
  /** The money is still to be booked. */
  hasBooks: boolean;
  /** What was lent already, with what was paid back of it. */
  crossing?: string;
}

export function Outlook({ draft, currency, hasBooks, crossing }: OutlookProps) {
  const locale = useLocale();
  const asked = previewInput(draft, currency, crossing);
  const movement = hasBooks ? movementInput(draft, currency) : null;
  const answer = useQuery({
    ...api.loan.preview.queryOptions({ input: asked ?? NOTHING }),
    enabled: asked !== null,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const money = (amount: string) => moneyText(amount, currency, locale, 'code');
  const schedule = asked === null ? undefined : answer.data?.schedule;
  const before = asked === null ? undefined : answer.data?.before;
  const said =
    asked === null
      ? words.noPreview
      : answer.error
        ? answer.error.message
        : schedule === undefined
          ? ''
          : schedule.length === 0
            ? words.free
            : asked.maturity === undefined && asked.payments === undefined
              ? words.demandSummary(money(schedule[0]!.payment))
              : words.summary(
                  schedule.length,
                  money(schedule[0]!.payment),
                  money(answer.data!.total_interest),
                );
  return (
    <div className={styles.preview}>
      <div>
        <h3>{words.preview}</h3>
        <p aria-live="polite">{said}</p>
        {before && before.owed !== before.lent && (
          <p>{text.loan.writeDialog.before(money(before.lent), money(before.repaid), money(before.owed))}</p>
        )}
      </div>
      {hasBooks && (
        <div>
          <h3>{words.books}</h3>
          {movement && <BothBooks movement={movement} />}
        </div>
      )}
    </div>
  );
}

const NOTHING = { date: '2000-01-01', principal: '1', rate: '0', plan: 'free' as const };
