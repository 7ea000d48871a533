/** Papers out of real books: what stands on them is what the books say, and what was made stays as it was. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paperStateOf } from '../../main/document/index.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { pagesOf } from '../support/read-pdf.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
let books: TestBooks;

async function founded(): Promise<TestBooks> {
  books = await TestBooks.create();
  at('2025-06-30');
  await books.call('entity.create', { kind: 'person', name: DANA, legal_name: 'Dana Reyes' });
  await books.call('entity.create', {
    ...{ kind: 'llc', name: LLC, legal_name: LLC, state: 'WY', tax_class: 'disregarded' },
  });
  await cross('contribution', DANA, LLC, '25000.00', '2025-06-02', 'Opening capital');
  return books;
}

const at = (day: string) => {
  books.world.at = Date.parse(`${day}T12:00:00Z`);
};

beforeEach(async () => {
  books = await founded();
});
afterEach(() => books.close());

async function cross(
  kind: string,
  from: string,
  to: string,
  amount: string,
  date: string,
  purpose: string,
  more = {},
) {
  const accounts = { from_account: 'Checking', to_account: 'Checking' };
  const made = await makeDespite(books, {
    kind,
    from,
    to,
    amount,
    date,
    purpose,
    ...accounts,
    ...more,
  });
  return made.id as string;
}

const SIDES = { lender_account: 'Checking', borrower_account: 'Checking' };
/** Dana lends a thousand at six percent, on demand unless more is said. */
const lend = (more: object = {}) =>
  books.call('loan.create', {
    ...{ lender: DANA, borrower: LLC, date: '2025-06-01', principal: '1000.00', rate: '6', plan: 'free' },
    ...{ name: 'Bridge', purpose: 'Bridge', ...SIDES, ...more },
  });

/** Nothing moves. */
const BY_BOOKS = { from_account: undefined, to_account: undefined };
const make = (crossing: string, more: object = {}) =>
  books.call('paper.make', { crossings: [crossing], ...more });
const get = (id: string) => books.call('paper.get', { id });
const words = async (id: string, more: object = {}) =>
  (await pagesOf(await books.call('paper.pdf', { id, ...more }))).join(' ');
const draw = (date = '2025-06-30') => cross('draw', LLC, DANA, '20000.00', date, 'Distribution of profit');
const hash = async (id: string) => {
  const bytes = await (await books.call('paper.pdf', { id, unsigned: true })).arrayBuffer();
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
};

describe('a consent to a distribution', () => {
  it('says who gives what to whom, in figures and words, with both tests and the entries behind it', async () => {
    const id = await draw();
    const paper = await make(id, {
      authorized_on: '2025-06-29',
      details: { contingencies: 'none are known', preferences: 'none' },
    });
    expect(paper).toMatchObject({
      ...{ kind: 'distribution-consent', state: 'made', is_ratification: false, origin: 'made' },
      ...{ amount: '20000.00', currency: 'USD', entity: LLC, with: DANA, crossings: [id], open: [] },
      ...{ from: LLC, to: DANA },
      ...{
        authorized_on: '2025-06-29',
        effective_on: '2025-06-30',
        signed_on: null,
        made_at: '2025-06-30T12:00:00.000Z',
      },
      template: 'distribution-consent, built-in 7',
      signers: [
        {
          line: 1,
          party: LLC,
          signer: 'Dana Reyes, as sole member and manager of Northlight LLC, and not personally',
        },
      ],
    });
    const text = await words(paper.id);
    expect(text).toContain('$20,000.00');
    expect(text).toContain('Twenty thousand and 00/100 dollars');
    expect(text).toContain('Dana Reyes, an individual');
    expect(text).toContain('Northlight LLC, a Wyoming limited liability company');
    expect(text).toMatch(/Assets together 5,000\.00/);
    expect(text).toContain('the assets of the Company are not less than its liabilities');
    const { from, to } = await books.call('crossing.get', { id });
    for (const part of [from.entry_id, to.entry_id, paper.content_hash, paper.id])
      expect(text).toContain(part);
    expect(text).toContain('Authorized June 29, 2025');
    expect(text).toContain('record keeping and not legal advice');
    expect(text.replace('Date: ____________________', '')).not.toContain('____');
  });

  it('names the other draws of its day, since the figures are after all of them', async () => {
    const first = await cross('draw', LLC, DANA, '4000.00', '2025-06-30', 'In the morning');
    const second = await cross('draw', LLC, DANA, '9000.00', '2025-06-30', 'In the evening');
    const paper = await make(second);
    const text = await words(paper.id);
    expect(text).toContain('other distributions: $4,000.00 to Dana Reyes.');
    expect(text).toContain('after all of them, $13,000.00 together');
    expect(text).toContain('Difference $12,000.00');
    await books.call('paper.void', { id: paper.id, reason: 'One for both' });
    const both = await books.call('paper.make', { crossings: [first, second] });
    expect(await words(both.id)).not.toContain('other distributions');
  });

  it('shows a failing test, and the reason that was recorded', async () => {
    const id = await cross('draw', LLC, DANA, '26000.00', '2025-06-30', 'Too much');
    const paper = await make(id);
    expect(paper.open).not.toContain('why it is paid although a test is not met');
    const text = await words(paper.id);
    expect(text).toContain('the assets of the Company are less than its liabilities');
    expect(text).toContain('made for this reason: The books of this test begin empty.');
    expect(text).toContain('Difference −$1,000.00');
  });

  it('has no words for solvency where the company holds another currency', async () => {
    await books.call('account.create', {
      entity: LLC,
      name: 'Euro account',
      type: 'asset',
      role: 'bank',
      currency: 'EUR',
    });
    const postings = [
      { account: 'Euro account', amount: '10.00', currency: 'EUR' },
      { account: 'Uncategorised', amount: '-10.00', currency: 'EUR' },
    ];
    await books.call('entry.create', {
      entries: [{ entity: LLC, date: '2025-06-10', payee: 'Client', postings }],
    });
    const paper = await make(await draw());
    expect(paper.open).toContain('whether assets are at least liabilities: “met” or “not-met”');
  });
});

describe('a consent to a distribution beside a loan', () => {
  it('counts what falls due on it within 90 days, by its terms', async () => {
    await lend({
      maturity: '2026-06-01',
      plan: 'equal-principal',
      every: 'quarter',
      first_payment: '2025-09-01',
    });
    const paper = await make(await draw());
    const text = await words(paper.id);
    // A quarter of 1,000, and three months of interest at 6 %: September 1 is 63 days away.
    expect(text).toContain('Payments on loans, by their terms −265.00');
    expect(text).toContain('Cash after these 5,735.00');
  });
});

describe('what nobody has said', () => {
  it('stands as a blank and is listed, and is filled by whoever knows', async () => {
    const id = await cross('loan', DANA, LLC, '12000.00', '2025-06-10', 'Working capital');
    const blank = await make(id);
    expect(blank.kind).toBe('promissory-note');
    expect(blank.open).toEqual(
      expect.arrayContaining([
        'the day it was decided',
        'interest in percent a year, such as “6%”',
        'the last day of repayment',
      ]),
    );
    expect(await words(blank.id)).toContain('bears interest at ________ a year');
    const full = await make(id, { details: { 'loan.rate': '6%', 'loan.maturity': 'June 10, 2027' } });
    expect(await words(full.id)).toContain('bears interest at 6% a year');
    expect(full.details).toEqual({ 'loan.rate': '6%', 'loan.maturity': 'June 10, 2027' });
    expect(full.open).not.toContain('interest in percent a year, such as “6%”');
    await expect(make(id, { details: { 'loan.tenure': 'x' } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: /no word for “loan.tenure”/,
    });
  });

  it('includes an exact legal name and who signs', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Kim' });
    const two = { kind: 'llc', name: 'Two', tax_class: 'partnership' };
    await books.call('entity.create', { ...two, members: [] });
    const paper = await make(await cross('contribution', 'Kim', 'Two', '100.00', '2025-06-30', 'Capital'));
    expect(paper.open).toEqual(
      expect.arrayContaining([
        'the exact legal name of “Kim”',
        'who signs for Two',
        'in which capacity somebody signs for Two',
      ]),
    );
    const lent = await cross('loan', 'Kim', 'Northlight LLC', '100.00', '2025-06-30', 'Capital');
    const note = await make(lent);
    await expect(books.call('paper.sign', { id: note.id, how: 'typed', name: 'Kim' })).rejects.toMatchObject({
      code: 'REFUSED',
      remedy: expect.stringMatching(
        /^Say the legal name of Kim in the chart of accounts, under “Change” .* Make it anew/,
      ),
    });
  });

  it('is no signer who is named: every member signs, a company through its own', async () => {
    await books.call('entity.create', {
      kind: 'llc',
      name: 'Holding',
      tax_class: 'disregarded',
      members: [{ name: DANA, entity: DANA, share: '100' }],
    });
    const members = [
      { name: 'Holding', entity: 'Holding', share: '60' },
      { name: 'Ana Silva', share: '40' },
    ];
    await books.call('entity.create', { kind: 'llc', name: 'Two', tax_class: 'partnership', members });
    const paper = await make(
      await cross('contribution', 'Holding', 'Two', '100.00', '2025-06-30', 'Capital'),
    );
    expect(paper.signers.map((one: { signer: string }) => one.signer)).toEqual([
      'Dana Reyes, as sole member and manager of Holding, as a member of Two, and not personally',
      'Ana Silva, as a member of Two, and not personally',
      'Dana Reyes, as sole member and manager of Holding, and not personally',
    ]);
    const own = await make(paper.crossings[0], {
      signers: [{ party: 'Two', name: 'Kim Lee', capacity: 'as manager of Two' }],
    });
    // Who signs for the one party takes no line from the other.
    expect(own.signers).toMatchObject([
      { line: 1, party: 'Two', signer: 'Kim Lee, as manager of Two' },
      {
        line: 2,
        party: 'Holding',
        signer: 'Dana Reyes, as sole member and manager of Holding, and not personally',
      },
    ]);
    await expect(
      make(paper.crossings[0], {
        signers: [{ party: DANA, name: 'Dana Reyes', capacity: 'individually' }],
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'Dana is no party to that paper.' });
  });
});

describe('a paper that is late', () => {
  it('is a ratification from the 31st day on, and says why', async () => {
    const id = await draw('2025-06-30');
    at('2025-07-30');
    expect(await make(id)).toMatchObject({ is_ratification: false, title: 'Consent to distribution' });
    at('2025-07-31');
    const paper = await make(id, { late_reason: 'The paper was forgotten' });
    expect(paper).toMatchObject({
      ...{
        is_ratification: true,
        title: 'Ratification',
        kind: 'distribution-consent',
        effective_on: '2025-06-30',
      },
      ...{
        late_reason: 'The paper was forgotten',
        template: 'distribution-consent, built-in 7; ratification, built-in 7',
      },
    });
    const text = await words(paper.id);
    expect(text).toContain('This paper was made on July 31, 2025');
    expect(text).toContain('It is not dated back');
    expect(text).toContain('Why it is late The paper was forgotten');
    expect(text).toContain('Twenty thousand and 00/100 dollars');
  });

  it('can’t be signed on a day before it was made, nor on one that has not come', async () => {
    const id = await draw('2025-06-30');
    at('2025-12-31');
    const paper = await make(id);
    const sign = (signed_on: string) => books.call('paper.sign', { id: paper.id, how: 'paper', signed_on });
    await expect(sign('2025-06-30')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: /made on 2025-12-31/,
    });
    await expect(sign('2026-01-01')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: /has not come/,
    });
    await expect(make(id, { authorized_on: '2026-01-01' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await sign('2025-12-31')).toMatchObject({ state: 'signed', signed_on: '2025-12-31' });
  });
});

describe('a paper that was made', () => {
  it('keeps its bytes, whatever happens to the books, and is superseded when it is made anew', async () => {
    const id = await draw();
    const first = await make(id);
    const bytes = await hash(first.id);
    await books.call('entity.update', { entity: LLC, legal_name: 'Northlight Studio LLC' });
    const second = await make(id);
    expect(second.supersedes).toBe(first.id);
    expect(await get(first.id)).toMatchObject({ superseded_by: second.id, state: 'made' });
    expect(await words(second.id)).toContain('Northlight Studio LLC');
    expect(await hash(first.id)).toBe(bytes);
    const list = await books.call('paper.list');
    expect(list.papers.map((one: { id: string }) => one.id)).toEqual([second.id]);
    expect((await books.call('paper.list', { include_superseded: true })).total).toBe(2);
    await expect(books.call('paper.sign', { id: first.id, how: 'paper' })).rejects.toMatchObject({
      code: 'REFUSED',
    });
  });

  it('is the same byte for byte from the same books at the same instant', async () => {
    const first = await make(await draw());
    const bytes = await hash(first.id);
    await books.close();
    // Other books with the same history, by the same clock and the same dice.
    await founded();
    const again = await make(await draw());
    expect(again).toEqual(first);
    expect(await hash(again.id)).toBe(bytes);
  });

  it('is told of what is no longer in the books', async () => {
    const id = await draw();
    const paper = await make(id);
    await books.call('crossing.remove', { id });
    expect(await get(paper.id)).toMatchObject({ crossings: [id], missing_crossings: 1 });
  });

  it('says when what it tells of was taken back, and is signed no more', async () => {
    const id = await draw();
    const paper = await make(id);
    expect(paper.taken_back_on).toBeNull();
    at('2025-07-04');
    await books.call('crossing.remove', { id });
    const gone = { missing_crossings: 1, taken_back_on: '2025-07-04', state: 'made' };
    expect(await get(paper.id)).toMatchObject(gone);
    expect((await books.call('paper.list')).papers).toMatchObject([gone]);
    await expect(books.call('paper.sign', { id: paper.id, how: 'paper' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: 'What that paper tells of was taken back on 2025-07-04.',
    });
    await books.call('history.undo');
    expect(await get(paper.id)).toMatchObject({ missing_crossings: 0, taken_back_on: null });
    at('2025-07-05');
    await books.call('history.redo');
    expect((await get(paper.id)).taken_back_on).toBe('2025-07-05');
    // The books are opened anew: the log tells it.
    await books.reopen();
    expect((await get(paper.id)).taken_back_on).toBe('2025-07-05');
  });

  it('that was signed says so, too, when its crossing is undone', async () => {
    const id = await draw();
    const filed = await books.call('paper.attach', {
      ...{ crossings: [id], signed_on: '2025-06-29' },
      file: new File([new Uint8Array([0x25, 0x50, 0x44, 0x46])], 'scan.pdf', { type: 'application/pdf' }),
    });
    await books.call('crossing.remove', { id });
    expect(await get(filed.id)).toMatchObject({ state: 'signed', taken_back_on: '2025-06-30' });
  });

  it('goes and comes back with undo and redo', async () => {
    const paper = await make(await draw());
    await books.call('history.undo');
    await expect(get(paper.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await books.call('history.redo');
    expect(await get(paper.id)).toEqual(paper);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('is void with its reason, and then another may be made', async () => {
    const id = await draw();
    const paper = await make(id);
    await books.call('paper.sign', { id: paper.id, how: 'typed', name: 'Dana Reyes' });
    await expect(make(id)).rejects.toMatchObject({ code: 'REFUSED', message: /signed paper/ });
    expect(await books.call('paper.void', { id: paper.id, reason: 'Wrong amount' })).toMatchObject({
      state: 'void',
      void_reason: 'Wrong amount',
    });
    await expect(books.call('paper.void', { id: paper.id, reason: 'Again' })).rejects.toMatchObject({
      code: 'REFUSED',
    });
    expect((await make(id)).supersedes).toBeNull();
  });

  it('never changes by any other hand: the database refuses', async () => {
    await make(await draw());
    const { db } = books.core.vault;
    expect(() => db.exec("UPDATE document SET title = 'x'")).toThrow('guard:paper');
    expect(() => db.exec("UPDATE document SET made_at = '2025-01-01T00:00:00.000Z'")).toThrow('guard:paper');
    expect(() => db.exec("UPDATE document_signer SET signer = 'x'")).toThrow('guard:paper');
  });
});

describe('signing', () => {
  it('puts a typed name on the line, with the day and the hash of what is signed, on a PDF of its own', async () => {
    const paper = await make(await draw());
    const before = await hash(paper.id);
    const signed = await books.call('paper.sign', { id: paper.id, how: 'typed', name: 'Dana Reyes' });
    expect(signed).toMatchObject({
      ...{ state: 'signed', signed_on: '2025-06-30' },
      files: [{ sort: 'signed', media_type: 'application/pdf' }],
    });
    const text = await words(paper.id);
    expect(text).toContain('Date: June 30, 2025');
    expect(text.replaceAll(' ', '')).toContain(`ContentSHA-256${paper.content_hash}`);
    expect(text).toContain('Signed by typing the name, 2025-06-30 12:00 UTC');
    expect(await words(paper.id, { unsigned: true })).toContain('Date: ____________________');
    expect(await hash(paper.id)).toBe(before);
  });

  it('waits until everybody has signed, each in their own way', async () => {
    const { id: loan } = await lend();
    const paper = await books.call('paper.make', { loan, authorized_on: '2025-06-01' });
    expect(paper.signers).toHaveLength(2);
    const drawing = [
      [
        [10, 80],
        [200, 20],
        [400, 120],
      ],
      [[500, 80]],
    ];
    const half = await books.call('paper.sign', { id: paper.id, how: 'drawn', drawing, signers: [1] });
    expect(half).toMatchObject({ state: 'made', signed_on: null });
    at('2025-07-02');
    const whole = await books.call('paper.sign', { id: paper.id, how: 'paper', signed_on: '2025-07-01' });
    expect(whole).toMatchObject({ state: 'signed', signed_on: '2025-07-01' });
    expect(whole.signers.map((one: { how: string }) => one.how)).toEqual(['drawn', 'paper']);
    await expect(books.call('paper.sign', { id: paper.id, how: 'paper' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: /Everybody/,
    });
  });

  it('sets no name below a note with blanks, which a pen can fill in', async () => {
    const { id } = await make(await cross('loan', DANA, LLC, '12000.00', '2025-06-10', 'Working capital'));
    await expect(books.call('paper.sign', { id, how: 'typed', name: 'Dana Reyes' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringContaining('interest in percent a year'),
      remedy: expect.stringContaining('Make it anew'),
    });
    expect(await books.call('paper.sign', { id, how: 'paper' })).toMatchObject({ state: 'signed' });
  });

  it('takes no day on which a report was handed in before it was made', async () => {
    const spent = await cross('business', DANA, LLC, '640.00', '2025-06-10', 'Travel', {
      ...{ to_account: undefined, category: 'Travel' },
    });
    await expect(
      books.call('paper.make', { crossings: [spent], details: { 'report.submitted': '2025-06-12' } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('is filed as it is') });
    expect(await words((await make(spent)).id)).toContain('submits this report on June 30, 2025');
  });

  it('takes the signer’s own name alone, however it is spaced and whatever its capitals', async () => {
    const paper = await make(await draw());
    const sign = (name: string, more: object = {}) =>
      books.call('paper.sign', { id: paper.id, how: 'typed', name, ...more });
    for (const more of [{}, { signers: [1] }])
      await expect(sign('Mallory', more)).rejects.toMatchObject({
        code: 'REFUSED',
        message: '“Mallory” is not who signs line 1: the paper names Dana Reyes.',
        remedy: expect.stringContaining('types their own name: “Dana Reyes”'),
      });
    expect(paper.signers).toMatchObject([{ name: 'Dana Reyes', signed_on: null }]);
    expect((await sign('  dana   REYES ')).state).toBe('signed');
    // In which capacity stands below the name.
    expect(await words(paper.id)).toContain('Dana Reyes, as sole member and manager of Northlight LLC');
  });

  it('takes the whole of a name, as long as a legal name can be', async () => {
    const legal = `Dana ${'Featherstonehaugh-Konstantinopolitanskaya '.repeat(7)}`.slice(0, 300).trim();
    await books.call('entity.update', { entity: DANA, legal_name: legal });
    const paper = await make(await draw());
    expect(await books.call('paper.sign', { id: paper.id, how: 'typed', name: legal })).toMatchObject({
      state: 'signed',
    });
  });

  it('signs the lines that bear the typed name, and leaves the others', async () => {
    const { id: loan } = await lend();
    const paper = await books.call('paper.make', {
      ...{ loan, authorized_on: '2025-06-01' },
      signers: [
        { party: DANA, name: 'Dana Reyes', capacity: 'individually' },
        { party: LLC, name: 'Robin Vale', capacity: 'as manager of Northlight LLC' },
      ],
    });
    const half = await books.call('paper.sign', { id: paper.id, how: 'typed', name: 'Robin Vale' });
    expect(half).toMatchObject({
      state: 'made',
      signers: [{ signed_on: null }, { signed_on: '2025-06-30', how: 'typed' }],
    });
    await expect(
      books.call('paper.sign', { id: paper.id, how: 'typed', name: 'Robin Vale' }),
    ).rejects.toMatchObject({ message: /not who signs line 1: the paper names Dana Reyes/ });
  });

  it('takes a name for a typed one and a drawing for a drawn one', async () => {
    const paper = await make(await draw());
    for (const wrong of [
      { how: 'typed' },
      { how: 'drawn' },
      { how: 'drawn', drawing: [[[601, 0]]] },
      { how: 'typed', name: 'D', signed_on: '2025-06-30' },
    ])
      await expect(books.call('paper.sign', { id: paper.id, ...wrong })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    await expect(
      books.call('paper.sign', { id: paper.id, how: 'paper', signers: [2] }),
    ).rejects.toMatchObject({ message: /no line 2/ });
  });
});

describe('a signed copy', () => {
  const scan = () =>
    new File([new Uint8Array([0x25, 0x50, 0x44, 0x46])], 'scan.pdf', { type: 'application/pdf' });

  it('goes with its paper, and says the day it was signed', async () => {
    const paper = await make(await draw());
    at('2025-07-03');
    const signed = await books.call('paper.attach', { id: paper.id, signed_on: '2025-07-02', file: scan() });
    expect(signed).toMatchObject({
      state: 'signed',
      signed_on: '2025-07-02',
      files: [{ sort: 'copy', name: 'scan.pdf', size: 4 }],
    });
    const file: File = await books.call('paper.file', { file: signed.files[0].id });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([0x25, 0x50, 0x44, 0x46]));
  });

  it('is a scan or a PDF, and no file that was made here: of this paper or of another', async () => {
    const [paper, other] = [await make(await draw()), await make(await draw())];
    await books.call('paper.sign', { id: other.id, how: 'typed', name: 'Dana Reyes' });
    const signed = (await get(other.id)).files.find(({ sort }: { sort: string }) => sort === 'signed').id;
    const attach = (file: File) =>
      books.call('paper.attach', { id: paper.id, signed_on: '2025-06-30', file });
    await expect(attach(new File(['Paid, thank you'], 'receipt.txt'))).rejects.toMatchObject({
      ...{ code: 'INVALID_INPUT', message: '“receipt.txt” is neither a PDF nor a picture.' },
    });
    await expect(attach(await books.call('paper.file', { file: signed }))).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringMatching(
        /is the file of “Consent to distribution: .*” of June 30, 2025, as it was signed/,
      ),
      facts: { paper: other.id },
    });
    await expect(attach(await books.call('paper.pdf', { id: paper.id }))).rejects.toMatchObject({
      ...{
        code: 'REFUSED',
        message: expect.stringContaining('with no signature'),
        facts: { paper: paper.id },
      },
    });
    expect(await get(paper.id)).toMatchObject({ state: 'made', files: [] });
    expect(await attach(new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], 'page.jpg'))).toMatchObject({
      state: 'signed',
    });
  });

  it('of a paper of before is filed for what it is about, with the day that stands on it', async () => {
    const id = await draw();
    at('2025-12-31');
    await expect(books.call('paper.attach', { crossings: [id], file: scan() })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const paper = await books.call('paper.attach', {
      crossings: [id],
      signed_on: '2025-06-30',
      file: scan(),
    });
    expect(paper).toMatchObject({
      ...{ from: LLC, to: DANA },
      ...{
        origin: 'filed',
        state: 'signed',
        kind: 'distribution-consent',
        signed_on: '2025-06-30',
        content_hash: null,
      },
      made_at: '2025-12-31T12:00:00.000Z',
    });
    expect(
      (await books.call('paper.wanted')).wanted.map((one: { crossing: string }) => one.crossing),
    ).not.toContain(id);
  });
});

describe('the paper of a loan', () => {
  it('has its terms, and the schedule that the loan itself has', async () => {
    const loan = await lend({
      maturity: '2026-06-01',
      plan: 'level',
      every: 'month',
      first_payment: '2025-07-01',
    });
    const note = await books.call('paper.make', { loan: 'Bridge', authorized_on: '2025-06-01' });
    expect(note).toMatchObject({ kind: 'promissory-note', loan: loan.id, amount: '1000.00', open: [] });
    const text = await words(note.id);
    expect(text).toContain('bears interest at 6% a year');
    expect(text).toContain('Days are counted as 30/360. Interest on unpaid interest: none.');
    expect(text).toContain('The last payment is due on June 1, 2026.');
    expect(text).toContain('an equal amount of principal and interest each month, first on July 1, 2025');
    expect(text).toContain('is disregarded, so for federal income tax there is no loan.');
    expect(loan.schedule).toHaveLength(12);
    for (const { number, payment, principal, interest, balance } of loan.schedule)
      expect(text).toMatch(
        new RegExp(
          `\\b${number} \\w+ 1, 202[56] ${payment} ${principal} ${interest} ${balance.replace(/^(\d)(\d{3}\.)/, '$1,$2')}`,
        ),
      );
  });

  it('on demand has no schedule, and says that it was amended', async () => {
    await lend();
    at('2025-07-15');
    await books.call('loan.amend', {
      ...{ loan: 'Bridge', effective: '2025-07-15', rate: '5', plan: 'free', reason: 'Rates have fallen' },
    });
    const note = await books.call('paper.make', { loan: 'Bridge', late_reason: 'Forgotten' });
    expect(note).toMatchObject({ is_ratification: true, effective_on: '2025-06-01' });
    const text = await words(note.id);
    expect(text).toContain('on demand of the Lender');
    expect(text).toContain('there is no schedule');
    expect(text).toContain('bears interest at 5% a year');
    expect(text).toContain('as they were amended: July 15, 2025 (Rates have fallen).');
  });

  it('is also a log of its payments, which come to what the books have', async () => {
    const { movements } = await lend();
    await books.call('loan.pay', { loan: 'Bridge', date: '2025-06-16', amount: '402.50', ...SIDES });
    const log = await books.call('paper.make', { loan: 'Bridge', kind: 'payment-log' });
    expect(log).toMatchObject({ kind: 'payment-log', crossings: [movements[0].crossing_id] });
    const { outstanding } = await books.call('loan.get', { loan: 'Bridge' });
    const text = await words(log.id);
    // Fifteen days at 6 % of 1,000.
    expect(text).toContain('June 16, 2025 – 402.50 400.00 2.50 600.00');
    expect(text).toContain(`Principal still owed $${outstanding}`);
    // Each payment is found in both books by what the record has of it, as what was lent is.
    const { movements: moved } = await books.call('loan.get', { loan: 'Bridge' });
    for (const { lender_entry_id: lent, borrower_entry_id: borrowed } of moved)
      for (const entry of [lent, borrowed]) expect(text.replaceAll(' ', '')).toContain(entry);
    // Several entries of one day have one balance beside them: that of its evening.
    expect(text).toContain('Balance that day');
  });

  it('has a paper of its own for each time that its terms were changed', async () => {
    await lend();
    const amend = (effective: string, more: object) =>
      books.call('loan.amend', { loan: 'Bridge', effective, plan: 'free', ...more });
    const amendment = (more: object = {}) =>
      books.call('paper.make', { loan: 'Bridge', kind: 'loan-amendment', ...more });
    await expect(amendment()).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'The terms of that loan were never changed.',
    });
    at('2025-07-15');
    await books.call('loan.pay', { loan: 'Bridge', date: '2025-07-01', amount: '405.00', ...SIDES });
    await amend('2025-07-15', { rate: '5', reason: 'Rates have fallen.' });
    const first = await amendment({
      details: { 'amendment.consideration': 'The Borrower pays each month.' },
    });
    expect(first).toMatchObject({ is_ratification: false, effective_on: '2025-07-15', state: 'made' });
    const text = await words(first.id);
    for (const said of [
      'change the terms of that loan for this reason: Rates have fallen.',
      'Interest a year 6% 5%',
      'Principal owed when the change takes effect $600.00',
      'The Borrower pays each month.',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Days are counted as');
    await books.call('paper.sign', { id: first.id, how: 'paper', signed_on: '2025-07-15' });
    await expect(amendment()).rejects.toThrow('A signed paper tells of that already');
    // The note is another paper, and so is the next change: that one stands beside the first.
    expect((await books.call('paper.make', { loan: 'Bridge', late_reason: 'Forgotten' })).kind).toBe(
      'promissory-note',
    );
    at('2025-09-30');
    await amend('2025-08-01', { security: 'A lien on the van', reason: 'The bank asked for it' });
    const second = await amendment({ late_reason: 'The lawyer was away' });
    const again = { plan: 'level', payments: 2, first_payment: '2025-12-01', every: 'month' };
    at('2025-11-15');
    await amend('2025-11-15', { ...again, rate: '6', reason: 'It is to end by January' });
    // Of the schedule what is agreed on: what is left, in two payments.
    expect(await words((await amendment()).id)).toMatch(/Together 6\d\d\.\d\d 600\.00 \d+\.\d\d/);
    expect(second).toMatchObject({ is_ratification: true, effective_on: '2025-08-01', supersedes: null });
    expect(await words(second.id)).toContain('Security none A lien on the van');
    const { papers } = await books.call('paper.list', { kind: 'loan-amendment' });
    expect(papers.map(({ state }: { state: string }) => state)).toEqual(['made', 'made', 'signed']);
  });

  it('is one for all that was lent on it', async () => {
    const { id: loan, movements } = await lend();
    await cross('loan', DANA, LLC, '500.00', '2025-06-20', 'More', { loan });
    const note = await make(movements[0].crossing_id);
    expect(note).toMatchObject({ amount: '1500.00', effective_on: '2025-06-01' });
    expect(note.crossings).toHaveLength(2);
    await expect(books.call('paper.make', { loan: 'Nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the state of a crossing’s paper', () => {
  it('is none, made, signed; and none again when it is void', async () => {
    const id = await draw();
    const state = () => paperStateOf(books.core.vault.reader, [id, 'gone']).get(id);
    expect(state()).toMatchObject({ wanted: 'distribution-consent', state: 'none', documentId: null });
    const first = await make(id);
    const paper = await make(id);
    expect(first.id).not.toBe(paper.id);
    expect(state()).toMatchObject({
      state: 'made',
      documentId: paper.id,
      madeAt: expect.stringMatching(/^2025-06-30T/),
      signedOn: null,
    });
    await books.call('paper.sign', { id: paper.id, how: 'paper' });
    expect(state()).toMatchObject({ state: 'signed', signedOn: '2025-06-30', effectiveOn: '2025-06-30' });
    await books.call('paper.void', { id: paper.id, reason: 'Wrong' });
    expect(state()).toMatchObject({ state: 'none', documentId: null });
  });
});

describe('what wants a paper', () => {
  it('is what crossed and has none, the oldest first', async () => {
    const drawn = await draw();
    const { total, wanted } = await books.call('paper.wanted');
    expect(total).toBe(2);
    expect(wanted).toMatchObject([
      {
        kind: 'contribution-record',
        date: '2025-06-02',
        days: 28,
        is_late: false,
        purpose: 'Opening capital',
        amount: '25000.00',
      },
      { kind: 'distribution-consent', crossing: drawn, days: 0 },
    ]);
    await make(drawn);
    expect((await books.call('paper.wanted')).total).toBe(1);
    expect((await books.call('paper.wanted', { kind: 'promissory-note' })).total).toBe(0);
    // Of what the bank told nobody said what it was for: then it says whom it was paid to.
    const { ids } = await books.call('entry.create', {
      entries: [
        {
          ...{ entity: DANA, date: '2025-06-20', payee: 'Adobe Stock' },
          postings: [
            { account: 'Credit card', amount: '-239.88' },
            { account: 'Groceries', amount: '239.88' },
          ],
        },
      ],
    });
    await books.call('crossing.make', {
      ...{ kind: 'business', entry: ids[0], category: 'Software and hosting', settlement: 'owed' },
    });
    expect((await books.call('paper.wanted', { kind: 'expense-report' })).wanted).toMatchObject([
      { purpose: 'Adobe Stock' },
    ]);
  });

  it('is no report of a cost that was given up, which has a record of its own, from that day on', async () => {
    const spent = (amount: string, date: string) =>
      cross('business', DANA, LLC, amount, date, 'Travel', { to_account: undefined, category: 'Travel' });
    const given = await spent('480.00', '2025-06-05');
    const paid = await spent('90.00', '2025-06-06');
    await cross('settlement', LLC, DANA, '90.00', '2025-06-20', 'Paid back');
    await cross('waiver', DANA, LLC, '480.00', '2025-06-25', 'Given up', BY_BOOKS);
    const wanted = async (as_of?: string) =>
      (await books.call('paper.wanted', { kind: 'expense-report', as_of })).wanted.map(
        ({ crossing }: { crossing: string }) => crossing,
      );
    expect(await wanted()).toEqual([paid]);
    expect(await wanted('2025-06-24')).toEqual([given, paid]);
    const states = await books.call('paper.states');
    expect(states.find((one: { crossing: string }) => one.crossing === given)).toMatchObject({
      wanted: null,
    });
    // Whoever wants one may have it, and then it stands.
    const { id } = await make(given);
    expect(await books.call('paper.states')).toContainEqual(
      expect.objectContaining({ crossing: given, wanted: 'expense-report', paper: id, state: 'made' }),
    );
  });

  it('is no repayment and nothing that is paid back', async () => {
    await lend();
    const { crossing_id: back } = await books.call('loan.pay', {
      ...{ loan: 'Bridge', date: '2025-06-20', amount: '400.00', ...SIDES },
    });
    await expect(make(back)).rejects.toMatchObject({
      ...{ code: 'INVALID_INPUT', message: /wants no paper of its own/ },
    });
  });

  it('refuses one paper for what does not belong together', async () => {
    const both = [await draw(), await cross('loan', DANA, LLC, '10.00', '2025-06-30', 'x')];
    await expect(books.call('paper.make', { crossings: both })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(make(both[0]!, { kind: 'promissory-note' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: /not told by/,
    });
  });
});

it('tells of every crossing how far its paper is', async () => {
  const [put] = await books.call('crossing.wall');
  const owed = await cross('loan', LLC, DANA, '100.00', '2025-06-30', 'Until July');
  const back = await cross('repayment', DANA, LLC, '100.00', '2025-06-30', 'Back again');
  const { id } = await make(put.id);
  expect(await books.call('paper.states')).toEqual([
    { crossing: put.id, wanted: 'contribution-record', state: 'made', paper: id },
    { crossing: owed, wanted: 'promissory-note', state: 'none', paper: null },
    { crossing: back, wanted: null, state: 'none', paper: null },
  ]);
});
