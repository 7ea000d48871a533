/** Banks that keep a fee of what comes in: the whole payment and the fee are booked, and their balance is the judge. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { books, bring, openBooks, trialBalance } from '../support/processor-books.ts';

beforeEach(openBooks);
afterEach(() => books.close());

const STATEMENT = `"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Total fees"
TRANSFER-3,12-03-2025,-100.43,USD,"Sent money to Bob",,893.46,,,,,Bob,,,0.43
TRANSFER-2,11-03-2025,993.89,USD,"Received money from Client Inc","INV 7",993.89,,,,"Client Inc",,,,6.11
`;
const HISTORY = `ID,Status,Direction,"Created on","Finished on","Source fee amount","Source fee currency","Target fee amount","Target fee currency","Source name","Source amount (after fees)","Source currency","Target name","Target amount (after fees)","Target currency","Exchange rate",Reference,Batch
TRANSFER-3,COMPLETED,OUT,2025-03-12 10:00:00,2025-03-12 10:00:00,0.43,USD,0,USD,Mill,100.00,USD,Bob,100.00,USD,1,,
TRANSFER-2,COMPLETED,IN,2025-03-11 10:00:00,2025-03-11 10:00:00,5.00,EUR,6.11,USD,Client Inc,950.00,EUR,Mill,993.89,USD,1.05,INV 7,
`;
const TAKEN = { account: 'Checking', create_accounts: false };

describe('a fee on what comes in', () => {
  it('is booked beside the whole payment out of a balance statement, which proves', async () => {
    const { files } = await bring('statement.csv', STATEMENT, TAKEN);
    expect(files[0]!.accounts[0]).toMatchObject({ stated_balance: '893.46', difference: '0.00' });
    expect(await trialBalance()).toEqual({
      Checking: '893.46',
      'Merchant and bank fees': '6.11',
      Uncategorised: '-899.57',
    });
    const { files: again } = await bring('history.csv', HISTORY, TAKEN);
    expect(again[0]!.accounts[0]).toMatchObject({ new: 0, duplicate: 2 });
  });

  it('is that of the side that got the money out of a history, and read again as it was', async () => {
    const hand = { entity: 'Mill', date: '2025-03-11', payee: 'Client Inc' };
    const postings = [
      { account: 'Checking', amount: '993.89' },
      { account: 'Service revenue', amount: '-993.89' },
    ];
    const { ids } = await books.call('entry.create', { entries: [{ ...hand, postings }] });
    await bring('history.csv', HISTORY, TAKEN);
    const { evidence } = await books.call('entry.get', { id: ids[0] });
    const { entry_id } = await books.call('matching.unmatch', { line: evidence[0].statement_line_id });
    const legs = (await books.call('entry.get', { id: entry_id })).postings;
    expect(legs.map((leg: { account: string; amount: string }) => [leg.account, leg.amount])).toEqual([
      ['Assets:Checking', '993.89'],
      ['Expenses:Uncategorised', '-1000.00'],
      ['Expenses:Merchant and bank fees', '6.11'],
    ]);
    // What was sent is told without its fee.
    expect(await trialBalance()).toMatchObject({ 'Merchant and bank fees': '6.54' });
  });

  it('in other money than the payment is not guessed', async () => {
    const { files } = await bring('history.csv', HISTORY.replace('6.11,USD', '6.11,EUR'), TAKEN);
    expect(files[0]!.unreadable).toMatchObject([
      { line: 3, reason: 'the fee is in EUR, and the amount in USD' },
    ]);
  });
});
