/** Transfers that stand twice in the books, as a line over the inbox; who looks at them can make each pair one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { Strip } from '../../app/Strip.tsx';
import { text } from '../../text/index.ts';
import { Button, Dialog, useLocale } from '../../ui/index.ts';
import { Choices } from './Choices.tsx';
import { type Candidate, sayDoubled } from './match-words.ts';
import { useMatching } from './use-matching.ts';

const words = text.matching.doubled;

export function Doubled({ entity }: { entity: string | undefined }) {
  const [looking, look] = useState(false);
  const found = useQuery(api.matching.pairs.queryOptions({ input: { entity, doubled: true } })).data;
  if (!found || (found.total === 0 && !looking)) return null;
  return (
    <>
      {found.total > 0 && (
        <Strip
          tone="warn"
          message={words.found(found.total)}
          act={words.look(found.total)}
          onAct={() => look(true)}
        />
      )}
      {looking && <DoubledDialog pairs={found.pairs} onClose={() => look(false)} />}
    </>
  );
}

function DoubledDialog({ pairs, onClose }: { pairs: readonly Candidate[]; onClose: () => void }) {
  const locale = useLocale();
  const matching = useMatching();
  // What is lost is said beside the button, and nothing else goes.
  const take = (pair: Candidate) => matching.take(pair, pair.rows[0]!.own_entry ?? '', pair.losses);
  return (
    <Dialog
      open
      title={words.title}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <Choices
        intro={words.intro}
        candidates={pairs}
        say={(pair) => sayDoubled(pair, locale)}
        none={words.none}
        busy={matching.busy}
        onTake={(pair) => void take(pair)}
      />
    </Dialog>
  );
}
