import { describe, expect, it } from 'vitest';
import { type FetchRegister, RegisterRows } from '../../renderer/features/register/register-rows.ts';
import type { RegisterRow } from '../../renderer/features/register/types.ts';

function rowOf(index: number, payee = `payee ${index}`): RegisterRow {
  return {
    entry_id: `e${index}`,
    line: 0,
    entity_id: 'llc',
    account_id: 'checking',
    date: '2026-01-01',
    payee,
    memo: '',
    tags: [],
    others: [],
    amount: '1.00',
    amount_minor: 100,
    currency: 'USD',
    balance: null,
    balance_minor: null,
    status: 'cleared',
    source: 'manual',
    from_bank: false,
    closed: false,
    attachments: 0,
    crossing: null,
    reviewed: false,
  };
}

/** Answers when told to, as a core does that has other things to do. */
class Core {
  asked: { offset: number; answer: () => void }[] = [];
  total = 1000;
  payee: string | undefined;

  fetch: FetchRegister = (offset, limit) =>
    new Promise((resolve) => {
      const { total, payee } = this;
      const rows = Array.from({ length: Math.min(limit, Math.max(0, total - offset)) }, (_, at) =>
        rowOf(offset + at, payee),
      );
      this.asked.push({ offset, answer: () => resolve({ total, sums: [], rows }) });
    });

  async answerAll(): Promise<void> {
    while (this.asked.length > 0) {
      for (const one of this.asked.splice(0)) one.answer();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

describe('the rows of a register', () => {
  it('are there once the first page is, and pages around those in view are fetched ahead', async () => {
    const core = new Core();
    const rows = new RegisterRows();
    rows.show('all', core.fetch);
    expect(rows.total).toBeUndefined();
    await core.answerAll();
    expect(rows.total).toBe(1000);
    rows.ensure({ from: 460, to: 480 });
    expect(core.asked.map(({ offset }) => offset)).toEqual([400, 500]);
    await core.answerAll();
    expect(rows.getRow(505)?.payee).toBe('payee 505');
  });

  it('stay on screen until those of another question are there', async () => {
    const core = new Core();
    const rows = new RegisterRows();
    rows.show('all', core.fetch);
    await core.answerAll();
    core.total = 2;
    core.payee = 'found';
    rows.show('words', core.fetch);
    expect(rows.total).toBe(1000);
    expect(rows.getRow(0)?.payee).toBe('payee 0');
    await core.answerAll();
    expect(rows.total).toBe(2);
    expect(rows.getRow(0)?.payee).toBe('found');
  });

  it('of a question that was overtaken never appear', async () => {
    const core = new Core();
    const rows = new RegisterRows();
    core.payee = 'first';
    rows.show('f', core.fetch);
    core.payee = 'second';
    rows.show('fi', core.fetch);
    const [first, second] = core.asked.splice(0);
    second?.answer();
    await new Promise((resolve) => setTimeout(resolve));
    first?.answer();
    await new Promise((resolve) => setTimeout(resolve));
    expect(rows.getRow(0)?.payee).toBe('second');
  });

  it('show a change at once, and keep it or take it back', async () => {
    const core = new Core();
    const rows = new RegisterRows();
    rows.show('all', core.fetch);
    await core.answerAll();
    const renamed = rows.change('e3', (row) => ({ ...row, payee: 'Figma' }));
    const memo = rows.change('e3', (row) => ({ ...row, memo: 'seat' }));
    expect(rows.getRow(3)).toMatchObject({ payee: 'Figma', memo: 'seat' });
    // The same object until something changes: rows are drawn again only then.
    expect(rows.getRow(3)).toBe(rows.getRow(3));
    memo.drop();
    expect(rows.getRow(3)).toMatchObject({ payee: 'Figma', memo: '' });
    renamed.keep();
    expect(rows.getRow(3)?.payee).toBe('Figma');
    expect(rows.getRow(4)?.payee).toBe('payee 4');
  });

  it('keep an unstored change through being read again', async () => {
    const core = new Core();
    const rows = new RegisterRows();
    rows.show('all', core.fetch);
    await core.answerAll();
    rows.change('e1', (row) => ({ ...row, payee: 'mine' }));
    rows.refresh();
    await core.answerAll();
    expect(rows.getRow(1)?.payee).toBe('mine');
  });
});
