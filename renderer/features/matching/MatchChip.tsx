/** Beside a row of the inbox: that it looks like something. What it is stands below the list, and is told here by pointing. */
import { text } from '../../text/index.ts';
import { Badge, useLocale } from '../../ui/index.ts';
import { type Candidate, sayLooksLike, sayReasons, TONES } from './match-words.ts';

export function MatchChip({ pair, entry }: { pair: Candidate; entry: string }) {
  const locale = useLocale();
  return (
    <Badge
      tone={TONES[pair.level]}
      title={`${sayLooksLike(pair, entry, locale)}: ${sayReasons(pair.reasons, locale)}`}
    >
      {text.matching.inbox.chips[pair.kind]}
    </Badge>
  );
}
