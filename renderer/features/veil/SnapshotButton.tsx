/** Records the solvency of the day of a distribution that is in the books; where a test fails, it asks for the reason. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

export function SnapshotButton({ company, crossing }: { company: Entity; crossing: string }) {
  const [asking, setAsking] = useState(false);
  const snapshot = useCommand(
    (reason: string | null) =>
      client.veil.snapshot({ entity: company.id, crossing, ...(reason === null ? {} : { reason }) }),
    { done: text.veil.findings.snapshotDone, quiet: true },
  );
  const take = async () => {
    if ((await snapshot.run(null)) === null) setAsking(true);
  };
  return (
    <>
      <Button size="small" busy={snapshot.busy && !asking} onClick={() => void take()}>
        {text.veil.findings.snapshot}
      </Button>
      <ReasonDialog
        open={asking}
        said={snapshot.trouble?.message ?? ''}
        busy={snapshot.busy}
        onClose={() => setAsking(false)}
        onReason={async (reason) => {
          if ((await snapshot.run(reason)) !== null) setAsking(false);
        }}
      />
    </>
  );
}
