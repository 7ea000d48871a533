/**
 * Where the money goes month by month: how the bank writes each payee, what a rule looks for in it, and the category
 * it belongs to. Rows and rules come from the same list, as they would in books that were kept for a while.
 */
import { CLIENTS, COMPANY, FREELANCERS, OWNER, type Purse } from './cast.ts';

export interface Vendor {
  /** As the bank writes it. */
  statement: string;
  /** The part that a rule looks for. */
  match: string;
  /** What the rule puts instead. */
  name: string;
  account: string;
}

/** Something bought now and then. */
export interface Habit {
  purse: Purse;
  vendors: readonly Vendor[];
  /** Times a month, both included. */
  fewest: number;
  most: number;
  /** Minor units of one purchase, both included. */
  least: number;
  dearest: number;
  /** Months of the year (1 to 12) it happens in; all if left out. */
  months?: readonly number[];
}

/** Something paid once a month, on about the same day. What is saved arrives in an account of the same owner. */
export interface Standing {
  purse: Purse;
  vendor: Vendor;
  day: number;
  /** Minor units, both included; equal for a fixed price. */
  least: number;
  most: number;
  months?: readonly number[];
  saved?: { purse: Purse; statement: string };
}

function vendor(statement: string, match: string, name: string, account: string): Vendor {
  return { statement, match, name, account };
}

function standing(
  purse: Purse,
  day: number,
  least: number,
  most: number,
  paid: Vendor,
  months?: readonly number[],
): Standing {
  return { purse, day, least, most, vendor: paid, ...(months === undefined ? {} : { months }) };
}

const QUARTERS = [3, 6, 9, 12];
const TAX_MONTHS = [1, 4, 6, 9];

const SOFTWARE = 'Software and hosting';

export const STANDING: readonly Standing[] = [
  standing(
    'checking',
    1,
    425_00,
    425_00,
    vendor('RIVERSIDE WORKS COWORKING', 'riverside works', 'Riverside Works', 'Rent'),
  ),
  standing(
    'checking',
    4,
    89_50,
    89_50,
    vendor('GRANITE MUTUAL INS DES:PREMIUM', 'granite mutual', 'Granite Mutual', 'Insurance'),
  ),
  standing(
    'checking',
    9,
    74_99,
    74_99,
    vendor('SUMMIT FIBER BUSINESS', 'summit fiber', 'Summit Fiber', 'Utilities'),
  ),
  standing(
    'checking',
    28,
    12_00,
    12_00,
    vendor('MONTHLY SERVICE FEE', 'monthly service fee', 'Larkspur Bank', 'Merchant and bank fees'),
  ),
  standing(
    'checking',
    21,
    325_00,
    325_00,
    vendor('LARAMIE TAX AND BOOKS', 'laramie tax', 'Laramie Tax & Books', 'Legal and professional'),
    QUARTERS,
  ),
  standing(
    'checking',
    11,
    62_00,
    62_00,
    vendor(
      'WY SEC OF STATE ANNUAL RPT',
      'wy sec of state',
      'Wyoming Secretary of State',
      'Taxes and licenses',
    ),
    [5],
  ),
  standing(
    'card',
    2,
    54_99,
    54_99,
    vendor('PIXELFORGE*SUITE 800-555-0199', 'pixelforge', 'Pixelforge', SOFTWARE),
  ),
  standing('card', 3, 15_00, 15_00, vendor('FRAMELY.APP PRO SEAT', 'framely', 'Framely', SOFTWARE)),
  standing('card', 5, 12_50, 12_50, vendor('QUILLNOTE TEAM', 'quillnote', 'Quillnote', SOFTWARE)),
  standing('card', 6, 8_75, 8_75, vendor('CHATTERBOX STANDARD', 'chatterbox', 'Chatterbox', SOFTWARE)),
  standing('card', 8, 29_00, 29_00, vendor('TYPEHOUSE FONTS SUBSCR', 'typehouse', 'Typehouse', SOFTWARE)),
  standing('card', 12, 18_00, 18_00, vendor('MAILWREN 2K CONTACTS', 'mailwren', 'Mailwren', 'Advertising')),
  standing('card', 14, 64_20, 118_90, vendor('CLOUDMOOR HOSTING', 'cloudmoor', 'Cloudmoor', SOFTWARE)),
  standing('card', 15, 9_60, 21_40, vendor('DEPOTBOX STORAGE', 'depotbox', 'Depotbox', SOFTWARE)),
  standing(
    'card',
    17,
    119_00,
    264_00,
    vendor('ADVERTIZE*HARBORPINE', 'advertize', 'Advertize', 'Advertising'),
  ),
  standing('card', 19, 14_00, 14_00, vendor('NAMEPOST DOMAINS', 'namepost', 'Namepost', SOFTWARE), QUARTERS),
  standing(
    'card',
    23,
    249_00,
    249_00,
    vendor('DESIGN GUILD MEMBERSHIP', 'design guild', 'Design Guild', 'Dues and training'),
    [2],
  ),
  standing(
    'home',
    1,
    1_640_00,
    1_640_00,
    vendor('CEDAR COURT APTS RENT', 'cedar court', 'Cedar Court', 'Rent'),
  ),
  standing(
    'home',
    3,
    412_36,
    412_36,
    vendor(
      'HIGH PLAINS HEALTH PLAN',
      'high plains health',
      'High Plains Health',
      'Self-employed health insurance',
    ),
  ),
  standing(
    'home',
    5,
    96_10,
    96_10,
    vendor('GRANITE MUTUAL AUTO', 'granite mutual', 'Granite Mutual', 'Insurance'),
  ),
  standing(
    'home',
    8,
    58_14,
    131_77,
    vendor('BLACK BUTTE POWER CO', 'black butte power', 'Black Butte Power', 'Utilities and phone'),
  ),
  standing(
    'home',
    10,
    21_36,
    94_80,
    vendor('WIND RIVER GAS', 'wind river gas', 'Wind River Gas', 'Utilities and phone'),
  ),
  standing(
    'home',
    12,
    55_00,
    55_00,
    vendor('PRAIRIE MOBILE AUTOPAY', 'prairie mobile', 'Prairie Mobile', 'Utilities and phone'),
  ),
  standing(
    'home',
    15,
    3_900_00,
    3_900_00,
    vendor('IRS USATAXPYMT', 'irs usataxpymt', 'US Treasury', 'Estimated tax'),
    TAX_MONTHS,
  ),
  {
    ...standing(
      'home',
      23,
      650_00,
      650_00,
      vendor('RECURRING TRANSFER TO SAVINGS', 'transfer to savings', 'Savings', 'Savings'),
    ),
    saved: { purse: 'savings', statement: 'RECURRING TRANSFER FROM CHECKING' },
  },
  standing(
    'home',
    20,
    39_00,
    39_00,
    vendor('BOULDER BARN CLIMBING', 'boulder barn', 'Boulder Barn', 'Leisure'),
  ),
  standing(
    'home',
    22,
    25_00,
    60_00,
    vendor('VALLEY FOOD BANK DONATION', 'valley food bank', 'Valley Food Bank', 'Charity in cash'),
  ),
  standing(
    'homeCard',
    4,
    15_49,
    15_49,
    vendor('STREAMLINE TV', 'streamline tv', 'Streamline', 'Subscriptions'),
  ),
  standing(
    'homeCard',
    11,
    10_99,
    10_99,
    vendor('TUNEBROOK MUSIC', 'tunebrook', 'Tunebrook', 'Subscriptions'),
  ),
  standing(
    'homeCard',
    13,
    6_00,
    6_00,
    vendor('THE BASIN GAZETTE', 'basin gazette', 'Basin Gazette', 'Subscriptions'),
  ),
];

export const HABITS: readonly Habit[] = [
  {
    purse: 'card',
    fewest: 2,
    most: 5,
    least: 11_40,
    dearest: 68_90,
    vendors: [
      vendor('TST* THE COPPER KETTLE', 'copper kettle', 'The Copper Kettle', 'Meals'),
      vendor('BIRCH AND BEAN COFFEE', 'birch and bean', 'Birch & Bean', 'Meals'),
      vendor('NOODLE HOUSE LANDER WY', 'noodle house', 'Noodle House', 'Meals'),
    ],
  },
  {
    purse: 'card',
    fewest: 1,
    most: 3,
    least: 7_85,
    dearest: 94_30,
    vendors: [
      vendor('PAPERTRAIL OFFICE 0412', 'papertrail', 'Papertrail', 'Office expense'),
      vendor('INKWELL SUPPLY CO', 'inkwell supply', 'Inkwell Supply', 'Supplies'),
    ],
  },
  {
    purse: 'card',
    fewest: 0,
    most: 2,
    least: 5_20,
    dearest: 23_75,
    vendors: [vendor('PARCEL POINT LANDER', 'parcel point', 'Parcel Point', 'Office expense')],
  },
  {
    purse: 'card',
    fewest: 2,
    most: 4,
    least: 64_00,
    dearest: 318_40,
    months: [2, 6, 10],
    vendors: [
      vendor('MESA AIR 0272114', 'mesa air', 'Mesa Air', 'Travel'),
      vendor('THE LANTERN HOTEL DENVER', 'lantern hotel', 'The Lantern Hotel', 'Travel'),
      vendor('CITYHOP RIDE', 'cityhop', 'Cityhop', 'Travel'),
    ],
  },
  {
    purse: 'home',
    fewest: 1,
    most: 2,
    least: 40_00,
    dearest: 40_00,
    vendors: [vendor('ATM WITHDRAWAL 118 MAIN ST', 'atm withdrawal', 'Cash', 'Cash')],
  },
  {
    purse: 'homeCard',
    fewest: 8,
    most: 11,
    least: 9_15,
    dearest: 142_60,
    vendors: [
      vendor('GREENLEAF MARKET #12', 'greenleaf market', 'Greenleaf Market', 'Groceries'),
      vendor('WIND RIVER CO-OP', 'wind river co-op', 'Wind River Co-op', 'Groceries'),
      vendor('BAKERHAUS LANDER', 'bakerhaus', 'Bakerhaus', 'Groceries'),
    ],
  },
  {
    purse: 'homeCard',
    fewest: 5,
    most: 8,
    least: 6_40,
    dearest: 58_25,
    vendors: [
      vendor('GANNETT GRILL HOUSE', 'gannett grill', 'Gannett Grill House', 'Dining'),
      vendor('TACO LARGO 3', 'taco largo', 'Taco Largo', 'Dining'),
      vendor('BIRCH AND BEAN COFFEE', 'birch and bean', 'Birch & Bean', 'Dining'),
    ],
  },
  {
    purse: 'homeCard',
    fewest: 3,
    most: 5,
    least: 28_10,
    dearest: 54_70,
    vendors: [
      vendor('PRONGHORN FUEL 0087', 'pronghorn fuel', 'Pronghorn Fuel', 'Transport'),
      vendor('MAIN ST AUTO CARE', 'main st auto', 'Main St Auto Care', 'Transport'),
    ],
  },
  {
    purse: 'homeCard',
    fewest: 2,
    most: 4,
    least: 8_99,
    dearest: 96_45,
    vendors: [
      vendor('HEARTH AND HOME GOODS', 'hearth and home', 'Hearth & Home', 'Household'),
      vendor('LANDER HARDWARE', 'lander hardware', 'Lander Hardware', 'Household'),
    ],
  },
  {
    purse: 'homeCard',
    fewest: 1,
    most: 3,
    least: 7_20,
    dearest: 64_00,
    vendors: [
      vendor('SECOND STORY BOOKSHOP', 'second story', 'Second Story Bookshop', 'Leisure'),
      vendor('GRAND CINEMA LANDER', 'grand cinema', 'Grand Cinema', 'Leisure'),
    ],
  },
  {
    purse: 'homeCard',
    fewest: 1,
    most: 2,
    least: 9_80,
    dearest: 47_30,
    vendors: [vendor('WELLSPRING PHARMACY', 'wellspring', 'Wellspring Pharmacy', 'Medical')],
  },
  {
    purse: 'homeCard',
    fewest: 1,
    most: 2,
    least: 18_30,
    dearest: 88_00,
    vendors: [vendor('HAPPY TAILS PET SUPPLY', 'happy tails', 'Happy Tails', 'Pets')],
  },
  {
    purse: 'homeCard',
    fewest: 0,
    most: 2,
    least: 24_90,
    dearest: 128_00,
    vendors: [vendor('THREAD AND TRAIL', 'thread and trail', 'Thread & Trail', 'Clothing')],
  },
  {
    purse: 'homeCard',
    fewest: 2,
    most: 4,
    least: 84_00,
    dearest: 372_15,
    months: [7],
    vendors: [vendor('TIDEWATER CABINS OREGON', 'tidewater cabins', 'Tidewater Cabins', 'Travel')],
  },
  {
    purse: 'homeCard',
    fewest: 2,
    most: 5,
    least: 18_00,
    dearest: 96_00,
    months: [12],
    vendors: [vendor('WILLOW GIFT SHOP', 'willow gift', 'Willow Gift Shop', 'Gifts')],
  },
];

/** Rows of the last month that no rule knows: what a bookkeeper finds on the desk. */
export const UNKNOWN: readonly { purse: Purse; day: number; minor: number; payee: string }[] = [
  { purse: 'checking', day: 13, minor: 240_00, payee: 'MOBILE DEPOSIT REF 88120' },
  { purse: 'checking', day: 19, minor: -86_40, payee: 'POS 4471 LANDER WY' },
  { purse: 'card', day: 9, minor: -37_18, payee: 'SQ *RIVERBEND POTTERY' },
  { purse: 'card', day: 16, minor: -129_00, payee: 'INTL CHARGE 7712 REYKJAVIK' },
  { purse: 'card', day: 24, minor: -19_99, payee: 'WEBSERV*TRIAL 4029' },
  { purse: 'home', day: 17, minor: 65_00, payee: 'INSTANT PAY FROM T OKAFOR' },
  { purse: 'homeCard', day: 10, minor: -44_75, payee: 'SP ALPENGLOW' },
  { purse: 'homeCard', day: 21, minor: -212_50, payee: 'KIOSK 0093 MOAB UT' },
];

export interface SampleRule {
  entity: string;
  match: string;
  direction: 'in' | 'out';
  account: string;
  name: string;
}

function ruleFor(entity: string, paid: Vendor): SampleRule {
  return { entity, match: paid.match, direction: 'out', account: paid.account, name: paid.name };
}

function vendorRules(entity: string, purses: readonly Purse[]): SampleRule[] {
  const paid = [
    ...STANDING.filter((s) => purses.includes(s.purse)).map((s) => s.vendor),
    ...HABITS.filter((h) => purses.includes(h.purse)).flatMap((h) => h.vendors),
  ];
  return paid.map((one) => ruleFor(entity, one));
}

/** Clients pay what they owe, and so does the studio: their rows meet the invoices and bills, not income and cost. */
export const RULES: readonly SampleRule[] = [
  ...CLIENTS.map(
    (client): SampleRule => ({
      entity: COMPANY,
      match: client.statement.toLowerCase(),
      direction: 'in',
      account: 'Accounts receivable',
      name: client.name,
    }),
  ),
  ...FREELANCERS.filter((one) => one.statement !== null).map(
    (one): SampleRule => ({
      entity: COMPANY,
      match: one.statement!.toLowerCase(),
      direction: 'out',
      account: 'Accounts payable',
      name: one.name,
    }),
  ),
  ...vendorRules(COMPANY, ['checking', 'reserve', 'card']),
  {
    entity: COMPANY,
    match: 'interest payment',
    direction: 'in',
    account: 'Interest income',
    name: 'Larkspur Bank',
  },
  {
    entity: OWNER,
    match: 'dividend earned',
    direction: 'in',
    account: 'Interest',
    name: 'Foothill Credit Union',
  },
  ...vendorRules(OWNER, ['home', 'homeCard']),
];
