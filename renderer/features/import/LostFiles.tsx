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
/** Of a folder that was dropped, the names of all would leave no room for what is read again. */
const NAMED_MAX = 5;

export function LostFiles({ names, onFiles, onForget }: LostFilesProps) {
  const words = text.imports.lost;
  const more = names.length - NAMED_MAX;
  // One more is said as shortly by its name.
  const named = more > 1 ? [...names.slice(0, NAMED_MAX), words.more(more)] : names;
  return (
    <ErrorState
      inline
      tone="warn"
      title={words.title(names.length)}
      remedy={words.remedy(LIST.format(named))}
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
