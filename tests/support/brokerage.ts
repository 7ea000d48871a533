/** OFX of a brokerage account, as brokers write it: SGML, the list of securities behind what names them. */

/** One month of ACME: money put in, bought, a dividend paid and one reinvested, some sold, split, a fee, margin. */
export const JANUARY = [
  '<INVBANKTRAN><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20240102<TRNAMT>2000.00<FITID>b1<NAME>Deposit</STMTTRN><SUBACCTFUND>CASH</INVBANKTRAN>',
  buy('t1', '20240103', '100', '10.00', '-1004.95', '<COMMISSION>4.95'),
  income('t2', '20240110', 'DIV', '25.00'),
  `<REINVEST>${tran('t3', '20240111')}<INCOMETYPE>DIV<TOTAL>-12.00<SUBACCTSEC>CASH<UNITS>1.2<UNITPRICE>10.00</REINVEST>`,
  `<SELLSTOCK><INVSELL>${tran('t4', '20240115')}<UNITS>-50<UNITPRICE>12.00<FEES>0.05<TOTAL>599.95</INVSELL><SELLTYPE>SELL</SELLSTOCK>`,
  `<SPLIT>${tran('t5', '20240116')}<OLDUNITS>51.2<NEWUNITS>102.4<NUMERATOR>2<DENOMINATOR>1</SPLIT>`,
  `<INVEXPENSE>${tran('t6', '20240120')}<TOTAL>-10.00</INVEXPENSE>`,
  `<MARGININTEREST>${tran('t7', '20240131')}<TOTAL>-1.50</MARGININTEREST>`,
];

export function tran(fitid: string, day: string, more = ''): string {
  return `<INVTRAN><FITID>${fitid}<DTTRADE>${day}${more}</INVTRAN><SECID><UNIQUEID>123<UNIQUEIDTYPE>CUSIP</SECID>`;
}

export function buy(id: string, day: string, units: string, price: string, total: string, more = ''): string {
  return `<BUYSTOCK><INVBUY>${tran(id, day)}<UNITS>${units}<UNITPRICE>${price}${more}<TOTAL>${total}</INVBUY><BUYTYPE>BUY</BUYSTOCK>`;
}

export function income(id: string, day: string, type: string, total: string): string {
  return `<INCOME>${tran(id, day)}<INCOMETYPE>${type}<TOTAL>${total}</INCOME>`;
}

/** One of ACME at that price. */
export function held(units: string, price: string, value: string, day = '20240131'): string {
  return `<POSSTOCK><INVPOS><SECID><UNIQUEID>123<UNIQUEIDTYPE>CUSIP</SECID><HELDINACCT>CASH<POSTYPE>LONG<UNITS>${units}<UNITPRICE>${price}<MKTVAL>${value}<DTPRICEASOF>${day}</INVPOS></POSSTOCK>`;
}

/** `positions` or `cash` of `null`: the statement has none. */
export function brokerage(
  trades: readonly string[],
  { positions = null as string | null, cash = null as string | null, day = '20240131' } = {},
): string {
  const held = positions === null ? '' : `<INVPOSLIST>${positions}</INVPOSLIST>`;
  const balance = cash === null ? '' : `<INVBAL><AVAILCASH>${cash}<MARGINBALANCE>0<SHORTBALANCE>0</INVBAL>`;
  const list = `<INVTRANLIST><DTSTART>20240101<DTEND>${day}${trades.join('\n')}</INVTRANLIST>`;
  const statement = `<INVSTMTRS><DTASOF>${day}<CURDEF>USD<INVACCTFROM><BROKERID>broker.example<ACCTID>I-1</INVACCTFROM>${list}${held}${balance}</INVSTMTRS>`;
  const securities =
    '<SECLIST><STOCKINFO><SECINFO><SECID><UNIQUEID>123<UNIQUEIDTYPE>CUSIP</SECID><SECNAME>Acme Inc.<TICKER>ACME</SECINFO></STOCKINFO></SECLIST>';
  return `OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS>${statement}</INVSTMTTRNRS></INVSTMTMSGSRSV1><SECLISTMSGSRSV1>${securities}</SECLISTMSGSRSV1></OFX>\n`;
}
