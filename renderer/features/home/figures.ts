import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';

/** One entity of `reports.overview`. */
export type Figures = InferContractRouterOutputs<Contract>['reports']['overview']['entities'][number];
