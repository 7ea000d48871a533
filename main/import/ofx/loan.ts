/**
 * The money of a loan's transaction (OFX section 11, LOANSTMTTRN): of a payment only its principal changes what is owed, so
 * that is its amount; what was paid in all, interest, escrow and insurance are its parts. Pure; never guesses.
 */
import type { PostingKind } from '../../../shared/contract/mapping.ts';
import { isSameAmount, isZero, negateText, sumOf } from '../amounts.ts';
import type { RowPart, StatementRow } from '../reader.ts';
import { type AmountReading, readAmount } from './values.ts';

type Values = ReadonlyMap<string, string>;

/** What is within a payment, by its leaf. */
const WITHIN: readonly (readonly [leaf: string, words: string])[] = [
  ['TRNAMT', 'payment'],
  ['PRINAMT', 'principal'],
  ['INTAMT', 'interest'],
  ['ESCRWTOTAL', 'escrow'],
  ['INSURANCE', 'insurance'],
];

/** What of a payment does not go to the debt. */
const BESIDE: readonly { leaf: string; kind: PostingKind }[] = [
  { leaf: 'INTAMT', kind: 'loan-interest' },
  { leaf: 'ESCRWTOTAL', kind: 'escrow' },
  { leaf: 'INSURANCE', kind: 'insurance' },
];

export const LOAN_FIELDS: readonly string[] = ['LOANTRNTYPE', ...WITHIN.map(([leaf]) => leaf)];

export function isLoanRow(values: Values): boolean {
  return values.has('LOANTRNTYPE');
}

/** What it does to the account: a payment makes the debt smaller, whatever sign its bank gives it. */
export function loanAmount(values: Values): AmountReading {
  const reading = readAmount(values.get('PRINAMT') ?? values.get('TRNAMT'));
  if ('reason' in reading || !isPayment(values)) return reading;
  return { ...reading, amount: reading.amount.replace('-', '') };
}

/** “payment 1000.00, principal 800.00, interest 200.00”; '' where the file tells no parts. */
export function loanWords(values: Values): string {
  if (!values.has('PRINAMT')) return '';
  return WITHIN.flatMap(([leaf, words]) => {
    const reading = readAmount(values.get(leaf));
    return 'amount' in reading ? [`${words} ${reading.amount.replace('-', '')}`] : [];
  }).join(', ');
}

/** What is owed, as the account has it: money in the bank is positive, a debt negative. */
export function owed(principal: string): string {
  return principal.startsWith('-') ? principal : negateText(principal);
}

/**
 * What a payment is made of: what a bank paid, and what of it went elsewhere than to the debt. Nothing where the file does
 * not tell all of it, so that no amount is booked that does not stand there.
 */
export function loanParts(values: Values): Pick<StatementRow, 'kind' | 'parts'> {
  const [paid, principal] = [sizeOf(values, 'TRNAMT'), sizeOf(values, 'PRINAMT')];
  if (paid === null || principal === null || !isPayment(values)) return {};
  const beside = BESIDE.flatMap(({ leaf, kind }) => {
    const amount = sizeOf(values, leaf);
    return amount === null || isZero(amount) ? [] : [{ ...part(negateText(amount)), kind }];
  });
  const told = beside.reduce((sum, { amount }) => sumOf(sum, negateText(amount)), principal);
  if (isZero(paid) || !isSameAmount(told, paid)) return {};
  return { kind: 'payment', parts: [{ ...part(paid), kind: 'payment' }, ...beside] };
}

function isPayment(values: Values): boolean {
  return values.get('LOANTRNTYPE')?.toUpperCase().includes('PAYMENT') === true;
}

/** `null` where it is not told, or can't be read. */
function sizeOf(values: Values, leaf: string): string | null {
  const reading = readAmount(values.get(leaf));
  return 'amount' in reading ? reading.amount.replace('-', '') : null;
}

function part(amount: string): RowPart {
  return { amount, payee: '', memo: '', category: '' };
}
