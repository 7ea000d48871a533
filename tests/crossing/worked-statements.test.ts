/**
 * The worked year as it reaches its owner: a statement of each bank by the end of each month. What crosses is paired from the
 * rows of both banks, recurring rows have rules, the rest gets its category in the inbox; what no bank shows is booked by
 * hand, papers are made in their month, and every account is reconciled. The books and the findings are the reference’s.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, endOfMonth } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import {
  findingsOf,
  sheetsOf,
  wantedFindings,
  wantedSheets,
  wantedWorth,
  worthOf,
} from '../support/worked-answers.ts';
import { asBanksTell, type BankRow, statementsOf, type ToldYear } from '../support/worked-statements.ts';
import { hasWorkedYear, LLC, loadWorkedYear, PERSON, type WorkedYear } from '../support/worked-year.ts';

/** Rows that come again and again, by a word of theirs. */
const RECURRING = [
  { entity: LLC, value: 'receipt inv', account: 'Accounts receivable' },
  { entity: PERSON, value: '1040-ES', account: 'Federal tax:Estimated tax' },
];
const NOTE = 'Owner note 1';
const NOTE_TERMS = {
  ...{ name: NOTE, purpose: 'Working capital' },
  ...{ rate: '6', day_count: '30/360', plan: 'free', maturity: '2028-02-01' },
};

interface Waiting {
  entry_id: string;
  entity: string;
  account_id: string;
  date: string;
  amount: string;
}

describe.skipIf(!hasWorkedYear)('the worked year out of bank statements', () => {
  let books: TestBooks;
  let year: WorkedYear;
  let told: ToldYear;
  let accounts: Map<string, string>;
  const call = (name: string, input: object = {}) => books.call(name, input);

  // Papers take seconds to set, so the year is lived through once.
  beforeAll(async () => {
    books = await TestBooks.create();
    year = loadWorkedYear();
    told = asBanksTell(year);
    on('2025-01-01');
    await begin();
    for (let from = '2025-01-01'; from < '2026-01-01'; from = addDays(endOfMonth(from), 1))
      await month(from, endOfMonth(from));
  }, 240_000);
  afterAll(() => books?.close());

  /** What is recorded carries the day on which it is done. */
  function on(date: string): void {
    books.world.at = Date.parse(`${date}T12:00:00Z`);
  }

  async function begin(): Promise<void> {
    const [company, person] = year.entities;
    await call('entity.create', { ...person!, legal_name: PERSON });
    await call('entity.create', { ...company!, state: 'WY', ein: '12-3456789' });
    await call('member.set', {
      entity: LLC,
      members: [{ name: PERSON, entity: PERSON, share: '100', capacity: 'Sole member and manager' }],
    });
    for (const account of year.accounts) await call('account.create', account);
    const all: { id: string; entity: string; name: string }[] = await call('account.list');
    accounts = new Map(all.map(({ id, entity, name }) => [`${entity} ${name}`, id]));
    for (const rule of RECURRING) await call('rules.create', rule);
  }

  async function month(from: string, to: string): Promise<void> {
    on(to);
    const isNow = ({ date }: { date: string }) => date >= from && date <= to;
    const entries = told.byHand.filter(isNow);
    if (entries.length > 0) await call('entry.create', { entries });
    const statements = statementsOf(year, told, from, to);
    for (const { bank, name, text } of statements)
      await call('imports.commit', {
        ...{ files: [statementFile(name, text)], entity: bank.entity, account: bank.account },
      });
    await clearInbox();
    for (const { ours, movement } of told.crossedByHand.filter((one) => isNow(one.ours)))
      await makeDespite(books, { ...movement, date: ours.date, purpose: ours.memo });
    await call('loan.accrue', { through: to });
    await makePapers(from, to);
    for (const { bank, balance } of statements)
      await call('reconcile.finish', { entity: bank.entity, account: bank.account, date: to, balance });
  }

  const waiting = async (): Promise<Waiting[]> => (await call('entry.register', { unreviewed: true })).rows;

  async function clearInbox(): Promise<void> {
    // Each deed takes the row away, perhaps with another.
    for (let [row] = await waiting(); row; [row] = await waiting()) await settle(row);
  }

  /** The row of the bank that an entry stands for. */
  function rowOf({ account_id, date, amount }: Waiting): BankRow | undefined {
    return told.rows.find(
      ({ bank, date: day, minor }) =>
        accounts.get(`${bank.entity} ${bank.account}`) === account_id &&
        day === date &&
        formatMoney(minor, 'USD') === amount,
    );
  }

  async function settle(waits: Waiting): Promise<void> {
    const row = rowOf(waits);
    if (!row) return nameCost(waits);
    const { meaning } = row;
    switch (meaning.what) {
      case 'crossed':
        return cross(waits.entry_id, meaning);
      case 'transfer':
        return transfer(waits.entry_id);
      case 'booked': {
        const [only, ...more] = meaning.others;
        if (more.length === 0)
          return void (await call('entry.bulk', { entries: [waits.entry_id], category: only!.account }));
        const money = { account: row.bank.account, amount: waits.amount, status: 'cleared' };
        await call('entry.update', { id: waits.entry_id, postings: [money, ...meaning.others] });
      }
    }
  }

  /** What the one paid for the other has its category in the other’s books. */
  async function nameCost({ entry_id, amount }: Waiting): Promise<void> {
    const movement = told.rows
      .flatMap(({ meaning }) => (meaning.what === 'crossed' ? [meaning.movement] : []))
      .find((one) => one.category !== undefined && one.amount === amount.replace('-', ''));
    await call('entry.bulk', { entries: [entry_id], category: movement!.category });
  }

  async function transfer(entry: string): Promise<void> {
    const { rows } = await call('matching.candidates', { entry });
    const [best] = rows[0].candidates;
    expect(best).toMatchObject({ kind: 'transfer', locked: null });
    await call('matching.transfer', { lines: best.rows.map(({ id }: { id: string }) => id) });
  }

  async function cross(entry: string, { movement, purpose }: BankRow['meaning'] & { what: 'crossed' }) {
    const { kind, amount, interest, settlement } = movement;
    // One key, without a word; what is not the usual is said in the dialog.
    if (kind === 'personal' || kind === 'business')
      return makeDespite(books, { entry, kind, ...(settlement === 'owed' && { settlement, purpose }) });
    const [other] = await call('crossing.candidates', { entry });
    // The other bank tells it in the next month.
    if (!other) return makeDespite(books, { entry, kind, to_account: 'Checking', purpose });
    expect(other.kinds).toContain(kind);
    if (interest !== undefined)
      return call('loan.pay', {
        ...{ loan: NOTE, amount, borrower_entry: entry, lender_entry: other.entry_id },
      });
    const made = await makeDespite(books, { entry, counter_entry: other.entry_id, kind, purpose });
    // What the owner lends has its terms; what the company advances has none.
    if (kind === 'loan' && movement.from === PERSON)
      await call('loan.create', { crossing: made.id, ...NOTE_TERMS });
  }

  /** Those that the reference has: of the contribution, the note, the draw of June, two expense reports, and what was given up. */
  async function makePapers(from: string, to: string): Promise<void> {
    const { crossings } = await call('crossing.list', { from, to });
    for (const { id, kind, amount, loan_id } of crossings) {
      const isMade =
        ['contribution', 'waiver'].includes(kind) ||
        (kind === 'business' && amount !== '480.00') ||
        (kind === 'draw' && amount === '20000.00');
      if (kind === 'draw' && isMade) await call('veil.snapshot', { entity: LLC, crossing: id });
      if (isMade) await sign(await call('paper.make', { crossings: [id] }));
      if (kind === 'loan' && loan_id)
        await sign(await call('paper.make', { loan: loan_id, authorized_on: from }));
    }
  }
  const sign = ({ id }: { id: string }) => call('paper.sign', { id, how: 'typed', name: PERSON });

  it('leaves nothing to review, nothing in transit and nothing without its other side', async () => {
    expect(await waiting()).toEqual([]);
    expect((await call('crossing.list', { in_transit: true })).total).toBe(0);
    expect(await call('crossing.unpaired')).toEqual([]);
    expect((await call('vault.verify')).findings).toEqual([]);
  });

  it('has both balance sheets, the capital and the net worth to the cent', async () => {
    expect(await sheetsOf(call, year)).toEqual(wantedSheets(year));
    expect(await worthOf(call)).toEqual(wantedWorth(year));
  });

  it('has every finding of the reference, with its weight and its days, and no other', async () => {
    expect(await findingsOf(call)).toEqual(wantedFindings(year));
  });

  it('was solvent in June, as it was when it was entered by hand', async () => {
    const all: { as_of: string }[] = await call('veil.snapshots', { entity: LLC });
    expect(all).toMatchObject([
      {
        ...{ as_of: '2025-06-30', draw: '20000.00', equity: '15480.00', balance_sheet: 'passes' },
        ...{ debts_due: 'passes', figures: { cash: '12310.00', equity_without_owners: '7480.00' } },
      },
    ]);
  });
});
