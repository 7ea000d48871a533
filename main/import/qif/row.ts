/**
 * One transaction of a QIF file under the habits of the file: a row where its day and amount can be read, a problem
 * otherwise. Never fails, never guesses.
 */
import { type DecimalMark, isNothing, isSameAmount, negateText, wayOf } from '../amounts.ts';
import { type ProblemRow, problemAt, type RowPart, type StatementRow, whatWasRead } from '../reader.ts';
import { CUT_OFF } from '../text/refusals.ts';
import { quoted, readWords } from '../text/words.ts';
import { type Action, actionOf } from './actions.ts';
import { dayIn, takeApart } from './dates.ts';
import { type Fields, readFields } from './fields.ts';
import type { Habits } from './habits.ts';
import { none, type Reading, readMoney } from './money.ts';
import { accountIn, elsewhere, isOwn, OPENING, passedOn, payerOf } from './payer.ts';
import type { QifRecord } from './records.ts';
import type { Ledger } from './sections.ts';
import { partsOf } from './splits.ts';

/** A row, and what the user should know about it. */
export interface ReadRow {
  row: StatementRow;
  /** Text that stood behind the date and was left out; '' if none did. */
  besideDate: string;
  /** Why the splits that it has were not taken. */
  splitTrouble: string | null;
}

const TWO_IN_ONE: Readonly<Record<'dates' | 'amounts', string>> = {
  dates: 'there are two dates in it: the line with ^ between two transactions may be missing',
  amounts: 'there are two amounts in it: the line with ^ between two transactions may be missing',
};

export function readRecord(
  text: string,
  record: QifRecord,
  ledger: Ledger,
  habits: Habits,
): ReadRow | ProblemRow {
  const fields = readFields(record);
  const date = readDate(fields.date, habits);
  const stated = readStated(fields, habits.decimal);
  const action = isInvestment(fields, ledger) && !isPlainCash(fields) ? actionOf(fields.number) : null;
  const money = moneyOf(fields, stated, action, ledger, habits.decimal);
  const payer = payerOf(fields, action, ledger, stated.value);
  const isCut = isCutOff(record, text);
  const reasons = [
    isCut ? CUT_OFF : null,
    fields.doubled && TWO_IN_ONE[fields.doubled],
    money.reason,
    date.reason,
  ].filter((reason) => reason !== null);
  const { line, offset, length } = record;
  const said = {
    payee: readWords(fields.payee || fields.security),
    memo: memoOf(fields, action),
    ...numberOf(fields, isInvestment(fields, ledger)),
    counterparty: transferAccount(fields, ledger),
  };
  if (date.value === null || money.value === null || reasons.length > 0) {
    const amount = fields.doubled === null && !isCut ? stated.value : null;
    // What may be of two transactions, or half of one, is no word of this.
    const read =
      amount === null && (fields.doubled || isCut)
        ? {}
        : {
            ...said,
            date: date.value?.day ?? null,
            way: amount === null ? wayOf(fields.amount ?? undefined) : null,
          };
    const reason = reasons.join('; ');
    return problemAt(text, record, offset + length, { reason, amount, currency: null, ...whatWasRead(read) });
  }
  const trade = action === null ? {} : tradeOf(fields, action, stated.value ?? '0', money.value, payer);
  const { parts, trouble } = partsOf(fields.splits, money.value, habits.decimal);
  const category = categoryOf(fields, ledger);
  const row: StatementRow = {
    line,
    offset,
    length,
    date: date.value.day,
    valueDate: null,
    amount: payer === null ? money.value : '0',
    currency: null,
    ...said,
    reference: null,
    balanceAfter: null,
    pending: false,
    ...(category === '' ? {} : { category }),
    ...(OPENING.test(fields.payee) && isOwn(fields, ledger) ? ({ opens: true } as const) : {}),
    ...(parts === null ? trade : { parts: [...parts, ...passedOn(money.value, payer)] }),
  };
  return { row, besideDate: date.value.rest, splitTrouble: trouble };
}

/** Without its own account, which some name behind the category although no money goes elsewhere. */
function categoryOf(fields: Fields, ledger: Ledger): string {
  const { category } = fields;
  const own = category.indexOf('|[');
  return own > 0 && isOwn(fields, ledger) ? category.slice(0, own) : category;
}

/** A day or an amount that runs into the end of the text may be half of one: "-12" of "-12.50". */
function isCutOff({ closed, offset, length, fields }: QifRecord, text: string): boolean {
  return !closed && offset + length === text.length && /^[DTU$]/.test(fields.at(-1)!);
}

function readDate(written: string | null, { dates }: Habits): Reading<{ day: string; rest: string }> {
  if (written === null || written === '') return none('the date is missing');
  const apart = takeApart(written);
  if (apart === null) return none(`the date ${quoted(written)} can’t be read`);
  const day = dayIn(apart, dates);
  if (day !== null) return { value: { day, rest: apart.rest }, reason: null };
  return none(`the date ${quoted(written)} is not a day that exists, as the file writes its dates`);
}

/** The amount that the record states, whatever it does to the account. */
function readStated(fields: Fields, decimal: DecimalMark | null): Reading<string> {
  const { amount, fullAmount } = fields;
  const readings = (amount === fullAmount ? [amount] : [amount, fullAmount])
    .filter((written) => written !== null && !isNothing(written))
    .map((written) => readMoney(written!, decimal));
  const [first, second] = readings.filter(({ value }) => value !== null);
  if (first === undefined) return readings[0] ?? none('the amount is missing');
  if (second === undefined || isSameAmount(first.value!, second.value!)) return first;
  return none(`it states two amounts, ${first.value} and ${second.value}`);
}

/** Under a heading that says nothing, an investment is told by its security. */
function isInvestment(fields: Fields, { type }: Ledger): boolean {
  return type.kind === 'investment' || (type.kind === 'unknown' && fields.security !== '');
}

/** What a transaction does to its account, or to the one that pays or gets the money for it; where only what is held changes, no amount has to be stated. */
function moneyOf(
  fields: Fields,
  stated: Reading<string>,
  action: Action | null,
  ledger: Ledger,
  decimal: DecimalMark | null,
): Reading<string> {
  if (action?.effect === 'shares' && (stated.value !== null || !isAmountStated(fields)))
    return { value: '0', reason: null };
  if (stated.value === null || !isInvestment(fields, ledger) || isPlainCash(fields)) return stated;
  return effectOf(fields, stated.value, action, ledger, decimal);
}

function isAmountStated({ amount, fullAmount }: Fields): boolean {
  return [amount, fullAmount].some((written) => written !== null && !isNothing(written));
}

/** What the action of a transaction does to the cash of its account. */
function effectOf(
  fields: Fields,
  stated: string,
  action: Action | null,
  ledger: Ledger,
  decimal: DecimalMark | null,
): Reading<string> {
  const { number } = fields;
  if (action === null)
    return none(
      number === ''
        ? 'it names no action, so that it can’t be told whether money came or went'
        : `the action ${quoted(number)} is not known, so that it can’t be told whether money came or went`,
    );
  if (!/[1-9]/.test(stated) || action.effect === 'signed') return { value: stated, reason: null };
  const trouble = action.elsewhere && !isOwn(fields, ledger) ? elsewhere(fields, stated, decimal) : null;
  if (trouble !== null) return none(trouble);
  if (action.effect === 'in') return { value: stated, reason: null };
  if (stated.startsWith('-'))
    return none(`the amount of ${number} has a minus, so that it can’t be told whether money came or went`);
  return { value: action.effect === 'reinvested' ? '0' : negateText(stated), reason: null };
}

/**
 * What the money is, unless the file gives it a category of its own; and what a reinvestment is made of, or a trade that
 * `payer` pays or is paid for.
 */
function tradeOf(
  { category }: Fields,
  { effect, kind }: Action,
  stated: string,
  money: string,
  payer: string | null,
): Pick<StatementRow, 'kind' | 'parts'> {
  if (payer !== null) {
    const own = category.slice(0, Math.max(0, category.indexOf('|[')));
    const said = own === '' && kind !== null ? { kind } : {};
    return {
      ...said,
      parts: [{ payee: '', memo: '', amount: money, category: own, ...said }, ...passedOn(money, payer)],
    };
  }
  if (kind === null || (category !== '' && effect !== 'reinvested' && effect !== 'shares')) return {};
  if (effect !== 'reinvested') return { kind };
  const parts: RowPart[] = [
    { payee: '', memo: '', amount: stated, category: '', kind },
    { payee: '', memo: '', amount: negateText(stated), category: '', kind: 'security' },
  ];
  return { kind, parts };
}

/** Of one that moves no cash also what it does, since its amount does not say. */
function memoOf({ number, units, price, memo }: Fields, action: Action | null): string {
  const words = readWords(memo);
  if (!action?.elsewhere && action?.effect !== 'shares' && action?.effect !== 'reinvested') return words;
  const shares = [units, price && `at ${price}`].filter(Boolean).join(' ');
  return [[number, shares].filter(Boolean).join(' '), words].filter(Boolean).join('. ');
}

/** Quicken keeps the payments of an account with its investments among them: without an action, or with a check's number. */
function isPlainCash({ number, security, units, price }: Fields): boolean {
  return security === '' && units === '' && price === '' && /^\d*$/.test(number);
}

function numberOf(fields: Fields, isInvestment: boolean): Pick<StatementRow, 'type' | 'checkNumber'> {
  const { number } = fields;
  if (isInvestment && !isPlainCash(fields)) return { type: number, checkNumber: null };
  // Quicken puts words such as DEP or ATM where others have the number; 0 means that there was no check.
  if (!/\d/.test(number)) return { type: number, checkNumber: null };
  return { type: '', checkNumber: /^0+$/.test(number) ? null : number };
}

function transferAccount(fields: Fields, ledger: Ledger): string | null {
  return isOwn(fields, ledger) ? null : accountIn(fields.category);
}
