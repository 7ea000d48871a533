/** The binder of a year that was worked through, read back from its PDF: a stranger finds what crossed, why and what is open. */
import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { bookmarksOf, outsideOf, pagesOf } from '../support/read-pdf.ts';
import { hasWorkedYear, PERSON, LLC as WORKED } from '../support/worked-year.ts';
import { enterYear } from '../veil/enter-year.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana Reyes';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

describe('the binder', () => {
  beforeEach(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: DANA });
    await books.call('entity.create', {
      ...{
        kind: 'llc',
        name: LLC,
        legal_name: 'Northlight Studio LLC',
        tax_class: 'disregarded',
        state: 'WY',
      },
      members: [{ name: DANA, entity: DANA, share: '100' }],
    });
  });
  afterEach(() => books.close());

  async function textOf(file: File): Promise<string> {
    if (process.env.KEEP_BINDER !== undefined)
      writeFileSync(process.env.KEEP_BINDER, new Uint8Array(await file.arrayBuffer()));
    return (await pagesOf(file)).join(' ');
  }

  it('tells what crossed, on what terms, with which paper and what is open', async () => {
    const make = (kind: string, from: string, to: string, amount: string, date: string, more: object = {}) =>
      makeDespite(books, {
        kind,
        from,
        to,
        amount,
        date,
        purpose: `The ${kind} of ${date}`,
        ...more,
      });
    await make('contribution', DANA, LLC, '25000', '2025-01-02', BANK);
    await books.call('loan.create', {
      ...{
        lender: DANA,
        borrower: LLC,
        principal: '12000',
        date: '2025-02-01',
        purpose: 'Bridge to the first fees',
      },
      ...{ rate: '6', plan: 'free', maturity: '2030-02-01' },
      ...{ lender_account: 'Checking', borrower_account: 'Checking' },
    });
    const draw = await make('draw', LLC, DANA, '9000', '2025-12-15', BANK);
    await books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date: '2025-11-10', payee: 'ATM' },
          postings: [
            { account: 'Draws', amount: '150' },
            { account: 'Checking', amount: '-150' },
          ],
        },
      ],
    });
    await books.call('paper.make', { crossings: [draw.id] });
    const asked = { entity: LLC, from: '2025-01-01', as_of: '2026-01-31' };
    const text = await textOf(await books.call('binder.pdf', asked));
    for (const said of [
      ...['Separateness binder', 'Northlight Studio LLC', 'Contents', 'January 1, 2025 to January 31, 2026'],
      ...['The contribution of 2025-01-02', '25,000.00', 'The draw of 2025-12-15', '9,000.00'],
      ...['Bridge to the first fees', '6 % a year', 'Without a counterpart (1)', 'ATM', '150.00'],
      ...['Wyoming', 'Share of net income', 'no legal advice', 'Hashes'],
    ])
      expect(text).toContain(said);
    const listed = await textOf(await books.call('binder.pdf', { ...asked, papers: 'list' }));
    expect(listed.length).toBeLessThan(text.length);
  });

  it('names parties as the law does, says who worked for whom, and owes on its day what the balance sheet does', async () => {
    const CORP = 'Harbor Works';
    const legal = { [CORP]: 'Harbor Works Holdings LLC', [DANA]: 'Dana María Reyes' };
    await books.call('entity.create', {
      ...{ kind: 'llc', name: CORP, legal_name: legal[CORP], tax_class: 's-corp', state: 'CA' },
      members: [{ name: DANA, entity: DANA, share: '100' }],
    });
    await books.call('entity.update', { entity: DANA, legal_name: legal[DANA] });
    const cross = (kind: string, from: string, to: string, date: string, more: object = {}) =>
      makeDespite(books, { kind, from, to, date, amount: '650', purpose: 'As agreed', ...more });
    await cross('management-fee', CORP, LLC, '2025-11-05');
    await cross('draw', CORP, DANA, '2025-11-06', BANK);
    await books.call('loan.create', {
      ...{ lender: DANA, borrower: CORP, principal: '24000', rate: '7.25', date: '2025-01-05' },
      ...{ plan: 'free', purpose: 'Start', lender_account: 'Checking', borrower_account: 'Checking' },
    });
    const accounts = { lender_account: 'Checking', borrower_account: 'Checking' };
    const { loan } = await books.call('loan.pay', {
      ...{ loan: `Note 1 from ${DANA} to ${CORP}`, date: '2025-10-20', amount: '5000', ...accounts },
    });
    await books.call('loan.accrue', { loan: loan.id, through: '2025-12-31' });
    const asked = { entity: CORP, from: '2025-01-01', papers: 'list' };
    const text = await textOf(await books.call('binder.pdf', { ...asked, as_of: '2025-12-31' }));
    for (const said of [
      ...[`${legal[DANA]} (100 %)`, `${legal[CORP]} owes ${legal[DANA]}`, `Lender ${legal[DANA]}`],
      'Management fee (1) The first did work for the second, and earned a fee for it: owed, or paid.',
      'Distribution (1) The company gave its owner money or property, as a distribution.',
    ])
      expect(text).toContain(said);
    const owed = /Interest owed ([\d,.]+\d)(?!;)/.exec(text)![1]!;
    expect(text).toMatch(new RegExp(`Accrued interest[^\\d]* ${owed}`));
    // Two days later two days' interest is owed beyond that, and not in the books.
    const later = await textOf(await books.call('binder.pdf', { ...asked, as_of: '2026-01-02' }));
    expect(later).toMatch(new RegExp(`Interest owed [\\d,.]+; in the books: ${owed}`));
  });

  it('says of a paper that what it tells of was taken back, by the day that it is of', async () => {
    const { id } = await books.call('crossing.make', {
      ...{ kind: 'contribution', from: DANA, to: LLC, amount: '25000', date: '2025-12-28', ...BANK },
      purpose: 'Starting capital',
    });
    await books.call('paper.make', { crossings: [id] });
    books.world.at = Date.parse('2026-01-20T12:00:00Z');
    await books.call('crossing.remove', { id });
    const binder = async (as_of: string) =>
      textOf(await books.call('binder.pdf', { entity: LLC, from: '2025-01-01', as_of }));
    expect(
      (await binder('2026-01-20')).match(/What it tells of was taken back on January 20, 2026\./g),
    ).toHaveLength(2);
    expect(await binder('2026-01-19')).not.toContain('taken back');
  });

  it('stays as it was on its day, whatever becomes of its papers later', async () => {
    const at = (day: string) => {
      books.world.at = Date.parse(`${day}T12:00:00Z`);
    };
    const put = { kind: 'contribution', from: DANA, to: LLC, purpose: 'Starting capital', ...BANK };
    const [kept, redone, signed] = await Promise.all(
      ['100', '200', '300'].map((amount) =>
        books.call('crossing.make', { ...put, amount, date: '2025-01-02' }).then(({ id }) => id as string),
      ),
    );
    at('2025-01-10');
    for (const id of [kept, redone, signed]) await books.call('paper.make', { crossings: [id] });
    const { papers } = await books.call('paper.list');
    const paperOf = (crossing: string) =>
      papers.find(({ crossings }: { crossings: string[] }) => crossings.includes(crossing)).id as string;
    const binder = async () => {
      const asked = { entity: LLC, from: '2025-01-01', as_of: '2025-01-31', papers: 'full' };
      const pages = (await textOf(await books.call('binder.pdf', asked))).replaceAll(/Made \S+ \S+ UTC/g, '');
      // The end of the log, and when the binder itself was made, are of the day on which it is made.
      return pages.slice(0, pages.indexOf('Every change of the books is an event'));
    };
    await books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date: '2025-01-05', payee: 'Client' },
          postings: [
            { account: 'Checking', amount: '50' },
            { account: 'Uncategorised', amount: '-50' },
          ],
        },
      ],
    });
    at('2025-01-31');
    const then = await binder();
    const unreconciled = async () =>
      (await books.call('veil.health', { entity: LLC, as_of: '2025-03-15' })).findings.filter(
        ({ check }: { check: string }) => check === 'V17',
      );
    expect(then).toContain('3 papers, 0 signed by everybody. Nothing is without one that wants one.');
    at('2025-03-01');
    await books.call('paper.void', { id: paperOf(kept!), reason: 'Made anew by counsel' });
    await books.call('paper.make', { crossings: [redone] });
    await books.call('paper.sign', { id: paperOf(signed!), how: 'paper', signed_on: '2025-02-15' });
    const scan = new File(['%PDF-1.4'], 'scan of the third.pdf', { type: 'application/pdf' });
    await books.call('paper.attach', { id: paperOf(signed!), file: scan });
    await books.call('veil.add_formality', {
      entity: LLC,
      kind: 'insurance',
      title: 'Liability',
      due_on: '2025-01-20',
    });
    await books.call('imports.commit', {
      files: [
        ofx('january.ofx', {
          account: '11-1',
          rows: [{ date: '2025-01-05', amount: '50', payee: 'Client', fitid: '1' }],
          balance: { amount: '50', on: '2025-01-31' },
        }),
      ],
      ...{ entity: LLC, account: 'Checking' },
    });
    const statement = { entity: LLC, account: 'Checking', date: '2025-01-31', balance: '50' };
    at('2025-03-20');
    expect(await unreconciled()).toHaveLength(1);
    await books.call('reconcile.finish', statement);
    expect(await unreconciled()).toHaveLength(1);
    expect(await binder()).toBe(then);
    at('2025-03-01');
    const now = await textOf(
      await books.call('binder.pdf', { entity: LLC, from: '2025-01-01', as_of: '2025-03-01' }),
    );
    expect(now).toContain('2 papers, 1 signed by everybody. 1 movement that wants one has none.');
  });

  it('keeps what was recorded of findings by its day, by whom, in days as people write them', async () => {
    const { id } = await makeDespite(books, {
      ...{ kind: 'draw', from: LLC, to: DANA, amount: '700', date: '2025-01-15', purpose: 'Rent', ...BANK },
    });
    books.world.at = Date.parse('2025-03-04T12:00:00Z');
    await books.call('veil.record', { entity: LLC });
    const key = `V03/crossing/${id}`;
    await books.call('veil.note', { entity: LLC, key, text: 'Counsel writes it' });
    books.world.at = Date.parse('2025-04-02T12:00:00Z');
    await books.call('crossing.remove', { id });
    await books.call('veil.record', { entity: LLC });
    const record = async (as_of: string) => {
      const text = await textOf(await books.call('binder.pdf', { entity: LLC, from: '2025-01-01', as_of }));
      return text.slice(text.indexOf('The record of findings ('));
    };
    expect(await record('2025-03-03')).toContain('No finding had been recorded by March 3, 2025.');
    const opened =
      /V03 . Opened, medium January 15, 2025 The record of 700\.00 USD is incomplete: .* March 4, 2025, by tester/;
    const noted = /Note March 4, 2025 Counsel writes it\. March 4, 2025, by tester/;
    const cured = /V03 – Cured April 2, 2025 The record of 700\.00 USD/;
    const march = await record('2025-03-31');
    for (const said of [opened, noted]) expect(march).toMatch(said);
    expect(march).not.toMatch(cured);
    const april = await record('2025-04-30');
    for (const said of [opened, noted, cured]) expect(april).toMatch(said);
  });

  it('is of one moment, whoever writes while it is read', async () => {
    const put = { kind: 'contribution', from: DANA, to: LLC, purpose: 'Capital', ...BANK };
    await books.call('crossing.make', { ...put, amount: '100', date: '2025-01-02' });
    const asked = { entity: LLC, from: '2025-01-01', as_of: '2025-12-31' };
    books.world.at = Date.parse('2026-01-05T12:00:00Z');
    const [file] = await Promise.all([
      books.call('binder.pdf', asked),
      books.call('crossing.make', { ...put, amount: '200', date: '2025-01-03' }),
    ]);
    const [last] = await books.call('audit.log', { limit: 1 });
    const text = await textOf(file);
    const [, told] = /Event (\d+)/.exec(text) ?? [];
    const isIn = Number(told) === last.seq;
    expect(text).toMatch(isIn ? /2 movements: 2 to the company/ : /1 movement: 1 to the company/);
    expect(text).toContain(`Capital ${isIn ? 300 : 100}.00 on December 31, 2025`);
  });

  it('tells amounts in other currencies as what they are', async () => {
    const euros = { name: 'Euro', type: 'asset', role: 'bank', currency: 'EUR' };
    for (const entity of [LLC, DANA]) await books.call('account.create', { entity, ...euros });
    const accounts = { from_account: 'Euro', to_account: 'Euro' };
    const move = (kind: string, amount: string) =>
      books.call('crossing.make', {
        ...{ kind, from: DANA, to: LLC, amount, date: '2025-01-02', purpose: 'In euros', currency: 'EUR' },
        ...accounts,
      });
    await move('contribution', '7001');
    await move('loan', '7002');
    // A leg that nothing in the other books answers.
    const chart: { id: string; currency: string; type: string }[] = await books.call('account.list', {
      entity: LLC,
    });
    const owed = chart.find(({ currency, type }) => currency === 'EUR' && type === 'liability')!;
    await books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date: '2025-01-03', payee: 'Dana' },
          postings: [
            { account: 'Euro', amount: '7004' },
            { account: owed.id, amount: '-7004' },
          ],
        },
      ],
    });
    await books.call('loan.create', {
      ...{ lender: DANA, borrower: LLC, principal: '7003', date: '2025-02-01', purpose: 'Bridge' },
      ...{ rate: '6', plan: 'free', maturity: '2030-02-01', currency: 'EUR' },
      ...{ lender_account: 'Euro', borrower_account: 'Euro' },
    });
    const asked = { entity: LLC, from: '2025-01-01', as_of: '2025-12-31' };
    const text = await textOf(await books.call('binder.pdf', asked));
    for (const amount of ['7,001.00', '7,002.00', '7,003.00', '7,004.00']) {
      const told = text.match(new RegExp(`${amount}.{4}`, 'g')) ?? [];
      expect(told.length).toBeGreaterThan(1);
      expect(told.filter((one) => one !== `${amount} EUR`)).toEqual([]);
    }
  });

  it('says of a company whose owner nobody named what is to be done', async () => {
    await books.call('entity.create', { kind: 'llc', name: 'Loose LLC', tax_class: 'disregarded' });
    const text = await textOf(await books.call('binder.pdf', { entity: 'Loose LLC', as_of: '2025-12-31' }));
    expect(text).toMatch(/Members not on record: nobody has said who owns the company\./);
    expect(text).toContain('Not on record: nobody has said who owns the company. They are named');
  });

  it('is of a company, and of a period that can be', async () => {
    await expect(books.call('binder.pdf', { entity: DANA })).rejects.toThrow('is no company');
    await expect(
      books.call('binder.pdf', { entity: LLC, from: '2025-02-01', as_of: '2025-01-01' }),
    ).rejects.toThrow('comes after');
  });
});

describe.skipIf(!hasWorkedYear)('the binder of the worked year, opened cold', () => {
  let year: TestBooks;
  let pages: string[];
  let file: File;
  const chapterOf = (title: string) => {
    const from = pages.findIndex((page) => page.startsWith(title));
    const next = pages.findIndex((page, at) => at > from && CHAPTERS.some((one) => page.startsWith(one)));
    return pages.slice(from, next === -1 ? undefined : next).join(' ');
  };

  beforeAll(async () => {
    year = await TestBooks.create();
    await enterYear(year);
    const asked = { entity: WORKED, from: '2025-01-01', as_of: '2025-12-31' };
    file = await year.call('binder.pdf', asked);
    pages = await pagesOf(file);
  }, 180_000);
  afterAll(() => year.close());

  it('says in short on its first page what a stranger asks', () => {
    const [first = ''] = pages;
    for (const said of [
      'State Wyoming EIN',
      ...['29 movements: 19 to the company', '10 from it', '6 papers, 6 signed by everybody'],
      ...['5 movements that want one have none', `${WORKED} owes ${PERSON} 9,000.00 (Owner note 1)`],
      ...[`${PERSON} owes ${WORKED} 9,000.00 without terms on record`, '27,045.00 on December 31, 2025'],
      ...['assets of 46,490.00, liabilities of 19,445.00'],
      '4 distributions: 1 passed the tests of the state, of 3 solvency was not recorded',
    ])
      expect(first).toContain(said);
    for (const title of CHAPTERS.slice(0, 6)) expect(first).toMatch(new RegExp(`${title} \\d+`));
  });

  it('goes on as a stranger asks: what crossed and why, on what terms, with which paper, what is open', () => {
    const places = CHAPTERS.map((title) => pages.findIndex((page) => page.startsWith(title)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(pages[0]).toMatch(
      /In short What crossed .* Loans .* With which paper .* What is open .* Capital /,
    );
    const crossed = chapterOf('What crossed');
    expect(crossed).toMatch(/19 2025-08-20 .* As in the worked year \(to be paid back; settled by no\. 22\)/);
    expect(crossed).toMatch(/25 2025-11-10 .* As in the worked year \(as a distribution\)/);
    expect(crossed).toMatch(
      /7 2025-04-12 .* As in the worked year \(to be reimbursed; given up by no\. 28\)/,
    );
    expect(crossed).toMatch(/4 2025-03-10 .* \(to be reimbursed; settled by no\. 6\)/);
    // What settled it, and what gave it up, says of which.
    expect(crossed).toMatch(/6 2025-04-05 .{0,40} As in the worked year \(of no\. 4\)/);
    expect(crossed).toMatch(/22 2025-09-03 .{0,40} As in the worked year \(of no\. 19\)/);
    expect(crossed).toMatch(/28 2025-12-31 .{0,40} As in the worked year \(of no\. 7\)/);
    // A cost that was given up has the record of that.
    expect(crossed).toMatch(/given up by no\. 28\) none wanted 480\.00/);
  });

  it('numbers what crossed, and speaks of it by its numbers everywhere', () => {
    const crossed = chapterOf('What crossed');
    expect(crossed).toMatch(/14 2025-06-30 Northlight LLC to Dana .* 5, signed 2025-06-30 20,000\.00/);
    expect(crossed).toMatch(/27 2025-12-15 Northlight LLC to Dana .* none yet 9,000\.00/);
    expect(chapterOf('Papers')).toMatch(/5 2025-06-30 2025-06-30 2025-06-30 Consent .* 14 20,000\.00/);
    expect(chapterOf('Papers')).toMatch(/27 2025-12-15 Northlight LLC to Dana .* 16 9,000\.00/);
    expect(chapterOf('Capital and solvency')).toMatch(
      /14 2025-06-30 20,000\.00 2025-06-30 15,480\.00 Passes Passes/,
    );
    expect(chapterOf('Capital and solvency')).toMatch(/27 2025-12-15 9,000\.00 not recorded/);
    expect(chapterOf('Findings')).toMatch(/V04 Solvency Medium 27 Solvency at the distribution of 9,000\.00/);
    // A loan is no movement; what was lent on it is.
    expect(chapterOf('Findings')).toMatch(
      /V05 Loan paper High – .* without a signed note\. Movements 9, 15\./,
    );
  });

  it('tells the terms of loans, and what was lent without any', () => {
    const loans = chapterOf('Loans');
    for (const said of [
      ...['6 % a year, days counted as 30/360', 'the last on February 1, 2028', 'Paper 2, signed on'],
      ...['18 2025-08-01 Repayment −3,000.00 360.00 9,000.00', 'none are on record: no rate'],
      '21 2025-09-01 Repayment −2,000.00 9,000.00',
    ])
      expect(loans).toContain(said);
  });

  it('has every paper on the page that it names, and the hash of each', async () => {
    const { papers } = await year.call('paper.list', { entity: WORKED });
    const listed = chapterOf('Papers');
    const words = pages.join('').replace(/\s/g, '');
    for (let number = 1; number <= papers.length; number++) {
      const page = pages.findIndex((one) => one.startsWith(`Paper ${number}. `)) + 1;
      expect(page).toBeGreaterThan(0);
      expect(listed).toMatch(new RegExp(`(?:^| )${number} 2025-.{10,160}\\d\\.\\d\\d ${page} `));
    }
    for (const { content_hash: hash, files } of papers) {
      expect(words).toContain(hash);
      for (const { sha256 } of files) expect(words).toContain(sha256);
    }
  });

  it('has bookmarks, and pages that know what they are', async () => {
    const bookmarks = await bookmarksOf(file);
    expect(bookmarks.map(({ title }) => title).slice(0, 7)).toEqual([
      'Separateness binder',
      ...CHAPTERS.slice(0, 6),
    ]);
    expect(bookmarks[1]!.items.map(({ title }) => title)).toContain('Draw (2)');
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      if (at > 0) expect(page).toContain(`Separateness binder · January 1, 2025 to December 31, 2025`);
    }
    expect(await outsideOf(file)).toEqual([]);
  });

  it('ends every sentence', () => {
    expect(pages.join(' ')).not.toMatch(/count On distributions|§ 17-29-405 [A-Z]/);
    expect(chapterOf('Findings')).toContain('the law itself requires count. On distributions: Wyo. Stat.');
  });
});

/** Those of every binder, and what follows them. */
const CHAPTERS = [
  ...['What crossed', 'Loans', 'Papers', 'Findings', 'Capital and solvency', 'Proofs'],
  'Paper 1.',
];
