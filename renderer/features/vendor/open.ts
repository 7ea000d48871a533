/** What is open over the list: a vendor, or who a payee is. */
import type { Vendor } from '../../../shared/contract/vendor.ts';
import type { Forms1099 } from './types.ts';

export type Open =
  | { what: 'vendor'; vendor: Vendor | null; payees: readonly string[] }
  | { what: 'assign'; payee: string }
  | null;

/** What the parts of the view are given. */
export interface PartProps {
  forms: Forms1099;
  vendors: readonly Vendor[];
  onOpen: (open: Open) => void;
}

/** A new vendor, with the names under which entries have them. */
export function blank(payees: readonly string[]): Open {
  return { what: 'vendor', vendor: null, payees };
}
