/**
 * What the actions of an investment account do to its cash. QIF writes their amounts without a sign: the action says
 * whether money comes or goes. Pure; an action that is not known is an answer, never a guess.
 */

/**
 * `in`, `out`: to the cash of the account; `signed`: as the amount's own sign says; `shares`: only what is held changes.
 * Actions that end in X take or pay the money from or to another account.
 */
type Effect = 'in' | 'out' | 'signed' | 'shares';

export interface Action {
  effect: Effect;
  /** Whether another account pays or gets the money. */
  elsewhere: boolean;
}

/** In lower case; with those that Quicken writes in German. */
const EFFECTS: ReadonlyMap<string, Effect> = new Map([
  ...effects(
    'in',
    'sell shtsell div intinc int cglong cgmid cgshort miscinc rtrncap xin contribx contrib verkauf kapgew k.gewsp',
  ),
  ...effects('out', 'buy cvrshrt miscexp margint xout withdrwx withdrw kauf'),
  ...effects('signed', 'cash'),
  ...effects(
    'shares',
    'shrsin shrsout reinvdiv reinvint reinvlg reinvmd reinvsh reinvsg reinvzin reinvkur reinvksp stksplit aktzu aktab aktsplit reminder erinnerg grant vest exercise exercisx expire',
  ),
]);

/** `null` for an action that is not known. */
export function actionOf(written: string): Action | null {
  const word = written.toLowerCase();
  const effect = EFFECTS.get(word);
  if (effect !== undefined) return { effect, elsewhere: false };
  const paid = word.endsWith('x') ? EFFECTS.get(word.slice(0, -1)) : undefined;
  return paid === 'in' || paid === 'out' ? { effect: paid, elsewhere: true } : null;
}

function effects(effect: Effect, words: string): [string, Effect][] {
  return words.split(' ').map((word) => [word, effect]);
}
