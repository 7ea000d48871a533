/**
 * The pages of a statement as the bank made them: the row that was asked for is marked, rows lead to their transactions,
 * and lines in doubt stand out with the reason beside them. Keys turn pages and go from row to row.
 */
import type { KeyboardEvent } from 'react';
import { TroubleState } from '../../app/TroubleState.tsx';
import { Dialog, ErrorState, Skeleton } from '../../ui/index.ts';
import { useMending } from '../import/mend/use-mending.tsx';
import styles from './Pages.module.css';
import { PageView } from './PageView.tsx';
import { SidePane } from './SidePane.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { Mark, Pages, PagesSource, Sought } from './types.ts';
import { usePages } from './use-pages.ts';
import { usePdf } from './use-pdf.ts';
import { usePlace } from './use-place.ts';

export interface PagesDialogProps {
  source: PagesSource;
  sought: Sought;
  onClose: () => void;
  /** To the transaction of a row; left out where there are none yet. */
  onEntry?: (entry: string) => void;
}

export function PagesDialog(props: PagesDialogProps) {
  const { source, onClose } = props;
  const { pages, file } = usePages(source);
  const pdf = usePdf(file.data);
  return (
    <Dialog open onClose={onClose} title={source.name} size="full">
      {/* Until the page is there, nothing within has the focus. */}
      <div className={styles.whole} tabIndex={-1} data-autofocus>
        {pages.isError && <TroubleState error={pages.error} onRetry={() => void pages.refetch()} />}
        {file.isError && <TroubleState error={file.error} onRetry={() => void file.refetch()} />}
        {pdf.trouble !== null && <ErrorState title={pdf.trouble} />}
        {pages.isPending && <Skeleton lines={8} />}
        {pages.data && !file.isError && pdf.trouble === null && (
          <Shown {...props} pages={pages.data} pdf={pdf.pdf} file={file.data} />
        )}
      </div>
    </Dialog>
  );
}

interface ShownProps extends PagesDialogProps {
  pages: Pages;
  pdf: ReturnType<typeof usePdf>['pdf'];
  file: Blob | undefined;
}

function Shown({ source, sought, pages, pdf, file, onEntry }: ShownProps) {
  const place = usePlace(pages, sought);
  const mending = useMending();
  const { chosen } = place;
  const open = (mark: Mark) => {
    place.choose(mark);
    if (mark.entry_id !== null && onEntry) onEntry(mark.entry_id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (place.onKey(event.key)) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys are those of the page and its rows within
    <div className={styles.whole} onKeyDown={onKeyDown}>
      <Toolbar place={place} file={file} name={source.name} />
      <div className={styles.panes}>
        <PageView place={place} pages={pages} pdf={pdf} sought={sought} onOpen={open} />
        <SidePane
          place={place}
          pages={pages}
          sought={sought}
          isStored={source.kind === 'stored'}
          onOpen={chosen?.entry_id != null && onEntry ? () => open(chosen) : undefined}
          onMend={mending.start}
        />
        {mending.dialog}
      </div>
    </div>
  );
}
