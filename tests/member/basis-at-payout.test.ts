/** V14 out of the books: distributions beyond a member's basis are found, cured by what is put in, and unknown where it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const CO = 'Elm LLC';
const AS_OF = '2025-12-31';
const bank = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ada' });
  await books.call('entity.create', { kind: 'llc', name: CO, tax_class: 's-corp' });
});
afterEach(() => books.close());

const cross = (kind: string, from: string, to: string, amount: string, date: string) =>
  makeDespite(books, { ...{ kind, from, to, amount, date, purpose: 'as agreed' }, ...bank });
const own = () =>
  books.call('member.set', { entity: CO, members: [{ name: 'Ada', entity: 'Ada', share: '100' }] });

interface Finding {
  check: string;
  severity: string;
  text: string;
  cured: string | null;
}

interface Health {
  findings: Finding[];
  checks: { check: string; state: string; missing: string[] }[];
}

/** What the check says of distributions beyond basis. */
async function seen(): Promise<{ state: string; missing: string[]; open: Finding[]; cured: Finding[] }> {
  const { findings, checks }: Health = await books.call('veil.health', { entity: CO, as_of: AS_OF });
  const { state, missing } = checks.find(({ check }) => check === 'V14')!;
  const own = findings.filter(({ check }) => check === 'V14');
  return {
    ...{ state, missing },
    open: own.filter(({ cured }) => cured === null),
    cured: own.filter(({ cured }) => cured !== null),
  };
}

describe('distributions beyond basis', () => {
  it('are unknown while nobody is named as a member', async () => {
    expect(await seen()).toMatchObject({ state: 'unknown', open: [] });
  });

  it('are found with the amount, and gone when enough is put in within the year', async () => {
    await own();
    await cross('contribution', 'Ada', CO, '1000.00', '2025-01-02');
    await cross('draw', CO, 'Ada', '800.00', '2025-03-01');
    expect(await seen()).toMatchObject({ state: 'clear', open: [] });
    await cross('draw', CO, 'Ada', '700.00', '2025-06-01');
    const { open } = await seen();
    expect(open).toMatchObject([{ severity: 'high' }]);
    expect(open[0]!.text).toContain('500.00');
    await cross('contribution', 'Ada', CO, '500.00', '2025-09-01');
    expect((await seen()).open).toEqual([]);
  });

  it('are a gain once the year is over, which no later year takes back', async () => {
    await own();
    await cross('contribution', 'Ada', CO, '1000.00', '2024-01-02');
    await cross('draw', CO, 'Ada', '1400.00', '2024-06-01');
    await cross('contribution', 'Ada', CO, '5000.00', '2025-01-10');
    await cross('draw', CO, 'Ada', '100.00', '2025-03-01');
    const { open, cured } = await seen();
    expect(open).toMatchObject([
      { since: '2024-06-01', text: expect.stringMatching(/in 2024 .* by 400\.00 USD, which is a gain/) },
    ]);
    expect(cured).toEqual([]);
  });

  it('are unknown where the books begin with capital whose basis nobody named', async () => {
    await own();
    await books.call('entry.create', {
      entries: [
        {
          ...{ entity: CO, date: '2025-01-01', payee: 'Opening', source: 'opening' },
          postings: [
            { account: 'Checking', amount: '9000.00' },
            { account: '3900', amount: '-9000.00' },
          ],
        },
      ],
    });
    await cross('draw', CO, 'Ada', '800.00', '2025-03-01');
    const unknown = await seen();
    expect(unknown.state).toBe('unknown');
    expect(unknown.missing.join(' ')).toContain('The basis of Ada');
    // Nor is it taken for nothing where basis itself is told, or its form.
    const told = async () =>
      (await books.call('member.basis', { entity: CO, to: '2025-12-31' })).members[0].years[0];
    expect(await told()).toMatchObject({
      ...{ opening: null, closing: null, gain: null, losses: null, suspended: null },
      ...{ contributions: '0.00', distributions: '-800.00', debt: { closing: '0.00' } },
    });
    const form = () => books.call('tax.stock_basis', { entity: CO, year: 2025 });
    expect((await form()).members).toEqual([]);
    expect((await form()).notes.join(' ')).toContain('The form of Ada can’t be filled in');
    await books.call('member.add_item', {
      ...{ entity: CO, member: 'Ada', date: '2025-01-01', kind: 'opening' },
      ...{ amount: '500.00', note: 'Form 7203' },
    });
    expect((await seen()).open[0]!.text).toContain('300.00');
    expect(await told()).toMatchObject({ opening: '500.00', closing: '0.00', gain: '300.00' });
    expect((await form()).members).toHaveLength(1);
  });

  it('stand beside the draw before it is made', async () => {
    await own();
    await cross('contribution', 'Ada', CO, '1000.00', '2025-01-02');
    await cross('draw', CO, 'Ada', '200.00', '2025-03-01');
    const { basis } = await books.call('veil.solvency', { entity: CO, as_of: AS_OF, draw: '900.00' });
    expect(basis).toEqual({ before: '800.00', after: '0.00', beyond: '100.00' });
  });

  it('are the same in what is shown beforehand, in the answer and in the record', async () => {
    books.world.at = Date.parse('2025-12-31T12:00:00Z');
    await own();
    await cross('contribution', 'Ada', CO, '10000.00', '2025-01-02');
    await books.call('entry.create', {
      entries: [
        {
          ...{ entity: CO, date: '2025-06-01', payee: 'Client' },
          postings: [
            { account: 'Checking', amount: '20000.00' },
            { account: '4000', amount: '-20000.00' },
          ],
        },
      ],
    });
    const drawn = { kind: 'draw', from: CO, to: 'Ada', amount: '34000.00', date: '2025-12-01' };
    const told = { ...drawn, purpose: 'as agreed', ...bank };
    const expected = { draw: '34000.00', equity: '-4000.00' };
    const basis = { before: '30000.00', after: '0.00', beyond: '4000.00' };
    const planned = await books.call('veil.solvency', { entity: CO, as_of: '2025-12-01', draw: '34000.00' });
    expect(planned).toMatchObject({ ...expected, basis });
    const { solvency } = await books.call('crossing.preview', told);
    expect(solvency.figures).toMatchObject({ ...expected, basis });
    const made = await books.call('crossing.make', { ...told, despite: 'The bank agreed to it' });
    expect(made.solvency.figures).toMatchObject({ ...expected, basis });
    const [record] = await books.call('veil.snapshots', { entity: CO, crossing: made.id });
    expect(record).toMatchObject({ ...expected, figures: { ...expected, basis } });
    const later = { entity: CO, crossing: made.id, reason: 'Once more' };
    expect((await books.call('veil.snapshot', later)).figures).toMatchObject({ ...expected, basis });
  });
});
