/** Files that a reload has taken out of the list: they are asked for again, what was chosen for them is kept. */
import { text } from '../../text/index.ts';
import { Button, ErrorState } from '../../ui/index.ts';
import { ChooseFiles } from './ChooseFiles.tsx';

interface LostFilesProps {
  names: readonly string[];
  onFiles: (files: readonly File[]) => void;
  onForget: () => void;
}

const LIST = new Intl.ListFormat('en');

export function LostFiles({ names, onFiles, onForget }: LostFilesProps) {
  const words = text.imports.lost;
  return (
    <ErrorState
      inline
      tone="warn"
      title={words.title(names.length)}
      remedy={words.remedy(LIST.format(names))}
      action={
        <>
          <ChooseFiles label={text.imports.empty.choose} size="small" onFiles={onFiles} />
          <Button size="small" variant="quiet" onClick={onForget}>
            {words.forget}
          </Button>
        </>
      }
    />
  );
}
