import { expect, it } from 'vitest';
import { deedsOf, rowsOf } from '../../renderer/features/papers/rows.ts';
import type { PaperOut, WantedOut } from '../../shared/contract/paper.ts';

const AMOUNT = { amount: '1.00', amount_minor: 100, currency: 'USD' };

function paper(id: string, effective_on: string, state: PaperOut['state']): PaperOut {
  return {
    ...{
      id,
      kind: 'promissory-note',
      origin: 'made',
      state,
      title: 'Promissory note',
      subject: 'x',
      ...AMOUNT,
    },
    ...{
      entity_id: 'c',
      entity: 'Company',
      with_id: 'o',
      with: 'Owner',
      from: 'Owner',
      to: 'Company',
      is_ratification: false,
    },
    ...{ authorized_on: null, effective_on, signed_on: null, made_at: `${effective_on}T00:00:00Z` },
    ...{
      late_reason: null,
      void_reason: null,
      template: null,
      content_hash: null,
      open: [],
      details: {},
      crossings: [],
    },
    ...{
      missing_crossings: 0,
      taken_back_on: null,
      loan: null,
      supersedes: null,
      superseded_by: null,
      superseded_on: null,
      voided_on: null,
      signers: [],
      files: [],
    },
  };
}

function wanted(crossing: string, date: string): WantedOut {
  return {
    ...{ crossing, kind: 'distribution-consent', date, ...AMOUNT, purpose: '', days: 40, is_late: true },
    ...{ entity_id: 'c', entity: 'Company', with_id: 'o', with: 'Owner' },
  };
}

it('is taken back where nothing that it tells of is there any more, and void where it is void', () => {
  const told = { ...paper('a', '2025-01-01', 'signed'), crossings: ['x', 'y'] };
  const stage = (more: object) => rowsOf([{ ...told, ...more }], [])[0]!.stage;
  expect(stage({ missing_crossings: 2 })).toBe('gone');
  expect(stage({ missing_crossings: 1 })).toBe('signed');
  expect(stage({ missing_crossings: 2, state: 'void' })).toBe('void');
});

it('is signed, filed and made anew while all that it tells of is there, and voided also after that', () => {
  const can = (state: PaperOut['state'], more: object = {}) => [
    ...deedsOf({ ...paper('a', '2025-01-01', state), crossings: ['x', 'y'], ...more }),
  ];
  expect(can('made')).toEqual(['sign', 'attach', 'make', 'void']);
  expect(can('signed')).toEqual(['attach', 'void']);
  for (const missing_crossings of [1, 2]) {
    expect(can('made', { missing_crossings })).toEqual(['void']);
    expect(can('signed', { missing_crossings })).toEqual(['void']);
  }
  expect(can('void')).toEqual([]);
  expect(can('made', { superseded_by: 'b' })).toEqual([]);
  expect([...deedsOf(null)]).toEqual(['make', 'attach']);
});

it('shows what wants something first, the latest of each first', () => {
  const rows = rowsOf(
    [paper('a', '2025-01-01', 'signed'), paper('b', '2025-03-01', 'made'), paper('c', '2025-04-01', 'void')],
    [wanted('d', '2025-02-01'), wanted('e', '2025-05-01')],
  );
  expect(rows.map(({ id, stage }) => `${id} ${stage}`)).toEqual([
    'e wanted',
    'd wanted',
    'b made',
    'c void',
    'a signed',
  ]);
  expect(rows[0]).toMatchObject({ isLate: true, from: 'Company', to: 'Owner', paper: null });
});
