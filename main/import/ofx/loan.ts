/**
 * The money of a loan's transaction (OFX section 11, LOANSTMTTRN): of a payment only its principal changes what is owed, so
 * that is its amount; interest, escrow and insurance are told beside it. Pure; never guesses.
 */
import { negateText } from '../amounts.ts';
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

export const LOAN_FIELDS: readonly string[] = ['LOANTRNTYPE', ...WITHIN.map(([leaf]) => leaf)];

export function isLoanRow(values: Values): boolean {
  return values.has('LOANTRNTYPE');
}

/** What it does to the account: a payment makes the debt smaller, whatever sign its bank gives it. */
export function loanAmount(values: Values): AmountReading {
  const reading = readAmount(values.get('PRINAMT') ?? values.get('TRNAMT'));
  const isPayment = values.get('LOANTRNTYPE')?.toUpperCase().includes('PAYMENT') === true;
  if ('reason' in reading || !isPayment) return reading;
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
