/** The shapes that the register works with, as the contract has them. */
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';

export type { RegisterRow } from '../../../shared/contract/ledger.ts';

type Inputs = InferContractRouterInputs<Contract>;
type Outputs = InferContractRouterOutputs<Contract>;

export type RegisterQuery = Inputs['entry']['register'];
export type EntryUpdate = Inputs['entry']['update'];
export type EntryCreate = Inputs['entry']['create']['entries'][number];
export type PostingIn = EntryCreate['postings'][number];
export type Entry = Outputs['entry']['get'];
/** What changing an entry answers with. */
export type Changed = Outputs['entry']['update'];
export type Leg = Entry['postings'][number];
export type Payee = Outputs['entry']['payees'][number];
export type BulkInput = Inputs['entry']['bulk'];
export type BulkAnswer = Outputs['entry']['bulk'];
export type Sum = Outputs['entry']['register']['sums'][number];
export type View = Outputs['view']['list'][number];
