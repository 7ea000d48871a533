/** The file itself: its lock, its keys, its backups, its history; and the settings of the program. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Tabs } from '../../ui/index.ts';
import { AuditSection } from './AuditSection.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { ProgramSection } from './ProgramSection.tsx';
import styles from './VaultScreen.module.css';

type SectionName = keyof typeof text.vault.sections;

const SECTIONS: readonly SectionName[] = ['keys', 'backups', 'audit', 'program'];

export function VaultScreen() {
  const [section, setSection] = useState<SectionName>('keys');
  const status = useQuery(api.vault.status.queryOptions());
  return (
    <>
      <ScreenBar title={text.vault.title} />
      <div className={styles.screen}>
        {status.isError && <TroubleState error={status.error} onRetry={() => void status.refetch()} />}
        {status.data && (
          <p className={styles.file}>
            <strong data-varies>{status.data.file}</strong>
            <span>
              {text.vault.holds(status.data.entries, status.data.statement_lines, status.data.events)}
            </span>
          </p>
        )}
        <Tabs
          label={text.vault.title}
          value={section}
          onChange={setSection}
          items={SECTIONS.map((value) => ({ value, label: text.vault.sections[value] }))}
        >
          {section === 'keys' && <KeysSection />}
          {section === 'backups' && <BackupsSection />}
          {section === 'audit' && <AuditSection />}
          {section === 'program' && <ProgramSection />}
        </Tabs>
      </div>
    </>
  );
}
