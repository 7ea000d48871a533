/**
 * The Forms 1099 of a year as CSV: a row for each form, its columns in the order of the form. The portal of the IRS (IRIS) has a
 * template of its own for each form and year, into which these are put; state copies are not told.
 */
import Papa from 'papaparse';
import type { ReportedBox } from '../../shared/contract/vendor.ts';
import { slug } from '../../shared/slug.ts';
import { maskTin, tinKind } from '../../shared/tin.ts';
import type { Scope } from '../ledger/index.ts';
import { drawUp, type Return } from './returns.ts';

type Text = (returns: readonly Return[]) => string;

const of = (field: 'business_name' | 'street' | 'street2' | 'city' | 'state' | 'zip'): Text => {
  return ([first]) => first?.vendor?.[field] ?? '';
};
const amountIn =
  (box: ReportedBox): Text =>
  (returns) =>
    returns.find(({ row }) => row.box === box)?.row.paid ?? '';
const withheldOn =
  (form: string): Text =>
  (returns) => {
    const held = returns.find(({ row }) => row.form === form && row.withheld !== '0.00');
    return held?.row.withheld ?? '';
  };

const TIN = 'Recipient TIN';

const COLUMNS: readonly [title: string, text: Text][] = [
  ['Form', ([first]) => first!.row.form],
  ['Recipient TIN type', ([first]) => (first?.vendor?.tin ? tinKind(first.vendor.tin) : '')],
  [TIN, ([first]) => first?.vendor?.tin?.replaceAll('-', '') ?? ''],
  ['Recipient name', ([first]) => first?.vendor?.legal_name ?? first!.row.name],
  ['Recipient business name', of('business_name')],
  ['Street', of('street')],
  ['Street line 2', of('street2')],
  ['City', of('city')],
  ['State', of('state')],
  ['ZIP', of('zip')],
  ['Country', ([first]) => first?.vendor?.country ?? 'US'],
  ['NEC 1 Nonemployee compensation', amountIn('nec-1')],
  ['NEC 4 Federal income tax withheld', withheldOn('1099-NEC')],
  ['MISC 1 Rents', amountIn('misc-1')],
  ['MISC 2 Royalties', amountIn('misc-2')],
  ['MISC 3 Other income', amountIn('misc-3')],
  ['MISC 4 Federal income tax withheld', withheldOn('1099-MISC')],
  ['MISC 6 Medical and health care payments', amountIn('misc-6')],
  ['MISC 10 Gross proceeds paid to an attorney', amountIn('misc-10')],
];

/** `isMasked`: for whoever need not know the numbers whole. */
export function file1099(scope: Scope, input: { entity: string; year: number }, isMasked = false) {
  const { entity, returns } = drawUp(scope, input);
  const due = returns.filter(({ row }) => row.due);
  const forms = [...Map.groupBy(due, ({ row }) => `${row.form} ${row.vendor_id ?? row.name}`).values()];
  const payer = [
    String(input.year),
    entity.legal_name ?? entity.name,
    (entity.ein ?? '').replaceAll('-', ''),
  ];
  const cell = (title: string, text: string) =>
    isMasked && title === TIN && text !== '' ? maskTin(text) : text;
  const data = forms.map((one) => [...payer, ...COLUMNS.map(([title, text]) => cell(title, text(one)))]);
  const incomplete = due.filter(({ row }) => row.missing.includes('tin') || row.missing.includes('address'));
  return {
    name: `${slug(entity.name)}-1099-${input.year}.csv`,
    text: `${Papa.unparse(
      { fields: ['Tax year', 'Payer name', 'Payer TIN', ...COLUMNS.map(([title]) => title)], data },
      { escapeFormulae: true, newline: '\r\n' },
    )}\r\n`,
    forms: forms.length,
    incomplete: [...new Set(incomplete.map(({ row }) => row.name))],
  };
}
