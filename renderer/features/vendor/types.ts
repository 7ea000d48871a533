/** What the contract answers, by the names of this view. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';

type Outputs = InferContractRouterOutputs<Contract>['vendor'];

export type { Forms1099, Vendor } from '../../../shared/contract/vendor.ts';
export type PaidRow = Outputs['forms']['rows'][number];
export type Counted = Outputs['accounts'][number];
