/**
 * What the actions of an investment account do to its cash. QIF writes their amounts without a sign: the action says
 * whether money comes or goes, and what it is. Pure; an action that is not known is an answer, never a guess.
 */
import type { PostingKind } from '../../../shared/contract/mapping.ts';

/**
 * `in`, `out`: to the cash of the account; `signed`: as the amount's own sign says; `shares`: only what is held changes;
 * `reinvested`: what it brings is spent on shares at once. Actions that end in X take or pay the money from or to another
 * account.
 */
type Effect = 'in' | 'out' | 'signed' | 'shares' | 'reinvested';

export interface Action {
  effect: Effect;
  /** What the money is; `null` where the action does not say. */
  kind: PostingKind | null;
  /** Whether another account pays or gets the money. */
  elsewhere: boolean;
}

/** In lower case; with those that Quicken writes in German. */
const ACTIONS: ReadonlyMap<string, Omit<Action, 'elsewhere'>> = new Map([
  ...actions('in', 'security', 'sell shtsell verkauf rtrncap'),
  ...actions('in', 'dividend', 'div'),
  ...actions('in', 'interest', 'intinc int'),
  ...actions('in', 'gain', 'cglong cgmid cgshort kapgew k.gewsp'),
  ...actions('in', null, 'miscinc xin contribx contrib'),
  ...actions('out', 'security', 'buy cvrshrt kauf'),
  ...actions('out', 'margin', 'margint'),
  ...actions('out', 'fee', 'miscexp'),
  ...actions('out', null, 'xout withdrwx withdrw'),
  ...actions('signed', null, 'cash'),
  ...actions('reinvested', 'dividend', 'reinvdiv'),
  ...actions('reinvested', 'interest', 'reinvint reinvzin'),
  ...actions('reinvested', 'gain', 'reinvlg reinvmd reinvsh reinvsg reinvkur reinvksp'),
  ...actions('shares', 'security', 'shrsin shrsout stksplit aktzu aktab aktsplit'),
  ...actions('shares', 'security', 'reminder erinnerg grant vest exercise exercisx expire'),
]);

/** `null` for an action that is not known. */
export function actionOf(written: string): Action | null {
  const word = written.toLowerCase();
  const action = ACTIONS.get(word);
  if (action !== undefined) return { ...action, elsewhere: false };
  const paid = word.endsWith('x') ? ACTIONS.get(word.slice(0, -1)) : undefined;
  return paid?.effect === 'in' || paid?.effect === 'out' ? { ...paid, elsewhere: true } : null;
}

function actions(effect: Effect, kind: PostingKind | null, words: string) {
  return words.split(' ').map((word) => [word, { effect, kind }] as const);
}
