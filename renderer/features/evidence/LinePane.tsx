/** Beside the lines: all of the one that was chosen, and the way to what it became. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { useTold } from '../../app/use-told.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, useHeldFocus, Verbatim } from '../../ui/index.ts';
import styles from './Lines.module.css';
import side from './Side.module.css';
import type { PlacedLine } from './types.ts';

interface LinePaneProps {
  line: PlacedLine | null;
  /** The statement line that was asked for. */
  sought: string | null;
  /** It can't be found in the file. */
  isLost: boolean;
  onEntry: (entry: string) => void;
  /** Enters a row by hand that could not be booked. */
  onMend: (row: string) => void;
}

const words = text.evidence;

export function LinePane({ line, sought, isLost, onEntry, onMend }: LinePaneProps) {
  const held = useHeldFocus<HTMLElement>();
  return (
    <aside className={side.side} aria-label={words.lineSide} {...held}>
      {isLost && <p className={side.quiet}>{words.lostLine}</p>}
      <h3 className={side.heading}>{words.chosen}</h3>
      {line === null ? (
        <p className={side.quiet}>{words.noLine}</p>
      ) : (
        <Chosen line={line} sought={sought} onEntry={onEntry} onMend={onMend} />
      )}
      <p className={side.keys}>{words.keys.lines.map(([keys, deed]) => `${keys}: ${deed}`).join(' · ')}</p>
    </aside>
  );
}

interface ChosenProps extends Pick<LinePaneProps, 'sought' | 'onEntry' | 'onMend'> {
  line: PlacedLine;
}

function Chosen({ line, sought, onEntry, onMend }: ChosenProps) {
  const { rows, problem, unbooked_id } = line;
  const own = rows.find(({ statement_line_id }) => statement_line_id === sought) ?? rows[0];
  // A row may be of several lines, and a line no more than part of a row: all of it stands here.
  const place = useQuery({
    ...api.evidence.place.queryOptions({ input: { row: own?.statement_line_id ?? '' } }),
    enabled: own !== undefined,
  });
  const told = useTold();
  const kind = problem === null ? words.lineKind(rows.length) : words.kinds.unread;
  return (
    <>
      <div>
        <Badge tone={problem === null ? 'plain' : 'warn'}>{kind}</Badge>
      </div>
      <Verbatim>{(own && place.data?.raw) ?? (line.text === '' ? words.emptyLine : line.text)}</Verbatim>
      {problem !== null && <p className={side.why}>{told(problem)}</p>}
      {unbooked_id !== null && (
        <div>
          <Button size="small" data-mend={unbooked_id} onClick={() => onMend(unbooked_id)}>
            {text.imports.mend.action}
          </Button>
        </div>
      )}
      {rows.length === 0 && problem === null && <p className={side.quiet}>{words.noRow}</p>}
      {rows.map(({ statement_line_id: id, entry_id, payee, date }) => (
        <div key={id} className={styles.became}>
          <span>
            <DateText value={date} format="medium" /> · {payee || words.noPayee}
          </span>
          {id === sought && <span className={side.quiet}>{words.thisEntry}</span>}
          {entry_id === null ? (
            <span className={side.quiet}>{words.noEntry}</span>
          ) : (
            <span>
              <Button size="small" onClick={() => onEntry(entry_id)}>
                {words.toEntry}
              </Button>
            </span>
          )}
        </div>
      ))}
    </>
  );
}
