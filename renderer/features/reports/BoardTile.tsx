/** One tile of the board. */
import { IconDots } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Tile } from '../../../shared/contract/saved-report.ts';
import { reportDays } from '../../../shared/report-days.ts';
import { type Entity, useBooks } from '../../app/books.ts';
import { troubleOf } from '../../app/trouble.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { EntityMark, MenuButton, Money, Skeleton, useLocale } from '../../ui/index.ts';
import styles from './Board.module.css';
import { keyFigure } from './chart-figures.ts';
import { entityNames, spanName } from './labels.ts';
import { DrawnTable, ReportChart } from './ReportChart.tsx';
import { type AnyTable, readBuilt, readTable } from './read.ts';
import { questionOfSaved, type Saved, spanOfDays } from './saved.ts';
import { showsOf } from './tiles.ts';

const words = text.reportBoard;
const CHART_PX = 168;

interface BoardTileProps {
  saved: Saved;
  show: Tile['show'];
  place: number;
  last: boolean;
  onMove: (by: 1 | -1) => void;
  onShow: (show: Tile['show']) => void;
  onRemove: () => void;
}

export function BoardTile({ saved, show, place, last, onMove, onShow, onRemove }: BoardTileProps) {
  const locale = useLocale();
  const { entities: all } = useBooks();
  const { name, definition } = saved;
  const given = definition.report === 'built' ? (definition.built?.entities ?? []) : definition.entities;
  const chosen = all.filter(({ id }) => given.includes(id));
  const whose = chosen.length > 0 ? chosen : all;
  const [first] = whose;
  if (!first) return null;
  const span = spanOfDays(reportDays(definition.period, today()));
  return (
    <li
      className={styles.tile}
      data-tile={place}
      data-wide={show !== 'figure' || undefined}
      data-hue={first.hue}
    >
      <div className={styles.tileHead}>
        <Link to="/reports/saved/$view" params={{ view: saved.id }} className={styles.door}>
          {name}
        </Link>
        <MenuButton
          label={words.menu(name)}
          iconOnly
          icon={<IconDots size={16} stroke={1.5} />}
          size="small"
          align="end"
          items={[
            { heading: words.showAs },
            ...showsOf(definition.report).map((one) => ({
              ...{ label: words.shows[one], checked: one === show },
              onSelect: () => onShow(one),
            })),
            'divider',
            {
              label: words.earlier,
              keys: 'Shift+ArrowLeft',
              disabled: place === 0,
              onSelect: () => onMove(-1),
            },
            { label: words.later, keys: 'Shift+ArrowRight', disabled: last, onSelect: () => onMove(1) },
            { label: words.unpin, keys: 'Delete', onSelect: onRemove },
          ]}
        />
      </div>
      <p className={styles.whose}>
        {whose.length === 1 ? <EntityMark entity={first} show="name" size="small" /> : entityNames(whose)}
        <span>{spanName(span, locale)}</span>
      </p>
      <TileBody saved={saved} show={show} entity={first} span={span} />
    </li>
  );
}

interface TileBodyProps {
  saved: Saved;
  show: Tile['show'];
  entity: Entity;
  span: ReturnType<typeof spanOfDays>;
}

function TileBody({ saved, show, entity, span }: TileBodyProps) {
  const question = questionOfSaved(saved, today());
  if (question && show !== 'figure')
    return (
      <ReportChart
        {...{ question, show, entity }}
        height={CHART_PX}
        short
        storageKey={`tile.${saved.id}.${show}`}
      />
    );
  return (
    <TileTable saved={saved} span={span}>
      {(table) =>
        show === 'figure' ? (
          <TileFigure table={table} entity={entity} compare={saved.definition.compare} />
        ) : (
          <DrawnTable
            {...{ table, show, entity }}
            height={CHART_PX}
            short
            storageKey={`tile.${saved.id}.${show}`}
          />
        )
      }
    </TileTable>
  );
}

interface TileTableProps {
  saved: Saved;
  span: TileBodyProps['span'];
  children: (table: AnyTable) => ReactNode;
}

function TileTable({ saved, span, children }: TileTableProps) {
  const { built } = saved.definition;
  const question = questionOfSaved(saved, today());
  const answer = useQuery<AnyTable>({
    queryKey: ['report', question ?? built, span],
    queryFn: ({ signal }) =>
      question ? readTable(question, signal) : readBuilt(built ?? NOTHING_BUILT, span, signal),
    placeholderData: keepPreviousData,
  });
  if (answer.isError)
    return (
      <p className={styles.trouble} role="alert">
        {troubleOf(answer.error).message}
      </p>
    );
  if (!answer.data) return <Skeleton height={28} width={140} />;
  return children(answer.data);
}

const NOTHING_BUILT = { counts: 'expenses', rows: 'category', columns: 'none', sort: 'largest' } as const;

interface TileFigureProps {
  table: AnyTable;
  entity: Entity;
  compare: 'previous' | 'year' | undefined;
}

function TileFigure({ table, entity, compare }: TileFigureProps) {
  const currency = entity.base_currency;
  const figure = keyFigure(table, currency);
  if (!figure) return <p className={styles.none}>{words.nothing}</p>;
  return (
    <div className={styles.figure}>
      <Money value={figure.amount} currency={currency} size="figure" show="symbol" />
      <span className={styles.note}>
        {figure.change === null ? (
          (words.figures[table.report as keyof typeof words.figures] ?? table.title)
        ) : (
          <>
            <Money value={figure.change} currency={currency} plus />{' '}
            {figure.percent !== null && words.percent(figure.percent)}{' '}
            {compare !== undefined && text.reports.compare.beside(text.reports.compare[compare])}
          </>
        )}
      </span>
    </div>
  );
}
