/** How the program looks, and what it is. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { setPrefs, usePrefs } from '../../app/prefs.ts';
import { text } from '../../text/index.ts';
import { Section, Segmented } from '../../ui/index.ts';
import styles from './VaultScreen.module.css';
import { WatchSection } from './WatchSection.tsx';

const SCHEMES = ['light', 'dark', 'auto'] as const;
const DENSITIES = ['compact', 'comfortable'] as const;

export function ProgramSection() {
  const { scheme, density } = usePrefs();
  const { data } = useQuery(api.app.status.queryOptions());
  const words = text.vault.program;
  return (
    <div className={styles.sections}>
      <Section title={words.appearance}>
        <div className={styles.row}>
          <Segmented
            label={text.app.scheme.label}
            value={scheme}
            onChange={(value) => setPrefs({ scheme: value })}
            items={SCHEMES.map((value) => ({ value, label: text.app.scheme[value] }))}
          />
          <Segmented
            label={text.app.density.label}
            value={density}
            onChange={(value) => setPrefs({ density: value })}
            items={DENSITIES.map((value) => ({ value, label: text.app.density[value] }))}
          />
        </div>
      </Section>
      <WatchSection />
      <Section title={words.about}>
        <p className={styles.text}>
          {data && words.version(data.version)}. {words.offline} {words.legal}
        </p>
      </Section>
    </div>
  );
}
