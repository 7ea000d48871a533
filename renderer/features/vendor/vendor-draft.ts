/** A vendor while somebody writes them down from a Form W-9. Pure. */
import type { Classification, Profession, Vendor } from '../../../shared/contract/vendor.ts';
import { TIN } from '../../../shared/tin.ts';

const TEXTS = [
  'legal_name',
  'business_name',
  'street',
  'street2',
  'city',
  'state',
  'zip',
  'country',
] as const;
export type TextField = (typeof TEXTS)[number];

export interface VendorDraft extends Record<TextField, string> {
  name: string;
  classification: Classification | '';
  profession: Profession | '';
  /** Empty: as it was. A number that is kept is never shown whole. */
  tin: string;
  w9_requested_on: string | null;
  w9_received_on: string | null;
  backup_withholding: boolean;
  note: string;
}

const EMPTY: VendorDraft = {
  ...{ name: '', legal_name: '', business_name: '', classification: '', profession: '', tin: '' },
  ...{ street: '', street2: '', city: '', state: '', zip: '', country: '' },
  ...{ w9_requested_on: null, w9_received_on: null, backup_withholding: false, note: '' },
};

export function newVendor(name: string): VendorDraft {
  return { ...EMPTY, name };
}

export function draftOfVendor(vendor: Vendor): VendorDraft {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, vendor[field] ?? '']));
  return {
    ...{ ...EMPTY, ...texts, name: vendor.name, note: vendor.note },
    ...{ classification: vendor.classification ?? '', profession: vendor.profession ?? '' },
    ...{ w9_requested_on: vendor.w9_requested_on, w9_received_on: vendor.w9_received_on },
    backup_withholding: vendor.backup_withholding,
  };
}

export type VendorProblem = 'name' | 'tin';

export function problemsOfVendor({ name, tin }: VendorDraft): VendorProblem[] {
  return [
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(tin.trim() !== '' && !TIN.test(tin.trim()) ? (['tin'] as const) : []),
  ];
}

/** As the commands take it; the draft has no problems. */
export function vendorInput(draft: VendorDraft) {
  const orNull = <T extends string>(value: T | '') => (value.trim() === '' ? null : (value.trim() as T));
  const { name, classification, profession, tin, w9_requested_on, w9_received_on } = draft;
  return {
    ...{ name: name.trim(), classification: orNull(classification), profession: orNull(profession) },
    ...{ legal_name: orNull(draft.legal_name), business_name: orNull(draft.business_name) },
    ...{ street: orNull(draft.street), street2: orNull(draft.street2), city: orNull(draft.city) },
    ...{ state: orNull(draft.state), zip: orNull(draft.zip), country: orNull(draft.country) },
    ...{ w9_requested_on, w9_received_on, backup_withholding: draft.backup_withholding },
    note: draft.note.trim(),
    ...(tin.trim() === '' ? {} : { tin: tin.trim() }),
  };
}
