import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';
import type { AttentionOut } from '../../../shared/contract/veil.ts';

/** One entity of `reports.overview`. */
export type Figures = InferContractRouterOutputs<Contract>['reports']['overview']['entities'][number];

/** One company of `veil.attention`. */
export type CompanyAttention = AttentionOut['companies'][number];
