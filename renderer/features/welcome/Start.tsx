/** The very first screen: begin, look around, or open what is there. */
import type { AppStatus } from '../../../shared/contract/app.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import { Recent } from './Recent.tsx';
import styles from './Start.module.css';

interface StartProps {
  recent: AppStatus['recent'];
  onNew: () => void;
  onOpen: () => void;
  onFile: (file: string) => void;
}

export function Start({ recent, onNew, onOpen, onFile }: StartProps) {
  const sample = useCommand(() => client.app.sample());
  const words = text.welcome;
  return (
    <>
      <h1 className={styles.hidden}>{text.app.name}</h1>
      <section className={styles.way}>
        <p className={styles.what}>{words.startText}</p>
        <Button variant="primary" onClick={onNew}>
          {words.start}
        </Button>
      </section>
      <section className={styles.way}>
        <p className={styles.what}>{words.sampleText}</p>
        <Button busy={sample.busy} onClick={() => void sample.run(undefined)}>
          {words.sample}
        </Button>
      </section>
      <section className={styles.way}>
        <Recent recent={recent} onFile={onFile} />
        <div>
          <Button variant="quiet" onClick={onOpen}>
            {words.open}
          </Button>
        </div>
      </section>
    </>
  );
}
