/** How far the paper of a crossing is, as a word. */
import { text } from '../../text/index.ts';
import { Badge } from '../../ui/index.ts';
import type { PaperState } from './paper-state.ts';

const TONES = { signed: 'good', made: 'action', none: 'plain', unneeded: 'plain' } as const;

export function PaperBadge({ paper }: { paper: PaperState }) {
  return <Badge tone={TONES[paper]}>{text.crossing.paper[paper]}</Badge>;
}
