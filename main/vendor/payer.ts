/** The company itself on its Forms 1099: what they say of the payer beside its name, and what of that nobody said yet. */
import { addressLines, isWholeAddress } from '../../shared/address.ts';
import type { Forms1099 } from '../../shared/contract/vendor.ts';
import { addressOf, type EntityRow } from '../ledger/index.ts';

type Payer = Forms1099['payer'];

const WORDS: Readonly<Record<Payer['missing'][number], string>> = {
  ...{ ein: 'EIN', address: 'address', phone: 'telephone number' },
};

export function payerOf(entity: EntityRow): Omit<Payer, 'wanted'> {
  const address = addressOf(entity);
  const wants: [Payer['missing'][number], boolean][] = [
    ['ein', Boolean(entity.ein)],
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
