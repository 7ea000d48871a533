/**
 * Files that write an account's number differently, or only its end. The end of a number is no account by itself: two
 * banks' accounts may end alike. What may be an account that is there is asked about, with that one proposed.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportChoice, ImportFile, ImportResult } from '../../shared/contract/import.ts';
import { ofx } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { at, drawPdf, to } from '../support/pdf.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Maya' });
});
afterEach(() => books.close());

interface Paper {
  bank: string;
  month?: 'February' | 'March';
  shop?: string;
  opening?: string;
  closing?: string;
}

/** Of an account that its bank names by its last digits only. */
async function paper({ bank, month = 'February', shop = 'SHOP', ...ends }: Paper): Promise<File> {
  const { opening = '1,000.00', closing = '1,480.00' } = ends;
  const [number, days] = month === 'February' ? ['02', 28] : ['03', 31];
  const page = [
    [at(50, bank)],
    [at(50, 'Checking account ending in 1234')],
    [at(50, `Statement period ${month} 1, 2025 to ${month} ${days}, 2025`)],
    10,
    [at(50, 'Date'), at(120, 'Description'), to(450, 'Amount')],
    [at(50, 'Beginning balance'), to(450, opening)],
    [at(50, `${number}/03/2025`), at(120, shop), to(450, '-20.00')],
    [at(50, `${number}/05/2025`), at(120, 'PAY'), to(450, '500.00')],
    [at(50, 'Ending balance'), to(450, closing)],
  ];
  return statementFile(`${bank} ${month}.pdf`, await drawPdf([page]));
}

const chase = (shop = 'SHOP') =>
  ofx('chase.ofx', {
    account: '100200301234',
    rows: [
      { date: '2025-02-03', amount: '-20.00', payee: shop, fitid: 'a' },
      { date: '2025-02-05', amount: '500.00', payee: 'PAY', fitid: 'b' },
    ],
    balance: { amount: '1480.00', on: '2025-02-28' },
  });

/** As a screen asks for it: accounts that are new come with it, and somebody is there to be asked. */
async function bring(files: File[], choices: ImportChoice[] = [], more: object = {}): Promise<ImportFile[]> {
  const asked = { files, create_accounts: true, choices: JSON.stringify(choices), ...more };
  return (await books.call('imports.commit', asked)).files;
}
const placed = (files: readonly ImportFile[]) =>
  files.flatMap(({ accounts }) => accounts.map((one) => [one.account, one.new, one.duplicate]));

describe('an account that is named by the end of its number', () => {
  it('is the same one in the next statement of its bank', async () => {
    await bring([await paper({ bank: 'Chase Bank' })]);
    const next = await paper({
      bank: 'Chase Bank',
      month: 'March',
      opening: '1,480.00',
      closing: '1,960.00',
    });
    const [file] = await bring([next]);
    expect(placed([file!])).toEqual([['Assets:Checking …1234', 2, 0]]);
    // No more than likely: somebody may still say another.
    expect(file!.accounts[0]!.target).toMatchObject({
      wants: 'nothing',
      likely: [{ name: 'Checking …1234' }],
    });
  });

  it('is asked about in the statement of another bank, and is the account that somebody names', async () => {
    await bring([await paper({ bank: 'Chase Bank' })]);
    const other = () =>
      paper({ bank: 'Bank of America', shop: 'OTHER', opening: '7,000.00', closing: '7,480.00' });
    const [asked] = await bring([await other()]);
    expect(asked).toMatchObject({
      status: 'refused',
      trouble: 'account-alike',
      accounts: [
        { target: { wants: 'account', likely: [{ name: 'Checking …1234', entity: 'Maya' }] }, new: 0 },
      ],
    });
    await books.call('account.create', { entity: 'Maya', name: 'BoA', type: 'asset', role: 'bank' });
    expect(placed(await bring([await other()], [{ file: 0, entity: 'Maya', account: 'BoA' }]))).toEqual([
      ['Assets:BoA', 2, 0],
    ]);
    // From then on both are known by their banks.
    expect(placed(await bring([await other(), await paper({ bank: 'Chase Bank' })]))).toEqual([
      ['Assets:BoA', 0, 2],
      ['Assets:Checking …1234', 0, 2],
    ]);
  });

  it('is a new one where somebody says so', async () => {
    await bring([await paper({ bank: 'Chase Bank' })]);
    const other = await paper({ bank: 'Bank of America' });
    expect(placed(await bring([other], [{ file: 0, entity: 'Maya' }]))).toEqual([
      ['Assets:Checking …1234 (Bank of America)', 2, 0],
    ]);
  });

  it('is asked about in a table of another shape', async () => {
    const table = (head: string, row: string) =>
      statementFile('a.csv', `Account: XXXXXX1234\n${head}\n${row}\n`);
    const first = table('Date,Description,Amount', '2025-02-03,SHOP,-20.00');
    await bring([first], [], { entity: 'Maya' });
    expect(placed(await bring([first]))).toMatchObject([[expect.any(String), 0, 1]]);
    const [asked] = await bring([table('Posted,Payee,Note,Amount', '2025-02-03,SHOP,x,-20.00')]);
    expect(asked).toMatchObject({ trouble: 'account-alike', accounts: [{ target: { wants: 'account' } }] });
  });
});

describe('an account that another kind of file names in its own way', () => {
  it.each([
    ['OFX, then PDF', async () => [chase(), await paper({ bank: 'Chase Bank' })]],
    ['PDF, then OFX', async () => [await paper({ bank: 'Chase Bank' }), chase()]],
    [
      'OFX, then CSV',
      async () => [
        chase(),
        statementFile(
          'a.csv',
          'Account,Date,Description,Amount\n100200301234,2025-02-03,SHOP,-20.00\n100200301234,2025-02-05,PAY,500.00\n',
        ),
      ],
    ],
    [
      'MT940, then CAMT',
      async () => [
        statementFile(
          'a.sta',
          ':20:A\n:25:50010517/5407324931\n:28C:1/1\n:60F:C250131EUR1000,00\n:61:2502030203D20,00NMSCNONREF\n:86:SHOP\n:62F:C250228EUR980,00\n-\n',
        ),
        statementFile('a.xml', CAMT),
      ],
    ],
    [
      'MT940 with the currency behind the IBAN, then CAMT',
      async () => [
        statementFile(
          'a.sta',
          ':20:A\n:25:DE12500105175407324931EUR\n:28C:1/1\n:60F:C250131EUR1000,00\n:61:2502030203D20,00NMSCNONREF\n:86:SHOP\n:62F:C250228EUR980,00\n-\n',
        ),
        statementFile('a.xml', CAMT),
      ],
    ],
  ])('is asked about, with that one proposed: %s', async (_, files) => {
    const [first, second] = (await files()) as [File, File];
    const [made] = placed(await bring([first]));
    const [asked] = await bring([second]);
    const name = String(made![0]).replace('Assets:', '');
    expect(asked).toMatchObject({
      status: 'refused',
      trouble: 'account-alike',
      accounts: [{ target: { wants: 'account', likely: [{ account_id: expect.any(String), name }] } }],
    });
    const again = await bring([second], [{ file: 0, account: name, entity: 'Maya' }]);
    expect(placed(again)).toEqual([[made![0], 0, made![1]]]);
    // The answer holds, although the file brought nothing that was not there.
    expect(placed(await bring([second]))).toEqual(placed(again));
  });

  it('is asked about where both come at once, and is the one that comes with the other file', async () => {
    const files = async () => [chase(), await paper({ bank: 'Chase Bank' })];
    const [first, asked] = await bring(await files());
    expect(first!.accounts[0]).toMatchObject({ new: 2 });
    expect(asked).toMatchObject({ trouble: 'account-alike' });
    const looked = await TestBooks.create();
    await looked.call('entity.create', { kind: 'person', name: 'Maya' });
    const input = { files: await files(), create_accounts: true };
    const [, shown] = (await looked.call('imports.preview', { ...input, choices: '[]' })).files;
    const [likely] = shown.accounts[0].target.likely;
    expect(likely).toEqual({ account_id: null, name: 'Checking …1234', entity: 'Maya' });
    const choices = JSON.stringify([{ file: 1, account: likely.name, entity: likely.entity }]);
    const done = await looked.call('imports.commit', { ...input, files: await files(), choices });
    expect(placed(done.files)).toEqual([
      ['Assets:Checking …1234', 2, 0],
      ['Assets:Checking …1234', 0, 2],
    ]);
    await looked.close();
  });

  it('is not made a second time for a script that lets accounts be made', async () => {
    await books.call('imports.commit', { files: [chase()], create_accounts: true });
    const { files } = await books.call('imports.commit', {
      files: [await paper({ bank: 'Chase Bank' })],
      create_accounts: true,
    });
    expect(files[0]).toMatchObject({ status: 'refused', trouble: 'account-alike' });
    expect(files[0].error).toMatch(/...1234 may be “Assets:100200301234” of Maya/);
  });

  it('is asked about where it stands in no more than a table’s name, whichever came first', async () => {
    const table = statementFile(
      'Harbor_1234_activity.csv',
      'Date,Description,Amount\n2025-02-03,SHOP,-20.00\n2025-02-05,PAY,500.00\n',
    );
    for (const files of [
      [chase(), table],
      [table, chase()],
    ]) {
      const script = { files, create_accounts: true };
      const done: ImportResult = await books.call('imports.commit', script);
      const [first, second] = done.files;
      expect(first).toMatchObject({ status: 'imported', accounts: [{ new: 2 }] });
      expect(second).toMatchObject({
        status: 'refused',
        trouble: 'account-alike',
        accounts: [{ target: { wants: 'account', likely: [{ name: first!.accounts[0]!.target.name }] } }],
      });
      await books.call('imports.undo', { batch: done.batch });
    }
  });

  it('is another one where one file has both', async () => {
    const row = { date: '2025-02-03', amount: '-20.00', payee: 'SHOP', fitid: 'a' };
    const [file] = await bring([
      ofx('a.ofx', { account: '100200301234', rows: [row] }, { account: '1234', kind: 'card', rows: [row] }),
    ]);
    expect(file).toMatchObject({ status: 'imported', accounts: [{ new: 1 }, { new: 1 }] });
  });
});

const CAMT = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>
<Acct><Id><IBAN>DE12500105175407324931</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">980.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-02-28</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">20.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2025-02-03</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>SHOP</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;
