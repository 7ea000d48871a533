/** Beside the page: what is in doubt, and what is known of the row that was chosen. */
import { text } from '../../text/index.ts';
import { Badge, Button, cx, useHeldFocus, Verbatim } from '../../ui/index.ts';
import styles from './Pages.module.css';
import side from './Side.module.css';
import { isSought, type Mark, type Pages, type Sought } from './types.ts';
import type { Place } from './use-place.ts';

interface SidePaneProps {
  place: Place;
  pages: Pages;
  sought: Sought;
  isStored: boolean;
  onOpen: (() => void) | undefined;
  onMend: (row: string) => void;
}

const words = text.evidence;
/** More than so many are one fault, not many. */
const DOUBTS_SHOWN_MAX = 50;

export function SidePane({ place, pages, sought, isStored, onOpen, onMend }: SidePaneProps) {
  const { doubts, chosen } = place;
  const held = useHeldFocus<HTMLElement>();
  const isLost = sought !== null && !pages.marks.some((mark) => isSought(mark, sought));
  return (
    <aside className={side.side} aria-label={words.side} {...held}>
      {isLost && <p className={side.quiet}>{words.lost}</p>}
      {doubts.length > 0 && (
        <section className={styles.section}>
          <h3 className={side.heading}>{words.doubts(doubts.length)}</h3>
          <ul className={styles.list}>
            {doubts.slice(0, DOUBTS_SHOWN_MAX).map((mark) => (
              <li key={`${mark.line} ${mark.kind}`}>
                <button
                  type="button"
                  className={cx(styles.item, mark === chosen && styles.current)}
                  onClick={() => place.choose(mark)}
                >
                  {words.doubtAt(mark.spots[0]?.page ?? 1, mark.doubt ?? '')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        <h3 className={side.heading}>{words.chosen}</h3>
        {chosen === null ? (
          <p className={side.quiet}>{place.marks.length === 0 ? words.noRows : words.none}</p>
        ) : (
          <Chosen
            mark={chosen}
            isStored={isStored}
            isSought={isSought(chosen, sought) && sought !== null && 'row' in sought}
            onOpen={onOpen}
            onMend={onMend}
          />
        )}
      </section>
      <p className={side.keys}>
        {(isStored ? words.keys.all : words.keys.given).map(([keys, deed]) => `${keys}: ${deed}`).join(' · ')}
      </p>
    </aside>
  );
}

interface ChosenProps {
  mark: Mark;
  isStored: boolean;
  isSought: boolean;
  onOpen: (() => void) | undefined;
  onMend: (row: string) => void;
}

function Chosen({ mark, isStored, isSought: isHere, onOpen, onMend }: ChosenProps) {
  const { kind, doubt, text: printed, entry_id, unbooked_id } = mark;
  const isRow = kind === 'row';
  return (
    <>
      <div>
        <Badge tone={doubt === null ? 'plain' : 'warn'}>{words.kinds[kind]}</Badge>
      </div>
      <Verbatim>{printed.replaceAll('\f', '')}</Verbatim>
      {doubt !== null && <p className={side.why}>{doubt}</p>}
      {isStored && isHere && <p className={side.quiet}>{words.thisEntry}</p>}
      {isStored && isRow && entry_id === null && <p className={side.quiet}>{words.noEntry}</p>}
      {!isStored && isRow && <p className={side.quiet}>{words.notYet}</p>}
      {unbooked_id !== null && (
        <div>
          <Button size="small" data-mend={unbooked_id} onClick={() => onMend(unbooked_id)}>
            {text.imports.mend.action}
          </Button>
        </div>
      )}
      {onOpen && (
        <div>
          <Button size="small" onClick={onOpen}>
            {words.toEntry}
          </Button>
        </div>
      )}
    </>
  );
}
