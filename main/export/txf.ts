/**
 * What a return's program on the desktop takes: the Tax Exchange Format, version 042 (Intuit, 30 November 2011, the last
 * there is), of one taxpayer: a Schedule C for each LLC that is their own, and of the person what the format has a code for.
 * Income is positive and what is spent negative; meals are whole, because the program halves them.
 *
 * What has an amount and no code is listed, to be typed by hand. Fails with NOT_FOUND for an unknown entity, and REFUSED
 * for a year without its forms, for a company whose return is its own, and for books in another currency.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { FormName, TaxForm } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type HandlersOf, loadChart, type Scope } from '../ledger/index.ts';
import { estimatePaymentsOf, taxForm, taxpayerOf } from '../reports/index.ts';
import { passedOn } from '../returns/index.ts';
import { oneLine } from './journal.ts';

type Output = z.infer<NonNullable<(typeof contract.tax.txf)['~orpc']['outputSchema']>>;
type Line = TaxForm['lines'][number];

/** `each`: one record for each account, with its name (record format 3); otherwise one for the line (format 1). */
interface Code {
  refnum: number;
  sign: 1 | -1;
  each?: true;
}

const income = (refnum: number): Code => ({ refnum, sign: 1 });
const cost = (refnum: number): Code => ({ refnum, sign: -1 });

/** Refnums of section X of the specification, by the lines of today's forms. */
const CODES: Readonly<Partial<Record<FormName, Readonly<Record<string, Code>>>>> = {
  'schedule-c': {
    '1': income(293),
    '2': cost(296),
    '6': income(303),
    '8': cost(304),
    '9': cost(306),
    '10': cost(307),
    '11': cost(685),
    '12': cost(309),
    '14': cost(308),
    '15': cost(310),
    '16a': cost(311),
    '16b': cost(312),
    '17': cost(298),
    '18': cost(313),
    '19': cost(314),
    '20a': cost(299),
    '20b': cost(300),
    '21': cost(315),
    '22': cost(301),
    '23': cost(316),
    '24a': cost(317),
    '24b': cost(294),
    '25': cost(318),
    '26': cost(297),
    other: { ...cost(302), each: true },
    '36': cost(493),
    '37': cost(494),
    '38': cost(495),
    '39': cost(496),
  },
  'schedule-a': {
    '1': cost(484),
    '5a': cost(275),
    '5b': cost(276),
    '5c': cost(535),
    '6': { ...cost(277), each: true },
    '8a': cost(283),
    '8b': cost(545),
    '8c': cost(284),
    '11': cost(280),
    '12': cost(485),
    '16': cost(523),
  },
  'schedule-b': {
    '1': { ...income(287), each: true },
    '5': { ...income(286), each: true },
  },
  'schedule-e': {
    '3': income(326),
    '4': income(327),
    '5': cost(328),
    '6': cost(329),
    '7': cost(330),
    '8': cost(331),
    '9': cost(332),
    '10': cost(333),
    '11': cost(502),
    '12': cost(334),
    '13': cost(335),
    '14': cost(336),
    '15': cost(337),
    '16': cost(338),
    '17': cost(339),
    '19': { ...cost(341), each: true },
  },
  'schedule-1': { '16': cost(517), '18': cost(265), '20': cost(262), '21': cost(636) },
};
const ESTIMATE = 521;
/** Record format 6: its amounts stand apart, by the day they were paid. */
const ESTIMATES = { form: '1040', line: '26' };

const PERSONAL: readonly FormName[] = ['schedule-1', 'schedule-a', 'schedule-b', 'schedule-e', '1040'];
/** Until 2024 other expenses were line 27a, since 2025 they are 27b; the format has one code for them. */
const OTHER_EXPENSES = /^Other expenses/;

interface Asked {
  entity: string;
  year: number;
  basis?: 'cash' | 'accrual' | undefined;
}

function txf(scope: Scope, asked: Asked): Output {
  const { filer, books } = taxpayerOf(scope.db, findEntity(scope.db, asked.entity), asked.year);
  for (const one of [filer, ...books]) requireDollars(one);
  const text = new Records(scope.today);
  const leftOut: Output['left_out'] = [];
  const notes = new Set<string>();
  const living = livingCosts(scope, filer);
  const write = (entity: string, form: FormName, copy: number) => {
    const filled = taxForm(scope, { ...asked, entity, form });
    for (const line of filled.lines) {
      const code = codeOf(form, line);
      if (code) text.line(code, copy, line, filled.currency);
      else if (isLeftOut(form, line))
        leftOut.push({
          ...{ entity: filled.entity, form, line: line.line, label: line.label },
          amount: line.amount!,
        });
    }
    for (const note of filled.notes) notes.add(`${filled.entity}: ${note}`);
    for (const one of filled.unmapped.filter(({ account_id: id }) => !living.has(id)))
      leftOut.push({ entity: one.entity, form, line: '', label: one.account, amount: one.amount });
  };
  const companies = books.filter(({ tax_class }) => tax_class === 'disregarded');
  for (const [i, company] of companies.entries()) write(company.id, 'schedule-c', i + 1);
  if (filer.kind === 'person') {
    for (const form of PERSONAL) write(filer.id, form, 1);
    for (const { date, minor } of estimatePaymentsOf(scope, filer, asked.year)) text.estimate(date, minor);
    for (const { form, line, source, amount } of passedOn(scope, asked))
      leftOut.push({ entity: filer.name, form, line: line ?? '', label: source, amount });
  }
  return { name: `${asked.year}.txf`, text: text.all(), left_out: leftOut, notes: [...notes] };
}

/** What a person lives on is on no form: only what names one, and has no place there, is to be typed. */
function livingCosts({ db }: Scope, { id, kind }: EntityRow): ReadonlySet<string> {
  const own = kind === 'person' ? loadChart(db, id) : [];
  return new Set(own.filter(({ tax_line }) => tax_line === null).map((account) => account.id));
}

function requireDollars({ name, base_currency: currency }: EntityRow): void {
  if (currency === 'USD') return;
  throw new BulkheadError(
    'REFUSED',
    `The books of ${name} are in ${currency}, and the format is in dollars.`,
    {
      remedy: 'Give the accountant the reports of those books.',
    },
  );
}

function codeOf(form: FormName, line: Line): Code | undefined {
  const codes = CODES[form];
  if (form === 'schedule-c' && OTHER_EXPENSES.test(line.label)) return codes?.other;
  return codes?.[line.line];
}

/** What is computed from other lines, or carried from another form, the program works out by itself. */
function isLeftOut(form: FormName, { line, from, amount }: Line): boolean {
  if (amount === null || /^-?0(\.0*)?$/.test(amount)) return false;
  if (form === ESTIMATES.form && line === ESTIMATES.line) return false;
  return from === 'credits' || from === 'debits' || from === 'hand';
}

/** Lines end as on the desktops that read them. */
const END = '\r\n';
const LONGEST_NAME = 60;

class Records {
  #text: string;

  constructor(today: string) {
    this.#text = ['V042', 'ABulkhead', `D ${usDate(today)}`, '^'].map((field) => field + END).join('');
  }

  all(): string {
    return this.#text;
  }

  line({ refnum, sign, each }: Code, copy: number, line: Line, currency: string): void {
    const total = wholeOf(line, currency);
    if (!each) {
      if (total !== 0) this.#record(refnum, copy, 1, [`$${formatMoney(sign * total, currency)}`]);
      return;
    }
    const named = line.accounts.map(({ account, whole }) => ({
      name: leaf(account),
      minor: parseMoney(whole, currency),
    }));
    const rest = total - named.reduce((sum, { minor }) => sum + minor, 0);
    const all = [...named, ...(rest === 0 ? [] : [{ name: 'Adjustment', minor: rest }])];
    for (const [i, { name, minor }] of all.filter(({ minor }) => minor !== 0).entries())
      this.#record(refnum, copy, i + 1, [`$${formatMoney(sign * minor, currency)}`, `P${name}`]);
  }

  estimate(date: string, minor: number): void {
    this.#record(ESTIMATE, 1, 1, [`D${usDate(date)}`, `$${formatMoney(-minor, 'USD')}`, 'P']);
  }

  #record(refnum: number, copy: number, line: number, fields: readonly string[]): void {
    this.#text += ['TS', `N${refnum}`, `C${copy}`, `L${line}`, ...fields, '^']
      .map((field) => field + END)
      .join('');
  }
}

/** Before the part that counts is taken of it, of what was adjusted too: the other program takes it again. */
function wholeOf({ amount, percent, accounts }: Line, currency: string): number {
  const stated = parseMoney(amount ?? '0', currency);
  if (percent === null) return stated;
  const counted = accounts.reduce((sum, one) => sum + parseMoney(one.amount, currency), 0);
  const whole = accounts.reduce((sum, one) => sum + parseMoney(one.whole, currency), 0);
  return stated === counted ? whole : Math.round((stated * 100) / percent);
}

/** A letter at the start of a line says what the line is, so a name keeps to its line; the format is ASCII. */
function leaf(path: string): string {
  const plain = oneLine(path.slice(path.lastIndexOf(':') + 1))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\u0020-\u007e]/g, '?');
  return plain.slice(0, LONGEST_NAME);
}

function usDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}

export const txfHandlers: Pick<HandlersOf<typeof contract.tax>, 'txf'> = { txf };
