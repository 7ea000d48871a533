/** One paper: its pages, and beside them its dates, its signatures, its files and what can be done. */
import { useQuery } from '@tanstack/react-query';
import type { PaperOut } from '../../../shared/contract/paper.ts';
import { useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Dialog, Skeleton } from '../../ui/index.ts';
import type { Deed } from './Dialogs.tsx';
import { PaperPages } from './PaperPages.tsx';
import { PaperSide } from './PaperSide.tsx';
import styles from './Papers.module.css';

const words = text.papers;

interface PaperDialogProps {
  paper: PaperOut;
  onClose: () => void;
  onDeed: (what: Deed) => void;
}

/** Bytes never change; another signature is another file. */
function usePaperFile({ id, files }: PaperOut) {
  return useQuery({
    queryKey: ['paper-pdf', id, files.length],
    queryFn: ({ signal }): Promise<File> => client.paper.pdf({ id }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    refetchOnWindowFocus: false,
  });
}

export function PaperDialog({ paper, onClose, onDeed }: PaperDialogProps) {
  const { entity } = useBooks();
  const file = usePaperFile(paper);
  const kind = words.kinds[paper.kind];
  const title = paper.is_ratification ? `${words.ratification}: ${kind}` : kind;
  return (
    <Dialog open onClose={onClose} title={title} size="full">
      <div className={styles.whole} tabIndex={-1} data-autofocus data-hue={entity(paper.entity_id)?.hue}>
        <div className={styles.pages}>
          {file.isError && <TroubleState error={file.error} onRetry={() => void file.refetch()} />}
          {file.isPending && <Skeleton lines={8} />}
          {file.data && <PaperPages file={file.data} />}
        </div>
        <PaperSide paper={paper} onDeed={onDeed} />
      </div>
    </Dialog>
  );
}
