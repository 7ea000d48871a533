/**
 * What stands around a name in a bank's text, as data: what banks and processors put before it, what follows it, and how
 * words are written. All of it in lower case.
 */

const lines = (text: string) => text.trim().split(/\s*\n\s*/);
const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Before a star ("SQ *", "TST* "): processors and wallets, after which the shop's own name comes. */
export const PROCESSORS = words(`
  sq tst pp paypal py in ic ls cke ckn fsp sp zsk bt wpy eb gpay venmo sumup zettle izettle zettle_ stripe paddle paddle.net fs
  clover clv toast evt act wp par gdp nyx sqc str spo smp olo chownow revel tcb iz cko adyen mollie klarna affirm
  afterpay sezzle lightspeed mindbody vagaro bbpos payrange ppl ebl`);

/** Before a space, without a star. */
export const SPACED_PROCESSORS = words('sp sq tst sumup zettle paypal');

/** Behind such a name alone: what the processor itself did, and nobody's shop. */
export const OWN_DEEDS = words(
  'payout payment fee refund dispute hold exchange transfer sale adjustment loan',
);

/**
 * What a bank writes before the name. `@date` stands for a day. The longest that fits is taken off with the numbers behind
 * it, and then the next one.
 */
export const PHRASES: readonly (readonly string[])[] = lines(`
  ach
  ach credit
  ach debit
  ach deposit
  ach payment
  ach pmt
  ach withdrawal
  bill pay
  bill payment
  bill pmt
  card payment to
  card purchase
  card purchase with pin
  card purchase without pin
  check card
  check card purchase
  checkcard
  checkcard purchase
  contactless
  date @date
  dbt crd
  dbt purchase
  dda purchase
  debit card
  debit card debit
  debit card purchase
  debit pos
  debit purchase
  direct debit
  eft debit
  electronic payment
  electronic pmt
  electronic withdrawal
  external withdrawal
  interac purchase
  kartenzahlung
  mastercard debit
  mastercard purchase
  non-pin purchase
  online payment to
  pin purchase
  point of sale
  point of sale debit
  point of sale purchase
  point of sale withdrawal
  pos
  pos debit
  pos pur
  pos purchase
  pos withdrawal
  pre-authorized debit
  preauthorized debit
  preauthorized withdrawal
  pur
  purchase
  purchase authorized on @date
  purchase with cash back authorized on @date
  recurring
  recurring card purchase
  recurring debit card
  recurring payment
  recurring payment authorized on @date
  recurring pymt
  sig purchase
  signature purchase
  visa check card
  visa debit
  visa dda pur
  visa purchase
  web authorized pmt
  web pmt
  withdrawal ach
  withdrawal debit card
  withdrawal pos
  zelle from
  zelle payment from
  zelle payment to
  zelle to`).map((phrase) => phrase.split(' '));

/** A text that begins with one of these tells what was done, and the name is only a part of it, if there is one. */
export const DEEDS = words(`
  account adjustment advance annual atm automatic autopay balance book branch cash cashback charge check cheque
  correction credit customer dd debit deposit dep dividend e-check echeck edeposit eft electronic external fee fees
  finance foreign from funds incoming instant int interest intl international internal internet inv invoice late loan
  maintenance mobile monthly mortgage online opening order outgoing overdraft payment payroll pmt pymt point ref refund
  returned reversal reward rewards rtp sale scheduled service standing stop tax teller thank to transaction transfer
  trf unknown wire withdrawal withdrawl xfer you your`);

/** Before the number of a shop or of a row: "STORE 00421", "INV 7711". */
export const BEFORE_NUMBERS = words(`
  store str ste no no. nr num number loc ref reference inv trace conf auth id acct txn trn`);

/** Within a text, with a number behind them: "ACME CORP INVOICE 7". */
export const NUMBERED = words(
  'invoice inv inv. order ref ref. reference trace conf id no no. acct account bill check',
);

/** With a colon behind them they begin what a clearing house adds: "GUSTO DES:PAYROLL ID:123". */
export const LABELS = words(`
  des id indn ind co ref trace sec orig conf entry descr ppd ccd web eid trn inv acct batch date desc`);

export const STATES = words(`
  al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
  ri sc sd tn tx ut vt va wa wv wi wy`);
/** Whatever else may stand behind a town: countries, and provinces of one. */
export const COUNTRIES = words('us usa qc bc ab mb can gbr gb irl deu fra nld aus nzl');

/** Of one word. A city of several is told by its first words, as statements cut them off. */
export const CITIES: ReadonlySet<string> = new Set(
  `akron, albany, albuquerque, alexandria, alpharetta, amarillo, amsterdam, anaheim, anchorage, ann arbor, arlington,
  asheville, aspen, athens, atlanta, aurora, austin, bakersfield, baltimore, baton rouge, beaverton, bellevue, bend,
  berkeley, berlin, billings, birmingham, bloomington, boise, bolingbrook, boston, boulder, bozeman, bridgeport, bristol,
  brooklyn, buffalo, burbank, burlington, calgary, cambridge, cape coral, carlsbad, carson city, cary, casper,
  cedar rapids, chandler, charleston, charlotte, chattanooga, chesapeake, cheyenne, chicago, chula vista, cincinnati,
  clearwater, cleveland, colorado spgs, colorado springs, columbia, columbus, corpus christi, corvallis, culver city,
  cupertino, dallas, dayton, daly city, denton, denver, des moines, detroit, dublin, durham, el paso, el segundo,
  emeryville, englewood, eugene, evanston, everett, fargo, fayetteville, flagstaff, fort collins, fort wayne, fort worth,
  fremont, fresno, frisco, ft collins, ft worth, gainesville, garland, gilbert, glendale, golden, grand rapids,
  great falls, greensboro, greenville, hartford, helena, henderson, hialeah, hillsboro, hoboken, hollywood, honolulu,
  houston, huntington beach, huntsville, indianapolis, irvine, irving, jackson, jacksonville, jersey city, kansas city,
  katy, kirkland, knoxville, lafayette, lakewood, lander, laramie, laredo, las cruces, las vegas, lexington, lincoln,
  little rock, littleton, london, long beach, long island c, los angeles, los gatos, louisville, lubbock, madison, memphis,
  menlo park, mesa, mesquite, miami, miami beach, milpitas, milwaukee, minneapolis, missoula, moab, mobile, modesto,
  montgomery, montreal, mountain view, nampa, naperville, nashville, new haven, new orleans, new york, newark,
  newport beach, newport news, norfolk, norman, oakland, oceanside, ogden, oklahoma city, olympia, omaha, ontario, orem,
  orlando, overland park, oxnard, palo alto, park city, pasadena, philadelphia, phoenix, pittsburgh, plano, pocatello,
  portland, providence, provo, queens, raleigh, rapid city, redmond, redwood city, reno, richmond, riverside, rochester,
  rockville, sacramento, saint louis, saint paul, salem, salt lake, salt lake city, san antonio, san bruno, san diego,
  san fran, san francisco, san francisc, san jose, san leandro, san mateo, san rafael, santa ana, santa barbara,
  santa clara, santa cruz, santa fe, santa monica, sausalito, savannah, scottsdale, seattle, sheridan, shreveport,
  sioux falls, somerville, south bend, south san francisco, spokane, springfield, st louis, st paul, st petersburg,
  stamford, stockton, sunnyvale, syracuse, tacoma, tallahassee, tampa, tempe, toledo, toronto, tucson, tulsa, vacaville,
  vancouver, virginia beach, waco, walnut creek, washington, west hollywood, wichita, wilmington, winston salem, yonkers`
    .split(',')
    .map((city) => city.trim().replace(/\s+/g, ' ')),
);

/** Words that stay small within a name. */
export const SMALL = words(
  'a an and at by de del des du et for from in la las le les of on or the to with y',
);

/** Words that are written otherwise than with one capital. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map(
  `AAA ABC ADP AG AMC AMEX AT&T ATM AWS BBQ BMW BP BV CBD CEO CIBC CO-OP CPA CVS DBA DDS DHL DIY DMV DVM EU EV FAA FCU
  GE GmbH GNC H&M HBO HOA HP HQ HR HSBC HVAC IBM IGA IHOP II III IKEA IONOS IRA IRS IV JFK JPM JPMorgan KFC KG KLM LAX LLC
  LLP LP MBA MD MLB MTA NBA NFL NHL NPR NV NY NYC OVH PC PECO PG&E PLC POS ACH PLLC PO REI RV SA SAS SFO SUV TJ TV UAE
  UK UPS US USA USAA USPS UX VIP VPN VW WSJ WWF YMCA YWCA eBay iCloud iTunes LinkedIn YouTube PayPal GitHub DoorDash`
    .split(/\s+/)
    .map((word) => [word.toLowerCase(), word]),
);
