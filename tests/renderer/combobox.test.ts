/** What a combobox offers and lights, which files are taken, how tags are added, how entities look. */
import { describe, expect, test } from 'vitest';
import { HUES, hueOf, monogramOf } from '../../renderer/ui/entity/hues.ts';
import { litAfterTyping, litOnOpening, nextLit, offerOf } from '../../renderer/ui/field/combo-state.ts';
import { addTags } from '../../renderer/ui/field/tags.ts';

const OPTIONS = [
  { id: '1', label: 'Figma' },
  { id: '2', label: 'Fedex', disabled: true },
  { id: '3', label: 'Acme' },
];

describe('a combobox', () => {
  test('offers to create what is not there yet, in any case', () => {
    expect(offerOf(OPTIONS, 'figma', true).create).toBeNull();
    expect(offerOf(OPTIONS, 'Figjam', true).create).toBe('Figjam');
    expect(offerOf(OPTIONS, 'Figjam', false).create).toBeNull();
  });

  test('goes round, past what can’t be chosen', () => {
    const offer = offerOf(OPTIONS, '', false);
    expect([nextLit(offer, -1, 1), nextLit(offer, 0, 1), nextLit(offer, 2, 1)]).toEqual([0, 2, 0]);
    expect([nextLit(offer, -1, -1), nextLit(offer, 0, -1)]).toEqual([2, 2]);
    expect(nextLit(offerOf([], '', false), -1, 1)).toBe(-1);
  });

  test('opened by an arrow lights what is chosen, or else where the arrow begins; opened otherwise nothing new', () => {
    const offer = offerOf(OPTIONS, '', false);
    expect([litOnOpening(offer, '', 1), litOnOpening(offer, '', -1), litOnOpening(offer, '', null)]).toEqual([
      0, 2, -1,
    ]);
    expect([litOnOpening(offer, 'Acme', 1), litOnOpening(offer, 'Acme', null)]).toEqual([2, 2]);
    expect(litOnOpening(offerOf([OPTIONS[1]!, OPTIONS[2]!], '', false), '', 1)).toBe(1);
  });

  test('lights the first where only what is offered will do', () => {
    expect(litAfterTyping(offerOf(OPTIONS, 'ma', false), 'ma', false)).toBe(0);
    expect(litAfterTyping(offerOf(OPTIONS, '', false), '', false)).toBe(-1);
  });

  test('keeps what was typed where any text will do, unless it begins a choice', () => {
    expect(litAfterTyping(offerOf(OPTIONS, 'ma', false), 'ma', true)).toBe(-1);
    expect(litAfterTyping(offerOf(OPTIONS, 'fig', false), 'fig', true)).toBe(0);
  });
});

test('tags are added once, whatever their case', () => {
  expect(addTags(['travel'], ' Travel, q2 ,, q3')).toEqual(['travel', 'q2', 'q3']);
});

describe('entities', () => {
  test('monograms leave out what every company is called', () => {
    expect(['Northlight LLC', 'Harbor & Pine Studio', 'Dana', 'The Co', 'élan'].map(monogramOf)).toEqual([
      'N',
      'HP',
      'D',
      'T',
      'É',
    ]);
  });

  test('the first company is steel blue, the first person terracotta, nobody else is', () => {
    const entities = Array.from(
      { length: 8 },
      (_, at) => ({ id: `${at}`, kind: at === 2 ? 'person' : 'llc' }) as const,
    );
    const hues = hueOf(entities);
    expect([hues.get('0'), hues.get('2')]).toEqual([0, 1]);
    expect(new Set(hues.values()).size).toBe(HUES);
  });
});
