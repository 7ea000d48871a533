/** An entity while somebody adds or changes it: what is typed, what is wrong with it, and as the commands take it. Pure. */
import { isCorporateName } from '../../../shared/company-name.ts';
import type { Entity } from '../../app/books.ts';

export type TaxClass = NonNullable<Entity['tax_class']>;

export interface MemberDraft {
  /** Lasts while the form is open; nothing of the books. */
  key: string;
  name: string;
  share: string;
  /** The id of the entity that this member is, as it was; gone with another name. */
  holder: string | null;
}

export interface EntityDraft {
  kind: Entity['kind'];
  name: string;
  legalName: string;
  taxClass: TaxClass;
  state: string;
  ein: string;
  street: string;
  street2: string;
  city: string;
  /** Of the address. */
  addressState: string;
  zip: string;
  country: string;
  phone: string;
  /** The month that its year begins in, as a text. */
  fiscalMonth: string;
  /** When income and costs count on its return. */
  method: Entity['accounting_method'];
  currency: string;
  chart: 'template' | 'minimal';
  members: MemberDraft[];
}

export const NEW_ENTITY: EntityDraft = {
  kind: 'llc',
  name: '',
  legalName: '',
  taxClass: 'disregarded',
  state: '',
  ein: '',
  street: '',
  street2: '',
  city: '',
  addressState: '',
  zip: '',
  country: '',
  phone: '',
  fiscalMonth: '1',
  method: 'cash',
  currency: 'USD',
  chart: 'template',
  members: [],
};

export function draftOfEntity(entity: Entity): EntityDraft {
  return {
    ...NEW_ENTITY,
    kind: entity.kind,
    name: entity.name,
    legalName: entity.legal_name ?? '',
    taxClass: entity.tax_class ?? NEW_ENTITY.taxClass,
    state: entity.state ?? '',
    ein: entity.ein ?? '',
    street: entity.street ?? '',
    street2: entity.street2 ?? '',
    city: entity.city ?? '',
    addressState: entity.address_state ?? '',
    zip: entity.zip ?? '',
    country: entity.country ?? '',
    phone: entity.phone ?? '',
    fiscalMonth: String(entity.fiscal_month ?? 1),
    method: entity.accounting_method,
    currency: entity.base_currency,
    members: entity.members.map(({ name, share, entity_id }, at) => ({
      key: `member-${at}`,
      name,
      share,
      holder: entity_id,
    })),
  };
}

export function withMember(draft: EntityDraft): EntityDraft {
  const used = new Set(draft.members.map(({ key }) => key));
  let at = draft.members.length;
  while (used.has(`member-${at}`)) at += 1;
  return {
    ...draft,
    members: [...draft.members, { key: `member-${at}`, name: '', share: '', holder: null }],
  };
}

const STATE = /^[A-Z]{2}$/;
const EIN = /^\d{2}-?\d{7}$/;
const CURRENCY = /^[A-Z]{3}$/;
const SHARE = /^\d{1,3}(\.\d{1,4})?$/;
/** Ten-thousandths of a percent in a percent. */
const PRECISION = 4;

/** In ten-thousandths of a percent; whole numbers, so that thirds add up as they should. */
function shareUnits(share: string): number {
  const [whole = '0', fraction = ''] = share.split('.');
  return Number(whole + fraction.padEnd(PRECISION, '0'));
}

export interface EntityProblems {
  name?: true;
  /** The one of the two names that only a corporation may have. */
  corporation?: 'name' | 'legalName';
  state?: true;
  ein?: true;
  currency?: true;
  /** By key: what is wrong with the member. */
  members: ReadonlyMap<string, 'name' | 'share'>;
  shares?: true;
}

/** `before`: what the books have of it; names that are there already are wrong no more. */
export function problemsOfEntity(draft: EntityDraft, before: EntityDraft | null = null): EntityProblems {
  const company = draft.kind === 'llc';
  const state = draft.state.trim().toUpperCase();
  const ein = draft.ein.trim();
  const members = company ? draft.members : [];
  const wrong = new Map<string, 'name' | 'share'>();
  for (const { key, name, share } of members) {
    if (name.trim() === '') wrong.set(key, 'name');
    else if (!SHARE.test(share.trim())) wrong.set(key, 'share');
  }
  const sum = members.reduce(
    (all, { share }) => all + (SHARE.test(share.trim()) ? shareUnits(share.trim()) : 0),
    0,
  );
  return {
    ...(draft.name.trim() === '' && { name: true }),
    ...(company && corporationIn(draft, before)),
    ...(state !== '' && !STATE.test(state) && { state: true }),
    ...(ein !== '' && !EIN.test(ein) && { ein: true }),
    ...(!CURRENCY.test(draft.currency.trim().toUpperCase()) && { currency: true }),
    ...(sum > shareUnits('100') && { shares: true }),
    members: wrong,
  };
}

/** The legal name counts, and the other one where there is none. */
function corporationIn(
  { name, legalName }: EntityDraft,
  before: EntityDraft | null,
): Pick<EntityProblems, 'corporation'> {
  if (before?.name === name && before.legalName === legalName) return {};
  const field = legalName.trim() === '' ? 'name' : 'legalName';
  return isCorporateName(field === 'name' ? name : legalName) ? { corporation: field } : {};
}

export function isSound({ members, ...others }: EntityProblems): boolean {
  return members.size === 0 && Object.keys(others).length === 0;
}

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

/** What adding and changing have in common. A member that has books here is told by them. */
export function entityInput(draft: EntityDraft, entities: readonly Entity[]) {
  const company = draft.kind === 'llc';
  const named = (name: string) => entities.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id;
  return {
    name: draft.name.trim(),
    legal_name: orNull(draft.legalName),
    state: orNull(draft.state.toUpperCase()),
    ...{ street: orNull(draft.street), street2: orNull(draft.street2), city: orNull(draft.city) },
    ...{ address_state: orNull(draft.addressState), zip: orNull(draft.zip), country: orNull(draft.country) },
    phone: orNull(draft.phone),
    accounting_method: draft.method,
    ein: orNull(draft.ein),
    ...(company && {
      fiscal_month: draft.fiscalMonth === '1' ? null : Number(draft.fiscalMonth),
      members: draft.members.map((member) => {
        const name = member.name.trim();
        const entity = member.holder ?? named(name);
        return { name, share: member.share.trim(), ...(entity !== undefined && { entity }) };
      }),
    }),
  };
}
