/** A lender's statement in OFX: what payments leave of the debt, with interest and escrow told beside. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeAll(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterAll(() => books.close());

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
