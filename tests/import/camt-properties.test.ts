/**
 * Whatever a bank of our making writes is read back exactly, in any of the ways in which banks write it; and whatever
 * becomes of such a file on its way, no entry is lost in silence and no amount is made up.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCamt } from '../../main/import/camt/camt.ts';
import { DEFAULT_LIMITS, MemorySink, type StatementRow } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readCamt(text, sink, DEFAULT_LIMITS);
  return sink;
}

const PLACES = 5;

function toUnits(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return decimal.startsWith('-') ? -units : units;
}

function fromUnits(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(PLACES + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

// --- A bank ----------------------------------------------------------------------------------------------------------

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const size = fc
  .tuple(fc.nat(10_000_000), fc.nat(99_999), fc.integer({ min: 0, max: 5 }))
  .map(([whole, fraction, places]) =>
    places === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(5, '0').slice(0, places)}`,
  );
const amount = fc
  .tuple(fc.boolean(), size)
  .map(([out, digits]) => (out && /[1-9]/.test(digits) ? `-${digits}` : digits));
const words = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 .,;:#*/\'"&<>]é€😀'), maxLength: 24 })
  .map((text) => text.replace(/\s+/g, ' ').trim());
const id = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{1,20}$/);

const writtenEntry = fc.record({
  date: day,
  valueDate: fc.option(day),
  amount,
  payee: words,
  counterparty: fc.option(id),
  memo: words,
  type: id,
  reference: fc.option(id),
  pending: fc.boolean(),
});
const writtenStatement = fc.record({
  accountId: id,
  currency: fc.constantFrom<string>('USD', 'EUR', 'JPY'),
  entries: fc.array(writtenEntry, { maxLength: 5 }),
  opening: amount,
  closingOn: day,
});
/** Statements prove, as those of a bank do. */
const provenStatement = writtenStatement.map((statement) => {
  const booked = statement.entries.filter((entry) => !entry.pending).map((entry) => toUnits(entry.amount));
  const closing = booked.reduce((sum, one) => sum + one, toUnits(statement.opening));
  return { ...statement, closing: fromUnits(closing) };
});
type Entry = typeof writtenEntry extends fc.Arbitrary<infer T> ? T : never;
type Statement = typeof provenStatement extends fc.Arbitrary<infer T> ? T : never;

// --- Its habits ------------------------------------------------------------------------------------------------------

const habits = fc.record({
  message: fc.constantFrom<[string, string]>(
    ['BkToCstmrStmt', 'Stmt'],
    ['BkToCstmrAcctRpt', 'Rpt'],
    ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
  ),
  prefix: fc.constantFrom('', 'n:', 'ns2:'),
  namespace: fc.constantFrom('', 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08', 'urn:other'),
  newline: fc.constantFrom('', '\n', '\r\n\t', '\n<!-- <Ntry> -->', '<?x <Ntry?>'),
  isNew: fc.boolean(),
  cdata: fc.boolean(),
  timed: fc.boolean(),
});
type Habits = typeof habits extends fc.Arbitrary<infer T> ? T : never;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;').replaceAll('"', '&quot;');

class Writer {
  readonly #habits: Habits;

  constructor(habit: Habits) {
    this.#habits = habit;
  }

  /** The elements in order, those without content left out. */
  tree(name: string, content: string | null, attributes = ''): string {
    const { prefix, newline } = this.#habits;
    if (content === null) return '';
    return `<${prefix}${name}${attributes}>${content}</${prefix}${name}>${newline}`;
  }

  text(name: string, value: string | null, attributes = ''): string {
    if (value === null || value === '') return '';
    const isPlain = !this.#habits.cdata || value.includes(']]>');
    return this.tree(name, isPlain ? escaped(value) : `<![CDATA[${value}]]>`, attributes);
  }

  money(written: string, currency: string): string {
    const digits = written.replace('-', '');
    const indicator = written.startsWith('-') ? 'DBIT' : 'CRDT';
    return this.text('Amt', digits, ` Ccy="${currency}"`) + this.text('CdtDbtInd', indicator);
  }

  day(name: string, date: string | null): string {
    if (date === null) return '';
    const { timed } = this.#habits;
    return this.tree(name, timed ? this.text('DtTm', `${date}T23:30:00-05:00`) : this.text('Dt', date));
  }

  entry(entry: Entry, currency: string): string {
    const role = entry.amount.startsWith('-') ? 'Cdtr' : 'Dbtr';
    const { isNew } = this.#habits;
    const status = entry.pending ? 'PDNG' : 'BOOK';
    const name = this.text('Nm', entry.payee);
    const parties =
      this.tree(role, isNew ? this.tree('Pty', name) : name) +
      this.tree(`${role}Acct`, this.tree('Id', this.text('IBAN', entry.counterparty)));
    return this.tree(
      'Ntry',
      this.money(entry.amount, currency) +
        (isNew ? this.tree('Sts', this.text('Cd', status)) : this.text('Sts', status)) +
        this.day('BookgDt', entry.date) +
        this.day('ValDt', entry.valueDate) +
        this.text('AcctSvcrRef', entry.reference) +
        this.tree('BkTxCd', this.tree('Prtry', this.text('Cd', entry.type))) +
        this.tree(
          'NtryDtls',
          this.tree(
            'TxDtls',
            this.tree('RltdPties', parties) + this.tree('RmtInf', this.text('Ustrd', entry.memo)),
          ),
        ),
    );
  }

  balance(code: string, amount: string, currency: string, date: string): string {
    const type = this.tree('Tp', this.tree('CdOrPrtry', this.text('Cd', code)));
    return this.tree('Bal', type + this.money(amount, currency) + this.day('Dt', date));
  }

  statement({ accountId, currency, entries, opening, closing, closingOn }: Statement): string {
    return this.tree(
      this.#habits.message[1],
      this.tree('Acct', this.tree('Id', this.text('IBAN', accountId)) + this.text('Ccy', currency)) +
        this.balance('OPBD', opening, currency, closingOn) +
        this.balance('CLBD', closing, currency, closingOn) +
        entries.map((entry) => this.entry(entry, currency)).join(''),
    );
  }

  document(statements: readonly Statement[]): string {
    const { message, prefix, namespace, newline } = this.#habits;
    const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
    const attribute = namespace === '' ? '' : ` ${xmlns}="${namespace}"`;
    const body = this.tree(message[0], statements.map((one) => this.statement(one)).join(''));
    return `<?xml version="1.0"?>${newline}${this.tree('Document', newline + body, attribute)}`;
  }
}

function readBack(sink: MemorySink): Statement[] {
  return sink.statements.map(({ head, rows, balances }) => ({
    accountId: head.accountId!,
    currency: head.currency!,
    entries: rows.map(({ date, valueDate, amount, payee, counterparty, memo, type, reference, pending }) => ({
      date,
      valueDate,
      amount,
      payee,
      counterparty,
      memo,
      type,
      reference,
      pending,
    })),
    opening: balances!.opening!,
    closing: balances!.closing!,
    closingOn: balances!.closingOn!,
  }));
}

describe('any statements', () => {
  it('are read back exactly, however the bank writes them', () => {
    fc.assert(
      fc.property(fc.array(provenStatement, { maxLength: 4 }), habits, (statements, habit) => {
        const text = new Writer(habit).document(statements);
        const sink = read(text);
        expect(readBack(sink)).toEqual(statements);
        expect(sink.problems).toEqual([]);
        expect(sink.warnings).toEqual(statements.length === 0 ? ['The file holds no statement'] : []);
        const opens = `<${habit.prefix}Ntry>`;
        for (const row of sink.statements.flatMap((statement) => statement.rows)) {
          const own = text.slice(row.offset, row.offset + row.length);
          expect([own.startsWith(opens), own.endsWith(`</${habit.prefix}Ntry>`)]).toEqual([true, true]);
          expect(text.slice(0, row.offset).split('\n')).toHaveLength(row.line);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that lack one of their entries say so', () => {
    fc.assert(
      fc.property(provenStatement, writtenEntry, habits, (statement, missing, habit) => {
        fc.pre(!missing.pending && toUnits(missing.amount) !== 0n);
        const closing = fromUnits(toUnits(statement.closing) + toUnits(missing.amount));
        expect(read(new Writer(habit).document([{ ...statement, closing }])).warnings).toEqual([
          expect.stringMatching(/opening balance of .* and the entries make .*: an entry may be missing/),
        ]);
      }),
    );
  });

  it('of a batch keep its payments, if they make its amount', () => {
    const batches = fc.array(fc.tuple(amount, words), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(batches, fc.boolean(), habits, (payments, isWhole, habit) => {
        const writer = new Writer(habit);
        const units = payments.map(([one]) => toUnits(one)).reduce((sum, one) => sum + one, 0n);
        const whole = fromUnits(isWhole ? units : units + 1n);
        const details = payments.map(([one, memo]) =>
          writer.tree('TxDtls', writer.money(one, 'EUR') + writer.tree('RmtInf', writer.text('Ustrd', memo))),
        );
        const entry = writer.tree(
          'Ntry',
          writer.money(whole, 'EUR') +
            writer.day('BookgDt', '2024-03-05') +
            writer.tree('NtryDtls', details.join('')),
        );
        const [, part] = habit.message;
        const sink = read(
          writer.document([]).replace(/(BkToCstmr\w+[^>]*>)/, `$1<${part}>${entry}</${part}>`),
        );
        const row = sink.statements[0]!.rows[0]!;
        expect(row.amount).toBe(whole);
        expect(row.parts).toEqual(
          isWhole
            ? payments.map(([one, memo]) => ({ amount: one, payee: '', memo, category: '' }))
            : undefined,
        );
        expect(sink.warnings.filter((text) => /do not add up/.test(text))).toHaveLength(isWhole ? 0 : 1);
      }),
    );
  });
});

// --- What becomes of a file --------------------------------------------------------------------------------------------

const PIECES = [
  ...'<Document> </Document> <BkToCstmrStmt> </BkToCstmrStmt> <Stmt> </Stmt> <Acct> </Acct> <Bal> </Bal> <Ntry>'.split(
    ' ',
  ),
  ...'</Ntry> <Ntry/> <TxDtls> </TxDtls> <NtryDtls> </NtryDtls> <Sts>INFO</Sts> <Sts> </Sts> <Cd>BOOK</Cd>'.split(
    ' ',
  ),
  ...'<CdtDbtInd>DBIT</CdtDbtInd> <CdtDbtInd>CRDT</CdtDbtInd> <Dt>2024-01-01</Dt> <BookgDt> </BookgDt> 7 < > &'.split(
    ' ',
  ),
  ...'&amp; <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE / " = <Amt>5.00</Amt> <Amt> </Amt> <x> </x> <a:Ntry>'.split(
    ' ',
  ),
  '<Amt Ccy="EUR">12.50</Amt>',
  '<BookgDt><Dt>2024-02-02</Dt></BookgDt>',
];

/** The entries that a well-formed text holds, counted without reading it. */
function countEntries(text: string): number {
  const bare = text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, ' ');
  return bare.match(/<(?:[\w.-]+:)?Ntry[\s/>]/g)?.length ?? 0;
}

/** What the file says, or `null` where it is refused as a whole, as it may be. */
function readOrRefuse(text: string): MemorySink | null {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error;
    expect(error.code).toMatch(/^(UNREADABLE_FILE|LIMIT_EXCEEDED)$/);
    expect(error.facts.line).toBeGreaterThan(0);
    return null;
  }
}

function expectAmountOfItsOwn(text: string, row: StatementRow): void {
  const own = text.slice(row.offset, row.offset + row.length);
  const digits = row.amount.replace('-', '').replace(/^0\./, '.');
  expect(own.replace(/<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>/g, '')).toContain(digits);
  expect(own).toContain(row.amount.startsWith('-') ? 'DBIT' : 'CRDT');
  expect(own).toContain(row.date);
}

function expectNothingLost(text: string): boolean {
  const sink = readOrRefuse(text);
  if (sink === null) return false;
  const rows = sink.statements.flatMap((statement) => statement.rows);
  expect(rows.length + sink.problems.length).toBe(countEntries(text));
  for (const row of rows) expectAmountOfItsOwn(text, row);
  for (const { problem } of sink.problems) expect(problem.reason).not.toBe('');
  return true;
}

interface Damage {
  /** Where in the text, as a share of it. */
  at: number;
  /** A cut takes so many characters out; a leaf is one element without others, taken whole. */
  what: number | 'leaf';
  put: string;
}

const LEAF = /<([\w:]+)[^<>]*>[^<>]*<\/\1>/g;

function damaged(text: string, damages: readonly Damage[]): string {
  return damages.reduce((before, { at, what, put }) => {
    const from = Math.floor(at * before.length);
    if (what !== 'leaf') return before.slice(0, from) + put + before.slice(from + what);
    LEAF.lastIndex = from;
    const leaf = LEAF.exec(before);
    if (leaf === null) return before;
    return before.slice(0, leaf.index) + put.replaceAll('LEAF', () => leaf[0]) + before.slice(LEAF.lastIndex);
  }, text);
}

describe('any damage', () => {
  it('to a file of pieces ends in a refusal, or loses nothing', () => {
    const nested: fc.Arbitrary<string> = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(...PIECES),
        fc
          .tuple(
            fc.constantFrom('Stmt', 'Ntry', 'Ntry', 'TxDtls', 'x', 'Amt'),
            fc.array(tie('node'), { maxLength: 5 }),
          )
          .map(([name, children]) => `<${name}>${children.join('')}</${name}>`),
      ) as fc.Arbitrary<string>,
    })).node;
    let whole = 0;
    fc.assert(
      fc.property(fc.array(nested, { maxLength: 6 }), (parts) => {
        const text = `<Document><BkToCstmrStmt>${parts.join('')}</BkToCstmrStmt></Document>`;
        if (expectNothingLost(text)) whole += 1;
      }),
      { numRuns: 3_000 },
    );
    // Were nearly all refused, this would say little.
    expect(whole).toBeGreaterThan(200);
  });

  it('to a file of a bank ends in a refusal, or loses nothing and makes nothing up', () => {
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    const cut = fc.record({
      at,
      what: fc.constantFrom(0, 0, 1, 2, 7, 40),
      put: fc.oneof(fc.constantFrom('', ' ', '7', '.', ...PIECES), fc.string({ maxLength: 3 })),
    });
    const leaf = fc.record({
      at,
      what: fc.constant('leaf' as const),
      put: fc.constantFrom(
        '',
        'LEAFLEAF',
        '<x>LEAF</x>',
        ...PIECES.filter((piece) => /^<(\w+).*<\/\1>$/.test(piece)),
      ),
    });
    const digit = fc.record({ at, what: fc.constant(1), put: fc.constantFrom('1', '9', '.', '-', ' ') });
    const damage = fc.oneof({ weight: 1, arbitrary: cut }, { weight: 4, arbitrary: fc.oneof(leaf, digit) });
    let whole = 0;
    fc.assert(
      fc.property(
        fc.array(provenStatement, { minLength: 1, maxLength: 3 }),
        habits,
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        (statements, habit, damages) => {
          if (expectNothingLost(damaged(new Writer(habit).document(statements), damages))) whole += 1;
        },
      ),
      { numRuns: 3_000 },
    );
    expect(whole).toBeGreaterThan(200);
  });

  it('by leaving out whole elements makes no row of an entry without amount, direction or day', () => {
    fc.assert(
      fc.property(
        provenStatement,
        habits,
        fc.constantFrom('Amt', 'CdtDbtInd', 'BookgDt'),
        (statement, habit, name) => {
          const { prefix } = habit;
          const entries = statement.entries.map((entry) => ({ ...entry, valueDate: null }));
          const text = new Writer(habit).document([{ ...statement, entries }]);
          const without = new RegExp(
            `(<${prefix}Ntry>[\\s\\S]*?)<${prefix}${name}[ >][\\s\\S]*?</${prefix}${name}>`,
            'g',
          );
          const sink = read(text.replace(without, '$1'));
          expect(sink.statements[0]!.rows).toEqual([]);
          expect(sink.problems).toHaveLength(entries.length);
        },
      ),
    );
  });
});
