/**
 * Forms 1099-NEC and 1099-MISC of a year, out of what the books say was paid (IRC s. 6041, 6041A, 6045(f), 6050N). Whoever is not
 * known to be left out is reported, and what is missing of them is said; whoever is left out is there with the reason.
 *
 * Fails with REFUSED for a person, whose own payments are no business's, and for books in another currency; NOT_FOUND for a year
 * whose thresholds are not known.
 */

import { isWholeAddress } from '../../shared/address.ts';
import type { Forms1099, PaymentMeans, ReportedBox } from '../../shared/contract/vendor.ts';
import { REPORTED_BOXES } from '../../shared/contract/vendor.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import { type EntityRow, findEntity, methodOf, type Scope } from '../ledger/index.ts';
import { loadFamilies, nextBusinessDay, percentOf, type TaxYear, taxYear, total } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { BOXES, exemption } from './boxes.ts';
import type { Paid } from './paid.ts';
import { filerNotes, filerOf, payerNotes, payerOf } from './payer.ts';
import { type PaidParty, partiesPaid } from './payments.ts';
import { loadVendors, type VendorRow } from './vendors.ts';

type Row = Forms1099['rows'][number];
type Missing = Row['missing'][number];

interface Party extends PaidParty {
  vendor: VendorRow | null;
}

/** A box of one party, in minor units. */
interface Line {
  party: Party;
  box: ReportedBox;
  paid: Paid;
  sums: Record<PaymentMeans, number>;
  unpaid: number;
  elsewhere: number;
  withheld: number;
}

/** What a row says, with the vendor that it is of: for the file. */
export interface Return {
  row: Row;
  vendor: VendorRow | null;
}

export function forms1099(scope: Scope, input: { entity: string; year: number }): Forms1099 {
  return drawUp(scope, input).forms;
}

export function drawUp(
  { db }: Scope,
  { entity: ref, year }: { entity: string; year: number },
): { entity: EntityRow; filer: EntityRow; forms: Forms1099; returns: Return[] } {
  const entity = requireBusiness(findEntity(db, ref));
  const filer = filerOf(db, entity, year);
  const rates = taxYear(year);
  const parties = partiesOf(db, entity, year);
  const others = companiesBeside(db, entity, year).map((one) => partiesOf(db, one, year));
  const elsewhere = (key: string, box: ReportedBox) =>
    total(others.map((all) => sumsOf(all.find((one) => one.key === key)?.paid, box, year).paid));
  const lines = parties.flatMap((party) => linesOf(party, year, elsewhere));
  const returns = lines
    .map((line) => ({ row: rowOf(line, rates), vendor: line.party.vendor }))
    .sort((a, b) => orderOf(a.row) - orderOf(b.row) || (a.row.name < b.row.name ? -1 : 1));
  const rows = returns.map(({ row }) => row);
  const isAnyDue = rows.some(({ due }) => due);
  const money = (amount: number) => formatMoney(amount, CURRENCY);
  const { source, checked, value } = rates.information;
  return {
    ...{ entity, filer, returns },
    forms: {
      ...{ entity: entity.name, year, currency: CURRENCY, source, checked, rows },
      payer: { ...payerOf(entity), wanted: isAnyDue ? (payerNotes(entity)[0] ?? null) : null },
      thresholds: REPORTED_BOXES.map((box) => ({ ...boxOf(box), amount: money(BOXES[box].leastOf(value)) })),
      due: dueDates(year),
      missing_w9: missingW9(lines, rows),
      notes: [
        ...aheadNotes(parties, year),
        ...(isAnyDue ? filerNotes(entity, filer) : []),
        ...notesOf(rows),
        ...methodNotes(entity),
      ],
    },
  };
}

const CURRENCY = 'USD';

function requireBusiness(entity: EntityRow): EntityRow {
  const { name, kind, base_currency: currency } = entity;
  if (kind === 'person')
    throw new BulkheadError('REFUSED', `${name} is a person: what they pay for themselves is not reported.`, {
      remedy: 'Name the company that paid. What it paid for its owner is no cost of its own either.',
      facts: { entity: name },
    });
  if (currency !== CURRENCY)
    throw new BulkheadError('REFUSED', `The books of ${name} are not in US dollars.`, {
      remedy: 'Forms 1099 are in dollars: have them made from the reports, converted.',
      facts: { currency },
    });
  return entity;
}

/** Other LLCs of the same taxpayer, which is one payer with them. */
function companiesBeside(db: VaultDatabase, { id, tax_class, base_currency }: EntityRow, year: number) {
  if (tax_class !== 'disregarded') return [];
  const families = loadFamilies(db);
  const end = `${year}-12-31`;
  return families
    .familyOf(families.taxpayerOf(id, end), end)
    .filter((one) => one.id !== id && one.kind !== 'person' && one.base_currency === base_currency);
}

function partiesOf(db: VaultDatabase, entity: EntityRow, year: number): Party[] {
  const vendors = loadVendors(db);
  return partiesPaid(db, entity, year).map((one) => ({ ...one, vendor: vendors.get(one.key) ?? null }));
}

function sumsOf(paid: Paid | undefined, box: ReportedBox, year: number): Record<PaymentMeans, number> {
  const sums = { paid: 0, card: 0, network: 0, owner: 0 };
  for (const one of paid?.payments ?? [])
    if (one.box === box && isIn(one.date, year)) sums[one.means] += one.minor;
  return sums;
}

const isIn = (date: string, year: number) => date.startsWith(`${year}-`);

function linesOf(party: Party, year: number, elsewhere: (key: string, box: ReportedBox) => number): Line[] {
  const { paid } = party;
  const inYear = paid.payments.filter(({ date }) => isIn(date, year));
  const withheld = total(paid.withheld.filter(({ date }) => isIn(date, year)).map((one) => one.minor));
  const lines = REPORTED_BOXES.filter(
    (box) => inYear.some((one) => one.box === box) || (paid.unpaid.get(box) ?? 0) !== 0,
  ).map((box) => ({
    ...{ party, box, sums: sumsOf(paid, box, year), unpaid: paid.unpaid.get(box) ?? 0 },
    ...{ elsewhere: elsewhere(party.key, box), withheld: 0 },
    paid: { ...paid, payments: inYear.filter((one) => one.box === box) },
  }));
  // What was withheld stands on one form: that of what was paid most.
  const most = lines.reduce<Line | null>((a, b) => (a !== null && a.sums.paid >= b.sums.paid ? a : b), null);
  return lines.map((line) => (line === most ? { ...line, withheld } : line));
}

const boxOf = (box: ReportedBox) => ({ box, form: BOXES[box].form, label: BOXES[box].label });
const orderOf = ({ box }: Row) => REPORTED_BOXES.indexOf(box);

function rowOf(line: Line, rates: TaxYear): Row {
  const { party, box, sums, paid } = line;
  const { vendor, names } = party;
  const money = (amount: number) => formatMoney(amount, CURRENCY);
  const why = whyNot(line, rates);
  const due = why === null;
  const missing = due ? missingOf(vendor) : [];
  const asked = percentOf(sums.paid, rates.backupWithholding.value) - line.withheld;
  const wantsWithholding = due && (vendor?.tin == null || vendor.backup_withholding === 1);
  return {
    vendor_id: vendor?.id ?? null,
    name: vendor?.name ?? names[0]!.name,
    payees: names.map(({ name }) => name),
    ...boxOf(box),
    ...{ paid: money(sums.paid), card: money(sums.card), network: money(sums.network) },
    ...{ owner: money(sums.owner), unpaid: money(line.unpaid), elsewhere: money(line.elsewhere) },
    ...{ withheld: money(line.withheld), due, why, missing },
    w9: w9Of(vendor),
    to_withhold: money(wantsWithholding ? Math.max(asked, 0) : 0),
    payments: paid.payments.map(({ entryId, date, minor, means }) => ({
      ...{ entry_id: entryId, date, amount: money(minor), means },
    })),
  };
}

/** Tax that was withheld is reported, whatever was paid (Reg. 1.6041-1(a)(1)(ii), IRC s. 3406). */
function whyNot({ party, box, sums, elsewhere, withheld }: Line, rates: TaxYear): Row['why'] {
  const { vendor, names } = party;
  if (vendor === null && names.every(({ folded }) => folded === '')) return 'no-payee';
  if (withheld > 0) return null;
  const exempt = vendor && exemption(box, vendor);
  if (exempt) return exempt;
  if (sums.paid <= 0) return Object.values(sums).some((minor) => minor > 0) ? 'means' : 'unpaid';
  return sums.paid + elsewhere < BOXES[box].leastOf(rates.information.value) ? 'below' : null;
}

function w9Of(vendor: VendorRow | null): Row['w9'] {
  if (vendor?.w9_received_on != null) return 'received';
  return vendor?.w9_requested_on == null ? 'missing' : 'requested';
}

function missingOf(vendor: VendorRow | null): Missing[] {
  const wants: [Missing, boolean][] = [
    ['w9', w9Of(vendor) === 'received'],
    ['tin', Boolean(vendor?.tin)],
    ['address', vendor !== null && isWholeAddress(vendor)],
    ['classification', Boolean(vendor?.classification)],
  ];
  return wants.filter(([, isThere]) => !isThere).map(([name]) => name);
}

/** Everybody who was paid by what is reported and did not say who they are: a form is asked for before the first payment. */
function missingW9(lines: readonly Line[], rows: readonly Row[]): Forms1099['missing_w9'] {
  const open = lines.filter(
    ({ party: { vendor, names }, box, sums }) =>
      sums.paid > 0 &&
      w9Of(vendor) !== 'received' &&
      (vendor === null ? names.some(({ folded }) => folded !== '') : exemption(box, vendor) === null),
  );
  return [...Map.groupBy(open, ({ party }) => party.key).values()]
    .map((own) => ({ party: own[0]!.party, paid: total(own.map(({ sums }) => sums.paid)) }))
    .sort((a, b) => b.paid - a.paid)
    .map(({ party: { vendor, names }, paid }) => {
      const name = vendor?.name ?? names[0]!.name;
      const id = vendor?.id ?? null;
      return {
        ...{ vendor_id: id, name, paid: formatMoney(paid, CURRENCY) },
        due: rows.some((row) => row.due && row.vendor_id === id && row.name === name),
      };
    });
}

/** IRC s. 6071(c), Reg. 1.6041-6, 31.6071(a)-1; the general instructions for information returns. */
function dueDates(year: number): Forms1099['due'] {
  const next = year + 1;
  const january = nextBusinessDay(`${next}-01-31`);
  return [
    { form: '1099-NEC', to_recipient: january, to_irs: january },
    { form: '1099-MISC', to_recipient: january, to_irs: nextBusinessDay(`${next}-03-31`) },
  ];
}

/** A bill says what it was for: until it is there, nothing tells whether it is reported. */
function aheadNotes(parties: readonly Party[], year: number): string[] {
  return parties.flatMap(({ vendor, names, paid }) => {
    const ahead = total(paid.ahead.filter(({ date }) => isIn(date, year)).map((one) => one.minor));
    if (ahead === 0) return [];
    const name = vendor?.name ?? (names[0]!.name || 'Somebody whom the books do not name');
    return [
      `${name} was paid ${formatMoneyForPeople(ahead, CURRENCY)} on account, without a bill: it counts in ${year} once the bill says what it was for.`,
    ];
  });
}

/** Whoever keeps books on the accrual basis would look for the bills of the year. */
function methodNotes(entity: EntityRow): string[] {
  if (methodOf(entity) === 'cash') return [];
  return [
    `What was paid within the year is reported, whatever year its bill is of: the return of ${entity.name} is on the accrual basis, and its costs need not agree with these forms.`,
  ];
}

function notesOf(rows: readonly Row[]): string[] {
  const nobody = rows.filter(({ why }) => why === 'no-payee');
  const together = rows.filter(({ due, elsewhere }) => due && elsewhere !== '0.00');
  const owner = rows.filter(({ owner: paid }) => paid !== '0.00');
  return [
    ...nobody.map(
      ({ label, paid }) =>
        `${label}: ${paid} was paid to nobody that the books name. Name the payees of those entries.`,
    ),
    ...owner.map(
      ({ name, owner: paid }) =>
        `${name}: ${paid} was paid by the owner. It counts where it was not paid by card: say so of the payment.`,
    ),
    ...together.map(
      ({ name, elsewhere }) =>
        `${name} was paid ${elsewhere} by other companies of the same taxpayer, which count as one payer.`,
    ),
    'A debit card draws on a bank account, so its payments count as paid by the bank until somebody says otherwise.',
    'Ten returns of all kinds in a year, Forms W-2 included, must be filed electronically (Reg. 301.6011-2).',
  ];
}
