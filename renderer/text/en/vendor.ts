/** Vendors: who is paid, their Forms W-9, and what is reported of them on Forms 1099. */
import type {
  AccountCounts,
  Classification,
  Forms1099,
  PaymentMeans,
  Profession,
} from '../../../shared/contract/vendor.ts';

const plural = new Intl.PluralRules('en');
const list = new Intl.ListFormat('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

type Row = Forms1099['rows'][number];

const PAYER: Record<Forms1099['payer']['missing'][number], string> = {
  ein: 'the EIN',
  address: 'the address',
  phone: 'the telephone number',
};

const MEANS: Record<PaymentMeans, string> = {
  paid: 'Bank, check or cash',
  card: 'Card',
  network: 'PayPal, Venmo and the like',
  owner: 'The owner paid',
};

export const vendor = {
  title: (year: number) => `Forms 1099 of ${year}`,
  add: 'Add a vendor',
  save: 'Save as CSV',
  saved: (names: readonly string[]) =>
    names.length === 0 ? 'Nothing is to be reported.' : `Saved as ${names.join(' and ')}.`,
  incomplete: (names: readonly string[]) =>
    `Number or address missing: ${names.join(', ')}. Their rows are in the file as far as they are known.`,
  threshold: (label: string, amount: string) => `${label} from ${amount}`,
  due: (form: string, recipient: string, irs: string) =>
    recipient === irs
      ? `Form ${form}: to its recipient and the IRS by ${recipient}.`
      : `Form ${form}: to its recipient by ${recipient}, to the IRS by ${irs}.`,
  rows: 'Who was paid',
  none: 'Nothing was paid that could be reported',
  noneText:
    'Contract labour, rent, fees of attorneys and the like show here with whoever was paid. Put those costs into their categories, and name the payees.',
  columns: {
    name: 'Paid to',
    label: 'For',
    paid: 'Paid',
    card: 'Card',
    network: 'Network',
    withheld: 'Withheld',
    reported: 'Reported',
    missing: 'Missing',
    menu: 'More',
  },
  nobody: 'Nobody named',
  reported: (form: string) => `On ${form}`,
  why: {
    below: 'Below the amount',
    corporation: 'A corporation',
    exempt: 'Exempt',
    foreign: 'Foreign',
    means: 'By card or network',
    unpaid: 'Nothing paid in the year',
    'no-payee': 'No payee named',
  } satisfies Record<NonNullable<Row['why']>, string>,
  missing: {
    w9: 'Form W-9',
    tin: 'number',
    address: 'address',
    classification: 'what it is',
  } satisfies Record<Row['missing'][number], string>,
  menu: (name: string) => `What to do with ${name}`,
  makeVendor: 'Add as a vendor',
  sameAs: 'It is a vendor on the list',
  change: 'Change',
  remove: 'Remove',
  removed: (name: string) => `${name} is no vendor any more. What was paid stays.`,
  payments: (name: string) => `Payments to ${name}`,
  day: 'Day',
  amount: 'Amount',
  means: 'Paid by',
  meansOf: (day: string) => `How it was paid on ${day}`,
  meanses: MEANS,
  marked: 'Noted how it was paid.',
  payer: {
    title: (name: string) => `Forms 1099 need more about ${name}`,
    text: (missing: Forms1099['payer']['missing']) =>
      `They show who paid. Still missing: ${list.format(missing.map((one) => PAYER[one]))}.`,
    say: 'Enter it',
  },
  wanted: {
    title: (n: number) => `${several(n, 'Form W-9 is', 'Forms W-9 are')} missing`,
    text: 'Ask for it before the first payment: without a number, tax must be withheld.',
    came: 'It came',
    due: 'will be reported',
  },
  list: {
    title: 'Vendors',
    none: 'No vendor is on the list yet.',
    columns: { name: 'Name', what: 'What it is', tin: 'Number', w9: 'Form W-9', payees: 'In the books as' },
    received: (day: string) => `came ${day}`,
    requested: (day: string) => `asked ${day}`,
    missing: 'missing',
  },
  accounts: {
    title: 'What accounts count as',
    text: 'Costs go to a box by their category, payments by the account they were made from. Change what is not so.',
    account: 'Account',
    counts: 'Counts as',
    of: (account: string) => `What ${account} counts as`,
    reset: 'As usual',
    done: (account: string) => `${account} counts so now.`,
    kinds: {
      'nec-1': '1099-NEC 1: pay of non-employees',
      'misc-1': '1099-MISC 1: rents',
      'misc-2': '1099-MISC 2: royalties',
      'misc-3': '1099-MISC 3: other income',
      'misc-6': '1099-MISC 6: medical payments',
      'misc-10': '1099-MISC 10: gross proceeds to an attorney',
      ...MEANS,
      withheld: 'Holds tax withheld from vendors',
      none: 'Nothing that is reported',
    } satisfies Record<AccountCounts, string>,
  },
  classifications: {
    individual: 'Individual or sole proprietor',
    partnership: 'Partnership',
    trust: 'Trust or estate',
    'c-corp': 'C corporation',
    's-corp': 'S corporation',
    'llc-partnership': 'LLC taxed as a partnership',
    'llc-c-corp': 'LLC taxed as a C corporation',
    'llc-s-corp': 'LLC taxed as an S corporation',
    exempt: 'Exempt organisation or government',
    foreign: 'Foreign (Form W-8)',
  } satisfies Record<Classification, string>,
  professions: {
    attorney: 'Attorney',
    medical: 'Medical or health care',
  } satisfies Record<Profession, string>,
  unknown: 'Not known',
  dialog: {
    newTitle: 'Add a vendor',
    editTitle: (name: string) => `Change ${name}`,
    name: 'Name',
    nameHelp: 'As you call them.',
    nameMissing: 'Give the name.',
    legal: 'Name on Form W-9',
    legalHelp: 'Line 1. Empty: as you call them.',
    business: 'Business name',
    businessHelp: 'Line 2 of Form W-9.',
    classification: 'Classification',
    profession: 'Attorney or medical',
    professionHelp: 'Reported even as a corporation.',
    neither: 'Neither',
    tin: 'Taxpayer number',
    tinHelp: '123-45-6789 of a person, 12-3456789 of a business.',
    tinKept: (tin: string) => `${tin} is kept. Write another to replace it.`,
    tinWrong: 'Write 123-45-6789 of a person, or 12-3456789 of a business.',
    street: 'Street',
    street2: 'Apartment or suite',
    city: 'City',
    state: 'State',
    zip: 'ZIP code',
    country: 'Country',
    countryHelp: 'Empty: the United States.',
    requested: 'Form W-9 asked for on',
    received: 'Form W-9 came on',
    backup: 'Tax must be withheld',
    backupHelp: 'The IRS said so, or they gave no number.',
    note: 'Note',
    payees: 'In the books as',
    takeOff: 'Taken off.',
    save: 'Save',
    added: (name: string) => `${name} is a vendor now.`,
    changed: (name: string) => `${name} is changed.`,
  },
  assign: {
    title: (payee: string) => `Who is “${payee}”?`,
    vendor: 'Vendor',
    save: 'It is this one',
    done: (payee: string) => `“${payee}” is known now.`,
  },
  notes: 'Notes',
};
