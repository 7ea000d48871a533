/**
 * The templates of the IRS's portal (IRIS) for Forms 1099-NEC and 1099-MISC as CSV: their columns by name and in order. The IRS gives
 * them to whoever has signed in, and to nobody else. They are here as two payroll programs in the open have them for 2024, each by
 * itself: both agree to the letter, to the IRS's own misspelling in box 8. For 2025 excess golden parachute payments went from box
 * 14 of Form 1099-MISC to box 3 of Form 1099-NEC (IRM 3.24.8, September 2025); the template itself was not seen, nor any later one.
 */
import type { Forms1099 } from '../../shared/contract/vendor.ts';

type Form = Forms1099['rows'][number]['form'];

const NAME = ['First Name', 'Middle Name', 'Last Name (Surname)', 'Suffix'];
const ADDRESS = [
  ...['Country', 'Address Line 1', 'Address Line 2', 'City/Town', 'State/Province/Territory'],
  'ZIP/Postal Code',
];
const partyOf = (who: 'Payer' | 'Recipient') =>
  [
    ...['TIN Type', 'Taxpayer ID Number', 'Name Type', 'Business or Entity Name Line 1'],
    ...['Business or Entity Name Line 2', ...NAME, ...ADDRESS],
  ].map((name) => `${who} ${name}`);
const stateOf = (number: 1 | 2) => [
  `State ${number}`,
  ...['State Tax Withheld', 'State/Payer state number', 'State income', 'Local income tax withheld'].map(
    (name) => `State ${number} - ${name}`,
  ),
  `State ${number} - Special Data Entries`,
];
const HEAD = [
  ...['Form Type', 'Tax Year', ...partyOf('Payer'), 'Payer Phone Type', 'Payer Phone'],
  ...['Payer Email Address', ...partyOf('Recipient'), 'Office Code', 'Form Account Number'],
];
const FOOT = ['Combined Federal/State Filing', ...stateOf(1), ...stateOf(2)];

const PARACHUTE = 'Excess golden parachute payments';
const BOXES: Readonly<Record<Form, readonly string[]>> = {
  '1099-NEC': [
    ...['2nd TIN Notice', 'Box 1 - Nonemployee Compensation'],
    'Box 2 - Payer made direct sales totaling $5000 or more of consumer products to a recipient for resale',
    ...[`Box 3 - ${PARACHUTE}`, 'Box 4 - Federal income tax withheld'],
  ],
  '1099-MISC': [
    ...['FATCA Filing Requirements', '2nd TIN Notice', 'Box 1 - Rents', 'Box 2 - Royalties'],
    ...['Box 3 - Other Income', 'Box 4 - Federal income tax withheld', 'Box 5 - Fishing boat proceeds'],
    'Box 6 - Medical and health care payments',
    'Box 7 - Direct sales of $5000 or more of consumer products to a recipient for resale',
    'Box 8 - Subtitute payments in lieu of dividends or interest',
    ...['Box 9 - Crop insurance proceeds', 'Box 10 - Gross proceeds paid to an attorney'],
    ...['Box 11 - Fish purchased for resale', 'Box 12 - Section 409A deferrals', `Box 14 - ${PARACHUTE}`],
    'Box 15 - Nonqualified deferred compensation',
  ],
};

/** The last year whose template is known, and the one since which box 3 of Form 1099-NEC is in use. */
const KNOWN = 2024;
const MOVED = 2025;

export function irisColumns(form: Form, year: number): string[] {
  const without = `${year >= MOVED ? 'Box 14' : 'Box 3'} - ${PARACHUTE}`;
  return [...HEAD, ...BOXES[form].filter((name) => name !== without), ...FOOT];
}

export function irisNotes(year: number): string[] {
  return year <= KNOWN
    ? []
    : [
        `The columns are those of the IRS’s template of ${KNOWN}, with the boxes of ${MOVED}: hold the first line against the template of ${year} that the portal gives, before you send the file.`,
      ];
}
