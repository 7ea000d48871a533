/** Where the difference may be, each clue with what to do about it. What there is to say, the core finds. */
import { useNavigate } from '@tanstack/react-router';
import type { Ref } from 'react';
import { text } from '../../text/index.ts';
import { Button, moneyText, useLocale } from '../../ui/index.ts';
import { useMending } from '../import/mend/use-mending.tsx';
import styles from './Clues.module.css';
import { sayClue } from './clue-words.ts';
import { type Clue, type ClueRow, keyOfLeg, type Mark, type RowPlace } from './session.ts';
import { useClues } from './use-clues.ts';
import type { Session } from './use-session.ts';

const words = text.reconcile.clues;

interface CluesProps {
  session: Session;
  ref: Ref<HTMLElement>;
  onMark: (rows: readonly RowPlace[], status: Mark) => void;
  /** Moves the cursor to the row. */
  onShow: (row: RowPlace) => void;
  onOpen: (row: RowPlace) => void;
  onReopen: () => void;
}

export function Clues({ ref, ...props }: CluesProps) {
  const locale = useLocale();
  const { session } = props;
  const clues = useClues(session);
  const mending = useMending();
  if (clues === null) return null;
  return (
    <section ref={ref} className={styles.clues} aria-label={words.label} tabIndex={-1}>
      <h2>{words.label}</h2>
      <ul>
        {clues?.map((clue) => (
          <li key={keyOf(clue)}>
            <span>{sayClue(clue, session.account.currency, locale)}</span>
            <Deeds clue={clue} onMend={mending.start} {...props} />
          </li>
        ))}
      </ul>
      {mending.dialog}
    </section>
  );
}

function keyOf({ kind, rows, from, to, unbooked, right }: Clue): string {
  return [kind, ...rows.map(keyOfLeg), from, to, right, unbooked[0]?.file, unbooked[0]?.line].join(' ');
}

const placeOf = (row: ClueRow): RowPlace => ({ ...row, key: keyOfLeg(row) });

/** What can be done about it: the deed itself, and a way to the row. */
function Deeds({
  clue,
  session,
  onMark,
  onShow,
  onOpen,
  onReopen,
  onMend,
}: Omit<CluesProps, 'ref'> & { clue: Clue; onMend: (row: string) => void }) {
  const locale = useLocale();
  const navigate = useNavigate();
  const rows = clue.rows.map(placeOf);
  const [first] = rows;
  const { account } = session;
  const deed = (label: string, act: () => void) => (
    <Button size="small" onClick={act}>
      {label}
    </Button>
  );
  // What lies outside the list is seen in the register alone.
  const isListed = session.snapshot?.rows.some(({ key }) => key === first?.key);
  const show = first && isListed && (
    <Button size="small" variant="quiet" onClick={() => onShow(first)}>
      {words.act.show}
    </Button>
  );
  const right = moneyText(clue.right_minor ?? 0, account.currency, locale, 'symbol');
  const dayRow = session.snapshot?.rows.find(({ date }) => date > (clue.from ?? ''));
  return (
    <span className={styles.deeds}>
      {clue.act === 'tick' && deed(words.act.tick(rows.length), () => onMark(rows, 'cleared'))}
      {clue.act === 'untick' && deed(words.act.untick, () => onMark(rows.slice(0, 1), 'pending'))}
      {clue.act === 'open' && first && deed(words.act.open, () => onOpen(first))}
      {clue.act === 'open' && !first && dayRow && deed(words.act.days, () => onShow(dayRow))}
      {clue.act === 'balance' &&
        deed(words.act.balance(right), () =>
          clue.kind === 'balance_imported' ? session.takeStated() : session.setBalance(clue.right_minor),
        )}
      {clue.act === 'import' && deed(words.act.import, () => void navigate({ to: '/import' }))}
      {clue.act === 'enter' &&
        deed(
          words.act.enter,
          () => void navigate({ to: '/register/$account', params: { account: account.id } }),
        )}
      {clue.act === 'mend' &&
        clue.unbooked.map(({ id, line }) =>
          id === null ? null : (
            <Button key={id} size="small" data-mend={id} onClick={() => onMend(id)}>
              {words.act.mend(line)}
            </Button>
          ),
        )}
      {clue.act === 'reopen' && deed(words.act.reopen, onReopen)}
      {show}
    </span>
  );
}
