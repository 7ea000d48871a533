/**
 * The books for other programs: hledger and beancount from the first entry on, so that their balances are ours; what is imported
 * into an accounting program holds the year alone. What a format can't hold is left out, and its reason told.
 */

import { unzipSync } from 'fflate';
import type { z } from 'zod';
import type { FormName } from '../../shared/contract/tax.ts';
import type { journalFormat } from '../../shared/contract/vault.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { grouped } from '../../shared/money.ts';
import { journalHandlers, txfHandlers } from '../export/index.ts';
import { findForm } from '../tax/index.ts';
import { file1099 } from '../vendor/index.ts';
import type { Asked } from './sheets/asked.ts';

export interface Written {
  path: string;
  what: string;
  bytes: Uint8Array;
}

type Format = z.infer<typeof journalFormat>;

const FORMATS: readonly [format: Format, what: string, whole: boolean][] = [
  ['hledger', 'Journal for hledger and ledger, from the first entry to the end of the year', true],
  ['beancount', 'Journal for beancount, from the first entry to the end of the year', true],
  ['iif', 'Accounts and entries of the year for QuickBooks Desktop', false],
  ['quickbooks', 'Accounts and entries of the year for QuickBooks Online', false],
  ['xero', 'Accounts and entries of the year for Xero', false],
];

export const JOURNALS = FORMATS.length;

/** One format after another, so that none is kept once it was written. */
export async function* journalsOf(asked: Asked, leftOut: string[]): AsyncGenerator<Written> {
  const { scope, entity, from, to } = asked;
  for (const [format, what, whole] of FORMATS) {
    const span = { entity: entity.id, ...(whole ? {} : { from }), to };
    const file = await orLeftOut(leftOut, what, () => journalHandlers.export(scope, { format, ...span }));
    if (file === null) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!file.name.endsWith('.zip')) yield { path: `journals/${file.name}`, what, bytes };
    else
      for (const [name, content] of Object.entries(unzipSync(bytes)))
        yield { path: `journals/${format}/${name}`, what, bytes: content };
  }
}

/** `null` where the return is the entity’s own, which the format does not know. */
export async function txfOf(asked: Asked, leftOut: string[]): Promise<Written | null> {
  const { scope, entity, year } = asked;
  const what = 'The year for tax programs on the desktop (TXF)';
  const txf = await orLeftOut(leftOut, what, () => txfHandlers.txf(scope, { entity: entity.id, year }));
  if (txf === null) return null;
  for (const one of txf.left_out)
    leftOut.push(
      `TXF has no code for ${titled(one.form, year)} ${one.line === '' ? '' : `line ${one.line}`}, ${one.label}: ${grouped(one.amount)} of ${one.entity}. Type it by hand.`,
    );
  return { path: `tax/${txf.name}`, what, bytes: Buffer.from(txf.text, 'latin1') };
}

/** Numbers of taxpayers go whole only where a passphrase keeps them. */
export async function forms1099Of(asked: Asked, isOpen: boolean, leftOut: string[]): Promise<Written[]> {
  const { scope, entity, year } = asked;
  if (entity.kind !== 'llc') return [];
  const what = 'Forms 1099 of the year for electronic filing';
  const list = await orLeftOut(leftOut, what, () => file1099(scope, { entity: entity.id, year }, isOpen));
  if (list === null || list.files.length === 0) return [];
  if (isOpen)
    leftOut.push(
      `${what}: taxpayer numbers are masked. Make the packet with a passphrase to have them whole.`,
    );
  leftOut.push(...list.notes.map((note) => `${what}: ${note}`));
  return list.files.map(({ name, form, text }) => ({
    ...{ path: `tax/${name}`, what: `${what}: ${form}`, bytes: Buffer.from(text, 'utf8') },
  }));
}

async function orLeftOut<T>(leftOut: string[], what: string, make: () => T | Promise<T>): Promise<T | null> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof BulkheadError) || error.code === 'VAULT_DAMAGED') throw error;
    leftOut.push(`${what}: ${error.message}`);
    return null;
  }
}

function titled(form: string, year: number): string {
  return findForm(form as FormName, year)?.title ?? form;
}
