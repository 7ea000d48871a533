/** Every table the door may write, from every feature. A table that is not here can't be changed by a command. */

import { counterAccount, crossing, crossingBefore, crossingLeg } from '../crossing/tables.ts';
import {
  document,
  documentCrossing,
  documentFile,
  documentSigner,
  documentTemplate,
} from '../document/tables.ts';
import { bankLink, csvProfile, deducedOpening, doubtfulRow, retoldRows } from '../import/tables.ts';
import type { TableToken } from '../ledger/index.ts';
import * as ledger from '../ledger/tables.ts';
import { afrRate, loan, loanTerms } from '../loan/tables.ts';
import { basisItem, capitalTerms, memberAccount } from '../member/tables.ts';
import { packet, yearClose } from '../packet/tables.ts';
import { reconciliation } from '../reconcile/tables.ts';
import { rule, rulePart, ruleSource } from '../rules/tables.ts';
import { solvencySnapshot } from '../solvency/tables.ts';
import {
  taxAdjustment,
  taxAsset,
  taxFacts,
  taxHome,
  taxHomeArea,
  taxHomeCost,
  taxService,
  taxTrip,
} from '../tax/tables.ts';
import { findingEvent, formality, veilSetting } from '../veil/tables.ts';
import { vendor, vendorAccount, vendorPayee, vendorPayment } from '../vendor/tables.ts';
import { savedView } from '../views/tables.ts';

export const TABLES: readonly TableToken[] = [
  ledger.entity,
  ledger.member,
  ledger.memberStake,
  ledger.account,
  ledger.entry,
  ledger.posting,
  ledger.tag,
  ledger.entryTag,
  ledger.attachment,
  ledger.importBatch,
  ledger.sourceFile,
  ledger.statement,
  ledger.statementLine,
  ledger.lineMatch,
  bankLink,
  deducedOpening,
  doubtfulRow,
  retoldRows,
  csvProfile,
  rule,
  rulePart,
  ruleSource,
  reconciliation,
  taxAdjustment,
  taxFacts,
  taxService,
  taxAsset,
  taxTrip,
  taxHome,
  taxHomeArea,
  taxHomeCost,
  savedView,
  findingEvent,
  formality,
  solvencySnapshot,
  veilSetting,
  crossing,
  crossingBefore,
  crossingLeg,
  counterAccount,
  loan,
  loanTerms,
  afrRate,
  document,
  documentCrossing,
  documentSigner,
  documentFile,
  documentTemplate,
  capitalTerms,
  memberAccount,
  basisItem,
  vendor,
  vendorPayee,
  vendorAccount,
  vendorPayment,
  packet,
  yearClose,
];
