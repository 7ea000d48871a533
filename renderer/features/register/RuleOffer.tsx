/** After a category was given to a row of the bank: would a rule do it from now on? The dialog is the rules’ own. */
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { client } from '../../app/client.ts';
import { undoOf } from '../../app/command.ts';
import { sentenceOf, troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { RegisterRow } from './types.ts';

const RuleDialog = lazy(async () => ({ default: (await import('../rules/RuleDialog.tsx')).RuleDialog }));

type Suggestion = NonNullable<Awaited<ReturnType<typeof client.rules.suggest>>>;
type Categorised = Pick<RegisterRow, 'entry_id' | 'from_bank' | 'payee'>;

export interface RuleOffer {
  /** Asks whether a rule would help, and says so; `changed` is the answer that gave the category. */
  offer: (row: Categorised, changed: object) => void;
  /** Makes a rule of a row because somebody asks for it; says so where there is nothing to make one of. */
  make: (row: Pick<RegisterRow, 'entry_id'>) => void;
  /** To be drawn somewhere on the screen. */
  dialog: ReactNode;
}

const words = text.register.rule;

export function useRuleOffer(): RuleOffer {
  const [suggestion, setSuggestion] = useState<Suggestion | null>(null);
  const offer = useCallback(async ({ entry_id, from_bank, payee }: Categorised, changed: object) => {
    if (!from_bank) return;
    // Nobody waits for it: where there is no answer, nothing is offered.
    const rule = await client.rules.suggest({ entry: entry_id }).catch(() => null);
    if (!rule) return;
    toast({
      key: 'categorised',
      message: words.offer(payee, rule.account.split(':').at(-1) ?? rule.account),
      ...undoOf(changed),
      action: { label: words.create, onAct: () => setSuggestion(rule) },
    });
  }, []);
  const make = useCallback(async ({ entry_id }: Pick<RegisterRow, 'entry_id'>) => {
    try {
      const rule = await client.rules.suggest({ entry: entry_id });
      if (rule) setSuggestion(rule);
      else toast({ key: 'rule', message: words.none });
    } catch (error) {
      toast({ key: 'rule', message: sentenceOf(troubleOf(error)), tone: 'bad' });
    }
  }, []);
  const dialog = suggestion && (
    <Suspense>
      <RuleDialog open initial={suggestion} onClose={() => setSuggestion(null)} />
    </Suspense>
  );
  return { offer, make, dialog };
}
