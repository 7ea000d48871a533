/**
 * The year for tax programs, read back by a strict reader made after the specification (TXF 042, sections VII, VIII and
 * X): what each refnum is, its record format and its sign are transcribed here from its table.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMoney } from '../../shared/money.ts';
import { PlainBooks } from '../reports/plain-books.ts';
import { enterWorkedYear, hasWorkedYear, LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';

/** Refnum, sign ('I' income, 'E' expense) and record format as the table has them; form and line as they are in 2025. */
const TABLE = `
  293 I 1 C:1
  294 E 1 C:24b
  493 E 1 C:36
  494 E 1 C:37
  495 E 1 C:38
  496 E 1 C:39
  296 E 1 C:2
  297 E 1 C:26
  298 E 1 C:17
  299 E 1 C:20a
  300 E 1 C:20b
  301 E 1 C:22
  302 E 3 C:27
  303 I 1 C:6
  304 E 1 C:8
  306 E 1 C:9
  307 E 1 C:10
  685 E 1 C:11
  308 E 1 C:14
  309 E 1 C:12
  310 E 1 C:15
  311 E 1 C:16a
  312 E 1 C:16b
  313 E 1 C:18
  314 E 1 C:19
  315 E 1 C:21
  316 E 1 C:23
  317 E 1 C:24a
  318 E 1 C:25
  326 I 1 E:3
  327 I 1 E:4
  328 E 1 E:5
  329 E 1 E:6
  330 E 1 E:7
  331 E 1 E:8
  332 E 1 E:9
  333 E 1 E:10
  502 E 1 E:11
  334 E 1 E:12
  335 E 1 E:13
  336 E 1 E:14
  337 E 1 E:15
  338 E 1 E:16
  339 E 1 E:17
  341 E 3 E:19
  484 E 1 A:1
  275 E 1 A:5a
  276 E 1 A:5b
  535 E 1 A:5c
  277 E 3 A:6
  283 E 1 A:8a
  545 E 1 A:8b
  284 E 1 A:8c
  280 E 1 A:11
  485 E 1 A:12
  523 E 1 A:16
  287 I 3 B:1
  286 I 3 B:5
  517 E 1 1:16
  265 E 1 1:18
  262 E 1 1:20
  636 E 1 1:21
  521 E 6 1040:62
`;
const KNOWN = new Map(
  TABLE.trim()
    .split('\n')
    .map((row) => row.trim().split(' '))
    .map(([refnum, sign, format, place]) => [Number(refnum), { sign, format: Number(format), place }]),
);

interface Item {
  refnum: number;
  copy: number;
  line: number;
  minor: number;
  name: string | null;
  date: string | null;
}

/** Fields of each record format after T, N, C and L, in their order. */
const FIELDS: Record<number, string> = { 1: '$', 3: '$P', 6: 'D$P' };

function read(text: string): { head: string[]; items: Item[] } {
  expect(text).toMatch(/^[\u0020-\u007e\r\n]*$/);
  const lines = text.split('\r\n');
  expect(lines.pop()).toBe('');
  expect(lines.join('')).not.toMatch(/[\r\n]/);
  const records: string[][] = [[]];
  for (const line of lines) {
    if (line === '^') records.push([]);
    else records.at(-1)!.push(line);
  }
  expect(records.pop()).toEqual([]);
  const [head = [], ...rest] = records;
  const items = rest.map((fields) => {
    const refnum = Number(/^N(\d{1,3})$/.exec(fields[1]!)![1]);
    const known = KNOWN.get(refnum);
    expect([refnum, known !== undefined]).toEqual([refnum, true]);
    const marks = fields.map((field) => field[0]).join('');
    expect([refnum, marks]).toEqual([refnum, `TNCL${FIELDS[known!.format]}`]);
    expect(fields[0]).toBe('TS');
    const value = (mark: string) => fields.find((field) => field.startsWith(mark))?.slice(1) ?? null;
    const minor = parseMoney(value('$')!, 'USD');
    expect([refnum, minor > 0]).toEqual([refnum, known!.sign === 'I']);
    const date = value('D');
    if (date !== null) expect(date).toMatch(/^\d\d\/\d\d\/\d{4}$/);
    return {
      ...{ refnum, copy: Number(value('C')), line: Number(value('L')), minor },
      ...{ name: value('P'), date },
    };
  });
  return { head, items };
}

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  const books = new PlainBooks();
  let items: Item[];
  let head: string[];

  beforeAll(async () => {
    await enterWorkedYear((name, input) => books.call(name as 'entry.create', input), loadWorkedYear());
    ({ head, items } = read(books.call('tax.txf', { entity: PERSON, year: 2025 }).text));
  });

  const sum = (refnum: number) =>
    items.filter((item) => item.refnum === refnum).reduce((all, { minor }) => all + minor, 0);

  it('has the head of the format', () => {
    expect(head).toEqual(['V042', 'ABulkhead', 'D 01/15/2026']);
  });

  it('says every line of Schedule C that has a code, meals whole', () => {
    const stated = loadWorkedYear().expected.schedule_c;
    for (const [refnum, { sign, place }] of KNOWN) {
      if (!place!.startsWith('C:')) continue;
      const line = place === 'C:27' ? '27b' : place!.slice(2);
      const amount = parseMoney(stated[line] ?? '0', 'USD') * (line === '24b' ? 2 : 1);
      expect([line, sum(refnum)]).toEqual([line, sign === 'I' || amount === 0 ? amount : -amount]);
    }
  });

  it('names each of the other expenses, on a line of its own', () => {
    const others = items.filter(({ refnum }) => refnum === 302);
    expect(others.map(({ line }) => line)).toEqual(others.map((_, i) => i + 1));
    expect(new Set(others.map(({ name }) => name)).size).toBe(others.length);
    expect(others.length).toBeGreaterThan(1);
  });

  it('has the owner’s interest by payer and the estimates by day', () => {
    expect(items.filter(({ refnum }) => refnum === 287).map(({ minor, copy }) => [minor, copy])).toEqual([
      [40000, 1],
    ]);
    expect(sum(521)).toBe(-600000);
    expect(items.filter(({ refnum }) => refnum === 521).map(({ date }) => date)).toContain('06/16/2025');
  });

  it('lists what the format has no code for', () => {
    const left = books.call('tax.txf', { entity: LLC, year: 2025 }).left_out;
    expect(left.map(({ form, line, amount }) => [form, line, amount])).toEqual(
      expect.arrayContaining([
        ['schedule-c', '13', '3600.00'],
        ['schedule-c', '30', '1000.00'],
      ]),
    );
    // What the owner lives on is on no form.
    expect(left.map(({ label }) => label)).not.toContain('Expenses:Household');
    for (const { form, line } of left)
      if (form === 'schedule-c') expect(['1', '8', '24b']).not.toContain(line);
  });
});

const FORMS: Record<string, string> = { A: 'Sch A ', B: 'Sch B ', E: 'Sch E ', '1': 'Sch 1 ', C: '' };

describe('every code', () => {
  it('stands for the line that the table says, and for no other', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: 'Company', tax_class: 'disregarded' });
    books.call('entity.create', { kind: 'person', name: 'Owner' });
    books.call('member.set', {
      entity: 'Company',
      effective: '2024-01-01',
      members: [{ name: 'Owner', entity: 'Owner', share: '100' }],
    });
    const wanted = new Map<number, number>();
    let minor = 0;
    for (const [refnum, { sign, place }] of KNOWN) {
      const [form = '', line = ''] = place!.split(':');
      if (!(form in FORMS)) continue;
      minor += 200;
      wanted.set(refnum, sign === 'I' ? minor : -minor);
      const entity = form === 'C' ? 'Company' : 'Owner';
      const name = `Account of ${refnum}`;
      books.call('account.create', {
        ...{ entity, name, type: sign === 'I' ? 'income' : 'expense' },
        tax_line: `${FORMS[form]}${place === 'C:27' ? '48' : line}`,
      });
      const amount = `${sign === 'I' ? '-' : ''}${minor / 100}`;
      const other = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
      books.call('entry.create', {
        entries: [
          {
            ...{ entity, date: '2025-05-01', payee: name },
            postings: [
              { account: name, amount },
              { account: 'Checking', amount: other },
            ],
          },
        ],
      });
    }
    const { items } = read(books.call('tax.txf', { entity: 'Owner', year: 2025 }).text);
    expect(new Map(items.map((item) => [item.refnum, item.minor]))).toEqual(wanted);
    books.close();
  });

  it('of meals is whole where the line was adjusted, too', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: 'Company', tax_class: 'disregarded' });
    const adjust = { entity: 'Company', year: 2025, line: '24b', amount: '600', reason: 'as the log has it' };
    books.call('tax.adjust', { ...adjust, mode: 'replace' });
    const { items } = read(books.call('tax.txf', { entity: 'Company', year: 2025 }).text);
    expect(items.map(({ refnum, minor }) => [refnum, minor])).toEqual([[294, -120000]]);
    books.close();
  });

  it('is in dollars', () => {
    const books = new PlainBooks();
    books.call('entity.create', {
      kind: 'llc',
      name: 'Company',
      tax_class: 'disregarded',
      base_currency: 'EUR',
    });
    expect(() => books.call('tax.txf', { entity: 'Company', year: 2025 })).toThrow(/in EUR/);
    books.close();
  });
});

describe('what companies pass through', () => {
  it('is left out, and told: tax programs ask for the Schedules K-1 themselves', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'person', name: 'Ada' });
    books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 's-corp' });
    const members = [{ name: 'Ada', entity: 'Ada', share: '100' }];
    books.call('member.set', { entity: 'Quay LLC', members });
    books.enter('Quay LLC', '2025-03-01', 'x', { Checking: '700', 'Service revenue': '-700' });
    const { text, left_out: leftOut } = books.call('tax.txf', { entity: 'Ada', year: 2025 });
    expect(read(text).items).toEqual([]);
    expect(leftOut).toEqual([
      {
        ...{ entity: 'Ada', form: 'schedule-e', line: '28', amount: '700.00' },
        label: 'Quay LLC, Schedule K-1, box 1 (Ordinary business income (loss))',
      },
    ]);
    books.close();
  });
});

describe('names that would be fields', () => {
  it('keep to their line', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: 'Company', tax_class: 'disregarded' });
    for (const name of ['^', 'Café $5\r\nTS', '日本'])
      books.call('account.create', { entity: 'Company', name, type: 'expense', tax_line: '48' });
    const entry = (account: string, amount: string) => ({
      ...{ entity: 'Company', date: '2025-05-01', payee: 'X' },
      postings: [
        { account, amount },
        { account: 'Checking', amount: `-${amount}` },
      ],
    });
    books.call('entry.create', {
      entries: [entry('^', '1'), entry('Café $5\r\nTS', '2'), entry('日本', '3')],
    });
    const { items } = read(books.call('tax.txf', { entity: 'Company', year: 2025 }).text);
    expect(items.map(({ name, minor }) => [name, minor])).toEqual([
      ['^', -100],
      ['Cafe $5 TS', -200],
      ['??', -300],
    ]);
    books.close();
  });

  it('is refused for a year whose forms are not known', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: 'Company', tax_class: 'disregarded' });
    expect(() => books.call('tax.txf', { entity: 'Company', year: 2019 })).toThrow(/2019/);
    books.close();
  });
});
