/**
 * The OFX aggregates that this reader knows, by name (OFX 1.6 and 2.2), and how they nest.
 *
 * SGML files forget closing tags, so nesting is not taken on trust: an aggregate that opens ends every open one of its
 * own level or deeper, because those can't contain it. What is not listed here is a leaf if it has a value and else a
 * wrapper that means nothing by itself.
 */

/** What an aggregate's values are to the reader. `section` and `aside`: nothing. */
export type Role =
  | 'root'
  | 'section'
  | 'institution'
  | 'statement'
  | 'unread'
  | 'period'
  | 'ledger'
  | 'principal'
  | 'available'
  | 'cash'
  | 'row'
  | 'pendingRow'
  | 'trade'
  | 'positions'
  | 'position'
  | 'account'
  | 'counterparty'
  | 'payee'
  | 'currency'
  | 'status'
  | 'aside';

export interface Element {
  role: Role;
  level: number;
}

/** Deeper than every listed aggregate: what is not listed ends with whatever listed one ends. */
export const UNLISTED_LEVEL = 8;
/** Aggregates of this level hold leaves only; a tag of that name with a value is a leaf and no aggregate. */
export const INNER_LEVEL = 7;

const BY_LEVEL: readonly [level: number, role: Role, names: string][] = [
  [0, 'root', 'OFX'],
  [1, 'section', 'SIGNONMSGSRSV1 SIGNUPMSGSRSV1 BANKMSGSRSV1 CREDITCARDMSGSRSV1 INVSTMTMSGSRSV1'],
  [1, 'section', 'LOANMSGSRSV1 SECLISTMSGSRSV1 PROFMSGSRSV1 EMAILMSGSRSV1 INTERXFERMSGSRSV1'],
  [2, 'section', 'STMTTRNRS CCSTMTTRNRS INVSTMTTRNRS LOANSTMTTRNRS STMTENDTRNRS CCSTMTENDTRNRS'],
  [2, 'section', 'ACCTINFOTRNRS PROFTRNRS SECLISTTRNRS SECLIST'],
  [3, 'statement', 'STMTRS CCSTMTRS INVSTMTRS LOANSTMTRS'],
  [3, 'unread', 'STMTENDRS CCSTMTENDRS LOANSTMTENDRS AMRTSTMTRS'],
  [4, 'period', 'BANKTRANLIST BANKTRANLISTP INVTRANLIST LOANTRANLIST'],
  [4, 'ledger', 'LEDGERBAL'],
  [4, 'principal', 'PRINBAL'],
  [4, 'available', 'AVAILBAL'],
  [4, 'cash', 'INVBAL'],
  [4, 'positions', 'INVPOSLIST'],
  [4, 'aside', 'INVOOLIST'],
  [5, 'aside', 'INVBANKTRAN'],
  [5, 'position', 'INVPOS'],
  [5, 'trade', 'BUYDEBT BUYMF BUYOPT BUYOTHER BUYSTOCK CLOSUREOPT INCOME INVEXPENSE JRNLFUND JRNLSEC'],
  [5, 'trade', 'MARGININTEREST REINVEST RETOFCAP SELLDEBT SELLMF SELLOPT SELLOTHER SELLSTOCK SPLIT TRANSFER'],
  [6, 'row', 'STMTTRN LOANSTMTTRN'],
  [6, 'pendingRow', 'STMTTRNP'],
  [INNER_LEVEL, 'institution', 'FI'],
  [INNER_LEVEL, 'account', 'BANKACCTFROM CCACCTFROM INVACCTFROM LOANACCTFROM'],
  [INNER_LEVEL, 'counterparty', 'BANKACCTTO CCACCTTO INVACCTTO LOANACCTTO'],
  [INNER_LEVEL, 'payee', 'PAYEE'],
  [INNER_LEVEL, 'currency', 'CURRENCY'],
  [INNER_LEVEL, 'status', 'STATUS'],
  [INNER_LEVEL, 'aside', 'ORIGCURRENCY EXTDPAYEE IMAGEDATA'],
];

export const ELEMENTS: ReadonlyMap<string, Element> = new Map(
  BY_LEVEL.flatMap(([level, role, names]) =>
    names.split(' ').map((name) => [name, { role, level }] as const),
  ),
);

/** Where each role may stand; elsewhere its values mean something else and are left aside. */
export const PARENTS: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  institution: ['section'],
  period: ['statement'],
  ledger: ['statement'],
  principal: ['statement'],
  available: ['statement'],
  cash: ['statement'],
  trade: ['period', 'statement'],
  positions: ['statement'],
  position: ['positions'],
  account: ['statement'],
  counterparty: ['row', 'pendingRow'],
  payee: ['row', 'pendingRow'],
  currency: ['row', 'pendingRow', 'trade', 'position'],
};

/** One per account that a bank lists without its statement. */
export const LISTED_ACCOUNTS: ReadonlySet<string> = new Set([
  'BANKACCTINFO',
  'CCACCTINFO',
  'INVACCTINFO',
  'LOANACCTINFO',
]);
