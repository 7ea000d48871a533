/** The company itself on its Forms 1099: what they say of the payer beside its name, and what of that nobody said yet. */
import { addressLines, isWholeAddress } from '../../shared/address.ts';
import type { Forms1099 } from '../../shared/contract/vendor.ts';
import { addressOf, type EntityRow, findEntity } from '../ledger/index.ts';
import { loadFamilies } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

type Payer = Forms1099['payer'];

const WORDS: Readonly<Record<Payer['missing'][number], string>> = {
  ...{ ein: 'EIN', address: 'address', phone: 'telephone number' },
};

/**
 * Whose forms they are: a disregarded LLC is nobody here, and its owner the payer, under their own name and number (Reg.
 * 301.6109-1(h)(2); of what is withheld, Reg. 301.7701-2(c)(2)(iv)(B)).
 */
export function filerOf(db: VaultDatabase, entity: EntityRow, year: number): EntityRow {
  return findEntity(db, loadFamilies(db).taxpayerOf(entity.id, `${year}-12-31`));
}

/** What of that the forms say, and what only a person can add. */
export function filerNotes(entity: EntityRow, filer: EntityRow): string[] {
  if (entity.tax_class !== 'disregarded') return [];
  if (filer.id === entity.id)
    return [
      `It is not known whose ${entity.name} is. It is disregarded, so the payer is its owner, under their own name and number: say of its member whose books here are theirs.`,
    ];
  const own = filer.kind === 'person' ? 'SSN, or EIN as a sole proprietor' : 'EIN';
  return [
    `The payer is ${filer.name}: ${entity.name} is disregarded, and its owner’s name and number stand on these forms (Reg. 301.6109-1(h)(2)).${filer.ein ? '' : ` That number (${own}) is not on record and stays empty: write it into the file; an EIN can be kept under “Chart of accounts”, “Change”, or with “entity update”.`}`,
  ];
}

/** The number is told of its owner where that is who pays. */
export function payerOf(entity: EntityRow): Omit<Payer, 'wanted'> {
  const address = addressOf(entity);
  const wants: [Payer['missing'][number], boolean][] = [
    ['ein', Boolean(entity.ein) || entity.tax_class === 'disregarded'],
    ['address', isWholeAddress(address)],
    ['phone', Boolean(entity.phone)],
  ];
  return {
    ...{ address: addressLines(address), phone: entity.phone },
    missing: wants.filter(([, isThere]) => !isThere).map(([name]) => name),
  };
}

const LIST = new Intl.ListFormat('en');

/** Nothing where the forms have all that they ask of the payer. */
export function payerNotes(entity: EntityRow): string[] {
  const { missing } = payerOf(entity);
  if (missing.length === 0) return [];
  const what = LIST.format(missing.map((one) => WORDS[one]));
  return [
    `Of ${entity.name} itself these forms want the ${what}, which ${missing.length === 1 ? 'is' : 'are'} not on record: say so under “Chart of accounts”, “Change”, or with “entity update”.`,
  ];
}

/** Ten digits in the United States, as the portal takes a domestic number. */
export function phoneOf({ phone }: Pick<EntityRow, 'phone'>): { kind: '' | 'D' | 'I'; digits: string } {
  if (!phone) return { kind: '', digits: '' };
  const digits = phone.replace(/\D/g, '');
  if (phone.startsWith('+') && !digits.startsWith('1')) return { kind: 'I', digits };
  return { kind: 'D', digits: digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits };
}
