/**
 * The kinds of crossings: between whom each can be, and which a tax class forbids, with the reason. What is forbidden is
 * REFUSED.
 */
import { type CrossingOut, FEE_KINDS, MONEY_KINDS } from '../../shared/contract/crossing.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { EntityRow } from '../ledger/index.ts';

export type Kind = CrossingOut['kind'];
export type Settlement = CrossingOut['settlement'];

/** Who gives to whom: by ownership, or any two entities of which one at least is a company. */
export type Relation = 'owner-to-company' | 'company-to-owner' | 'companies' | 'any';

const RELATIONS: Record<Kind, Relation> = {
  contribution: 'owner-to-company',
  draw: 'company-to-owner',
  personal: 'company-to-owner',
  business: 'owner-to-company',
  loan: 'any',
  repayment: 'any',
  interest: 'any',
  settlement: 'any',
  waiver: 'any',
  'guaranteed-payment': 'company-to-owner',
  wages: 'company-to-owner',
  'management-fee': 'companies',
  rent: 'any',
};

export function relationOf(kind: Kind): Relation {
  return RELATIONS[kind];
}

const MOVES_MONEY: ReadonlySet<Kind> = new Set(MONEY_KINDS);

export function movesMoney(kind: Kind): boolean {
  return MOVES_MONEY.has(kind);
}

const FEES: ReadonlySet<Kind> = new Set(FEE_KINDS);

/** What one does for the other, or lets to it, and is paid for: against the money. */
export function isFee(kind: Kind): boolean {
  return FEES.has(kind);
}

/** Whether payments of a bank can be its sides: money that goes over, and a fee that is paid as soon as it is owed. */
export function canBePaid(kind: Kind): boolean {
  return movesMoney(kind) || isFee(kind);
}

/** What the one pays for and the other bears. */
export function isCost(kind: Kind): kind is 'personal' | 'business' {
  return kind === 'personal' || kind === 'business';
}

function refused(message: string, remedy: string): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy });
}

/** What the company's tax class rules out. */
export function requireAllowed(kind: Kind, company: EntityRow): void {
  const { name, tax_class: taxClass } = company;
  if (kind === 'guaranteed-payment' && taxClass !== 'partnership')
    throw refused(
      `“${name}” is no partnership: only a partnership makes guaranteed payments.`,
      taxClass === 'disregarded' ? 'Book it as a draw.' : 'Book it as wages, or as a distribution.',
    );
  if (kind === 'wages' && taxClass !== 's-corp' && taxClass !== 'c-corp')
    throw refused(
      `“${name}” can't pay its owner wages: for federal income tax the owner of ${
        taxClass === 'partnership' ? 'a partnership' : 'a disregarded LLC'
      } is not its employee.`,
      taxClass === 'partnership' ? 'Book it as a guaranteed payment or a draw.' : 'Book it as a draw.',
    );
}

/** INVALID_INPUT unless the entry lies in the books that pay in this kind of cost. */
export function requirePayer(kind: 'personal' | 'business', payer: EntityRow, isOwner: boolean): void {
  if (isOwner === (kind === 'business')) return;
  throw new BulkheadError(
    'INVALID_INPUT',
    kind === 'personal'
      ? `That entry is in the personal books of ${payer.name} already.`
      : `That entry is in the books of ${payer.name} already.`,
    {
      remedy:
        kind === 'personal'
          ? 'What the company is to bear is “business”.'
          : 'What was the owner’s own cost is “personal”.',
    },
  );
}

/**
 * What becomes of it where nobody says. What a company pays for its owner is a draw, where the tax class knows draws; of a
 * corporation it is owed, since whether it is wages or a distribution is not for a key to say. The owner's own tax is a
 * distribution of any of them. What an owner pays for the company is owed, as a reimbursement.
 */
export function defaultSettlement(kind: Kind, company: EntityRow, isOwnersTax: boolean): Settlement {
  switch (kind) {
    case 'personal':
      if (isOwnersTax) return 'equity';
      return company.tax_class === 'disregarded' || company.tax_class === 'partnership' ? 'equity' : 'owed';
    case 'business':
    case 'loan':
    case 'interest':
    case 'management-fee':
    case 'rent':
      return 'owed';
    case 'contribution':
    case 'draw':
    case 'waiver':
      return 'equity';
    default:
      return 'paid';
  }
}
