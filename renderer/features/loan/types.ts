/** What the core tells of loans. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';

type Outputs = InferContractRouterOutputs<Contract>['loan'];
export type Loan = Outputs['list'][number];
export type LoanDetail = Outputs['get'];
export type AfrRate = Outputs['afr'][number];
export type Unwritten = Outputs['unwritten'][number];
export type Preview = Outputs['preview'];
