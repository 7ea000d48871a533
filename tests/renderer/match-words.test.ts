import { expect, it } from 'vitest';
import { type Candidate, sayCandidate, sayRows } from '../../renderer/features/matching/match-words.ts';

const leg = (payee: string, amount_minor: number) =>
  ({
    entry_id: payee,
    line: 0,
    date: '2026-10-20',
    payee,
    amount_minor,
    currency: 'USD',
    category: 'Income:Service revenue',
  }) as Candidate['legs'][number];
const row = (payee: string) =>
  ({
    date: '2026-10-22',
    payee,
    memo: '',
    amount_minor: 200_000,
    currency: 'USD',
  }) as Candidate['rows'][number];
const candidate = (legs: Candidate['legs'], rows: Candidate['rows'] = [row('DEPOSIT')]) =>
  ({ kind: 'legs', legs, rows }) as Candidate;

it('several transactions, or rows, that could be one are told as a sentence', () => {
  const [alder, birch] = [leg('Alder', 120_000), leg('Birch', 80_000)];
  expect(sayCandidate(candidate([alder]), row('DEPOSIT'), 'en-US')).toBe(
    'The transaction of Oct 20, 2026, Alder, $1,200.00 (Service revenue)',
  );
  expect(sayCandidate(candidate([alder, birch]), row('DEPOSIT'), 'en-US')).toBe(
    'Together: the transaction of Oct 20, 2026, Alder, $1,200.00 (Service revenue) and the transaction of Oct 20, 2026, Birch, $800.00 (Service revenue)',
  );
  expect(sayRows(candidate([alder, birch]), alder, 'en-US')).toBe(
    'The bank’s row of Oct 22, 2026, DEPOSIT, $2,000.00, together with the transaction of Oct 20, 2026, Birch, $800.00 (Service revenue)',
  );
  expect(sayRows(candidate([], [row('ONE'), row('TWO')]), alder, 'en-US')).toBe(
    'Together: the bank’s row of Oct 22, 2026, ONE, $2,000.00 and the bank’s row of Oct 22, 2026, TWO, $2,000.00',
  );
});

it('what is left over beside a transaction is told with its account', () => {
  const [sale, came] = [leg('Card sales', 150_000), row('PAYOUT')];
  const rest = { amount: '-43.50', amount_minor: -4_350, account_id: 'fees', account: 'Expenses:Bank fees' };
  expect(sayCandidate({ ...candidate([sale], [came]), rest }, came, 'en-US')).toBe(
    'The transaction of Oct 20, 2026, Card sales, $1,500.00 (Service revenue), and −$43.50 in Bank fees',
  );
});
