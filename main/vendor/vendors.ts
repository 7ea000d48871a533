/**
 * Vendors: read, added, changed, removed, and which payees they are. NOT_FOUND for one that is not there, REFUSED for a second
 * vendor of one name and for a payee that is another vendor's already.
 */
import type { contract } from '../../shared/contract/index.ts';
import type { Vendor } from '../../shared/contract/vendor.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { maskTin } from '../../shared/tin.ts';
import type { HandlersOf, Unit } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { vendor, vendorPayee } from './tables.ts';

/** As the table has it, its number whole. */
export interface VendorRow extends Omit<Vendor, 'payees' | 'backup_withholding'> {
  backup_withholding: number;
}

const all = prepared<VendorRow>('SELECT * FROM vendor ORDER BY name, id');
const ofId = prepared<VendorRow>('SELECT * FROM vendor WHERE id = ?');
const payeesOf = preparedValue<string>('SELECT payee FROM vendor_payee WHERE vendor_id = ? ORDER BY payee');
const payeeRows = prepared<{ folded: string; vendor_id: string }>(
  'SELECT folded, vendor_id FROM vendor_payee',
);
const ownerOf = prepared<{ id: string; name: string }>(
  'SELECT v.id, v.name FROM vendor_payee p JOIN vendor v ON v.id = p.vendor_id WHERE p.folded = ?',
);

/** Names differ by more than case and space. */
export function foldPayee(payee: string): string {
  return payee.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Who a payee is: the vendor, or the name where nobody said of which; nothing where there is none. */
export function payeeKeys(db: VaultDatabase): (payee: string) => string {
  const ofPayee = new Map(
    payeeRows(db)
      .all()
      .map((one) => [one.folded, one.vendor_id]),
  );
  const known = new Map<string, string>();
  return (payee) => {
    const before = known.get(payee);
    if (before !== undefined) return before;
    const folded = foldPayee(payee);
    const key = ofPayee.get(folded) ?? folded;
    known.set(payee, key);
    return key;
  };
}

export function loadVendors(db: VaultDatabase): ReadonlyMap<string, VendorRow> {
  return new Map(
    all(db)
      .all()
      .map((one) => [one.id, one]),
  );
}

function describe(db: VaultDatabase, row: VendorRow): Vendor {
  return {
    ...row,
    backup_withholding: row.backup_withholding === 1,
    tin: row.tin === null ? null : maskTin(row.tin),
    payees: payeesOf(db).all(row.id),
  };
}

function requireVendor(db: VaultDatabase, ref: string): VendorRow {
  const found =
    ofId(db).get(ref) ??
    all(db)
      .all()
      .find(({ name }) => foldPayee(name) === foldPayee(ref));
  if (found) return found;
  throw new BulkheadError('NOT_FOUND', `There is no vendor “${ref}”.`, {
    remedy: 'It may have been removed meanwhile. Look at the list of vendors again.',
    facts: { next: 'vendor.list' },
  });
}

type Given = Partial<Omit<Vendor, 'id' | 'payees'>>;

/** The columns of what was given. */
function columns(given: Given) {
  const { legal_name, business_name, w9_requested_on, w9_received_on, backup_withholding, ...plain } = given;
  const named = {
    ...{ ...plain, legalName: legal_name, businessName: business_name },
    ...{ w9RequestedOn: w9_requested_on, w9ReceivedOn: w9_received_on },
    backupWithholding: backup_withholding,
  };
  // What was not said stays as it is; what was said to be empty is emptied.
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Partial<
    typeof named
  >;
}

function refuseSecond(db: VaultDatabase, name: string, id: string | null): void {
  const other = all(db)
    .all()
    .find((one) => one.id !== id && foldPayee(one.name) === foldPayee(name));
  if (!other) return;
  throw new BulkheadError('REFUSED', `There is a vendor “${other.name}” already.`, {
    remedy: 'Change that one, or give this one another name.',
    facts: { vendor: other.id },
  });
}

function refuseBackwards({ w9_requested_on: asked, w9_received_on: came }: VendorRow): void {
  if (asked === null || came === null || asked <= came) return;
  throw new BulkheadError('INVALID_INPUT', `Form W-9 came on ${came}, before it was asked for on ${asked}.`, {
    remedy: 'Give both days, the earlier one first, or leave out the first one.',
  });
}

function assign({ db, unit }: { db: VaultDatabase; unit: Unit }, payee: string, vendorId: string): void {
  const folded = foldPayee(payee);
  const owner = ownerOf(db).get(folded);
  if (owner?.id === vendorId) return;
  if (owner)
    throw new BulkheadError('REFUSED', `“${payee}” is the vendor ${owner.name} already.`, {
      remedy: 'Take it from that vendor first.',
      facts: { vendor: owner.id },
    });
  unit.insert(vendorPayee, { folded, payee: payee.trim(), vendorId });
}

type Own = 'list' | 'add' | 'update' | 'remove' | 'assign';

export const vendorRecords: Pick<HandlersOf<typeof contract.vendor>, Own> = {
  list: ({ db }) =>
    all(db)
      .all()
      .map((row) => describe(db, row)),

  add(scope, { payees, ...given }) {
    const { db, unit } = scope;
    refuseSecond(db, given.name, null);
    const id = unit.newId();
    const nothing = { backupWithholding: false, note: '' };
    unit.insert(vendor, { ...nothing, ...columns(given), id, name: given.name });
    for (const payee of payees ?? [given.name]) assign(scope, payee, id);
    const row = requireVendor(db, id);
    refuseBackwards(row);
    return describe(db, row);
  },

  update({ db, unit }, { id, ...given }) {
    requireVendor(db, id);
    if (given.name !== undefined) refuseSecond(db, given.name, id);
    unit.update(vendor, { id }, columns(given));
    const row = requireVendor(db, id);
    refuseBackwards(row);
    return describe(db, row);
  },

  remove({ db, unit }, { id }) {
    requireVendor(db, id);
    for (const payee of payeesOf(db).all(id)) unit.remove(vendorPayee, { folded: foldPayee(payee) });
    unit.remove(vendor, { id });
    return { ok: true };
  },

  assign(scope, { payee, vendor: ref }) {
    const folded = foldPayee(payee);
    const to = ref === null ? null : requireVendor(scope.db, ref).id;
    const owner = ownerOf(scope.db).get(folded);
    if (owner && owner.id !== to) scope.unit.remove(vendorPayee, { folded });
    if (to !== null) assign(scope, payee, to);
    return { ok: true };
  },
};
