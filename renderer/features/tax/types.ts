/** What the contract answers, by the names of this screen. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';

type Outputs = InferContractRouterOutputs<Contract>['tax'];
export type FormsOf = Outputs['forms'];
export type ListedForm = FormsOf['forms'][number];
export type FilledForm = Outputs['form'];
export type FilledLine = FilledForm['lines'][number];
export type PlainLine = Outputs['lines']['lines'][number];
export type Facts = Outputs['facts'];
export type Estimates = Outputs['estimates'];
export type SelfEmployment = Outputs['self_employment'];
export type Asset = Outputs['assets'][number];
export type Depreciation = Outputs['depreciation'];
export type Trip = Outputs['trips'][number];
export type Mileage = Outputs['mileage'];
export type HomeOffice = Outputs['home_office'];
export type Qbi = Outputs['qbi'];
export type SchedulesK1 = Outputs['k1'];
export type Rate = Outputs['rates']['rates'][number];
