/**
 * What is read of a file, by its place in the four aggregates that matter: statement, balance, entry, payment. Each
 * field has the places where the versions of CAMT.052, 053 and 054 keep it, the one that counts first; `@Ccy` is
 * the attribute of that name. Whatever is not listed is passed over.
 */

export type Field = readonly string[];

/** Under the account; the last three are version 1's. */
const ACCOUNT_IDS = ['Id/IBAN', 'Id/Othr/Id', 'Id/PrtryAcct/Id', 'Id/BBAN', 'Id/UPIC'];
/** Under the party: itself, from version 8 on in a `Pty` or, where it is a bank, an `Agt`. */
const PARTY_NAMES = ['Nm', 'Pty/Nm', 'Agt/FinInstnId/Nm'];
const DAYS = ['Dt', 'DtTm'];
const BANK = 'Acct/Svcr/FinInstnId';

function under(parent: string, children: Field): Field {
  return children.map((child) => `${parent}/${child}`);
}

const TRANSACTION_CODE = {
  proprietaryCode: ['BkTxCd/Prtry/Cd'],
  domain: ['BkTxCd/Domn/Cd'],
  family: ['BkTxCd/Domn/Fmly/Cd'],
  subfamily: ['BkTxCd/Domn/Fmly/SubFmlyCd'],
} as const;

export const STATEMENT = {
  id: ['Id'],
  accountId: under('Acct', ACCOUNT_IDS),
  accountType: ['Acct/Tp/Cd', 'Acct/Tp/Prtry'],
  accountName: ['Acct/Nm'],
  currency: ['Acct/Ccy'],
  bankId: under(BANK, [
    ...['BICFI', 'BIC', 'ClrSysMmbId/MmbId', 'ClrSysMmbId/Id'],
    ...['CmbndId/BIC', 'CmbndId/ClrSysMmbId/Id'],
  ]),
  bankName: under(BANK, ['Nm', 'NmAndAdr/Nm', 'CmbndId/Nm']),
  from: ['FrToDt/FrDtTm', 'FrToDt/FrDt'],
  to: ['FrToDt/ToDtTm', 'FrToDt/ToDt'],
  page: ['StmtPgntn/PgNb', 'RptPgntn/PgNb', 'NtfctnPgntn/PgNb'],
  isLastPage: ['StmtPgntn/LastPgInd', 'RptPgntn/LastPgInd', 'NtfctnPgntn/LastPgInd'],
  entryCount: ['TxsSummry/TtlNtries/NbOfNtries'],
} as const;

export const BALANCE = {
  code: ['Tp/CdOrPrtry/Cd', 'Tp/Cd'],
  amount: ['Amt'],
  currency: ['Amt@Ccy'],
  direction: ['CdtDbtInd'],
  day: under('Dt', DAYS),
} as const;

export const ENTRY = {
  amount: ['Amt'],
  currency: ['Amt@Ccy'],
  direction: ['CdtDbtInd'],
  isReversal: ['RvslInd'],
  status: ['Sts', 'Sts/Cd', 'Sts/Prtry'],
  day: under('BookgDt', DAYS),
  valueDay: under('ValDt', DAYS),
  bankReference: ['AcctSvcrRef'],
  entryReference: ['NtryRef'],
  note: ['AddtlNtryInf'],
  ...TRANSACTION_CODE,
} as const;

export const PAYMENT = {
  direction: ['CdtDbtInd'],
  bankReference: ['Refs/AcctSvcrRef'],
  transactionId: ['Refs/TxId'],
  checkNumber: ['Refs/ChqNb'],
  debtor: under('RltdPties/Dbtr', PARTY_NAMES),
  ultimateDebtor: under('RltdPties/UltmtDbtr', PARTY_NAMES),
  debtorAccount: under('RltdPties/DbtrAcct', ACCOUNT_IDS),
  creditor: under('RltdPties/Cdtr', PARTY_NAMES),
  ultimateCreditor: under('RltdPties/UltmtCdtr', PARTY_NAMES),
  creditorAccount: under('RltdPties/CdtrAcct', ACCOUNT_IDS),
  words: ['RmtInf/Ustrd'],
  creditorReference: ['RmtInf/Strd/CdtrRefInf/Ref', 'RmtInf/Strd/CdtrRefInf/CdtrRef'],
  documents: ['RmtInf/Strd/RfrdDocInf/Nb', 'RmtInf/Strd/RfrdDocInf/RfrdDocNb'],
  moreWords: ['RmtInf/Strd/AddtlRmtInf'],
  note: ['AddtlTxInf'],
  ...TRANSACTION_CODE,
} as const;

/** The amounts of one payment, the one that the bank booked first; they may be in several currencies. */
export const PAYMENT_AMOUNTS = [
  'Amt',
  'AmtDtls/TxAmt/Amt',
  'AmtDtls/CntrValAmt/Amt',
  'AmtDtls/InstdAmt/Amt',
].map((path) => ({ amount: [path], currency: [`${path}@Ccy`] }));

/** A place in an aggregate, and what is wanted there and below. */
export interface Place {
  /** From the aggregate on. */
  path: string;
  /** Whether a text that stands here is wanted. */
  isWanted: boolean;
  /** Attributes that are wanted. */
  attributes: { name: string; path: string }[];
  children: Map<string, Place>;
}

/** The tree of all places that `fields` name. */
export function placesOf(fields: Iterable<Field>): Place {
  const root = newPlace('');
  for (const field of fields) for (const path of field) addPath(root, path);
  return root;
}

function addPath(root: Place, path: string): void {
  const [elements = '', attribute] = path.split('@');
  let place = root;
  for (const name of elements.split('/')) {
    const known = place.children.get(name);
    const child = known ?? newPlace(place.path === '' ? name : `${place.path}/${name}`);
    place.children.set(name, child);
    place = child;
  }
  if (attribute === undefined) place.isWanted = true;
  else place.attributes.push({ name: attribute, path });
}

function newPlace(path: string): Place {
  return { path, isWanted: false, attributes: [], children: new Map() };
}

/** The texts found in one aggregate, by their places. */
export class Values {
  readonly #texts = new Map<string, string>();

  /** Texts of the same place follow one another: they are lines of one value, or, of an amount, no value at all. */
  add(path: string, text: string): void {
    const before = this.#texts.get(path);
    this.#texts.set(path, before === undefined ? text : `${before} ${text}`);
  }

  /** The field's text at the first of its places that has one. */
  get(field: Field): string | undefined {
    for (const path of field) {
      const text = this.#texts.get(path);
      if (text !== undefined) return text;
    }
    return undefined;
  }
}
