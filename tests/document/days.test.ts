/** Days on papers are those of the user’s calendar, wherever they are when it is another day in Greenwich. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayIn } from '../../shared/dates.ts';
import { TestBooks } from '../support/books.ts';

it.each([
  ['America/Los_Angeles', '2025-07-01T06:59:59Z', '2025-06-30'],
  ['America/Los_Angeles', '2025-07-01T07:00:00Z', '2025-07-01'],
  ['Pacific/Kiritimati', '2025-06-30T10:00:00Z', '2025-07-01'],
  ['UTC', '2025-12-31T23:59:59.999Z', '2025-12-31'],
])('in %s it is at %s the %s', (zone, instant, day) => {
  expect(dayIn(zone, instant)).toBe(day);
});

const LLC = 'Harbor LLC';
const ADA = 'Ada';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  books.world.timeZone = 'America/Los_Angeles';
  // Half past eight in the evening of 30 June.
  books.world.at = Date.parse('2025-07-01T03:30:00Z');
  await books.call('entity.create', { kind: 'person', name: ADA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
});
afterEach(() => books.close());

describe('in the evening in California', () => {
  it('a paper is made, signed and told as of that day', async () => {
    const crossed = { from: ADA, to: LLC, date: '2025-06-30', amount: '5000', purpose: 'Capital', ...BANK };
    const { id: crossing } = await books.call('crossing.make', { kind: 'contribution', ...crossed });
    const { id } = await books.call('paper.make', { crossings: [crossing] });
    const { facts } = books.core.vault.reader.prepare('SELECT facts FROM document').get() as {
      facts: string;
    };
    expect(JSON.parse(facts)).toMatchObject({ generatedOn: '2025-06-30' });
    await expect(
      books.call('paper.sign', { id, how: 'paper', signed_on: '2025-07-01' }),
    ).rejects.toMatchObject({ message: '2025-07-01 has not come yet.' });
    const signed = await books.call('paper.sign', { id, how: 'typed', name: ADA });
    expect(signed).toMatchObject({ signed_on: '2025-06-30', made_at: '2025-07-01T03:30:00.000Z' });
  });

  it('solvency that is recorded on the day of its draw is recorded in time', async () => {
    const told = { date: '2025-06-30', purpose: 'As agreed', ...BANK };
    await books.call('crossing.make', { kind: 'contribution', from: ADA, to: LLC, amount: '5000', ...told });
    await books.call('crossing.make', {
      kind: 'draw',
      from: LLC,
      to: ADA,
      amount: '100',
      record: true,
      ...told,
    });
    const { findings } = await books.call('veil.health', { entity: LLC });
    expect(findings.filter(({ check }: { check: string }) => check === 'V04')).toEqual([]);
  });

  it('what is taken back, voided and superseded is that, on that day', async () => {
    const crossed = { from: ADA, to: LLC, date: '2025-06-30', amount: '5000', purpose: 'Capital', ...BANK };
    const { id: crossing } = await books.call('crossing.make', { kind: 'contribution', ...crossed });
    const { id: first } = await books.call('paper.make', { crossings: [crossing] });
    const { id: second } = await books.call('paper.make', { crossings: [crossing] });
    expect(await books.call('paper.get', { id: first })).toMatchObject({
      ...{ superseded_by: second, superseded_on: '2025-06-30', voided_on: null },
    });
    expect(await books.call('paper.void', { id: second, reason: 'Wrong' })).toMatchObject({
      ...{ state: 'void', voided_on: '2025-06-30', superseded_on: null },
    });
    await books.call('history.undo');
    expect(await books.call('paper.get', { id: second })).toMatchObject({ state: 'made', voided_on: null });
    await books.call('crossing.remove', { id: crossing });
    expect(await books.call('paper.get', { id: second })).toMatchObject({ taken_back_on: '2025-06-30' });
  });
});

/** What crossed on 1 June, and what became of its paper since. */
describe('what wanted a paper on a day', () => {
  const on = (day: string) => {
    books.world.at = Date.parse(`${day}T20:00:00Z`);
  };
  const wanted = async (as_of?: string) => (await books.call('paper.wanted', { as_of })).wanted.length;
  const unsigned = async (as_of: string) => {
    const { findings } = await books.call('veil.health', { entity: LLC, as_of });
    return findings.filter(
      ({ check, cured }: { check: string; cured: string | null }) => check === 'V03' && cured === null,
    ).length;
  };
  let crossing: string;
  beforeEach(async () => {
    on('2025-06-01');
    const crossed = { from: ADA, to: LLC, date: '2025-06-01', amount: '5000', purpose: 'Capital', ...BANK };
    ({ id: crossing } = await books.call('crossing.make', { kind: 'contribution', ...crossed }));
  });

  it('does so until it is made, and again from the day it is void', async () => {
    on('2025-06-05');
    const { id } = await books.call('paper.make', { crossings: [crossing] });
    await books.call('paper.sign', { id, how: 'paper', signed_on: '2025-06-05' });
    on('2025-08-01');
    await books.call('paper.void', { id, reason: 'Made anew' });
    const days = ['2025-05-31', '2025-06-04', '2025-06-05', '2025-07-31', '2025-08-01'];
    expect(await Promise.all(days.map(wanted))).toEqual([0, 1, 0, 0, 1]);
    expect(await Promise.all(days.map(unsigned))).toEqual([0, 1, 0, 0, 1]);
    expect(await wanted()).toBe(1);
  });

  it('does not while one stood that another one stands instead of since', async () => {
    on('2025-06-05');
    await books.call('paper.make', { crossings: [crossing] });
    on('2025-08-01');
    await books.call('paper.make', { crossings: [crossing] });
    expect(await Promise.all(['2025-06-04', '2025-06-05', '2025-08-01'].map(wanted))).toEqual([1, 0, 0]);
  });

  it('does not from the day on which one was signed with a pen, whenever it was filed', async () => {
    on('2025-08-01');
    const file = new File(['%PDF-1.4'], 'consent.pdf', { type: 'application/pdf' });
    await books.call('paper.attach', { crossings: [crossing], signed_on: '2025-06-10', file });
    expect(await Promise.all(['2025-06-09', '2025-06-10'].map(wanted))).toEqual([1, 0]);
    expect(await Promise.all(['2025-06-09', '2025-06-10'].map(unsigned))).toEqual([1, 0]);
  });
});
