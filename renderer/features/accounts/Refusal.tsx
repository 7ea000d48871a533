/** Why the books would not take it, within the dialog that asked. */
import type { Trouble } from '../../app/trouble.ts';
import { ErrorState } from '../../ui/index.ts';

export function Refusal({ trouble }: { trouble: Trouble | null }) {
  if (!trouble) return null;
  return <ErrorState inline title={trouble.message} remedy={trouble.remedy} />;
}
