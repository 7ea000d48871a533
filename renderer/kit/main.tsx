/** Every component in its states, for those who build with them. `?theme=dark`, `?density=comfortable`, `?locale=de-DE`. */

import { IconMoon } from '@tabler/icons-react';
import { setNonce } from 'get-nonce';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { IconButton, KitProvider, Row, Segmented, Tabs } from '../ui/index.ts';
import { Actions } from './Actions.tsx';
import { Charts } from './Charts.tsx';
import { Fields } from './Fields.tsx';
import { Figures } from './Figures.tsx';
import styles from './kit.module.css';
import { Lists } from './Lists.tsx';
import { Overlays } from './Overlays.tsx';
import { States } from './States.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
if (nonce) setNonce(nonce);
const asked = new URLSearchParams(location.search);
const PARTS = {
  figures: Figures,
  actions: Actions,
  fields: Fields,
  lists: Lists,
  states: States,
  overlays: Overlays,
  charts: Charts,
};
type Part = keyof typeof PARTS;
const NAMES: Record<Part, string> = {
  figures: 'Figures',
  actions: 'Actions',
  fields: 'Fields',
  lists: 'Lists',
  states: 'States',
  overlays: 'Overlays',
  charts: 'Charts',
};

function Kit() {
  const [scheme, setScheme] = useState<'light' | 'dark'>(asked.get('theme') === 'dark' ? 'dark' : 'light');
  const [density, setDensity] = useState<'compact' | 'comfortable'>(
    asked.get('density') === 'comfortable' ? 'comfortable' : 'compact',
  );
  const [part, setPart] = useState<Part>((asked.get('part') as Part | null) ?? 'figures');
  const Shown = PARTS[part];
  return (
    <KitProvider
      {...(nonce && { nonce })}
      scheme={scheme}
      density={density}
      locale={asked.get('locale') ?? 'en-US'}
      today="2025-06-15"
    >
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>The kit</h1>
          <Row>
            <Segmented
              label="Density"
              size="small"
              value={density}
              onChange={setDensity}
              items={[
                { value: 'compact', label: 'Compact' },
                { value: 'comfortable', label: 'Comfortable' },
              ]}
            />
            <IconButton
              label="Dark"
              icon={<IconMoon size={16} stroke={1.5} />}
              pressed={scheme === 'dark'}
              onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}
            />
          </Row>
        </header>
        <main className={styles.main}>
          <Tabs
            label="Parts"
            value={part}
            onChange={setPart}
            items={(Object.keys(PARTS) as Part[]).map((value) => ({ value, label: NAMES[value] }))}
          >
            <div className={styles.part}>
              <Shown />
            </div>
          </Tabs>
        </main>
      </div>
    </KitProvider>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Kit />
    </StrictMode>,
  );
