/** Every key that does something here, searchable. */
import { useMemo, useState } from 'react';
import { text } from '../../text/index.ts';
import { Dialog, Kbd, TextInput } from '../../ui/index.ts';
import { type Action, shownKeys, useAllActions } from '../actions.ts';
import styles from './Shortcuts.module.css';

export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={text.app.shortcuts.title} size="wide">
      <Sheet />
    </Dialog>
  );
}

function Sheet() {
  const [words, setWords] = useState('');
  const actions = useAllActions();
  const groups = useMemo(() => {
    const asked = words.trim().toLowerCase();
    const shown = actions.filter(
      ({ keys, title }) => keys && keys.length > 0 && title.toLowerCase().includes(asked),
    );
    return Map.groupBy(shown, ({ group }) => group);
  }, [actions, words]);
  return (
    <>
      <TextInput label={text.app.shortcuts.filter} value={words} onChange={setWords} autoFocus />
      {groups.size === 0 && <p className={styles.none}>{text.app.shortcuts.none}</p>}
      <div className={styles.groups}>
        {[...groups].map(([group, list]) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.list}>
              {list.map((action) => (
                <Line key={action.id} action={action} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

function Line({ action }: { action: Action }) {
  return (
    <div className={styles.line}>
      <dt>{action.title}</dt>
      <dd>
        {action.keys?.map((keys) => (
          <Kbd key={keys} keys={shownKeys(keys)} />
        ))}
      </dd>
    </div>
  );
}
