/** The lines of each form against a transcription of it, and where accounts of each tax class go. */
import fs from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { taxLineFor } from '../../main/ledger/chart/lines.ts';
import { companyTemplate, personTemplate } from '../../main/ledger/chart/templates.ts';
import { findAccountLine, findLine, requireForm } from '../../main/tax/forms/index.ts';
import { placeOf } from '../../main/tax/forms/places.ts';
import { FORM_NAMES, type FormName } from '../../shared/contract/tax.ts';
import { PlainBooks } from '../reports/plain-books.ts';

const YEARS = [2024, 2025, 2026] as const;

/** Line numbers in the order that they are printed, of tax year 2025. */
const PRINTED: Record<FormName, string> = {
  'schedule-c':
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16a 16b 17 18 19 20a 20b 21 22 23 24a 24b 25 26 27a 27b 28 29 30 31 35 36 37 38 39 40 41 42',
  'schedule-se': '1a 1b 2 3 4a 4b 4c 5a 5b 6 7 8a 8b 8c 8d 9 10 11 12 13',
  'schedule-1': '1 2a 3 4 5 6 7 9 10 11 12 13 14 15 16 17 18 19a 20 21 23 25 26',
  'schedule-a': '1 2 3 4 5a 5b 5c 5d 5e 6 7 8a 8b 8c 8e 9 10 11 12 13 14 15 16 17',
  'schedule-b': '1 2 3 4 5 6',
  'schedule-d': '1a 1b 2 3 4 5 6 7 8a 8b 9 10 11 12 13 14 15 16 21',
  'schedule-e': '3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 26 28 32 41',
  '1040': '1a 2a 2b 3a 3b 4a 4b 5a 5b 6a 6b 7a 8 9 10 11a 12e 13a 15 16 24 25d 26',
  '1065': '1a 1b 1c 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16a 16b 16c 17 18 19 20 21 22 23',
  '1065-k':
    '1 2 3c 4a 4b 4c 5 6a 6b 7 8 9a 10 11 12 13a 13b 13c 13d 13e 14a 14c 18a 18b 18c 19a 19b 20a 20b 20c 21',
  '1065-k1': 'L N 1 2 3 4a 4b 4c 5 6a 6b 7 8 9a 10 11 12 13 14 15 16 17 18 19 20 21',
  '1065-l': '1 2a 2b 3 4 5 6 7a 7b 8 9a 9b 10a 10b 11 12a 12b 13 14 15 16 17 18 19a 19b 20 21 22',
  // The rows without a letter are the blank ones, to be itemised.
  '1065-m1': '1 2 3 4a 4b 4 5 6a 6 7a 7 8 9',
  '1065-m2': '1 2a 2b 3 4 5 6a 6b 7 8 9',
  '1120-s': '1a 1b 1c 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22',
  '1120-s-k': '1 2 3c 4 5a 5b 6 7 8a 9 10 11 12a 12b 12c 12d 12e 16a 16b 16c 16d 16e 16f 17a 17b 17c 17d 18',
  '1120-s-k1': '1 2 3 4 5a 5b 6 7 8a 9 10 11 12 13 14 15 16 17',
  '1120-s-l': '1 2a 2b 3 4 5 6 7 8 9 10a 10b 11a 11b 12 13a 13b 14 15 16 17 18 19 20 21 22 23 24 25 26 27',
  '1120-s-m1': '1 2 3a 3b 3 4 5a 5 6a 6 7 8',
  '1120-s-m2': '1 2 3 4 5 6 7 8',
  '8829':
    '1 2 3 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44',
  '4562': '1 2 3 4 5 7 8 9 10 11 12 13 14 15 16 17 19a 19b 19c 19d 19e 19f 19g 19h 19i 21 22 42 43 44',
  '7203':
    '1 2 3a 3b 3c 3d 3e 3f 3g 3h 3i 3j 3k 3l 3m 4 5 6 7 8a 8b 8c 9 10 11 12 13 14 15 16 17 18 19 20 21 23 24 26 27 28 29 30 31 34',
};

/** Words that the line must have, so that a number that slipped by one is seen. */
const WORDS: readonly [form: FormName, line: string, words: string][] = [
  ['schedule-c', '24b', 'meals'],
  ['schedule-c', '27b', 'Other expenses'],
  ['schedule-se', '12', 'Self-employment tax'],
  ['schedule-1', '15', 'self-employment tax'],
  ['schedule-1', '16', 'SEP'],
  ['schedule-1', '17', 'health insurance'],
  ['schedule-a', '5e', 'limit'],
  ['schedule-a', '11', 'cash'],
  ['1065', '10', 'Guaranteed payments'],
  ['1065', '14', 'Taxes'],
  ['1065', '20', 'Energy'],
  ['1065', '21', 'Other deductions'],
  ['1065-k', '13a', 'Cash contributions'],
  ['1065-k', '18c', 'Nondeductible'],
  ['1120-s', '7', 'officers'],
  ['1120-s', '12', 'Taxes'],
  ['1120-s', '19', 'Energy'],
  ['1120-s', '20', 'Other deductions'],
  ['1120-s-k', '12a', 'Cash charitable'],
  ['1120-s-k', '16d', 'Distributions'],
  ['8829', '36', 'Schedule C, line 30'],
  ['4562', '12', 'Section 179'],
  ['7203', '15', 'end of the year'],
];

describe('forms as data', () => {
  it.each(FORM_NAMES)('%s has the lines of 2025, in the form’s order', (name) => {
    expect(
      requireForm(name, 2025)
        .lines.map(({ line }) => line)
        .join(' '),
    ).toBe(PRINTED[name]);
  });

  it.each(WORDS)('%s line %s is about %s', (form, line, words) => {
    expect(findLine(requireForm(form, 2025), line)!.label).toContain(words);
  });

  it('had other lines in 2024 on Schedule C and Form 1040', () => {
    const moved = (form: FormName) => {
      const of2025 = requireForm(form, 2025).lines;
      return requireForm(form, 2024).lines.flatMap(({ line, label }, index) =>
        line === of2025[index]!.line && label === of2025[index]!.label ? [] : [`${line} ${label}`],
      );
    };
    expect(moved('schedule-c')).toEqual([
      '27a Other expenses (from line 48)',
      '27b Energy efficient commercial buildings deduction',
    ]);
    expect(moved('1040')).toEqual([
      '7 Capital gain or (loss)',
      '11 Adjusted gross income',
      '12 Standard deduction or itemized deductions',
      '13 Qualified business income deduction',
    ]);
    for (const form of FORM_NAMES)
      if (form !== 'schedule-c' && form !== '1040') expect([form, moved(form)]).toEqual([form, []]);
  });

  it('computes lines from lines that there are, before or after, and never in a circle', () => {
    for (const name of FORM_NAMES)
      for (const year of YEARS) {
        const { lines } = requireForm(name, year);
        const byName = new Map(lines.map((line) => [line.line, line]));
        expect([name, byName.size]).toEqual([name, lines.length]);
        const depth = (line: string, above: readonly string[]): void => {
          expect(above).not.toContain(line);
          const { plus = [], minus = [] } = byName.get(line)!;
          for (const part of [...plus, ...minus]) depth(part, [...above, line]);
        };
        for (const { line } of lines) depth(line, []);
      }
  });

  it('carries from lines that the other form has', () => {
    for (const name of FORM_NAMES)
      for (const year of YEARS)
        for (const { of } of requireForm(name, year).lines)
          if (of) expect([of, findLine(requireForm(of.form, year), of.line)?.line]).toEqual([of, of.line]);
  });

  it('says where it is from and whether it was checked; a form that was not out was not', () => {
    for (const name of FORM_NAMES) {
      for (const year of YEARS) expect(requireForm(name, year).source).not.toBe('');
      expect(requireForm(name, 2026)).toMatchObject({ year: 2026, checked: false });
    }
    const checked = (year: number) => FORM_NAMES.filter((name) => requireForm(name, year).checked);
    expect(checked(2024)).toEqual(['schedule-c', 'schedule-1', '1065', '1120-s']);
    expect(FORM_NAMES.filter((name) => !checked(2025).includes(name))).toEqual([
      ...['schedule-b', 'schedule-d', 'schedule-e', '1065-k1', '1120-s-k1', '1120-s-m1', '1120-s-m2', '4562'],
    ]);
  });

  it('has no other year’s lines for a year that is not known', () => {
    for (const name of FORM_NAMES)
      for (const year of [2023, 2027])
        expect(() => requireForm(name, year)).toThrow(`for ${year} are not known here`);
  });
});

describe('tax.lines', () => {
  it('shows a form', () => {
    const books = new PlainBooks();
    const form = books.call('tax.lines', { form: '1065', year: '2025' });
    expect(form).toMatchObject({
      title: 'Form 1065',
      year: 2025,
      source: 'Form 1065 of 2025',
      checked: true,
    });
    expect(form.lines.find(({ line }) => line === '1c')).toEqual({
      ...{ line: '1c', label: 'Line 1a less line 1b', from: 'lines', plus: ['1a'], minus: ['1b'] },
      ...{ carried: null, percent: null },
    });
    expect(() => books.call('tax.lines', { form: '1065', year: 2027 })).toThrow(
      'The lines of Form 1065 for 2027 are not known here.',
    );
  });
});

describe('the lines of accounts', () => {
  const FORM_OF = { disregarded: 'schedule-c', partnership: '1065', 's-corp': '1120-s' } as const;

  it.each(Object.entries(FORM_OF))(
    'every account of a new %s has a line that is there, or none',
    (taxClass, main) => {
      const lines = companyTemplate(taxClass as keyof typeof FORM_OF).flatMap(({ path, taxLine }) =>
        taxLine === null ? [] : [[path.at(-1)!, taxLine] as const],
      );
      expect(lines.length).toBeGreaterThan(35);
      for (const year of YEARS)
        for (const [name, taxLine] of lines) {
          const place = placeOf(taxClass as keyof typeof FORM_OF, taxLine);
          if (!taxLine.startsWith('Sch ')) expect([name, place.form]).toEqual([name, main]);
          const line = findAccountLine(requireForm(place.form!, year), place.line);
          expect([name, line?.from]).toEqual([name, expect.stringMatching(/credits|debits/)]);
        }
    },
  );

  it('an account’s line may say what part of it counts', () => {
    expect(placeOf('partnership', '21 (50 %)')).toEqual({ form: '1065', line: '21', percent: 50 });
    expect(placeOf('s-corp', ' Sch K 12A (60%)')).toEqual({ form: '1120-s-k', line: '12a', percent: 60 });
    expect(placeOf('disregarded', '24b')).toEqual({ form: 'schedule-c', line: '24b', percent: 100 });
    expect(placeOf('c-corp', '26 (50 %)')).toEqual({ form: null, line: '26', percent: 50 });
    expect(placeOf('s-corp', '16 (100 %)')).toEqual({ form: '1120-s', line: '16', percent: 100 });
  });

  it('every account of a person has a line that is there, but for what is shown as being without one', () => {
    const without = personTemplate().filter(({ taxLine }) => {
      if (taxLine === null) return false;
      const { form, line } = placeOf(null, taxLine);
      return form === null || findAccountLine(requireForm(form, 2025), line) === undefined;
    });
    expect(without.map(({ taxLine }) => taxLine)).toEqual(['Sch E', 'Sch E p2', 'Form 8863', 'Form 2441']);
  });
});

const REFERENCE = new URL('../../../shared/domain/tax_lines_2025.csv', import.meta.url);

describe.skipIf(!fs.existsSync(REFERENCE))('the crosswalk of the reference', () => {
  const rows = fs.existsSync(REFERENCE)
    ? Papa.parse<Record<string, string>>(fs.readFileSync(REFERENCE, 'utf8').trim(), { header: true }).data
    : [];
  const form = requireForm('schedule-c', 2025);

  it('has every line of Schedule C that money stands on', () => {
    const money = rows
      .map((row) => row.sched_c_line!)
      .filter((line) => !/^(32|33|34|43|44|45|46|47|48)/.test(line));
    expect(form.lines.map(({ line }) => line).sort()).toEqual(money.sort());
  });

  it('sends each to the line that the reference has on Forms 1065 and 1120-S', () => {
    const takes = new Set(
      form.lines.filter(({ from }) => from !== 'hand' && from !== 'lines').map(({ line }) => line),
    );
    // Cost of goods sold goes through Form 1125-A, which page 1 takes on line 2.
    const pageOne = (text: string) => (text.startsWith('1125-A') ? '2' : text.replace(/ \(.*/, ''));
    const expected = rows
      .filter(({ sched_c_line, f1065_line }) => takes.has(sched_c_line!) && f1065_line !== '')
      .map((row) => [row.sched_c_line!, pageOne(row.f1065_line!), pageOne(row.f1120s_line!)]);
    expect(expected.length).toBeGreaterThan(28);
    const own = expected.map(([line]) => [
      line,
      taxLineFor('partnership', line!),
      taxLineFor('s-corp', line!),
    ]);
    expect(own).toEqual(expected);
  });
});
