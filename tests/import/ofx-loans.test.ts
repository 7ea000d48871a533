/** A lender's statement in OFX: what payments leave of the debt, with interest and escrow told beside. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const payment = (id: string, day: string, sign: string, parts: string) =>
  `<LOANSTMTTRN><LOANTRNTYPE>PAYMENT<DTPOSTED>${day}<TRNAMT>${sign}1000.00<LOANTRNAMT>${parts}</LOANTRNAMT><FITID>${id}<NAME>Thank you</LOANSTMTTRN>`;
const ROWS = [
  payment('p1', '20240105', '', '<PRINAMT>800.00<INTAMT>150.00<ESCRWAMT><ESCRWTOTAL>50.00</ESCRWAMT>'),
  payment('p2', '20240205', '-', '<PRINAMT>-810.00<INTAMT>190.00'),
  '<LOANSTMTTRN><LOANTRNTYPE>FEE<DTPOSTED>20240210<TRNAMT>-25.00<FITID>f1<MEMO>Late</LOANSTMTTRN>',
];
const LOAN = `OFXHEADER:100\n\n<OFX><LOANMSGSRSV1><LOANSTMTTRNRS><LOANSTMTRS><CURDEF>USD<LOANACCTFROM><LOANACCTID>L-77<LOANACCTTYPE>MORTGAGE</LOANACCTFROM><LOANTRANLIST><DTSTART>20240101<DTEND>20240229${ROWS.join('')}</LOANTRANLIST><PRINBAL><BALAMT>98415.00<PRINYTD>1610.00<DTASOF>20240229</PRINBAL></LOANSTMTRS></LOANSTMTTRNRS></LOANMSGSRSV1></OFX>`;

it('is a debt that its payments make smaller by their principal, proven by what is still owed', async () => {
  const input = { files: [statementFile('loan.ofx', LOAN)], create_accounts: true, rows: 10 };
  const { files } = await books.call('imports.commit', input);
  expect(files[0]).toMatchObject({ status: 'imported', unreadable: [] });
  const [account] = files[0].accounts;
  expect(account).toMatchObject({
    ...{ account_id: 'L-77', kind: 'loan', new: 3, sum: '1585.00' },
    ...{ stated_balance: '-98415.00', stated_on: '2024-02-29', difference: '0.00' },
    deduced_opening: { amount: '-100000.00' },
  });
  const told = account.rows.map((row: Record<string, string>) => `${row.amount} ${row.memo}`);
  expect(told).toEqual([
    '800.00 payment 1000.00, principal 800.00, interest 150.00, escrow 50.00',
    '810.00 payment 1000.00, principal 810.00, interest 190.00',
    '-25.00 Late',
  ]);
  expect((await books.call('imports.commit', input)).batch).toBeNull();
});

const paid = (first: string) =>
  `Date,Description,Amount
01/04/2024,${first},-1000.00
02/06/2024,HOME LENDING PMT,-1000.00
02/15/2024,Groceries,-20.00
`;
const loanFile = () => statementFile('loan.ofx', LOAN);
const bankFile = (first = 'HOME LENDING PMT') => statementFile('bank.csv', paid(first));
const bring = async (file: File): Promise<string> => {
  const place = file.name === 'loan.ofx' ? { create_accounts: true } : { account: 'Checking' };
  const { batch, files } = await books.call('imports.commit', { files: [file], ...place });
  expect(files[0]).toMatchObject({ status: 'imported', unreadable: [] });
  return batch;
};
/** Every entry of a row, by its legs. */
const entries = async () => {
  const found: { date: string; postings: { account: string; amount: string; status: string }[] }[] = (
    await books.call('entry.list', { limit: 100 })
  ).entries;
  const leaf = (account: string) => account.split(':').at(-1);
  return found
    .map(({ date, postings }) =>
      [date, ...postings.map((leg) => `${leaf(leg.account)} ${leg.amount} ${leg.status}`)].join(', '),
    )
    .filter((words) => !words.includes('Opening'))
    .sort();
};
const FIRST =
  '2024-01-05, L-77 800.00 cleared, Checking -1000.00 cleared, Loan interest 150.00 cleared, Uncategorised 50.00 cleared';
const UNDER_WAY = FIRST.replace('Checking -1000.00 cleared', 'Loan payments in transit -1000.00 pending');
const BOOKED = [
  FIRST,
  '2024-02-05, L-77 810.00 cleared, Checking -1000.00 cleared, Loan interest 190.00 cleared',
  '2024-02-10, L-77 -25.00 cleared, Uncategorised 25.00 cleared',
  '2024-02-15, Checking -20.00 cleared, Uncategorised 20.00 cleared',
];

it.each([
  ['the lender’s file first', [loanFile, bankFile]],
  ['the bank’s file first', [bankFile, loanFile]],
] as const)('books a payment whole against the bank’s row of it: %s', async (_, files) => {
  const alone: string[][] = [];
  for (const file of files) {
    const batch = await bring(file());
    alone.push(await entries());
    await books.call('imports.undo', { batch });
  }
  const batches: string[] = [];
  for (const file of files) batches.push(await bring(file()));
  expect(await entries()).toEqual(BOOKED);
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.call('imports.undo', { batch: batches[0] });
  expect(await entries()).toEqual(alone[1]);
});

it('offers a payment for a row that does not name the loan, and lets go of it again', async () => {
  await bring(loanFile());
  await bring(bankFile('ACH 8831'));
  expect((await entries()).filter((words) => words.startsWith('2024-01'))).toEqual([
    '2024-01-04, Checking -1000.00 cleared, Uncategorised 1000.00 cleared',
    UNDER_WAY,
  ]);
  const line = books.core.vault.db
    .prepare("SELECT id FROM statement_line WHERE payee = 'ACH 8831'")
    .pluck()
    .get() as string;
  const [{ candidates }] = (await books.call('matching.candidates', { line })).rows;
  const [{ entry_id: entry, line: at }] = candidates[0].legs;
  expect(candidates[0]).toMatchObject({ kind: 'legs', legs: [{ amount: '-1000.00' }], losses: [] });
  expect((await books.call('matching.pairs', { limit: 9 })).pairs).toMatchObject([{ rows: [{ id: line }] }]);
  await books.call('matching.match', { line, legs: [{ entry, line: at }] });
  expect(await entries()).toEqual(BOOKED);
  await books.call('matching.unmatch', { line });
  expect(await entries()).toContain(UNDER_WAY);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});
