/**
 * What banks call things: data only, spelt as `plainWords` spells text (lower case, no accents, words with one space).
 * A language is added by adding words; nothing else in this folder knows a language.
 */

/** What a column can be, by its name. */
export type HeaderRole =
  | 'bookingDate'
  | 'date'
  | 'transactionDate'
  | 'valueDate'
  | 'payee'
  | 'memo'
  | 'amount'
  | 'net'
  | 'gross'
  | 'out'
  | 'in'
  | 'fee'
  | 'balance'
  | 'opening'
  | 'closing'
  | 'currency'
  | 'account'
  | 'accountName'
  | 'counterparty'
  | 'reference'
  | 'checkNumber'
  | 'category'
  | 'type'
  | 'status'
  | 'flag'
  /** Numbers and dates that are not the row's own: an original amount, a price, a period. */
  | 'other';

const list = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim());

export const HEADER_WORDS: Readonly<Record<HeaderRole, readonly string[]>> = {
  bookingDate: list(
    `booking date|booked date|date booked|posted date|posting date|post date|date posted|completed date|date completed|
     date processed|processed date|process date|buchungstag|buchungsdatum|buchung|boekdatum|boekingsdatum|
     date de comptabilisation|date comptable|date operation comptable|fecha contable|fecha de contabilizacion|
     data contabile|data lancamento|data de lancamento|data movimento|bokforingsdag|bokfort|bogforingsdato|
     bokforingsdato|data ksiegowania|data zaksiegowania|datum zauctovani|zauctovano|datum uctovani|konyveles datuma|
     konyvelesi datum|kirjauspaiva|data decontarii|дата проводки|дата проведення`,
  ),
  date: list(
    `date|datetime|date time|run date|created|created at|created utc|journal date|entry date|datum|date de l operation|
     date operation|date d operation|fecha|fecha operacion|fecha de operacion|data|data operazione|data operacao|
     data operacji|data da transacao|dato|paivamaara|paivays|tranzakcio datuma|kelte|data tranzactiei|dag|tarih|
     дата|дата операції|дата операции|дата и время|дата i час операції|дата і час|日付|取引日|日期`,
  ),
  transactionDate: list(
    `transaction date|trans date|tran date|started date|purchase date|date of transaction|transaktionsdatum|kaufdatum|
     belegdatum|transactiedatum|datum verrichting|date d achat|date de transaction|fecha de compra|data transakcji|
     transaktionsdag|kopdatum|datum provedeni|datum transakce|umsatzdatum|umsatztag|дата транзакції|дата транзакции`,
  ),
  valueDate: list(
    `value date|valuta|valutadatum|valutatag|value|wertstellung|wertstellungstag|wert|valuta datum|rentedatum|
     datum verrekening|date de valeur|date valeur|fecha valor|data valuta|data valor|data waluty|rantedag|rentedato|
     valuteringsdag|datum valuty|erteknap|arvopaiva|settlement date|settled date|settle date|available on|
     available on utc|effective date|funds available|дата валютування|дата валютирования`,
  ),
  payee: list(
    `payee|description|name|details|title|booking text|posting text|transaction text|transaction details|transaction description|narrative|narration|merchant|
     merchant name|transaction|transactions|counterparty name|counterparty|partner name|partner|
     beneficiary|beneficiary name|payer|from|to|payer payee|transaction detail|original description|
     auftraggeber|auftraggeber empfanger|auftraggeber beguenstigter|beguenstigter zahlungspflichtiger|
     beguenstigter|empfanger|empfaenger|empfangername|empfaengername|auftraggeber empfaenger|auftraggebername|name zahlungsbeteiligter|zahlungsbeteiligter|partnername|
     zahlungsempfanger|zahlungsempfaenger|zahlungspflichtiger|naam|naam omschrijving|tegenrekeninghouder|tegenpartij|handelaar|
     libelle|beneficiaire|tiers|remarque|concepto|beneficiario|ordenante|descripcion|descrizione|descricao|
     lancamento|estabelecimento|historico|beneficiario ordenante|mottagare|mottagare betalare|avsandare mottagare|beskrivning|beskrivelse|forklaring|specifikation|text|tekst|modtager|mottaker|saaja|saaja maksaja|kontrahent|
     odbiorca nadawca|nadawca odbiorca|nazwa odbiorcy|modpart|saajan nimi|descrizione operazione|descrizione movimento|
     acıklama|islem acıklaması|belopet gjelder|forklaringstekst|nazev protiuctu|nazev protistrany|polozka|partner neve|kedvezmenyezett|
     опис|деталі операції|опис операції|описание|контрагент|призначення|摘要|交易说明`,
  ),
  memo: list(
    `memo|note|notes|remarks|ort|payment purpose|comment|comments|message|payment reference|additional description|additional info|
     item title|subject|label|labels|purpose|reason|information|particulars|detail|
     verwendungszweck|umsatztext|zahlungsreferenz|zweck|betreff|bemerkung|vwz|
     omschrijving|mededelingen|mededeling|toelichting|detail de l ecriture|libelle complementaire|communication|
     observaciones|causale|observacao|meddelande|meddelelse|melding|viesti|tytul|tytul operacji|opis|opis operacji|
     zprava|zprava pro prijemce|zprava pro me|poznamka|kozlemeny|detalii|призначення платежу|коментар|комментарий|примечание`,
  ),
  amount: list(
    `amount|transaction amount|amount total|total amount|payment amount|net amount|sum|total|
     betrag|umsatz|bedrag|montant|montant de l operation|importe|importo|valor|valor da transacao|
     belopp|belob|belop|summa|maara|kwota|kwota operacji|castka|objem|osszeg|tranzakcio osszege|suma|tutar|iznos|
     сума|сумма|сума в валюті картки|сума операції|сума у валюті картки|сумма в валюте счета|сумма операции|金額|金额`,
  ),
  net: list('net|netto|net total|montant net|neto|importe neto|netto betrag|nettobetrag'),
  gross: list('gross|brutto|gross amount|bruttobetrag|brut|montant brut|bruto'),
  out: list(
    `debit|debits|debit amount|amount debit|withdrawal|withdrawals|withdrawal amount|money out|paid out|payments out|
     outflow|spent|expense|charge amount|out|soll|lastschrift betrag|belastung|ausgang|ausgaben|af|uitgaven|debet|
     sortie|depense|depenses|borc|cargo|cargos|adeudo|gasto|debe|addebito|addebiti|uscite|dare|saida|saidas|debito|
     uttag|ut av konto|ut|ut fra konto|obciazenia|wydatki|vydaje|odchozi|terheles|kiadas|
     сума списання|списання|расход|дебет|видаток|支出`,
  ),
  in: list(
    `credit|credits|credit amount|amount credit|deposit|deposits|deposit amount|money in|paid in|payments in|
     inflow|received|income amount|in|haben|gutschrift|gutschrift betrag|eingang|einnahmen|bij|ontvangsten|
     credito|abono|abonos|ingreso|ingresos|haber|accredito|accrediti|entrate|avere|entrada|entradas|
     insattning|inn pa konto|inn|ind|alacak|uznania|wplywy|prijmy|prichozi|jovairas|bevetel|kredit|
     сума зарахування|зарахування|приход|кредит|надходження|收入`,
  ),
  fee: list(
    `fee|fees|amount fee|fees comm|fees commission|commission|charges|transaction fee|gebuhr|gebuhren|kosten|
     kosten op verrichting|frais|comision|comisiones|commissione|taxa|avgift|gebyr|oplata|prowizja|poplatek|dij|
     сума комісій|комісія|комиссия`,
  ),
  balance: list(
    `balance|running balance|account balance|current balance|cash balance|balance after|closing ledger balance|
     available balance|ledger balance|saldo|kontostand|guthaben|saldo nach buchung|saldo na boeking|saldo na mutatie|
     solde|saldo disponible|saldo contabile|saldo final|saldo dopo|saldo po operacji|saldo po transakcji|
     zustatek|zustatek po|egyenleg|konyvelt egyenleg|stav|bakiye|sold|залишок|залишок після операції|остаток|баланс|
     残高|余额`,
  ),
  opening: list(
    'opening balance|beginning balance|initial balance|start balance|anfangssaldo|beginsaldo|solde initial|saldo inicial',
  ),
  closing: list('closing balance|ending balance|final balance|end balance|endsaldo|eindsaldo|solde final'),
  currency: list(
    `currency|currency code|ccy|cur|curr|wahrung|waehrung|valutacode|munt|muntsoort|valuta|devise|monn|monnaie|divisa|
     moneda|moeda|valuuta|waluta|mena|devizanem|tranzakcio devizaneme|deviza|валюта|валюта счета|валюта картки|通貨|货币`,
  ),
  account: list(
    `account number|account no|account id|account|account key|rapporto|account iban|iban account|card no|card number|card|
     kontonummer|konto|auftragskonto|iban auftragskonto|iban|rekeningnummer|rekening|kredietkaart|
     numero de compte|compte|numero de cuenta|cuenta|conto|conta|numero conto|kontonr|konto nr|numer konta|rachunek|
     cislo uctu|szamlaszam|produit|номер рахунку|рахунок|номер счета|счет|карта|картка|口座番号`,
  ),
  accountName: list(
    'account name|bezeichnung auftragskonto|name konto|szamla neve|nom du compte|nombre de cuenta',
  ),
  counterparty: list(
    `counterparty account|counterparty iban|partner iban|partner account|bank account|beneficiary account|
     to account|from account|counter account|number|kontonummer iban|iban zahlungsbeteiligter|gegenkonto|
     tegenrekening|tegenrekeningnummer|iban beneficiaire|compte beneficiaire|cuenta beneficiario|
     protiucet|bankovni spojeni|cislo protiuctu|partner szamlaszama|rachunek kontrahenta|рахунок контрагента`,
  ),
  reference: list(
    `id|reference|transaction id|transaction reference|reference number|ref|reference id|balance transaction id|
     transaction number|fitid|confirmation number|bank reference|operation number|unique id|trace|
     transaktionscode|referenz|referenznummer|kundenreferenz|kundenreferenz end to end|transaktionsnummer|
     referentie|transactienummer|n de transaction|numero de transaction|referencia|numero de operacion|
     riferimento|numero do documento|documento|viite|arkistointitunnus|numer referencyjny|nr referencyjny|
     referencni cislo transakce|reference platby|variabilni symbol|megbizas azonosito|referinta|номер документа|референс`,
  ),
  checkNumber: list(
    `check number|check no|check|cheque number|cheque no|cheque|check num|check or slip|num|schecknummer|
     numero de cheque|chequenummer`,
  ),
  category: list(
    'category group category|category|category name|categories|subcategory|kategorie|kategorien|categorie|categoria|categorias|kategoria|kategori',
  ),
  type: list(
    `type|transaction type|tran type|action|kind|typ|art|buchungstext|umsatzart|transaktionstyp|mutatiesoort|
     betaalwijze|type betaling|soort|type d operation|tipo|tipo movimento|tipo de movimiento|typ operacji|
     tranzakcio tipusa|typ transakce|selitys|tapahtumalaji|тип|тип операції|тип операции`,
  ),
  status: list(
    'status|state|zustand|statut|estado|stato|tila|stan|stav platby|allapot|статус|состояние|стан',
  ),
  flag: list(
    `d c|c d|dc|cd|dr cr|cr dr|debit credit|credit debit|credit debit indicator|debit credit indicator|
     soll haben|s h|af bij|bij af|credit debet|debet credit|sens|dare avere|kiadas bevetel|bevetel kiadas|
     auswirkung auf guthaben|direction|indicator`,
  ),
  other: list(
    `clr|cleared|reconciled|excluded|recurring|asset currency|fund currency|security currency|foreign currency|utl belopp|utlandsbelopp|original amount|converted amount|amount refunded|converted amount refunded|foreign amount|amount currency|
     original currency|converted currency|exchange currency|transfer amount|transfer amount currency|
     exchange rate|rate|price|quantity|exchange quantity|units|shares|accrued interest|tax|vat|sales tax|mcc|
     lastschrift ursprungsbetrag|auslagenersatz ruecklastschrift|ursprungsbetrag|originalbetrag|umsatzsteuer|kurs|koers|
     bedrag in eur|versicherungsbetrag|versand und bearbeitungsgebuhr|fremdwahrungsbetrag|
     initial date|final date|start date|end date|from date|to date|statement date|due date|closing date|
     statement period|year to date|income|expenses|income entries|expenses entries|points|cashback|
     сума в валюті операції|курс|сума кешбеку|кешбек|time|zip|plz|tax code|counterparty status|address status|
     uitgavenstaat|taux de change|montant en devise|kontonummer empfanger|symbol|isin|time zone|quellwahrung|
     konstantni symbol|specificky symbol|statement number|auszugsnummer|bank code|branch code`,
  ),
};

/** Words that mean money out, where a column of words says the direction. */
export const DEBIT_WORDS: readonly string[] = list(
  `d|dr|db|dbit|debit|debits|debet|s|soll|af|out|outflow|outgoing|withdrawal|expense|debito|dare|debe|cargo|
   sortie|saida|uscita|uttag|ut|vydaj|odchozi|obciazenie|kiadas|terheles|дт|дебет|расход|списание|списання|видаток|-`,
);
export const CREDIT_WORDS: readonly string[] = list(
  `c|cr|ct|crdt|credit|credits|kredit|h|haben|bij|in|inflow|incoming|deposit|income|credito|avere|haber|abono|
   entree|entrada|entrata|insattning|inn|prijem|prichozi|uznanie|bevetel|jovairas|кт|кредит|приход|зачисление|
   зарахування|+`,
);

/** Not booked yet. */
export const PENDING_WORDS: readonly string[] = list(
  `pending|pend|processing|authorised|authorized|authorisation|authorization|on hold|hold|uncleared|in progress|
   ausstehend|vorgemerkt|offen|reserviert|in behandeling|gereserveerd|en attente|en cours|a venir|pendiente|retenido|
   in attesa|non contabilizzato|pendente|vantande|reserverat|reservert|reserveret|varaus|oczekujaca|blokada|nierozliczone|
   cekajici|nezauctovano|blokace|fuggoben|zarolt|in asteptare|в обробці|очікує|холд|в обработке|ожидает|не проведено`,
);
/** Booked: as good as no status, but they show that the column is one. */
export const BOOKED_WORDS: readonly string[] = list(
  `booked|posted|completed|complete|cleared|settled|issued|paid|succeeded|executed|gebucht|abgeschlossen|geboekt|
   comptabilise|execute|contabilizado|contabilizzato|liquidado|bokford|bokfort|bogfort|zaksiegowano|rozliczone|
   zauctovano|konyvelt|виконано|проведено|исполнен|выполнено`,
);
/** Never carried out: such a row moved no money. */
export const VOID_WORDS: readonly string[] = list(
  `failed|declined|denied|cancelled|canceled|rejected|reverted|expired|voided|abgelehnt|fehlgeschlagen|storniert|
   abgebrochen|geweigerd|geannuleerd|refuse|annule|rechazado|rechazada|cancelado|annullato|rifiutato|recusado|nekad|
   avvist|odrzucona|odrzucono|anulowana|zamitnuto|zruseno|elutasitva|відхилено|скасовано|отклонено|отменено`,
);

/** Labels of rows that sum others up. */
export const TOTAL_WORDS: readonly string[] = list(
  `total|totals|transactions total|total transactions|grand total|sub total|subtotal|sum|summe|gesamt|gesamtsumme|
   summen|totaal|total general|totale|totali|suma|razem|celkem|osszesen|totalt|yhteensa|итого|всего|всього|разом`,
);
/** Labels of the balance before the rows. */
export const OPENING_WORDS: readonly string[] = list(
  `opening balance|beginning balance|starting balance|initial balance|previous balance|balance brought forward|
   brought forward|balance at start of period|opening ledger balance|anfangssaldo|alter kontostand|alter saldo|
   saldovortrag|anfangsstand|beginsaldo|vorig saldo|solde initial|ancien solde|solde precedent|saldo anterior|
   saldo inicial|saldo iniziale|ingaende saldo|saldo poczatkowe|pocatecni zustatek|nyito egyenleg|вхідний залишок|
   входящий остаток|залишок на початок періоду`,
);
/** Labels of the balance after the rows. */
export const CLOSING_WORDS: readonly string[] = list(
  `closing balance|ending balance|end balance|final balance|new balance|balance carried forward|carried forward|
   balance at end of period|account balance|ledger balance|current balance|closing ledger balance|book balance|
   balance|endsaldo|neuer kontostand|neuer saldo|kontostand|saldo|eindsaldo|nieuw saldo|solde final|nouveau solde|solde|
   saldo final|saldo actual|saldo atual|saldo finale|s a l d o|utgaende saldo|saldo koncowe|konecny zustatek|
   zaro egyenleg|вихідний залишок|исходящий остаток|залишок на кінець періоду`,
);
/** Labels of the balance that can be spent. */
export const AVAILABLE_WORDS: readonly string[] = list(
  `available balance|available funds|available credit|verfugbarer betrag|verfugbar|beschikbaar saldo|solde disponible|
   saldo disponible|saldo disponibile|saldo disponivel|dostepne srodki|disponibelt belopp|доступний залишок`,
);
/** Labels of an account's number in the lines above the rows. */
export const ACCOUNT_WORDS: readonly string[] = list(
  `account number|account no|account|account details for|card number|iban|kontonummer|konto|rekeningnummer|rekening|
   numero de compte|compte|numero de cuenta|cuenta|conto|conta|rachunek|numer rachunku|cislo uctu|ucet|szamlaszam|
   рахунок|за рахунком|за карткою|номер рахунку|счет|номер счета|карта|картка`,
);
/** Payees of payments *to* a card: on a card's statement they are money in. */
export const CARD_PAYMENT_WORDS: readonly string[] = list(
  `payment received|payment thank you|thank you|autopay|automatic payment|internet payment received|online payment|
   payment received thank you|direct debit received|zahlung erhalten|einzahlung|paiement recu|pago recibido|pagamento recebido`,
);
/** What a card's issuer says of a payment that came in, and nobody of one that went out. */
export const THANKED_WORDS: readonly string[] = list(
  'payment received|received payment|thank you|direct debit received|zahlung erhalten|paiement recu|pago recibido|pagamento recebido',
);
/** What makes a card's debt less. */
export const MONEY_BACK_WORDS: readonly string[] = list(
  `payment|payments|refund|refunds|refunded|return|returned|reversal|reversed|credit|credits|chargeback|cashback|
   rebate|autopay|thank you|zahlung|einzahlung|gutschrift|erstattung|ruckerstattung|paiement|remboursement|pago|
   reembolso|devolucion`,
);

/** Columns of a broker's statement, on which most amounts may well be positive. */
export const INVESTMENT_WORDS: readonly string[] = list(
  'symbol|isin|quantity|shares|ticker|wkn|stuck|anzahl stuck',
);

/** Names of months, long and short. Croatian is left out: its names mean other months in Polish and Czech. */
const MONTH_NAMES: readonly string[] = [
  'jan january januar jaenner janner januari janv janvier ene enero gen gennaio janeiro tammikuu sty styczen stycznia led leden ledna',
  'feb february februar februari fev fevr fevrier febrero febbraio fevereiro helmikuu lut luty lutego unor unora',
  'mar march marz maerz maart mrt mrz mars marzo marco maaliskuu marzec marca bre brezen brezna',
  'apr april avr avril abr abril aprile huhtikuu kwi kwiecien kwietnia dub duben dubna',
  'may mai mei maj mayo mag maggio maio toukokuu maja kve kveten kvetna',
  'jun june juni juin junio giu giugno junho kesakuu cze czerwiec czerwca cer cerven cervna',
  'jul july juli juil juillet julio lug luglio julho heinakuu lip lipiec lipca cvc cervenec cervence',
  'aug august augustus augusti aou aout ago agosto elokuu sie sierpien sierpnia srp srpen srpna',
  'sep sept september septembre septiembre set settembre setembro syyskuu wrz wrzesien wrzesnia zar zari',
  'oct october okt oktober octobre octubre ott ottobre out outubro lokakuu paz pazdziernik pazdziernika rij rijen rijna',
  'nov november novembre noviembre novembro marraskuu listopada',
  'dec december dez dezember decembre dic diciembre dicembre dezembro des desember joulukuu gru grudzien grudnia pro prosinec prosince',
];

/** Month 1..12 by its name. */
export const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
