/**
 * The Forms 1099 of a year as CSV files for the portal of the IRS (IRIS), each of one form and at most 100 of them, as it takes them.
 * What the books do not know of payer and recipients stays empty and is said; copies for states are not made.
 */
import Papa from 'papaparse';
import type { ReportedBox } from '../../shared/contract/vendor.ts';
import { slug } from '../../shared/slug.ts';
import { maskTin, tinKind } from '../../shared/tin.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
import { irisColumns, irisNotes } from './iris.ts';
import { filerNotes, payerNotes, phoneOf } from './payer.ts';
import { drawUp, type Return } from './returns.ts';
import type { VendorRow } from './vendors.ts';

/** As the portal takes them (Pub. 5717). */
const FORMS_MAX = 100;
const FORMS = ['1099-NEC', '1099-MISC'] as const;

/** What one form is made of: the boxes of one recipient. */
interface Filing {
  payer: EntityRow;
  /** Whose name and number they bear: the payer’s owner where that is disregarded. */
  filer: EntityRow;
  year: number;
  vendor: VendorRow | null;
  boxes: readonly Return['row'][];
}

type Text = (filing: Filing) => string;

const SUFFIX = /^(jr|sr|ii|iii|iv)\.?$/i;

/** A name as somebody writes it: the last word is the family's. */
function personName(name: string) {
  const words = name.trim().split(/\s+/);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.pop()! : '';
  const last = words.pop()!;
  const [first = '', ...middle] = words;
  return { first, middle: middle.join(' '), last, suffix };
}

/** A sole proprietor who gave the number of the business is filed under that business. */
function isPerson({ vendor }: Filing): boolean {
  return vendor?.tin ? tinKind(vendor.tin) === 'SSN' : vendor?.classification === 'individual';
}

const nameOf = ({ vendor, boxes }: Filing) => vendor?.legal_name ?? vendor?.name ?? boxes[0]!.name;
const ofPerson =
  (part: keyof ReturnType<typeof personName>): Text =>
  (filing) =>
    isPerson(filing) ? personName(nameOf(filing))[part] : '';
const ofVendor =
  (field: 'street' | 'street2' | 'city' | 'state' | 'zip'): Text =>
  ({ vendor }) =>
    vendor?.[field] ?? '';
const ofPayer =
  (field: 'street' | 'street2' | 'city' | 'address_state' | 'zip'): Text =>
  ({ payer }) =>
    payer[field] ?? '';
const filerName = ({ filer }: Filing) => filer.legal_name ?? filer.name;
const ofFiler =
  (part: keyof ReturnType<typeof personName>): Text =>
  (filing) =>
    filing.filer.kind === 'person' ? personName(filerName(filing))[part] : '';
const paidIn =
  (box: ReportedBox): Text =>
  ({ boxes }) =>
    boxes.find((one) => one.box === box)?.paid ?? '';
const withheld: Text = ({ boxes }) => boxes.find((one) => one.withheld !== '0.00')?.withheld ?? '';
const always =
  (text: string): Text =>
  () =>
    text;
const digits = (tin: string | null | undefined) => tin?.replaceAll('-', '') ?? '';

const TIN = 'Recipient Taxpayer ID Number';

/** By the name of the column; all others stay empty. */
const TEXTS: Readonly<Record<string, Text>> = {
  'Form Type': ({ boxes }) => boxes[0]!.form,
  'Tax Year': ({ year }) => String(year),
  'Payer TIN Type': ({ filer }) => (filer.ein ? tinKind(filer.ein) : ''),
  'Payer Taxpayer ID Number': ({ filer }) => digits(filer.ein),
  'Payer Name Type': ({ filer }) => (filer.kind === 'person' ? 'I' : 'B'),
  'Payer Business or Entity Name Line 1': (filing) =>
    filing.filer.kind === 'person' ? '' : filerName(filing),
  'Payer First Name': ofFiler('first'),
  'Payer Middle Name': ofFiler('middle'),
  'Payer Last Name (Surname)': ofFiler('last'),
  'Payer Suffix': ofFiler('suffix'),
  'Payer Country': ({ payer }) => payer.country ?? 'US',
  'Payer Address Line 1': ofPayer('street'),
  'Payer Address Line 2': ofPayer('street2'),
  'Payer City/Town': ofPayer('city'),
  'Payer State/Province/Territory': ofPayer('address_state'),
  'Payer ZIP/Postal Code': ofPayer('zip'),
  'Payer Phone Type': ({ payer }) => phoneOf(payer).kind,
  'Payer Phone': ({ payer }) => phoneOf(payer).digits,
  'Recipient TIN Type': ({ vendor }) => (vendor?.tin ? tinKind(vendor.tin) : ''),
  [TIN]: ({ vendor }) => digits(vendor?.tin),
  'Recipient Name Type': (filing) => (isPerson(filing) ? 'I' : 'B'),
  'Recipient Business or Entity Name Line 1': (filing) => (isPerson(filing) ? '' : nameOf(filing)),
  'Recipient Business or Entity Name Line 2': (filing) =>
    isPerson(filing) ? '' : (filing.vendor?.business_name ?? ''),
  'Recipient First Name': ofPerson('first'),
  'Recipient Middle Name': ofPerson('middle'),
  'Recipient Last Name (Surname)': ofPerson('last'),
  'Recipient Suffix': ofPerson('suffix'),
  'Recipient Country': ({ vendor }) => vendor?.country ?? 'US',
  'Recipient Address Line 1': ofVendor('street'),
  'Recipient Address Line 2': ofVendor('street2'),
  'Recipient City/Town': ofVendor('city'),
  'Recipient State/Province/Territory': ofVendor('state'),
  'Recipient ZIP/Postal Code': ofVendor('zip'),
  'FATCA Filing Requirements': always('N'),
  '2nd TIN Notice': always('N'),
  'Box 1 - Nonemployee Compensation': paidIn('nec-1'),
  'Box 1 - Rents': paidIn('misc-1'),
  'Box 2 - Royalties': paidIn('misc-2'),
  'Box 3 - Other Income': paidIn('misc-3'),
  'Box 4 - Federal income tax withheld': withheld,
  'Box 6 - Medical and health care payments': paidIn('misc-6'),
  'Box 10 - Gross proceeds paid to an attorney': paidIn('misc-10'),
};

/** `isMasked`: for whoever need not know the numbers whole. */
export function file1099(scope: Scope, input: { entity: string; year: number }, isMasked = false) {
  const { entity: payer, filer, returns } = drawUp(scope, input);
  const { year } = input;
  const due = returns.filter(({ row }) => row.due);
  const filings = [...Map.groupBy(due, ({ row }) => `${row.form} ${row.vendor_id ?? row.name}`).values()].map(
    (own): Filing => ({
      ...{ payer, filer, year },
      ...{ vendor: own[0]!.vendor, boxes: own.map(({ row }) => row) },
    }),
  );
  const cell = (column: string, filing: Filing) => {
    const text = TEXTS[column]?.(filing) ?? '';
    return isMasked && column === TIN && text !== '' ? maskTin(text) : text;
  };
  const files = FORMS.flatMap((form) => {
    const own = filings.filter(({ boxes }) => boxes[0]!.form === form);
    const fields = irisColumns(form, year);
    return Array.from({ length: Math.ceil(own.length / FORMS_MAX) }, (_, part) => {
      const rows = own.slice(part * FORMS_MAX, (part + 1) * FORMS_MAX);
      const data = rows.map((filing) => fields.map((column) => cell(column, filing)));
      return {
        name: `${slug(payer.name)}-${form.toLowerCase()}-${year}${part === 0 ? '' : `-${part + 1}`}.csv`,
        ...{ form, forms: rows.length },
        text: `${Papa.unparse({ fields, data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`,
      };
    });
  });
  const incomplete = due.filter(({ row }) => row.missing.includes('tin') || row.missing.includes('address'));
  return {
    files,
    incomplete: [...new Set(incomplete.map(({ row }) => row.name))],
    notes: files.length === 0 ? [] : [...irisNotes(year), ...fileNotes(payer, filer, filings)],
  };
}

function fileNotes(payer: EntityRow, filer: EntityRow, filings: readonly Filing[]): string[] {
  return [
    ...payerNotes(payer),
    ...filerNotes(payer, filer),
    ...(filer.kind === 'person' || filings.some(isPerson)
      ? ['Names of people are split at their spaces: look whether first and last names are right.']
      : []),
  ];
}
