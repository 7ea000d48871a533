/** What the commands of tax share. */
import { Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { ACCOUNTING_METHODS } from '../../../shared/contract/ledger.ts';
import { FILING_STATUSES, FORM_NAMES } from '../../../shared/contract/tax.ts';

export type TaxAnswer<Name extends keyof typeof contract.tax> = z.infer<
  NonNullable<(typeof contract.tax)[Name]['~orpc']['outputSchema']>
>;

export const amount = (title: string) => ({ title, align: 'right' as const });
export const basisOption = () =>
  new Option(
    '--basis <basis>',
    'when income and costs count; by the accounting method of the books by default',
  ).choices(ACCOUNTING_METHODS);
export const statusOption = () => new Option('--status <status>', 'filing status').choices(FILING_STATUSES);
export const formOption = () =>
  new Option('--form <form>', 'which form').choices(FORM_NAMES).makeOptionMandatory();
