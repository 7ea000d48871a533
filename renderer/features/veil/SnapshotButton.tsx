/** Records the solvency of the day of a distribution that is in the books; where a test fails, it asks for the reason. */
import { useEffect, useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import { asksWhy } from './asks-why.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

export function SnapshotButton({ company, crossing }: { company: Entity; crossing: string }) {
  /** Why it was not recorded at once; it stays while the reason is on its way. */
  const [failed, setFailed] = useState<string | null>(null);
  const { run, busy, trouble } = useCommand(
    (reason: string | null) =>
      client.veil.snapshot({ entity: company.id, crossing, ...(reason === null ? {} : { reason }) }),
    { done: text.veil.findings.snapshotDone, quiet: asksWhy },
  );
  useEffect(() => {
    if (trouble !== null && asksWhy(trouble)) setFailed(trouble.message);
  }, [trouble]);
  return (
    <>
      <Button size="small" busy={busy && failed === null} onClick={() => void run(null)}>
        {text.veil.findings.snapshot}
      </Button>
      <ReasonDialog
        open={failed !== null}
        said={failed ?? ''}
        busy={busy}
        onClose={() => setFailed(null)}
        onReason={async (reason) => {
          if ((await run(reason)) !== null) setFailed(null);
        }}
      />
    </>
  );
}
