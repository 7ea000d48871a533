/** Which forms an entity's books are on, and where its accounts can be put: each place is one that the forms then find. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';

const YEARS = [2024, 2025, 2026] as const;
const CLASSES = ['disregarded', 'partnership', 's-corp', 'c-corp'] as const;

function books(): PlainBooks {
  const made = new PlainBooks();
  made.call('entity.create', { kind: 'person', name: 'Ada' });
  for (const tax_class of CLASSES)
    made.call('entity.create', { kind: 'llc', name: `${tax_class} LLC`, tax_class });
  return made;
}

describe('forms of an entity', () => {
  const all = books();
  const formsOf = (entity: string, year = 2025) =>
    all.call('tax.forms', { entity, year }).forms.map(({ form, entity: of }) => `${form} ${of}`);

  it('names its own, and those of the return that it comes to', () => {
    const persons = ['se', '1', 'a', 'b', 'e'].map((letter) => `schedule-${letter} Ada`);
    const ofAda = ['schedule-c disregarded LLC', ...persons, '1040 Ada'];
    expect(formsOf('Ada')).toEqual(ofAda);
    expect(formsOf('disregarded LLC')).toEqual(ofAda);
    expect(formsOf('partnership LLC').slice(0, 2)).toEqual([
      '1065 partnership LLC',
      '1065-k partnership LLC',
    ]);
    expect(formsOf('s-corp LLC').slice(0, 2)).toEqual(['1120-s s-corp LLC', '1120-s-k s-corp LLC']);
    expect(formsOf('c-corp LLC')).toEqual([]);
  });

  it('has each of them filled', () => {
    const entities = ['Ada', ...CLASSES.map((one) => `${one} LLC`)];
    for (const entity of entities)
      for (const { form, entity_id, title } of all.call('tax.forms', { entity, year: 2025 }).forms)
        expect(all.call('tax.form', { entity: entity_id, form, year: 2025 }).title).toBe(title);
  });

  it('leaves an LLC without an owner its own form alone, and says which years are known', () => {
    const alone = new PlainBooks();
    alone.call('entity.create', { kind: 'llc', name: 'Elm LLC', tax_class: 'disregarded' });
    const known = alone.call('tax.forms', { entity: 'Elm LLC', year: 2026 });
    expect(known.forms).toMatchObject([{ form: 'schedule-c', entity: 'Elm LLC', checked: false }]);
    const unknown = alone.call('tax.forms', { entity: 'Elm LLC', year: 2030 });
    expect(unknown).toEqual({ year: 2030, years: [2024, 2025, 2026], forms: [] });
    expect(() => alone.call('tax.places', { entity: 'Elm LLC', year: 2030 })).toThrow('are not known here');
  });
});

describe('places of accounts', () => {
  it.each(YEARS)('puts an account on the line that it names, in %i', (year) => {
    const made = books();
    for (const entity of ['Ada', 'disregarded LLC', 'partnership LLC', 's-corp LLC']) {
      const places = made.call('tax.places', { entity, year });
      expect(new Set(places.map(({ tax_line }) => tax_line)).size).toBe(places.length);
      const account = made.call('account.create', { entity, name: 'Tried', type: 'income' }).id;
      made.enter(entity, `${year}-06-01`, 'Tried', { Checking: '7', [account]: '-7' });
      // One of each form is enough: lines of one form are told apart by the test of forms.
      for (const place of places.filter(({ form }, at) => places[at - 1]?.form !== form)) {
        made.call('account.update', { account, tax_line: place.tax_line });
        const { lines } = made.call('tax.form', { entity, form: place.form, year });
        const found = lines.filter(({ accounts }) =>
          accounts.some(({ account_id }) => account_id === account),
        );
        expect([place.tax_line, found.map(({ line }) => line)]).toEqual([place.tax_line, [place.line]]);
      }
    }
  });

  it('names lines as of 2025 where they were others', () => {
    const other = (year: number) =>
      books()
        .call('tax.places', { entity: 'disregarded LLC', year })
        .filter(({ line }) => line.startsWith('27'))
        .map(({ line, tax_line, label }) => [line, tax_line, label.split(' ')[0]]);
    expect(other(2024)).toEqual([
      ['27a', '27b', 'Other'],
      ['27b', '27a', 'Energy'],
    ]);
    expect(other(2025)).toEqual([
      ['27a', '27a', 'Energy'],
      ['27b', '27b', 'Other'],
    ]);
  });

  it('has none for a C corporation', () => {
    expect(books().call('tax.places', { entity: 'c-corp LLC', year: 2025 })).toEqual([]);
  });
});
