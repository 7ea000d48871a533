/** Where the difference may be, each clue with what to do about it. */
import { text } from '../../text/index.ts';
import { Button, dateText, moneyText, useLocale } from '../../ui/index.ts';
import styles from './Clues.module.css';
import { type Clue, findClues } from './hints.ts';
import type { Mark, Row } from './session.ts';
import type { Session } from './use-session.ts';

const words = text.reconcile.hints;

interface CluesProps {
  session: Session;
  onMark: (rows: readonly Row[], status: Mark) => void;
  onShow: (row: Row) => void;
}

export function Clues({ session, onMark, onShow }: CluesProps) {
  const { snapshot, sums, balance, marking } = session;
  if (!snapshot || !sums || balance === null || sums.difference === null || sums.difference === 0)
    return null;
  const { difference } = sums;
  const clues = findClues({
    rows: snapshot.rows,
    marks: marking.marks,
    difference,
    stated: balance,
    books: balance - difference,
  });
  return (
    <section className={styles.clues} aria-label={words.label}>
      <h2>{words.label}</h2>
      {clues.length === 0 && <p>{words.nothing}</p>}
      <ul>
        {clues.map((clue) => (
          <ClueLine key={keyOf(clue)} clue={clue} session={session} onMark={onMark} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

function keyOf(clue: Clue): string {
  if (clue.kind === 'pair') return `pair ${clue.rows[0].key}`;
  return 'row' in clue ? `${clue.kind} ${clue.row.key}` : clue.kind;
}

function ClueLine({ clue, session, onMark, onShow }: CluesProps & { clue: Clue }) {
  const locale = useLocale();
  const day = (row: Row) => dateText(row.date, locale);
  const line = (said: string, action?: string, act?: () => void) => (
    <li>
      <span>{said}</span>
      {action !== undefined && (
        <Button size="small" onClick={act}>
          {action}
        </Button>
      )}
    </li>
  );
  switch (clue.kind) {
    case 'tick':
      return line(words.tick(clue.row.payee, day(clue.row)), words.act.tick, () =>
        onMark([clue.row], 'cleared'),
      );
    case 'untick':
      return line(words.untick(clue.row.payee, day(clue.row)), words.act.untick, () =>
        onMark([clue.row], 'pending'),
      );
    case 'pair': {
      const [a, b] = clue.rows;
      return line(words.pair(a.payee, b.payee), words.act.pair, () => onMark(clue.rows, 'cleared'));
    }
    case 'doubled':
      return line(words.doubled(clue.row.payee, day(clue.row)), words.act.show, () => onShow(clue.row));
    case 'sign':
      return line(
        words.sign(moneyText(clue.balance, session.account.currency, locale, 'symbol')),
        words.act.sign,
        () => session.setBalance(clue.balance),
      );
    case 'nine':
      return line(words.nine);
  }
}
