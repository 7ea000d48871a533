/** What the contract answers, by the names of this screen. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';

type Outputs = InferContractRouterOutputs<Contract>;
export type Members = Outputs['member']['set'];
export type RollForward = Outputs['member']['roll_forward'];
export type Basis = Outputs['member']['basis'];
export type Worth = Outputs['member']['net_worth'];
export type TaxView = Outputs['reports']['tax_view'];
