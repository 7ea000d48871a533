/** Each kind of paper from plain facts: what stands on it, and that nothing is cut or orphaned where it is set. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../main/document/compose.ts';
import type { Facts, Signer } from '../../main/document/facts.ts';
import { placesOf, SORTS } from '../../main/document/fields/index.ts';
import { wantedKind } from '../../main/document/kinds.ts';
import { checkTemplate } from '../../main/document/template/check.ts';
import { BLANK } from '../../main/document/template/fill.ts';
import type { Block, Paper } from '../../main/papers/index.ts';
import { PAPER_KINDS, TEMPLATE_KINDS, type TemplateKind } from '../../shared/contract/paper.ts';
import { outsideOf, pagesOf } from '../support/read-pdf.ts';
import { setHere } from '../support/set-paper.ts';
import {
  CAPACITY,
  DANA,
  facts,
  HARBOR,
  movement,
  NORTHLIGHT,
  SOLVENCY,
  solvencyWith,
  TERMS,
} from './facts.ts';

const textOf = (kind: TemplateKind) => ({
  version: `${kind}, built-in 7`,
  text: readFileSync(new URL(`../../main/document/templates/${kind}.md`, import.meta.url), 'utf8'),
});
const composed = (of: Facts) =>
  compose(
    of,
    { own: textOf(of.kind), frame: of.isRatification ? textOf('ratification') : null },
    `${of.generatedOn}T12:00:00.000Z`,
  );
const setPaper = (of: Facts) => setHere(composed(of).paper);

const BOTH: Signer[] = [
  { party: NORTHLIGHT, name: 'Dana Reyes', capacity: CAPACITY },
  { party: DANA, name: 'Dana Reyes', capacity: 'individually' },
];
const LENT: Partial<Facts> = {
  ...{ giver: DANA, receiver: NORTHLIGHT, loan: TERMS, solvency: null, signers: BOTH },
  ...{ effectiveOn: '2025-02-01', generatedOn: '2025-02-01', authorizedOn: '2025-02-01' },
  movements: [
    movement({ kind: 'loan', amountMinor: 1_200_000, purpose: 'Working capital', date: '2025-02-01' }),
  ],
};
const INTO: Partial<Facts> = { giver: DANA, receiver: NORTHLIGHT, solvency: null, signers: BOTH };

/** The words of a paper in their order, as they are handed to the typesetter. */
function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'together') return [wordsOf(block.blocks)];
      if (block.kind === 'facts') return block.rows.map((row) => row.join(': '));
      if (block.kind === 'table') return [...block.rows, block.total ?? []].map((row) => row.join(' | '));
      if (block.kind === 'signatures') return block.lines.map(({ party, signer }) => `${party}: ${signer}`);
      return 'text' in block ? [block.text] : [];
    })
    .join('\n');
}

describe('every kind of paper', () => {
  it.each(TEMPLATE_KINDS)('%s has a text without mistakes, and says whatever it may name', (kind) => {
    const { vocabulary, fieldsOf } = SORTS[kind];
    const names = Object.keys(vocabulary.texts);
    checkTemplate(textOf(kind).text, {
      fields: new Set(names),
      places: new Set(Object.keys(placesOf(kind))),
    });
    const said = fieldsOf(facts(kind === 'ratification' ? {} : { kind, loan: TERMS }));
    expect(Object.keys(said.texts).sort()).toEqual(names.sort());
  });

  it.each(PAPER_KINDS)(
    '%s has its amount in figures and words, its dates, its entries and its hash',
    (kind) => {
      const { paper, contentHash } = composed(facts({ kind, loan: TERMS }));
      const words = wordsOf(paper.blocks);
      expect(words).toContain('$20,000.00');
      expect(words).toContain('Twenty thousand and 00/100 dollars');
      for (const label of ['Authorized', 'Effective', 'Generated'])
        expect(words).toContain(`${label}: June 30, 2025`);
      for (const leg of movement().legs)
        expect(words).toContain(`2025-06-30 | ${leg.entryId} | ${leg.books}: ${leg.account}`);
      expect(words).toContain(contentHash);
      expect(words).toContain(CAPACITY);
      expect(words).toContain('not legal advice');
      expect(paper.reference).toBe(`document ${facts().documentId}`);
    },
  );

  it.each(PAPER_KINDS)('%s leaves no day of authorization blank without listing it', (kind) => {
    const { paper, open } = composed(facts({ kind, loan: TERMS, authorizedOn: null }));
    const isBlank = wordsOf(paper.blocks).includes('Authorized: ____');
    expect(isBlank).toBe(open.includes('the day it was decided'));
    expect(isBlank).toBe(kind !== 'expense-report' && kind !== 'payment-log');
  });

  it('hashes what it says: another word, another hash; the same, the same', () => {
    const one = composed(facts()).contentHash;
    expect(composed(facts()).contentHash).toBe(one);
    expect(composed(facts({ lateReason: 'x' })).contentHash).not.toBe(one);
    expect(composed(facts({ movements: [movement({ amountMinor: 2_000_001 })] })).contentHash).not.toBe(one);
  });
});

describe('which paper a crossing wants', () => {
  it.each([
    ['contribution', 'equity', 'contribution', 'person', 'llc', 'contribution-record'],
    ['draw', 'equity', 'distribution', 'llc', 'person', 'distribution-consent'],
    ['personal', 'equity', 'distribution', 'llc', 'person', 'distribution-consent'],
    ['personal', 'equity', null, 'llc', 'person', null],
    ['personal', 'owed', null, 'llc', 'person', null],
    ['business', 'owed', null, 'person', 'llc', 'expense-report'],
    ['business', 'equity', 'contribution', 'person', 'llc', 'contribution-record'],
    ['business', 'equity', null, 'person', 'llc', null],
    ['waiver', 'equity', 'contribution', 'person', 'llc', 'contribution-record'],
    ['waiver', 'equity', 'distribution', 'llc', 'person', 'distribution-consent'],
    ['waiver', 'equity', 'contribution', 'llc', 'llc', 'contribution-record'],
    ['waiver', 'equity', 'distribution', 'llc', 'llc', 'distribution-consent'],
    ['loan', 'owed', null, 'person', 'llc', 'promissory-note'],
    ['loan', 'owed', null, 'llc', 'person', 'promissory-note'],
    ['loan', 'owed', null, 'llc', 'llc', 'loan-agreement'],
    ['repayment', 'paid', null, 'llc', 'person', null],
    ['interest', 'owed', null, 'person', 'llc', null],
    ['settlement', 'paid', null, 'llc', 'person', null],
    ['guaranteed-payment', 'paid', null, 'llc', 'person', 'guaranteed-payment'],
    ['wages', 'paid', null, 'llc', 'person', 'compensation-memo'],
    ['management-fee', 'owed', null, 'llc', 'llc', 'services-agreement'],
    ['rent', 'owed', null, 'person', 'llc', 'lease-memo'],
    ['rent', 'paid', null, 'llc', 'person', 'lease-memo'],
  ] as const)('%s (%s, %s) of %s to %s: %s', (kind, settlement, effect, from, to, wanted) => {
    expect(wantedKind({ kind, settlement, effect, from, to })).toBe(wanted);
  });
});

describe('a statement of solvency', () => {
  const tests = ({ balanceSheet, debtsDue }: typeof SOLVENCY) => [balanceSheet.result, debtsDue.result];

  it('adds up, with and without what owners owe', () => {
    expect(SOLVENCY).toMatchObject({
      ...{ assetsMinor: 2_861_000, liabilitiesMinor: 1_313_000, equityMinor: 1_548_000 },
      ...{ equityWithoutOwnersMinor: 748_000, cashMinor: 1_231_000 },
    });
    expect(SOLVENCY.debtsDue.lines.at(-1)!.cashMinor).toBe(1_618_000);
    expect(tests(SOLVENCY)).toEqual(['passes', 'passes']);
  });

  it('says the least that cash comes to, and when', () => {
    const words = wordsOf(composed(facts()).paper.blocks);
    expect(words).toContain('Cash is least on June 30, 2025, with $11,180.00.');
    expect(words).toContain('What customers owe and is not past due | 5,000.00');
    expect(words).toContain('Cash after these | 16,180.00');
  });

  it('fails the one test and meets the other', () => {
    const deferred = { ...SOLVENCY.items[4]!, name: 'Deferred revenue', amountMinor: 1_548_001 };
    expect(tests(solvencyWith({ items: [deferred] }))).toEqual(['fails', 'passes']);
    const due = { what: 'Rent', sort: 'bill', dueOn: null, amountMinor: 1_118_001 } as const;
    expect(tests(solvencyWith({ bills: [due] }))).toEqual(['passes', 'fails']);
    expect(tests(solvencyWith({ bills: [{ ...due, amountMinor: 1_118_000 }] }))).toEqual([
      'passes',
      'passes',
    ]);
  });

  it('has the reason that was recorded with a failing test, and a blank where there is none', () => {
    const due = { what: 'Rent', sort: 'bill', dueOn: null, amountMinor: 1_118_001 } as const;
    const papered = (reason: string | null) =>
      wordsOf(composed(facts({ solvency: solvencyWith({ bills: [due] }, reason) })).paper.blocks);
    expect(papered('The client pays tomorrow')).toContain(
      'A test that the law asks for (Wyo. Stat. § 17-29-405) is not met. The distribution is made for this reason: The client pays tomorrow.',
    );
    expect(papered(null)).toContain(`for this reason: ${BLANK}`);
  });
});

describe('a statement of solvency beside loans', () => {
  it('takes off what falls due on them, and says nothing of what it does not know', () => {
    const due = (amountMinor: number) =>
      solvencyWith({
        loanPayments: [{ what: 'Note', sort: 'loan', dueOn: '2025-08-01', amountMinor }],
      }).debtsDue;
    expect(due(1_618_000)).toMatchObject({ result: 'passes', lowestMinor: 0, lowestOn: '2025-08-01' });
    expect(due(1_618_001)).toMatchObject({ result: 'fails' });
    const unknown = solvencyWith({ areTermsKnown: false });
    expect(unknown.debtsDue.result).toBe('unknown');
    const { open, paper } = composed(facts({ solvency: unknown }));
    expect(open).toContain('whether cash covers the debts due in the days ahead: “met” or “not-met”');
    expect(wordsOf(paper.blocks)).toContain(`pay its debts as they fall due: ${BLANK}`);
  });
});

describe('a consent to a distribution', () => {
  it('speaks of other members only where there may be some', () => {
    const words = (more: Partial<Facts>) => wordsOf(composed(facts(more)).paper.blocks);
    expect(words({})).toContain('By the records of the Company the Member holds 100% of it.');
    expect(words({})).not.toContain('operating agreement');
    expect(words({ share: '60' })).toContain('Members are treated as the operating agreement provides.');
    expect(words({ details: { pro_rata: 'none' } })).toContain('Other members: none.');
  });
});

describe('a record of a contribution', () => {
  it('has the value that is booked, and asks for the basis of property', () => {
    const car = {
      ...movement().legs[0]!,
      books: 'Dana',
      account: 'Vehicle',
      amountMinor: -2_000_000,
      isMirrored: false,
    };
    const of = (moneyArrived: boolean, details: Record<string, string> = {}) =>
      composed(
        facts({
          ...{ ...INTO, details },
          kind: 'contribution-record',
          movements: [movement({ kind: 'contribution', moneyArrived, legs: [car] })],
        }),
      );
    expect(of(true).open).toEqual([]);
    expect(of(false).open).toEqual(['the member’s adjusted basis in property']);
    // What is given by hand looks like money, too; the value is never a second figure.
    const { paper } = of(false, { basis: '3100', fair_value: '9,000.00' });
    expect(wordsOf(paper.blocks)).toContain(
      'on the effective date was $20,000.00. The Member’s adjusted basis in the property was $3,100.00.',
    );
    expect(wordsOf(of(false, { basis: 'not known yet' }).paper.blocks)).toContain('was not known yet.');
  });

  it('of a waiver says what is released', () => {
    const owed = { ...movement().legs[0]!, account: 'Due to owner' };
    const waived = movement({ kind: 'waiver', amountMinor: 48_000, legs: [owed], moneyArrived: false });
    const { paper } = composed(facts({ ...INTO, kind: 'contribution-record', movements: [waived] }));
    expect(wordsOf(paper.blocks)).toContain(
      'The Company owed the amount to the Member (Due to owner). The Member releases',
    );
  });
});

describe('an expense report', () => {
  const spent = (more: Parameters<typeof movement>[0]) =>
    movement({
      kind: 'business',
      settlement: 'owed',
      payee: 'Client lunch',
      date: '2025-05-01',
      amountMinor: 7_499,
      ...more,
    });
  const report = (movements: Facts['movements'], more: Partial<Facts> = {}) =>
    wordsOf(composed(facts({ ...INTO, kind: 'expense-report', movements, ...more })).paper.blocks);

  it('wants receipts from $75 and for lodging', () => {
    expect(report([spent({})])).toContain('| not required |');
    expect(report([spent({ amountMinor: 7_500 })])).toContain('| missing |');
    expect(report([spent({ payee: 'Harbor Hotel' })])).toContain('| missing |');
    expect(report([spent({ amountMinor: 7_500, fileCount: 1 })])).toContain('| kept |');
    expect(report([spent({ currency: 'EUR', amountMinor: 100 })])).toContain('| missing |');
  });

  it('says whether it was reported within 60 days and within 120, by the day it is made', () => {
    const on = (generatedOn: string) => report([spent({})], { generatedOn });
    expect(on('2025-06-30')).toContain('It was reported within 60 days');
    expect(on('2025-07-01')).toContain('this one was reported after 60 days');
    expect(on('2025-08-29')).toContain('this one was reported after 60 days');
    expect(on('2025-08-30')).toContain('this one was reported after 120 days');
  });

  it('counts a single day as one, and names no merchant where nobody did', () => {
    const words = report([spent({ date: '2025-06-29', payee: 'Northlight LLC', categories: ['Travel'] })]);
    expect(words).toContain('The oldest cost was 1 day old when');
    expect(words).toContain('2025-06-29 | Travel | ');
  });

  it('adds up', () => {
    const rows = Array.from({ length: 20 }, (_, at) =>
      spent({ amountMinor: 1_001 + at, purpose: `Visit ${at}` }),
    );
    expect(report(rows)).toContain('$202.10\n');
    expect(report(rows)).toContain('Together |  |  |  |  | 202.10');
  });
});

describe('a note', () => {
  it('has its schedule, whose columns add up', () => {
    const { paper, open } = composed(facts({ ...LENT, kind: 'promissory-note' }));
    expect(open).toEqual([]);
    const words = wordsOf(paper.blocks);
    expect(words).toContain('1 | March 1, 2025 | 660.00 | 600.00 | 60.00 | 11,400.00');
    expect(words).toContain('20 | October 1, 2026 | 603.00 | 600.00 | 3.00 | 0.00');
    expect(words).toContain(' | Together | 12,630.00 | 12,000.00 | 630.00 | ');
  });

  it('made late is ratified as the borrower’s, as its own title has it', () => {
    const late = { isRatification: true, generatedOn: '2025-12-31' };
    const { paper } = composed(facts({ ...LENT, ...late, kind: 'promissory-note' }));
    expect(paper.subject).toBe('Promissory note, Northlight LLC to Dana Reyes');
  });

  it('leaves terms that nobody has said as blanks', () => {
    const { paper, open } = composed(facts({ ...LENT, kind: 'promissory-note', loan: null }));
    expect(open).toHaveLength(5);
    const words = wordsOf(paper.blocks);
    expect(words).toContain(`bears interest at ${BLANK} a year`);
    // No days are known on which anything falls due.
    expect(words).not.toMatch(/Schedule|fall due/);
  });

  it('is in default by what can happen to the borrower: a company is dissolved, a person dies', () => {
    const words = (of: Partial<Facts>) =>
      wordsOf(composed(facts({ ...LENT, kind: 'promissory-note', ...of })).paper.blocks);
    expect(words({})).toMatch(/30 days late, when the Borrower is dissolved, or when a proceeding/);
    const lentToDana = words({ giver: NORTHLIGHT, receiver: DANA });
    expect(lentToDana).toContain(
      'is in default when a payment is 30 days late, when the Borrower dies, or when a petition in bankruptcy is filed by or against the Borrower. In default the Lender may declare',
    );
    expect(lentToDana).not.toContain('dissolved');
  });

  it('on demand has no schedule and no last day', () => {
    const loan = { ...TERMS, onDemand: true, maturity: null, schedule: [] };
    const { paper, open } = composed(facts({ ...LENT, kind: 'promissory-note', loan }));
    expect(open).toEqual([]);
    expect(wordsOf(paper.blocks)).toContain('there is no schedule');
  });
});

const LONG_NAME =
  'The Extraordinarily Long and Carefully Chosen Name of a Company That Nobody Will Remember in Full Series Seventeen Two LLC';
const LONG_WORD = 'Rhabarberbarbara'.repeat(8);

describe('a paper as it is set', () => {
  it.each([
    ['a note', facts({ ...LENT, kind: 'promissory-note' })],
    ['an agreement', facts({ ...LENT, kind: 'loan-agreement', other: HARBOR, receiver: HARBOR })],
    ['a late consent', facts({ isRatification: true, generatedOn: '2025-12-31', lateReason: 'Forgotten' })],
    ['a note between long names', longNote()],
    [
      'a note of twelve lenders',
      facts({ ...LENT, kind: 'promissory-note', signers: Array.from({ length: 12 }, () => BOTH[1]!) }),
    ],
  ])(
    '%s keeps signatures with their words, has its id on each page and nothing outside of its margins',
    async (_, of) => {
      const file = await setPaper(of);
      const pages = await pagesOf(file);
      for (const [at, page] of pages.entries()) {
        expect(page).toContain(of.documentId);
        expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      }
      const lines = pages.join(' ').match(/Date: _{20}/g) ?? [];
      expect(lines).toHaveLength(of.signers.length);
      // The first signatures stand on the page of the sentence before them.
      const signing = pages.find((page) => page.includes('Date: ____'))!;
      expect(signing).toMatch(
        /The Borrower signs, and the Lender|Each company signs through|consents to the distribution/,
      );
      expect(await outsideOf(file)).toEqual([]);
    },
  );

  it.each([
    ...PAPER_KINDS.map((kind) => [kind, 70, 8] as const),
    ['services-agreement', 27, 8],
    ['compensation-memo', 90, 12],
  ] as const)(
    '%s says all that it was made of, with names of %i letters and %i legs',
    async (kind, letters, legs) => {
      const of = facts({ kind, loan: TERMS, ...betweenNames(letters, legs) });
      const { paper, contentHash } = composed(of);
      const pages = await pagesOf(await setHere(paper));
      const read = pages.join(' ').replace(/\s+/g, '');
      for (const line of wordsOf(paper.blocks).split('\n'))
        for (const part of line.split(/ \| |: /)) expect(read).toContain(part.replace(/\s+/g, ''));
      for (const part of [contentHash, ...of.movements[0]!.legs.map(({ entryId }) => entryId)])
        expect(read).toContain(part);
      expect(read).toContain(`Document${of.documentId}`);
      // No page is empty: what it says is read before its head.
      for (const page of pages.slice(1)) expect(page.indexOf(`${paper.title} ·`)).toBeGreaterThan(1);
    },
  );

  it('a note says nothing else than what it was made of', async () => {
    const of = facts({ ...LENT, kind: 'promissory-note' });
    const read = (await pagesOf(await setPaper(of))).join(' ').replace(/\s+/g, '');
    for (const line of wordsOf(composed(of).paper.blocks).split('\n'))
      for (const part of line.split(/ \| |: /)) expect(read).toContain(part.replace(/\s+/g, ''));
  });
});

describe('the words before a signature', () => {
  const LAST = ['consents to the distribution', 'agrees with what was done', 'acknowledges the terms'];

  it('stand on the page of all signatures of up to four, wherever the page ends', async () => {
    const made = fc.record({
      kind: fc.constantFrom('distribution-consent', 'contribution-record', 'promissory-note' as const),
      words: fc.integer({ min: 1, max: 260 }),
      signers: fc.integer({ min: 1, max: 4 }),
      payments: fc.integer({ min: 0, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(made, async ({ kind, words, signers, payments }) => {
        const of = facts({
          ...{ kind, loan: { ...TERMS, schedule: TERMS.schedule.slice(0, payments) } },
          movements: [movement({ purpose: 'profit '.repeat(words) })],
          signers: Array.from({ length: signers }, (_, at) => BOTH[at % 2]!),
        });
        const file = await setPaper(of);
        const signed = (await pagesOf(file)).filter((page) => page.includes('Date: ____'));
        expect(signed).toHaveLength(1);
        expect(signed[0]!.match(/Date: ____/g)).toHaveLength(signers);
        const last = LAST.map((words) => signed[0]!.indexOf(words)).find((at) => at >= 0) ?? Number.NaN;
        expect(last).toBeLessThan(signed[0]!.indexOf('Date: ____'));
        expect(await outsideOf(file)).toEqual([]);
      }),
      { numRuns: 24 },
    );
  });

  it('stand with the first of many signatures, none of which is cut by the end of a page', async () => {
    const made = fc.record({
      words: fc.integer({ min: 1, max: 260 }),
      signers: fc.integer({ min: 3, max: 12 }),
      name: fc.constantFrom([40, ' '], [90, ' '], [300, ' '], [110, ''] as const),
      signed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(made, async ({ words, signers, name: [letters, between], signed }) => {
        const place = `${between}of${between}Greater${between}Yellowstone`.repeat(20);
        const named = (first: string) => `${first}${place}`.slice(0, letters);
        const of = facts({
          kind: 'contribution-record',
          movements: [movement({ purpose: 'profit '.repeat(words) })],
          signers: Array.from({ length: signers }, (_, at) => ({
            party: { ...NORTHLIGHT, legalName: named(`Party${at}`) },
            name: named(`Signer${at}`),
            capacity: 'as MEMBER',
          })),
        });
        const { paper } = composed(of);
        const file = await setHere(signed ? signedBy(paper, named('Typed')) : paper);
        const pages = (await pagesOf(file)).map((page) => page.split(/Record Made from/)[0]!);
        const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
        for (const page of pages) {
          expect(count(page, /Date: /g)).toBe(count(page, /as MEMBER/g));
          for (const part of [/Party\d+/g, /Signer\d+/g])
            expect(count(page, part)).toBe(count(page, /Date: /g));
          if (signed) expect(count(page, /Date: /g)).toBe(count(page, /Typed/g));
        }
        const first = pages.find((page) => page.includes('Date: '))!;
        expect(first).toMatch(/agrees with what was done\. +Party0/);
        expect(await outsideOf(file)).toEqual([]);
      }),
      { numRuns: 16 },
    );
  });
});

function signedBy(paper: Paper, typed: string): Paper {
  const signed = (block: Block): Block => {
    if (block.kind === 'together') return { ...block, blocks: block.blocks.map(signed) };
    if (block.kind !== 'signatures') return block;
    const how = { date: 'June 30, 2025', mark: { typed }, note: `By typing. ${'a1'.repeat(32)}` };
    return { ...block, lines: block.lines.map((line) => ({ ...line, signed: how })) };
  };
  return { ...paper, blocks: paper.blocks.map(signed) };
}

/** Parties whose names have so many letters, and a movement of so many legs, each in an entry of its own. */
function betweenNames(letters: number, legs: number): Partial<Facts> {
  const called = (first: string) =>
    `${first} Professional Design Works and Intercompany Receivables Administration of Holdings LLC`.slice(
      0,
      letters,
    );
  const company = { ...NORTHLIGHT, name: called('Okonkwo'), legalName: called('Okonkwo') };
  const other = { ...HARBOR, name: called('Finch'), legalName: called('Finch') };
  const leg = movement().legs[0]!;
  return {
    ...{ company, other, giver: company, receiver: other },
    signers: [{ party: company, name: 'Dana Reyes', capacity: CAPACITY }],
    movements: [
      movement({
        legs: Array.from({ length: legs }, (_, at) => ({
          ...leg,
          ...{ entryId: `0199b000-0000-7000-8000-0000000000${at + 10}`, account: 'Intercompany receivable' },
          books: at % 2 === 0 ? company.name : other.name,
        })),
      }),
    ],
  };
}

function longNote(): Facts {
  const company = { ...NORTHLIGHT, name: LONG_NAME, legalName: LONG_NAME };
  const person = { ...DANA, name: LONG_WORD, legalName: LONG_WORD };
  return facts({
    ...LENT,
    ...{ kind: 'promissory-note', company, receiver: company, other: person, giver: person },
    signers: [
      {
        party: company,
        name: LONG_WORD,
        capacity: `as sole member and manager of ${LONG_NAME}, and not personally`,
      },
      { party: person, name: LONG_WORD, capacity: 'individually' },
    ],
  });
}
