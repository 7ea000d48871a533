/** What the commands of tax share. */
import { Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { FILING_STATUSES, FORM_NAMES } from '../../../shared/contract/tax.ts';

export type TaxAnswer<Name extends keyof typeof contract.tax> = z.infer<
  NonNullable<(typeof contract.tax)[Name]['~orpc']['outputSchema']>
>;

export const amount = (title: string) => ({ title, align: 'right' as const });
export const statusOption = () => new Option('--status <status>', 'filing status').choices(FILING_STATUSES);
export const formOption = () =>
  new Option('--form <form>', 'which form').choices(FORM_NAMES).makeOptionMandatory();
