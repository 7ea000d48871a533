/**
 * What a movement does to the capital of a company, told in one place for tests of solvency, papers and veil health. Kinds alone
 * can't tell it: where a company owns a company, either may give up what the other owes.
 */
import type { CrossingOut } from '../../shared/contract/crossing.ts';

export type Effect = NonNullable<CrossingOut['effect']>;

/**
 * SQL over the first leg `o` of who gives: by the account that it stands on, so that what is owed, and what came back, has none.
 */
export const EFFECT = `(SELECT CASE WHEN o.amount_minor <= 0 THEN NULL WHEN k.sort = 'interest' THEN 'contribution'
  WHEN k.sort IN ('draw', 'tax-draw') THEN 'distribution' END FROM counter_account k WHERE k.account_id = o.account_id)`;
