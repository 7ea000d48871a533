/** The tables of `schema.ts` as the door takes them. */
import { table } from './door/tables.ts';
import type * as schema from './schema.ts';

export const entity = table<typeof schema.entity>('entity');
export const member = table<typeof schema.member>('member');
export const memberStake = table<typeof schema.memberStake>('member_stake');
export const account = table<typeof schema.account>('account');
export const entry = table<typeof schema.entry>('entry');
export const posting = table<typeof schema.posting>('posting');
export const tag = table<typeof schema.tag>('tag');
export const entryTag = table<typeof schema.entryTag>('entry_tag');
export const attachment = table<typeof schema.attachment>('attachment');
export const importBatch = table<typeof schema.importBatch>('import_batch');
export const sourceFile = table<typeof schema.sourceFile>('source_file');
export const statement = table<typeof schema.statement>('statement');
export const statementLine = table<typeof schema.statementLine>('statement_line');
export const lineMatch = table<typeof schema.lineMatch>('line_match');
