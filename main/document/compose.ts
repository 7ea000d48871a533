/**
 * Facts and the texts of templates to a paper: what it says, where it is signed, and the record of the books that it was made
 * from, with a hash over both. Pure: the same facts, texts and instant give the same paper.
 */
import type { Block, Paper, SignatureLine, Table } from '../papers/index.ts';
import { readableDate } from '../papers/index.ts';
import { canonicalJson, sha256Of } from './canonical.ts';
import { withDetails } from './details.ts';
import type { Facts, Party, Signer } from './facts.ts';
import { amountTable, type Said } from './fields/field.ts';
import { SORTS } from './fields/index.ts';
import { columnAmount } from './figures.ts';
import { legalNameOf, signerLine } from './parties.ts';
import { BLANK, type Fields, type Filled, fill } from './template/fill.ts';
import { PAPER_TITLES } from './titles.ts';

export interface TemplateText {
  /** "promissory-note, built-in 1" */
  version: string;
  text: string;
}

export interface Texts {
  own: TemplateText;
  /** Around a paper that is made late. */
  frame: TemplateText | null;
}

export interface Composed {
  paper: Paper;
  /** What stands as a blank, in words. */
  open: string[];
  contentHash: string;
  template: string;
}

export function compose(facts: Facts, texts: Texts, madeAt: string): Composed {
  const own = filled(facts, facts.kind, texts.own);
  const whole = texts.frame ? filled(facts, 'ratification', texts.frame, own.blocks) : own;
  const subject = texts.frame ? capital(whole.subject) : whole.subject;
  const template = [texts.own, ...(texts.frame ? [texts.frame] : [])]
    .map(({ version }) => version)
    .join('; ');
  const contentHash = sha256Of(
    canonicalJson({ facts, template, title: whole.title, subject, blocks: whole.blocks }),
  );
  return {
    paper: {
      title: whole.title,
      subject,
      owner: legalNameOf(facts.company),
      reference: `document ${facts.documentId}`,
      madeAt,
      forReading: true,
      blocks: [...whole.blocks, ...recordOf(facts, template, contentHash)],
    },
    open: openWords(facts, own, texts.frame ? whole : null),
    contentHash,
    template,
  };
}

function filled(
  facts: Facts,
  kind: keyof typeof SORTS,
  { text }: TemplateText,
  inner: readonly Block[] = [],
): Filled {
  return fill(text, fieldsOf(facts, kind), inner);
}

function fieldsOf(facts: Facts, kind: keyof typeof SORTS): Fields {
  const { vocabulary, fieldsOf: read } = SORTS[kind];
  const said: Said = read(facts);
  return {
    texts: withDetails(vocabulary, said, facts),
    tables: said.tables,
    signatures: facts.signers.map(signatureOf),
  };
}

function signatureOf(signer: Signer): SignatureLine {
  return { party: legalNameOf(signer.party), signer: signerLine(signer) };
}

function openWords(facts: Facts, own: Filled, frame: Filled | null): string[] {
  const about = (kind: keyof typeof SORTS) => (name: string) =>
    SORTS[kind].vocabulary.texts[name]?.about ?? name;
  const words = [
    ...(frame?.open ?? []).map(about('ratification')),
    ...own.open.map(about(facts.kind)),
    ...unnamed([facts.company, facts.other]),
    ...facts.signers.flatMap((signer) => unsaid(signer)),
  ];
  return [...new Set(words)];
}

function unnamed(parties: readonly Party[]): string[] {
  return parties.flatMap(({ legalName, name }) =>
    legalName === null ? [`the exact legal name of “${name}”`] : [],
  );
}

function unsaid({ party, name, capacity }: Signer): string[] {
  const who = legalNameOf(party);
  return [
    ...(name === null ? [`who signs for ${who}`] : []),
    ...(capacity === null ? [`in which capacity ${name ?? 'somebody'} signs for ${who}`] : []),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where nobody said a day: a report is what its acceptance authorizes, and a log tells what the note asks for. */
const AUTHORIZED: Partial<Record<Facts['kind'], string>> = {
  'expense-report': 'by whoever signs for the Company, on the day beside that signature',
  'payment-log': 'nothing: it records what was paid on the terms of the loan',
};

function authorized({ kind, authorizedOn }: Facts): string {
  return authorizedOn === null ? (AUTHORIZED[kind] ?? BLANK) : readableDate(authorizedOn);
}

/** What the paper was made from: the four dates, the entries, the hash. */
function recordOf(facts: Facts, template: string, contentHash: string): Block[] {
  const ledger = ledgerTable(facts);
  const record: Block[] = [
    { kind: 'heading', text: 'Record' },
    {
      kind: 'text',
      text: 'Made from the books of the parties, as a record of what they did. The content hash is taken over the facts and the text of this paper, without signatures. This is record keeping and not legal advice.',
      quiet: true,
    },
    {
      kind: 'facts',
      rows: [
        ['Document', facts.documentId],
        [
          'What it is',
          facts.isRatification ? `${PAPER_TITLES[facts.kind]}, made late` : PAPER_TITLES[facts.kind],
        ],
        ['Authorized', authorized(facts)],
        ['Effective', readableDate(facts.effectiveOn)],
        ['Signed', 'on the day beside each signature'],
        ['Generated', readableDate(facts.generatedOn)],
        ['Made from the text', template],
        ['Content, SHA-256', contentHash],
      ],
    },
  ];
  return [{ kind: 'together', blocks: [...record, ...(ledger ? [ledger] : [])] }];
}

/** Of more movements than these, only the legs that stand against the other party: what was paid is a movement, too. */
const WHOLE_MOVEMENTS_MAX = 4;

function ledgerTable({ movements: told, payments }: Facts): Table | null {
  const movements = [...told, ...payments];
  const isWhole = movements.length <= WHOLE_MOVEMENTS_MAX;
  return amountTable(
    ['Day', 'Entry', 'Books and account'],
    ['Amount', 'Balance that day'],
    movements.flatMap(({ date, legs }) =>
      legs
        .filter(({ isMirrored }) => isWhole || isMirrored)
        .map(({ entryId, books, account, amountMinor, currency, balanceMinor }) => [
          date,
          entryId,
          `${books}: ${account}`,
          columnAmount(amountMinor, currency),
          balanceMinor === null ? '' : columnAmount(balanceMinor, currency),
        ]),
    ),
    { widths: [50, 172], amountWidth: 70 },
  );
}
