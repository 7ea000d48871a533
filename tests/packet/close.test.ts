/** Closing a year and opening it again: equity goes over once, nothing counts twice, and what changed is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const LLC = 'Northlight LLC';
const BOTH = 'Harbor Partners LLC';
let books: TestBooks;

async function book(
  entity: string,
  date: string,
  payee: string,
  legs: Record<string, string>,
): Promise<string> {
  const postings = Object.entries(legs).map(([account, amount]) => ({ account, amount }));
  const { ids } = await books.call('entry.create', { entries: [{ entity, date, payee, postings }] });
  return ids[0];
}

async function stateOf(
  entity: string,
  check: string,
  year: number,
): Promise<{ state: string; items: { text: string }[] }> {
  const { checks } = await books.call('packet.preflight', { entity, year });
  return checks.find((one: { check: string }) => one.check === check);
}

const close = (entity: string, year: number) => books.call('close.year', { entity, year });

describe('closing a year', () => {
  beforeEach(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { ...{ kind: 'llc', name: LLC, tax_class: 'disregarded' } });
    await book(LLC, '2024-01-05', 'Owner', { Checking: '1000', 'Member contributions': '-1000' });
    await book(LLC, '2024-06-05', 'Client', { Checking: '300', 'Service revenue': '-300' });
    await book(LLC, '2025-06-05', 'Client', { Checking: '500', 'Service revenue': '-500' });
    await book(LLC, '2025-07-05', 'Owner', { Draws: '200', Checking: '-200' });
  });
  afterEach(() => books.close());

  it('shows how equity goes over, and it comes to the balance sheet before and after', async () => {
    const sheet = async () => {
      const { totals } = await books.call('reports.balance_sheet', { entity: LLC, to: '2025-12-31' });
      return totals.find((one: { name: string }) => one.name === 'equity').amounts[0];
    };
    const { equity } = await books.call('close.preview', { entity: LLC, year: 2025 });
    expect(equity.map((one: { what: string; amount: string }) => [one.what, one.amount])).toEqual([
      ['opening', '1300.00'],
      ['contributed', '0.00'],
      ['earned', '500.00'],
      ['drawn', '-200.00'],
      ['other', '0.00'],
      ['closing', '1600.00'],
    ]);
    const before = await sheet();
    const closed = await close(LLC, 2025);
    expect([before, await sheet(), closed.standing[0].equity]).toEqual(['1600.00', '1600.00', '1600.00']);
    const { rows } = await books.call('reports.balance_sheet', { entity: LLC, to: '2026-01-10' });
    expect(
      rows.find((one: { label: string }) => one.label === 'Net income of earlier years').amounts,
    ).toEqual(['800.00']);
  });

  it('puts the capital of members on record by their shares, with no entry of its own', async () => {
    await books.call('entity.create', {
      ...{ kind: 'llc', name: BOTH, tax_class: 'partnership' },
      members: [
        { name: 'Ana', share: '60' },
        { name: 'Ben', share: '40' },
      ],
    });
    await book(BOTH, '2025-06-05', 'Client', { Checking: '500', 'Service revenue': '-500' });
    const { entries } = await books.call('vault.status');
    await close(BOTH, 2025);
    expect((await books.call('vault.status')).entries).toBe(entries);
    const { members } = await books.call('member.roll_forward', {
      entity: BOTH,
      from: '2026-01-01',
      to: '2026-01-15',
    });
    expect(members.map((one: { capital: { opening: string } }) => one.capital.opening)).toEqual([
      '300.00',
      '200.00',
    ]);
  });

  it('locks the year, opens it with a reason that stays, and names what changed meanwhile', async () => {
    await close(LLC, 2025);
    await expect(book(LLC, '2025-08-01', 'Late', { Rent: '10', Checking: '-10' })).rejects.toMatchObject({
      code: 'REFUSED',
    });
    await expect(close(LLC, 2025)).rejects.toMatchObject({ code: 'REFUSED' });
    const opened = await books.call('close.reopen', { entity: LLC, year: 2025, reason: 'A bill came late' });
    expect(opened).toMatchObject({ reason: 'A bill came late' });
    await book(LLC, '2025-08-01', 'Late', { Rent: '10', Checking: '-10' });
    await close(LLC, 2025);
    const list = await books.call('close.list', { entity: LLC });
    expect(
      list.map((one: { reason: string | null; standing: { equity: string }[] }) => [
        one.reason,
        one.standing[0]!.equity,
      ]),
    ).toEqual([
      [null, '1590.00'],
      ['A bill came late', '1600.00'],
    ]);
    expect((await stateOf(LLC, 'after-close', 2025)).items).toHaveLength(1);
    const { findings } = await books.call('veil.health', { entity: LLC });
    expect(findings.map((one: { text: string }) => one.text)).toContain(
      'Books that were closed through December 31, 2025 were opened again.',
    );
  });

  it('leaves the books closed as far as they were before', async () => {
    await books.call('period.close', { entity: LLC, through: '2024-12-31' });
    await close(LLC, 2025);
    await books.call('close.reopen', { entity: LLC, year: 2025, reason: 'A bill came late' });
    const [{ closed_through: through }] = await books.call('entity.list');
    expect(through).toBe('2024-12-31');
  });

  it('opens the latest year first, and closes none that is not over', async () => {
    await close(LLC, 2024);
    await close(LLC, 2025);
    const reopen = books.call('close.reopen', { entity: LLC, year: 2024, reason: 'A bill came late' });
    await expect(reopen).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringContaining('2025 is closed, too'),
    });
    await expect(close(LLC, 2026)).rejects.toMatchObject({ code: 'REFUSED' });
  });

  it('knows by the record that a year opens with another equity than last year closed with', async () => {
    await close(LLC, 2024);
    expect((await stateOf(LLC, 'opening-equity', 2025)).state).toBe('clear');
    await books.call('close.reopen', { entity: LLC, year: 2024, reason: 'A bill came late' });
    await book(LLC, '2024-08-01', 'Late', { Rent: '10', Checking: '-10' });
    const { state, items } = await stateOf(LLC, 'opening-equity', 2025);
    expect([state, items[0]!.text]).toEqual([
      'open',
      'Equity of December 31, 2024 is 1290.00; it was 1300.00',
    ]);
  });

  it('goes by the fiscal year of the company, which has the name of the year it ends in', async () => {
    await books.call('entity.update', { entity: LLC, fiscal_month: 7 });
    const { equity } = await books.call('close.preview', { entity: LLC, year: 2025 });
    expect(equity.map((one: { label: string; amount: string }) => [one.label, one.amount])).toEqual([
      ...[
        ['Equity on June 30, 2024', '1300.00'],
        ['Contributed', '0.00'],
        ['Net income', '500.00'],
      ],
      ...[
        ['Drawn', '0.00'],
        ['Other', '0.00'],
        ['Equity on June 30, 2025', '1800.00'],
      ],
    ]);
    expect(await close(LLC, 2025)).toMatchObject({
      through: '2025-06-30',
      standing: [{ equity: '1800.00' }],
    });
    await book(LLC, '2025-07-01', 'Next year', { Rent: '10', Checking: '-10' });
    await expect(book(LLC, '2025-06-30', 'Late', { Rent: '10', Checking: '-10' })).rejects.toMatchObject({
      code: 'REFUSED',
    });
    await books.call('close.reopen', { entity: LLC, year: 2025, reason: 'A bill came late' });
    const { findings } = await books.call('veil.health', { entity: LLC });
    expect(findings.map((one: { text: string }) => one.text)).toContain(
      'Books that were closed through June 30, 2025 were opened again.',
    );
  });

  it('is taken back by undo as a whole', async () => {
    await close(LLC, 2025);
    await books.call('history.undo');
    expect(await books.call('close.list', { entity: LLC })).toEqual([]);
    expect((await books.call('entity.list'))[0].closed_through).toBeNull();
  });
});

describe('what changed since the last packet', () => {
  const HASH = 'a'.repeat(64);
  beforeEach(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { ...{ kind: 'llc', name: LLC, tax_class: 'disregarded' } });
  });
  afterEach(() => books.close());

  it('tells entries added, changed and removed with their amounts, account by account', async () => {
    const rent = await book(LLC, '2025-03-01', 'Rent', { Rent: '150', Checking: '-150' });
    const fee = await book(LLC, '2025-03-02', 'Fee', { 'Merchant and bank fees': '20', Checking: '-20' });
    expect(await books.call('packet.changes', { entity: LLC, year: 2025 })).toMatchObject({
      since: null,
      entries: [],
    });
    const [{ seq }] = await books.call('audit.log', { limit: 1 });
    const kept = await books.call('packet.keep', {
      ...{ entity: LLC, year: 2025, name: `${LLC} 2025, packet ${seq}.zip`, size: 10, sha256: HASH },
    });
    expect(kept).toMatchObject({ event: seq, standing: [{ equity: '-170.00' }] });
    await books.call('entry.update', {
      ...{ id: rent, payee: 'Landlord' },
      postings: [
        { account: 'Rent', amount: '100' },
        { account: 'Utilities', amount: '50' },
        { account: 'Checking', amount: '-150' },
      ],
    });
    await books.call('entry.remove', { id: fee });
    await book(LLC, '2025-04-01', 'New', { Supplies: '5', Checking: '-5' });
    await book(LLC, '2026-01-02', 'Next year', { Supplies: '9', Checking: '-9' });
    const { entries, added, changed, removed } = await books.call('packet.changes', {
      entity: LLC,
      year: 2025,
    });
    expect([added, changed, removed]).toEqual([1, 1, 1]);
    const told = (id: string) => entries.find((one: { entry_id: string }) => one.entry_id === id);
    expect(told(rent)).toMatchObject({
      change: 'changed',
      words: [{ field: 'payee', before: 'Rent', after: 'Landlord' }],
      amounts: [
        { account: 'Expenses:Rent', before: '150.00', after: '100.00', change: '-50.00' },
        { account: 'Expenses:Utilities', before: '0.00', after: '50.00', change: '50.00' },
      ],
    });
    expect(told(fee)).toMatchObject({
      change: 'removed',
      amounts: [
        { before: '20.00', after: '0.00' },
        { before: '-20.00', after: '0.00' },
      ],
    });
  });

  it('keeps how the books stood at the packet’s last event, whatever was written since', async () => {
    await book(LLC, '2025-03-01', 'Client', { Checking: '900', 'Service revenue': '-900' });
    const rent = await book(LLC, '2025-03-01', 'Rent', { Rent: '150', Checking: '-150' });
    const [{ seq }] = await books.call('audit.log', { limit: 1 });
    await books.call('entry.remove', { id: rent });
    await book(LLC, '2025-04-01', 'Bill', { Rent: '70', 'Accounts payable': '-70' });
    await book(LLC, '2026-04-01', 'Later', { Rent: '5', Checking: '-5' });
    const kept = await books.call('packet.keep', {
      ...{ entity: LLC, year: 2025, name: `x, packet ${seq}.zip`, size: 10, sha256: HASH },
    });
    expect(kept.standing).toEqual([
      { currency: 'USD', assets: '750.00', liabilities: '0.00', equity: '750.00', net_income: '750.00' },
    ]);
  });

  it('knows nothing of what was seen at the bank, and nothing of what was undone', async () => {
    const rent = await book(LLC, '2025-03-01', 'Rent', { Rent: '150', Checking: '-150' });
    const [{ seq }] = await books.call('audit.log', { limit: 1 });
    await books.call('packet.keep', {
      ...{ entity: LLC, year: 2025, name: `x, packet ${seq}.zip`, size: 10, sha256: HASH },
    });
    await books.call('reconcile.mark', {
      account: 'Checking',
      entity: LLC,
      entries: [rent],
      status: 'cleared',
    });
    await books.call('entry.update', { id: rent, payee: 'Other' });
    await books.call('history.undo');
    expect(await books.call('packet.changes', { entity: LLC, year: 2025 })).toMatchObject({ entries: [] });
  });

  it('refuses a packet of another vault, and keeps the same file once', async () => {
    await expect(
      books.call('packet.keep', {
        entity: LLC,
        year: 2025,
        name: 'x, packet 999.zip',
        size: 10,
        sha256: HASH,
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const keep = () =>
      books.call('packet.keep', { entity: LLC, year: 2025, name: 'x, packet 1.zip', size: 10, sha256: HASH });
    await keep();
    await keep();
    expect(await books.call('packet.list', { entity: LLC })).toHaveLength(1);
  });
});
