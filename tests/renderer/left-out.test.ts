/** Which currencies a total does not count. */
import { expect, it } from 'vitest';
import { currenciesLeftOut } from '../../renderer/app/left-out.ts';

const held = (role: 'bank' | 'card' | 'investment', currency: string, balance_minor: number) => ({
  ...{ role, currency, balance_minor },
});

it('names each other currency that holds or owes something, once', () => {
  const accounts = [
    held('bank', 'USD', 100),
    held('bank', 'GBP', 100),
    held('card', 'EUR', -5),
    held('bank', 'EUR', 7),
  ];
  expect(currenciesLeftOut(accounts, 'USD')).toEqual(['EUR', 'GBP']);
  expect(currenciesLeftOut(accounts, 'GBP')).toEqual(['EUR', 'USD']);
});

it('names none that is empty, or that the total never counts', () => {
  expect(currenciesLeftOut([held('bank', 'EUR', 0), held('investment', 'EUR', 900)], 'USD')).toEqual([]);
});
