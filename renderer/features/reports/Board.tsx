/** Saved reports as tiles, in the owner’s order: each a figure or a drawing, and a door to the report. */
import { useEffect, useMemo, useRef } from 'react';
import type { Tile } from '../../../shared/contract/saved-report.ts';
import { useActions } from '../../app/actions.ts';
import { text } from '../../text/index.ts';
import { announce, MenuButton, toast } from '../../ui/index.ts';
import styles from './Board.module.css';
import { BoardTile } from './BoardTile.tsx';
import { useBoard, useSaved } from './saved.ts';
import { moved, usualShow } from './tiles.ts';

const words = text.reportBoard;

export function Board() {
  const saved = useSaved();
  const { tiles, save } = useBoard();
  const list = useRef<HTMLUListElement>(null);
  /** Where the focus goes once the tile has its new place. */
  const follow = useRef<number | null>(null);
  const nameOf = (tile: Tile) => saved.find(({ id }) => id === tile.view)?.name ?? '';
  const deeds = {
    move(at: number, by: 1 | -1) {
      const next = moved(tiles, at, by);
      if (next === tiles) return;
      follow.current = at + by;
      save(next, words.moved(nameOf(tiles[at]!), at + by + 1, tiles.length));
    },
    remove(at: number) {
      follow.current = tiles.length > 1 ? Math.min(at, tiles.length - 2) : null;
      save(tiles.toSpliced(at, 1), words.unpinned(nameOf(tiles[at]!)));
    },
    show(at: number, show: Tile['show']) {
      const tile = tiles[at]!;
      save(tiles.toSpliced(at, 1, { ...tile, show }), words.shownAs(nameOf(tile), words.shows[show]));
    },
  };
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  const order = tiles.map(({ view, show }) => `${view} ${show}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the tiles are in their new order, and not before
  useEffect(() => {
    if (follow.current === null) return;
    list.current?.children[follow.current]?.querySelector('a')?.focus();
    follow.current = null;
  }, [order]);
  const actions = useMemo(() => {
    const group = text.app.groups.here;
    const onTile = (act: (at: number) => void) => () => {
      const tile = document.activeElement?.closest<HTMLElement>('[data-tile]');
      if (tile) act(Number(tile.dataset.tile));
      else toast({ message: words.noTile });
    };
    return [
      {
        ...{ id: 'board.earlier', title: words.earlier, group, keys: ['shift+arrowleft'] },
        run: onTile((at) => latest.current.move(at, -1)),
      },
      {
        ...{ id: 'board.later', title: words.later, group, keys: ['shift+arrowright'] },
        run: onTile((at) => latest.current.move(at, 1)),
      },
      {
        ...{ id: 'board.remove', title: words.unpin, group, keys: ['delete'] },
        run: onTile((at) => latest.current.remove(at)),
      },
    ];
  }, []);
  useActions(tiles.length > 0 ? actions : NONE);
  if (saved.length === 0) return null;
  return (
    <section className={styles.board} aria-label={words.board}>
      <div className={styles.head}>
        <h2>{words.board}</h2>
        <MenuButton
          label={words.add}
          size="small"
          variant="quiet"
          align="end"
          items={saved.map(({ id, name, definition }) => ({
            label: name,
            onSelect: () => {
              save([...tiles, { view: id, show: usualShow(definition.report) }], words.pinned(name));
              announce(words.pinned(name));
            },
          }))}
        />
      </div>
      {tiles.length === 0 ? (
        <p className={styles.empty}>{words.empty}</p>
      ) : (
        <ul ref={list} className={styles.tiles} aria-label={words.tiles}>
          {tiles.map((tile, at) => (
            <BoardTile
              key={`${tile.view} ${tile.show} ${tiles.slice(0, at).filter((one) => one.view === tile.view).length}`}
              saved={saved.find(({ id }) => id === tile.view)!}
              show={tile.show}
              place={at}
              last={at === tiles.length - 1}
              onMove={(by) => deeds.move(at, by)}
              onShow={(show) => deeds.show(at, show)}
              onRemove={() => deeds.remove(at)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const NONE: readonly never[] = [];
