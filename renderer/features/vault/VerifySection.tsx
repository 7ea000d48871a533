/** The proof of the whole file, run when asked for. */

import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Badge, Button, ErrorState, Section } from '../../ui/index.ts';
import styles from './VaultScreen.module.css';

type Proof = Awaited<ReturnType<typeof client.vault.verify>>;

export function VerifySection() {
  const words = text.vault.verify;
  const [proof, setProof] = useState<Proof | null>(null);
  const verify = useCommand(() => client.vault.verify());
  return (
    <Section
      title={words.title}
      detail={words.text}
      actions={
        <Button busy={verify.busy} onClick={() => void verify.run(undefined).then(setProof)}>
          {words.run}
        </Button>
      }
    >
      <div aria-live="polite">
        {proof?.ok && <Badge tone="good">{words.good(proof.checks.length)}</Badge>}
        {proof && !proof.ok && <Badge tone="bad">{words.bad(proof.findings.length)}</Badge>}
      </div>
      {proof?.findings.map((finding) => (
        <ErrorState
          key={`${finding.check} ${finding.problem}`}
          inline
          title={finding.problem}
          where={finding.check}
          remedy={finding.remedy}
        />
      ))}
      {proof && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <tbody>
              {proof.checks.map(({ check, ok, examined }) => (
                <tr key={check}>
                  <th scope="row" className={styles.wide}>
                    {check}
                  </th>
                  <td className={styles.right}>{examined > 0 && words.examined(examined)}</td>
                  <td>
                    <Badge tone={ok ? 'good' : 'bad'}>{ok ? '✓' : '✗'}</Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
