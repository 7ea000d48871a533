/**
 * What statements on paper call things: data only, spelt as `plainWords` spells text. A language is added by adding
 * words. What columns and balances are called in tables of any kind stands in `csv/words.ts`, and holds here, too.
 */

const list = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim());
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Labels of the balance before the rows, beyond those of tables. */
export const OPENING_LABELS: readonly string[] = list(
  `start balance|last month s balance|last statement balance|balance last statement|balance from last statement|previous statement balance|
   prior balance|balance forward|your opening balance|your previous balance|kontostand alt|saldo alt|letzter kontostand|
   solde anterieur|solde en debut de periode|solde reporte|saldo al inicio|saldo precedente|report`,
);
/** Labels of the balance after the rows, beyond those of tables. */
export const CLOSING_LABELS: readonly string[] = list(
  `total amount due|statement balance|total new balance|your closing balance|your new balance|balance due|total balance due|
   outstanding balance|total outstanding|statement closing balance|kontostand neu|saldo neu|aktueller kontostand|
   nouveau solde|solde en fin de periode|saldo al final|saldo final|nuevo saldo`,
);
/** Of either end: which one is told by its day, or by whether it stands above the rows or below. */
export const EITHER_LABELS: readonly string[] = list(
  'balance|account balance|ledger balance|book balance|kontostand|saldo|solde|s a l d o',
);
/** What stands between such a label and its day, at the end of what is left without the day. */
export const DAY_PREPOSITIONS: ReadonlySet<string> = words('am vom per zum on at as of au al op den le du');
/** With one of these words an amount is no balance of the account at one end of its period. */
export const NO_BALANCE: ReadonlySet<string> = words(
  'minimum average available daily limit ytd maintain required transfer transfers low lowest highest interest',
);

/** Headings of parts of a statement: what makes their rows money in, money out, or leaves it open. */
export const SECTION_IN: ReadonlySet<string> = words(
  `deposits deposit credits additions refunds returns receipts incoming gutschriften gutschrift einzahlungen
   eingange zahlungseingange versements abonos ingresos depositos creditos entrate accrediti bijschrijvingen insattningar`,
);
export const SECTION_OUT: ReadonlySet<string> = words(
  `withdrawals withdrawal subtractions debits checks cheques purchases purchase fees charges charged advances outgoing
   belastungen lastschriften auszahlungen abbuchungen ausgange zahlungsausgange kaufe einkaufe gebuhren retraits debits
   prelevements achats frais cargos retiros compras comisiones debitos uscite addebiti afschrijvingen uttag`,
);
/** On a card they pay what is owed; at a bank they leave the account. */
export const SECTION_PAYMENTS: ReadonlySet<string> = words('payments payment zahlungen paiements pagos');
export const SECTION_OPEN: ReadonlySet<string> = words(
  'transactions transaction activity umsatze umsatzubersicht kontobewegungen operations movimientos movimenti mutaties',
);
export const SECTION_FILLERS: ReadonlySet<string> = words(
  `and other electronic atm card debit your continued cont account paid cash adjustments miscellaneous online teller
   interest earned service standard new this period the of in for from to by automatic direct bill wire mobile detail details
   history all posted und sonstige weitere ihre et autres vos y otros e altre de des del bank banking point sale pos`,
);

/** Parts that repeat balances by day: no row of theirs is a transaction. */
export const DAILY_BALANCES: readonly string[] = list(
  `daily ending balance|daily ending balances|daily balance|daily balances|daily account balance|daily ledger balance|
   daily ledger balances|daily balance summary|daily balance detail|ending daily balance|tagessalden|soldes quotidiens`,
);
export const PENDING_PARTS: readonly string[] = list(
  'pending transactions|pending activity|vorgemerkte umsatze|operations en attente|movimientos pendientes',
);

/** Names of columns of money, beyond those of tables. */
export const COLUMNS_OUT: readonly string[] = list(
  'money out|paid out|payments out|withdrawals|withdrawal|debits|debit|subtractions|payments|charges|checks debits|belastung|lastschrift|soll|retraits|cargos',
);
export const COLUMNS_IN: readonly string[] = list(
  'money in|paid in|payments in|deposits|deposit|credits|credit|additions|gutschrift|haben|depots|abonos',
);

export const CARD_SIGNS: readonly string[] = list(
  `credit card|minimum payment|minimum due|total minimum due|minimum amount due|payment due date|credit limit|cash advance|
   cash advances|cardmember|kreditkarte|kreditkartenabrechnung|kreditrahmen|carte de credit|tarjeta de credito|
   limite de credito|carta di credito|total amount due|payment thank you|billing cycle`,
);
export const BANK_SIGNS: readonly string[] = list(
  `checking|savings|current account|deposits|withdrawals|girokonto|sparkonto|tagesgeld|compte courant|cuenta corriente|
   conto corrente|overdraft|money in|paid in|ending balance`,
);

/** Labels of the day on which a statement is closed. */
export const STATEMENT_DAY: readonly string[] = list(
  `statement date|statement closing date|closing date|statement ending|period ending|billing date|statement period ending|
   kontoauszug|auszugsdatum|abrechnungsdatum|abrechnung|rechnungsdatum|auszug vom|releve de compte|date d arrete|fecha de corte|
   fecha de cierre|estratto conto|statement as of`,
);
/** What stands between the first and the last day of a period. */
export const UNTIL: ReadonlySet<string> = words(
  'to through thru until till bis au al a ate tot tm do ao und and',
);
