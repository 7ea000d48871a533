/** Papers: what is written down of what crossed between a company and its owner. */
import type { PaperKind, PaperOut, PaperState, TemplateKind } from '../../../shared/contract/paper.ts';

const KINDS: Record<PaperKind, string> = {
  'contribution-record': 'Record of contribution',
  'distribution-consent': 'Consent to distribution',
  'promissory-note': 'Promissory note',
  'loan-agreement': 'Intercompany loan agreement',
  'loan-amendment': 'Amendment of a loan',
  'payment-log': 'Loan payment log',
  'expense-report': 'Expense report',
  'guaranteed-payment': 'Guaranteed payment memo',
  'compensation-memo': 'Compensation memo',
  'services-agreement': 'Intercompany services agreement',
  'lease-memo': 'Lease memo',
};
const TEMPLATES: Record<TemplateKind, string> = { ...KINDS, ratification: 'Ratification' };

export type PaperStage = 'wanted' | 'gone' | PaperState;

const STAGES: Record<PaperStage, string> = {
  wanted: 'Wanted',
  made: 'To sign',
  signed: 'Signed',
  void: 'Void',
  gone: 'Taken back',
};

export const papers = {
  title: 'Papers',
  label: 'Papers and what wants one',
  kinds: KINDS,
  stages: STAGES,
  ratification: 'Ratification',
  late: 'late',
  note(wanted: number, unsigned: number): string {
    const parts = [
      ...(wanted > 0 ? [`${wanted} wanted`] : []),
      ...(unsigned > 0 ? [`${unsigned} to sign`] : []),
    ];
    return parts.length > 0 ? parts.join(', ') : 'Nothing is open';
  },
  left: (n: number) => `${n.toLocaleString('en')} more are not shown. Choose a year to see them.`,
  filters: {
    stage: 'State',
    all: 'All',
    kind: 'Kind',
    anyKind: 'Any kind',
    entity: 'Entity',
    anyEntity: 'Any entity',
    year: 'Year',
    anyYear: 'Any year',
  },
  columns: {
    date: 'Effective',
    kind: 'Paper',
    parties: 'Between',
    amount: 'Amount',
    state: 'State',
    signed: 'Signed',
    open: 'Blanks',
  },
  between: (from: string, to: string) => `${from} → ${to}`,
  blanks: (n: number) => (n === 1 ? '1 blank' : `${n} blanks`),
  menu: {
    open: 'Open',
    make: 'Make the paper …',
    remake: 'Make it anew …',
    sign: 'Sign …',
    attach: 'Attach the signed copy …',
    file: 'File a copy of before …',
    void: 'Void …',
    save: 'Save the PDF',
  },
  empty: {
    title: 'Nothing has crossed yet',
    text: 'When money moves between a company and its owner, the paper that belongs to it is made here, from the books themselves: a consent for a distribution, a note for a loan, a record of what was put in.',
    more: 'Mark a payment as personal or business in any register, or book a movement; it will wait here for its paper.',
    filtered: 'No paper fits these filters.',
  },
  actions: {
    make: 'Make the paper',
    sign: 'Sign the paper',
    attach: 'Attach the signed copy',
    void: 'Void the paper',
    save: 'Save the paper as a PDF',
    texts: 'Edit the texts of papers',
  },
  detail: {
    pages: 'Pages of the paper',
    side: 'About the paper',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    previous: 'Previous page',
    next: 'Next page',
    noPages: 'This copy has no pages to show here. Save it to look at it.',
    facts: 'Dates',
    authorized: 'Authorized',
    effective: 'Effective',
    signed: 'Signed',
    made: 'Made',
    filed: 'Filed',
    unsaid: 'nobody has said',
    notYet: 'not yet',
    signers: 'Signatures',
    signedOn: (date: string, how: string) => `${date}, ${how}`,
    ways: { typed: 'typed', drawn: 'drawn', paper: 'by pen' } satisfies Record<
      NonNullable<PaperOut['signers'][number]['how']>,
      string
    >,
    open: 'Left as blanks',
    files: 'Files',
    sorts: { signed: 'with signatures', copy: 'copy' } satisfies Record<
      PaperOut['files'][number]['sort'],
      string
    >,
    lateReason: 'Why it was late',
    voidReason: (on: string | null) => (on === null ? 'Void because' : `Void since ${on}, because`),
    superseded: 'Another paper stands instead of this one.',
    gone: (n: number, all: number, day: string | null) => {
      const when = day === null ? '' : ` on ${day}`;
      if (n < all) return `${n} of the ${all} movements that it tells of were taken back${when}.`;
      return `${n === 1 ? 'The movement that it tells of was' : 'The movements that it tells of were'} taken back${when}: this paper stands for nothing in the books.`;
    },
    from: (template: string) => `Made from ${template}`,
    hash: 'Content, SHA-256',
    saveFile: (name: string) => `Save ${name}`,
    law: 'Record keeping, not legal advice.',
  },
  make: {
    title: (kind: string) => `Make: ${kind}`,
    intro: (from: string, to: string, amount: string, date: string) => `${from} → ${to}, ${amount}, ${date}.`,
    late: (days: number) =>
      `That was ${days} days ago: the paper will be a ratification, with today’s date. Nothing is dated back.`,
    lateReason: 'Why it is made late',
    authorized: 'Decided on',
    authorizedHelp: 'The day on which it was decided. Left empty, it is a blank.',
    details: 'What the books can’t know',
    detailsHelp:
      'Only what the books leave open is asked of you: a word that stands against them is refused. Whatever is left empty is what they say, or a blank.',
    confirm: 'Make the paper',
    done: (title: string) => `Made: ${title}.`,
  },
  sign: {
    title: 'Sign',
    line: 'Who signs',
    everybody: 'Everybody who has not signed',
    how: 'How',
    ways: { typed: 'Type the name', drawn: 'Draw', paper: 'Signed by pen' },
    name: 'Name as it stands on the line',
    nameHelp: (names: readonly string[]) => `As the paper names who signs: ${names.join(', ')}.`,
    nameMissing: 'Type the name.',
    draw: 'Draw the signature with the pointer',
    drawer: 'Choose who draws',
    drawerHelp: 'A drawn signature goes on that person’s lines alone.',
    drawerMissing: 'Say whose signature it is.',
    drawHelp: 'Who can’t draw here types the name, or signs by pen.',
    drawMissing: 'Draw the signature.',
    clear: 'Clear',
    day: 'Signed on',
    dayMissing: 'Give the day.',
    dayHelp: 'Not before the paper was made. Attach the signed copy, too.',
    note: 'The signature is set on the paper with the day, the instant and the hash of what is signed.',
    blanks: (n: number) => `${n === 1 ? 'One blank is' : `${n} blanks are`} left on this paper.`,
    sayLegalName: (name: string) =>
      `Say the legal name of ${name} in the chart of accounts, then make the paper anew`,
    confirm: 'Sign the paper',
    confirmPen: 'Say that it is signed',
    done: 'Signed.',
  },
  attach: {
    title: 'Attach the signed copy',
    fileTitle: 'File a copy of before',
    text: 'A scan or a PDF of the paper with its signatures. Its bytes are kept as they are.',
    fileText:
      'A paper that was signed before these books were kept. It counts with the day that stands on it, and says when it was filed.',
    choose: 'Choose a file',
    chosen: (name: string) => `Chosen: ${name}`,
    missing: 'Choose the scan or the PDF.',
    day: 'Signed on',
    dayHelp: 'The day that stands on it.',
    dayMissing: 'Give the day that stands on it.',
    confirm: 'Attach the copy',
    fileConfirm: 'File the copy',
    done: 'Attached.',
    filed: 'Filed.',
  },
  void: {
    title: 'Void the paper',
    text: 'It stays visible, with the reason. Another one may then be made.',
    reason: 'Why',
    reasonMissing: 'Say why, in a few words.',
    confirm: 'Void the paper',
    done: 'Void.',
  },
  saved: (name: string) => `Saved ${name}.`,
  texts: {
    open: 'Texts …',
    title: 'Texts of papers',
    intro:
      'Papers are made from these texts. An edited one is kept as a new version; papers made before stay as they are.',
    kinds: TEMPLATES,
    kind: 'Paper',
    version: (version: string) => `In use: ${version}`,
    text: 'Text',
    fields: 'Fields it may name',
    note: 'Why it is changed',
    noteMissing: 'Say why, in a few words.',
    save: 'Keep as a new version',
    reset: 'Back to the built-in text',
    close: 'Close',
    kept: (version: string) => `Kept as ${version}.`,
    wasReset: 'Papers are made from the built-in text again.',
  },
};
