/** Turning pages, how large they are, and a copy of the file. */
import { IconChevronLeft, IconChevronRight, IconDownload, IconMinus, IconPlus } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { Button, IconButton, Segmented } from '../../ui/index.ts';
import styles from './Pages.module.css';
import { saveCopy } from './save-copy.ts';
import type { Fit, Place } from './use-place.ts';

interface ToolbarProps {
  place: Place;
  file: Blob | undefined;
  name: string;
}

const words = text.evidence;
const ICON = { size: 16, stroke: 1.75 };

export function Toolbar({ place, file, name }: ToolbarProps) {
  const { page, pageCount, zoom } = place;
  return (
    <div className={styles.tools}>
      <span className={styles.turn}>
        <IconButton
          label={words.previous}
          icon={<IconChevronLeft {...ICON} />}
          aria-disabled={page === 1 || undefined}
          onClick={() => place.go(page - 1)}
        />
        <span className={styles.number}>{words.page(page, pageCount)}</span>
        <IconButton
          label={words.next}
          icon={<IconChevronRight {...ICON} />}
          aria-disabled={page === pageCount || undefined}
          onClick={() => place.go(page + 1)}
        />
      </span>
      <span className={styles.turn}>
        <Segmented<Fit | 'own'>
          label={words.fit}
          size="small"
          value={typeof zoom === 'number' ? 'own' : zoom}
          onChange={(fit) => fit !== 'own' && place.fit(fit)}
          items={[
            { value: 'width', label: words.fits.width },
            { value: 'page', label: words.fits.page },
          ]}
        />
        <IconButton
          size="small"
          label={words.smaller}
          icon={<IconMinus {...ICON} />}
          onClick={() => place.step(-1)}
        />
        <IconButton
          size="small"
          label={words.larger}
          icon={<IconPlus {...ICON} />}
          onClick={() => place.step(1)}
        />
      </span>
      <Button
        size="small"
        variant="quiet"
        icon={<IconDownload size={14} stroke={1.5} />}
        onClick={() => file && saveCopy(name, file)}
      >
        {words.save}
      </Button>
    </div>
  );
}
