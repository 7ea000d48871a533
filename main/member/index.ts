/** What other floors may use of members. */
import type { contract } from '../../shared/contract/index.ts';
import type { HandlersOf } from '../ledger/index.ts';
import { basisReport } from './basis.ts';
import { addItem, removeItem } from './items.ts';
import { agreeTerms, assignAccount, listMembers, setMembers } from './members.ts';
import { netWorthReport } from './net-worth.ts';
import { rollForwardReport } from './roll-forward.ts';

export { basisBeforePayouts, basisLeft } from './basis-at-payout.ts';
export { openingAccount } from './basis-items.ts';
export { type CapitalAccount, divide } from './capital.ts';
export { type MemberOfYear, type MembersOfYear, membersOfYear } from './for-return.ts';
export { type Company, requireCompany } from './members.ts';
export { moveMemberAccount } from './merging.ts';
export { rollForwardReport } from './roll-forward.ts';

export const memberHandlers: HandlersOf<typeof contract.member> = {
  list: listMembers,
  set: setMembers,
  agree: agreeTerms,
  assign: assignAccount,
  roll_forward: rollForwardReport,
  basis: basisReport,
  add_item: addItem,
  remove_item: removeItem,
  net_worth: netWorthReport,
};
