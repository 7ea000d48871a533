/** Out of the program with it: to paper or PDF, to the clipboard, to a file. */
import { IconPrinter, IconShare2 } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useActions } from '../../app/actions.ts';
import type { Entity } from '../../app/books.ts';
import { saveFile } from '../../app/save-file.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, IconButton, MenuButton, toast } from '../../ui/index.ts';
import { asCsv, asTsv, type Line } from './delimited.ts';
import { entityNames, legalNames } from './labels.ts';
import { titleLines } from './lines.ts';
import type { Shown } from './shown.ts';
import { useNarrow } from './use-narrow.ts';

const words = text.reports.actions;

interface ShareButtonsProps {
  entities: readonly Entity[];
  /** What it is called, and its days. */
  name: string;
  days: string;
  shown: Shown;
}

export function ShareButtons({ entities, name, days, shown }: ShareButtonsProps) {
  const [busy, setBusy] = useState(false);

  /** A long ledger reads the rest of itself before it is given away. */
  const withLines = useCallback(
    async (then: (lines: readonly Line[]) => void | Promise<void>) => {
      setBusy(true);
      try {
        await then(await shown.lines());
      } catch (error) {
        toast({ message: troubleOf(error).message, tone: 'bad' });
      } finally {
        setBusy(false);
      }
    },
    [shown],
  );

  const actions = useMemo(() => {
    const group = text.app.groups.here;
    const print = () => withLines(() => afterDrawing(() => window.print()));
    const copy = () =>
      withLines(async (lines) => {
        await navigator.clipboard.writeText(asTsv(lines)).then(
          () => toast({ message: words.copied(lines.length - 1), tone: 'good' }),
          () => toast({ message: words.notCopied, tone: 'bad' }),
        );
      });
    const download = () =>
      withLines((lines) => {
        const head = titleLines(legalNames(entities), name, days);
        const file = `${entityNames(entities)} - ${name} - ${days}.csv`;
        saveFile(file, new Blob([asCsv([...head, ...lines])], { type: 'text/csv;charset=utf-8' }));
        toast({ message: words.downloaded(file), tone: 'good' });
      });
    return [
      {
        id: 'report.print',
        title: words.print,
        group,
        keys: ['mod+p'],
        whileTyping: true,
        run: () => void print(),
      },
      { id: 'report.copy', title: words.copy, group, keys: ['shift+c'], run: () => void copy() },
      { id: 'report.csv', title: words.csv, group, keys: ['shift+d'], run: () => void download() },
    ];
  }, [withLines, entities, name, days]);
  useActions(actions);
  const narrow = useNarrow();
  const run = (id: string) => actions.find((action) => action.id === id)?.run();
  const print = () => run('report.print');
  const printer = <IconPrinter size={16} stroke={1.5} />;
  return (
    <>
      <MenuButton
        label={words.share}
        iconOnly={narrow}
        icon={<IconShare2 size={16} stroke={1.5} />}
        variant="quiet"
        align="end"
        items={[
          { label: words.copy, keys: 'Shift+C', onSelect: () => run('report.copy') },
          { label: words.csv, keys: 'Shift+D', onSelect: () => run('report.csv') },
        ]}
      />
      {narrow ? (
        <IconButton label={words.print} icon={printer} variant="default" aria-busy={busy} onClick={print} />
      ) : (
        <Button icon={printer} busy={busy} onClick={print}>
          {words.print}
        </Button>
      )}
    </>
  );
}

function afterDrawing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
