/** Tables of other programs say what each row was put down as: used as QIF’s categories are, and asked about as they are. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const MINT = `Date,Description,Original Description,Amount,Transaction Type,Category,Account Name,Labels,Notes
1/13/2025,Corner Shop,CORNER SHOP 0412,12.50,debit,Groceries,Everyday,,
1/14/2025,Kiln,KILN CO,40.00,debit,Arts / Clay,Everyday,,
1/15/2025,Employer,ACME PAYROLL,"2,000.00",credit,Wages,Everyday,,
1/16/2025,Odds,ODDS,3.00,debit,Uncategorized,Everyday,,
`;
const MONARCH = `Date,Merchant,Category,Account,Original Statement,Notes,Amount,Tags
2025-01-13,Corner Shop,Groceries,Everyday (...4821),CORNER SHOP 0412,,-12.50,
2025-01-14,Kiln,Arts / Clay,Everyday (...4821),KILN CO,,-40.00,
2025-01-15,Employer,Wages,Everyday (...4821),ACME PAYROLL,,2000.00,
2025-01-16,Odds,Uncategorized,Everyday (...4821),ODDS,,-3.00,
`;
const YNAB = `"Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
"Everyday","","01/13/2025","Corner Shop","Food: Groceries","Food","Groceries","",$12.50,$0.00,"Cleared"
"Everyday","","01/14/2025","Kiln","Fun: Arts / Clay","Fun","Arts / Clay","",$40.00,$0.00,"Cleared"
"Everyday","","01/15/2025","Employer","Inflow: Wages","Inflow","Wages","",$0.00,$2000.00,"Cleared"
"Everyday","","01/16/2025","Odds","","","","",$3.00,$0.00,"Cleared"
`;
const COPILOT = `date,name,amount,status,category,parent category,excluded,tags,type,account,account mask,note,recurring
2025-01-13,Corner Shop,12.5,posted,Groceries,Food,false,,regular,Everyday,4821,,
2025-01-14,Kiln,40,posted,Arts / Clay,Fun,false,,regular,Everyday,4821,,
2025-01-15,Employer,-2000,posted,Wages,Inflow,false,,income,Everyday,4821,,
2025-01-16,Odds,3,posted,,,false,,regular,Everyday,4821,,
`;
const QUICKEN = `Date,Account,Num,Description,Memo,Category,Tag,Clr,Amount
1/13/2025,Everyday,,Corner Shop,,Food:Groceries,,c,-12.50
1/14/2025,Everyday,,Kiln,,Arts / Clay,,c,-40.00
1/15/2025,Everyday,,Employer,,Wages,,c,"2,000.00"
1/16/2025,Everyday,,To savings,,Transfer:[Rainy day],,c,-3.00
`;
const SIMPLIFI = `account,date,payee,category,tags,notes,amount
Everyday,1/13/2025,Corner Shop,Groceries,,,-12.50
Everyday,1/14/2025,Kiln,Arts / Clay,,,-40.00
Everyday,1/15/2025,Employer,Wages,,,2000.00
Everyday,1/16/2025,Odds,,,,-3.00
`;

const bring = (name: string, text: string, more: object = {}): Promise<ImportResult> =>
  books.call('imports.commit', { files: [statementFile(name, text)], account: 'Checking', ...more });

/** Where each row went, the oldest first. */
async function places(): Promise<string[]> {
  const { rows } = await books.call('entry.register', { account: 'Checking' });
  return rows.map(({ amount, others }: { amount: string; others: { account: string }[] }) =>
    [amount, ...others.map(({ account }) => account.split(':').at(-1))].join(' '),
  );
}

it.each([
  ['Mint', MINT],
  ['Monarch', MONARCH],
  ['YNAB', YNAB],
  ['Copilot', COPILOT],
  ['Quicken', QUICKEN],
  ['Simplifi', SIMPLIFI],
])('of %s: what the chart has is taken, what it lacks is asked about', async (program, text) => {
  const { files } = await bring(`${program}.csv`, text);
  expect(files[0]!.error).toBeNull();
  const open = files[0]!.categories.map(({ name, is }) => `${is} ${name.split(':').at(-1)!.trim()}`);
  expect(open).toEqual(['open Arts / Clay', ...(program === 'Quicken' ? ['open [Rainy day]'] : [])]);
  expect((await places()).map((one) => one.replace(/Uncategori.*/, '?'))).toEqual([
    '-12.50 Groceries',
    '-40.00 ?',
    '2000.00 Wages',
    '-3.00 ?',
  ]);
});

it('is said what its categories are, now and later, and remembers', async () => {
  await bring('mint.csv', MINT);
  const categories = [{ name: 'Arts / Clay', account: 'Gifts' }];
  await bring('mint.csv', MINT, { choices: JSON.stringify([{ file: 0, categories }]) });
  expect((await places())[1]).toBe('-40.00 Gifts');
  const february = MINT.replaceAll('1/', '2/');
  const { files } = await bring('mint (1).csv', february);
  expect(files[0]!.categories).toMatchObject([{ name: 'Arts / Clay', is: 'account', remembered: true }]);
});

it('lets a rule know better, and a bank’s own export is read as before', async () => {
  await books.call('rules.create', { entity: 'Ana', value: 'corner', account: 'Gifts' });
  await bring('mint.csv', MINT);
  expect((await places())[0]).toBe('-12.50 Gifts');
  const chase = `Transaction Date,Post Date,Description,Category,Type,Amount,Memo
03/13/2025,03/14/2025,GROCER,Groceries,Sale,-12.50,
`;
  const { files } = await bring('Chase1234_Activity.csv', chase);
  expect(files[0]!.categories).toEqual([]);
});
