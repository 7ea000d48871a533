/** The paper of a finished reconciliation, to whoever keeps downloads here. */
import { client } from '../../app/client.ts';
import { saveAnswer } from '../../app/save-answer.ts';
import { text } from '../../text/index.ts';
import type { Finished } from './session.ts';

export function savePaper({ id }: Finished): Promise<void> {
  return saveAnswer(() => client.reconcile.paper({ id }), text.reconcile.history.saved);
}
