/** What this screen shows, as the contract gives it. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';
import type { Tone } from '../../ui/index.ts';

type Veil = InferContractRouterOutputs<Contract>['veil'];
export type Health = Veil['health'];
export type Finding = Health['findings'][number];
export type Solvency = Veil['solvency'];
export type Formality = Veil['formalities']['formalities'][number];
export type Wanted = Veil['formalities']['wanted'][number];
export type Snapshot = Veil['snapshots'][number];
export type FindingRecord = Veil['findings'][number];
export type Threshold = Veil['thresholds'][number];

export const SEVERITY_TONES: Readonly<Record<Finding['severity'], Tone>> = {
  block: 'bad',
  critical: 'bad',
  high: 'bad',
  medium: 'warn',
  low: 'plain',
  info: 'plain',
};

export const RESULT_TONES: Readonly<Record<Solvency['result'], Tone>> = {
  passes: 'good',
  fails: 'bad',
  unknown: 'plain',
};

export const STATE_TONES: Readonly<Record<Health['dimensions'][number]['state'], Tone>> = {
  clear: 'good',
  watch: 'warn',
  action: 'bad',
  unknown: 'plain',
};
