/** What stands beside a line that is pointed at or has the focus: both entries with their amounts; of a bundle what is in it. */
import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { AccountName, Badge, DateText, Money } from '../../ui/index.ts';
import type { Bundle } from './bundles.ts';
import { KindGlyph } from './KindGlyph.tsx';
import type { CrossingKind, Line } from './kinds.ts';
import { OpenFindings } from './OpenFindings.tsx';
import { PaperBadge } from './PaperBadge.tsx';
import styles from './Timeline.module.css';

const words = text.crossing;

interface PlaceProps {
  /** Where the line stands, from the left edge of the picture, and how wide that is. */
  x: number;
  width: number;
  entities: readonly Entity[];
}

function Card({ x, width, children }: Pick<PlaceProps, 'x' | 'width'> & { children: ReactNode }) {
  const beside: CSSProperties =
    x > width / 2 ? { right: Math.max(8, width - x - 24) } : { left: Math.max(8, x - 24) };
  return (
    <div className={styles.card} style={beside}>
      {children}
    </div>
  );
}

/** Whoever only passes over it needs no entries. */
const REST_MS = 60;

function useRested(id: string): boolean {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), REST_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return rested === id;
}

export function LineCard({ line, entities, ...place }: PlaceProps & { line: Line }) {
  const rested = useRested(line.id);
  const whole = useQuery({ ...api.crossing.get.queryOptions({ input: { id: line.id } }), enabled: rested });
  const of = (id: string) => entities.find((one) => one.id === id);
  const name = (id: string) => of(id)?.name ?? '';
  return (
    <Card {...place}>
      <p className={styles.what}>
        <KindGlyph kind={line.kind} />
        <strong>{words.kinds[line.kind]}</strong>
        <span className={styles.end}>
          <Money value={line.amount_minor} currency={line.currency} show="symbol" strong />
        </span>
      </p>
      <p className={styles.quiet}>
        <DateText value={line.date} /> · {words.why(line.kind, name(line.from_id), name(line.to_id))}
      </p>
      {line.purpose && <p className={styles.quiet}>{words.quoted(line.purpose)}</p>}
      {whole.data &&
        [whole.data.from, whole.data.to].map((side) => (
          <div key={side.entry_id} className={styles.side} data-hue={of(side.entity_id)?.hue}>
            <span>{side.entity}</span>
            {side.legs.map((leg) => (
              <SideLeg
                key={leg.line}
                account={leg.account}
                minor={leg.amount_minor}
                currency={line.currency}
              />
            ))}
          </div>
        ))}
      <p className={styles.what}>
        <PaperBadge paper={line.paper} />
        {line.in_transit && <Badge tone="warn">{words.inTransit}</Badge>}
      </p>
      <OpenFindings open={line.open} />
    </Card>
  );
}

function SideLeg({ account, minor, currency }: { account: string; minor: number; currency: string }) {
  return (
    <>
      <AccountName path={account} skip={1} />
      <span className={styles.end}>
        <Money value={minor} currency={currency} />
      </span>
    </>
  );
}

export function BundleCard({ bundle, entities, ...place }: PlaceProps & { bundle: Bundle }) {
  const name = (id: string) => entities.find((one) => one.id === id)?.name ?? '';
  const kinds = Map.groupBy(bundle.lines, ({ kind }) => kind);
  const first = bundle.lines[0]!;
  const last = bundle.lines.at(-1)!;
  return (
    <Card {...place}>
      <p className={styles.what}>
        <strong>{words.wall.several(bundle.lines.length, name(bundle.fromId), name(bundle.toId))}</strong>
      </p>
      <p className={styles.quiet}>
        <DateText value={first.date} />
        {last.date !== first.date && (
          <>
            {' – '}
            <DateText value={last.date} />
          </>
        )}
      </p>
      <ul className={styles.counts}>
        {[...kinds].map(([kind, lines]) => (
          <KindCount key={kind} kind={kind} lines={lines} />
        ))}
      </ul>
      <p className={styles.quiet}>{words.wall.clickZooms}</p>
    </Card>
  );
}

function KindCount({ kind, lines }: { kind: CrossingKind; lines: readonly Line[] }) {
  const [first] = lines;
  const oneCurrency = lines.every(({ currency }) => currency === first!.currency);
  return (
    <li>
      <KindGlyph kind={kind} />
      <span>
        {words.kinds[kind]} {words.wall.times(lines.length)}
      </span>
      {oneCurrency && (
        <Money
          value={lines.reduce((sum, { amount_minor: minor }) => sum + minor, 0)}
          currency={first!.currency}
        />
      )}
    </li>
  );
}
