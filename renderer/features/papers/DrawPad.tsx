/** A field to draw a signature in, with a pointer of any kind. Who can't draw has the other ways of signing. */
import { type PointerEvent, useRef } from 'react';
import { DRAWING_HEIGHT, DRAWING_WIDTH } from '../../../shared/contract/paper.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './Papers.module.css';

export type Strokes = [x: number, y: number][][];

interface DrawPadProps {
  strokes: Strokes;
  onChange: (strokes: Strokes) => void;
  error: string | null;
}

const words = text.papers.sign;
/** What the contract takes. */
const POINTS_MAX = 2000;
const STROKES_MAX = 200;

export function DrawPad({ strokes, onChange, error }: DrawPadProps) {
  const isDown = useRef(false);
  const pointOf = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = currentTarget.getBoundingClientRect();
    const at = (part: number, whole: number, most: number) =>
      Math.min(most, Math.max(0, Math.round((part / whole) * most)));
    return [
      at(clientX - box.left, box.width, DRAWING_WIDTH),
      at(clientY - box.top, box.height, DRAWING_HEIGHT),
    ];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (strokes.length >= STROKES_MAX) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    onChange([...strokes, [pointOf(event)]]);
  };
  const goOn = (event: PointerEvent<SVGSVGElement>) => {
    const last = strokes.at(-1);
    if (!isDown.current || !last || last.length >= POINTS_MAX) return;
    onChange([...strokes.slice(0, -1), [...last, pointOf(event)]]);
  };
  const end = () => {
    isDown.current = false;
  };
  return (
    <div className={styles.part}>
      <svg
        className={styles['pad-box']}
        viewBox={`0 0 ${DRAWING_WIDTH} ${DRAWING_HEIGHT}`}
        role="img"
        aria-label={words.draw}
        onPointerDown={begin}
        onPointerMove={goOn}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {strokes.map((points, place) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added at the end
            key={place}
            d={`M${[...points, points.at(-1)!].map((point) => point.join(' ')).join('L')}`}
            fill="none"
            stroke="#1b2430"
            strokeWidth={5}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </svg>
      {error !== null && (
        <p className={styles.warn} role="alert">
          {error}
        </p>
      )}
      <div className={styles.deeds}>
        <Button size="small" variant="quiet" onClick={() => onChange([])}>
          {words.clear}
        </Button>
        <p className={styles.small}>{words.drawHelp}</p>
      </div>
    </div>
  );
}
