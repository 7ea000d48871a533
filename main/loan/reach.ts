/**
 * Whether IRC section 7872 reaches a loan between two entities, by who they are for income tax: a disregarded LLC is its owner.
 * Pure. Says what the books show; whether tax is avoided is not for books to say.
 */
import type { LoanReach } from '../../shared/contract/loan.ts';

export interface Party {
  id: string;
  name: string;
  kind: 'person' | 'llc';
  taxClass: 'disregarded' | 'partnership' | 's-corp' | 'c-corp' | null;
  /** Of a disregarded LLC: whose it is; `null`: nobody that these books know. */
  ownerId: string | null;
}

export function reachOf(lender: Party, borrower: Party): { reach: LoanReach; sentence: string } {
  const disregarded = [lender, borrower].filter(({ taxClass }) => taxClass === 'disregarded');
  if (disregarded.length > 0 && isOneTaxpayer(lender, borrower))
    return {
      reach: 'none',
      sentence: `Section 7872 does not apply: ${disregarded.map(({ name }) => name).join(' and ')} ${disregarded.length === 1 ? 'is' : 'are'} disregarded, so for federal income tax there is no loan.`,
    };
  const corporation = [lender, borrower].find(
    ({ taxClass }) => taxClass === 's-corp' || taxClass === 'c-corp',
  );
  if (corporation)
    return {
      reach: 'applies',
      sentence: `Section 7872 applies: ${corporation.name} is a corporation, so a loan to or from its shareholder below the AFR bears interest that nobody wrote down.`,
    };
  return {
    reach: 'narrow',
    sentence:
      'Section 7872 reaches loans between a partnership and its partners only where they pay for work, avoid tax, or are brought in by the general words of the law. Ask the accountant.',
  };
}

/** Where nobody is named as the owner of a disregarded LLC, it is taken for the other's. */
function isOneTaxpayer(a: Party, b: Party): boolean {
  const [taxpayerA, taxpayerB] = [a, b].map((one) => (one.taxClass === 'disregarded' ? one.ownerId : one.id));
  if (taxpayerA === null) return b.kind === 'person' || b.taxClass === 'disregarded';
  if (taxpayerB === null) return a.kind === 'person' || a.taxClass === 'disregarded';
  return taxpayerA === taxpayerB;
}
