/**
 * What a profile that comes with the program says of one export of one institution: the column names that identify it,
 * and what can't be told from its data alone. Data only, in `profiles/`; here it becomes a mapping.
 *
 * Columns are named as the file's heading names them; where there is none, by their number from 0. Of several names for
 * one thing (they change over the years) the first that the heading has is taken. Nothing fails but a profile that is
 * itself wrong, which the tests find.
 */
import { z } from 'zod';
import { type CsvMapping, csvMapping, isDateFormat, postingKind } from '../../../shared/contract/mapping.ts';
import { currencyInName, plainWords } from './header.ts';

/** A column's name, or several that it goes by, or its number. */
const column = z.union([z.string(), z.int().min(0), z.array(z.string()).min(1)]);
const columns = z.array(column);
const one = column.optional();

export const bankProfile = z.strictObject({
  /** Names the profile among the others: its file's name. */
  id: z.string(),
  institution: z.string(),
  product: z.string(),
  kind: z.enum(['bank', 'card', 'investment', 'processor']).optional(),
  /** Several institutions write this table. */
  shared: z.boolean().optional(),
  /** The column names in their order, for each form in which the export is known; none: `cells` tell the table. */
  headers: z.array(z.array(z.string()).min(3)),
  /** Whether other columns may stand before, between and behind the named ones, in any order. */
  more: z.boolean().default(false),
  /** Words that one of the lines above the column names must hold. */
  above: z.string().optional(),
  /**
   * What each cell of a file without column names is: 'date', 'amount', 'amount?' (or
   * none), 'signed', 'masked' (a card's number), 'text', or the very text.
   */
  cells: z.array(z.string()).min(3).optional(),
  /** What no row leaves empty, where another kind of account has the same names and does. */
  filled: z.array(z.enum(['balance'])).optional(),
  columns: z.strictObject({
    date: column,
    valueDate: one,
    transactionDate: one,
    payee: columns,
    memo: columns.default([]),
    amount: one,
    out: one,
    in: one,
    gross: one,
    fee: one,
    feeCurrency: one,
    currency: one,
    account: one,
    accountName: one,
    reference: one,
    checkNumber: one,
    category: one,
    type: one,
    balance: one,
    status: one,
    counterparty: one,
    opening: one,
    closing: one,
  }),
  sign: z
    .union([
      z.enum(['as-is', 'inverted', 'unmarked-out']),
      z.strictObject({ column, debit: z.array(z.string()), credit: z.array(z.string()) }),
    ])
    .default('as-is'),
  unsigned: z.boolean().optional(),
  lessFee: z.boolean().optional(),
  netIn: z.boolean().optional(),
  /** As `sides` of a mapping. */
  sides: z
    .strictObject({
      column,
      in: z.array(z.string()),
      both: z.array(z.string()).default([]),
      pairs: z.array(z.tuple([column, column])),
    })
    .optional(),
  leaveOut: z
    .array(
      z.strictObject({
        column,
        words: z.array(z.string()).optional(),
        holds: z.array(z.string()).optional(),
        except: z.array(z.string()).optional(),
        only: z.strictObject({ column, words: z.array(z.string()) }).optional(),
        why: z.string().optional(),
      }),
    )
    .default([]),
  wordedOut: z.strictObject({ column, type: column, words: z.array(z.string()) }).optional(),
  /** Which columns and words are what to a book-keeper: as `postings` of a mapping. */
  postings: z
    .strictObject({
      /** What the balance that the rows are of is called, where there is one for each owner. */
      account: z.string().optional(),
      kinds: z
        .array(
          z.strictObject({
            column,
            words: z.array(z.string()).optional(),
            begins: z.array(z.string()).optional(),
            way: z.enum(['in', 'out']).optional(),
            kind: postingKind,
          }),
        )
        .default([]),
      otherwise: postingKind.optional(),
      within: z.array(z.strictObject({ column, kind: postingKind })).default([]),
      elsewhere: z.array(z.strictObject({ column, kind: postingKind })).default([]),
      tenders: z
        .strictObject({
          column,
          ways: z.array(
            z.strictObject({
              words: z.array(z.string()).optional(),
              holds: z.array(z.string()).optional(),
              kind: postingKind.optional(),
              why: z.string().optional(),
            }),
          ),
        })
        .optional(),
      settlement: z.strictObject({ total: column, paidOn: column }).optional(),
      paidBack: one,
      restIsFee: z.boolean().optional(),
      payout: one,
      note: z.string().optional(),
    })
    .optional(),
  pendingWords: z.array(z.string()).optional(),
  /** Of every amount; absent where a column or the name of the amount's column tells. */
  currency: z.string().length(3).optional(),
  /** Every format that the export is known to write. */
  dates: z.array(z.string().refine(isDateFormat)).min(1),
  decimals: z.array(z.enum(['.', ','])).default(['.']),
});

export type BankProfile = z.output<typeof bankProfile>;

/** How the file at hand is cut, and where its rows are. */
export interface ProfilePlace {
  delimiter: string;
  quote: string;
  headerRow: number | null;
  firstRow: number;
  /** The column names as the file has them. */
  names: readonly string[];
}

/** The mappings that the profile makes of a file: one for each way it may write dates and amounts. */
export function mappingsOf(profile: BankProfile, place: ProfilePlace): CsvMapping[] {
  const find = finder(place.names);
  const money = profile.columns.amount ?? profile.columns.out ?? profile.columns.in;
  const moneyAt = money === undefined ? undefined : find(money);
  if (find(profile.columns.date) === undefined || moneyAt === undefined) return [];
  const mappings: CsvMapping[] = [];
  for (const dateFormat of profile.dates) {
    for (const decimal of profile.decimals) {
      mappings.push(csvMapping.parse({ ...fixedPart(profile, place, find, moneyAt), dateFormat, decimal }));
    }
  }
  return mappings;
}

type Find = (wanted: z.output<typeof column>) => number | undefined;

function finder(names: readonly string[]): Find {
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const plain = plainWords(name);
    if (!places.has(plain)) places.set(plain, index);
  }
  return (wanted) => {
    if (typeof wanted === 'number') return wanted;
    for (const name of [wanted].flat()) {
      const at = places.get(plainWords(name));
      if (at !== undefined) return at;
    }
    return undefined;
  };
}

function fixedPart(profile: BankProfile, place: ProfilePlace, find: Find, moneyAt: number): object {
  const { names: _, ...cut } = place;
  const { payee, memo, gross, ...single } = profile.columns;
  const list = (wanted: z.output<typeof columns>) =>
    wanted.map(find).filter((index): index is number => index !== undefined);
  const singles = Object.entries(single).map(([role, name]) => [role, name && find(name)] as const);
  const {
    institution,
    product,
    kind,
    shared,
    unsigned,
    lessFee,
    netIn,
    sides,
    pendingWords,
    leaveOut,
    wordedOut,
  } = profile;
  return {
    source: {
      institution,
      product,
      kind: kind === 'processor' ? 'bank' : kind,
      shared,
      balance: profile.postings?.account,
    },
    ...cut,
    columns: {
      payee: list(payee),
      memo: list(memo),
      ...Object.fromEntries(singles.filter(([, index]) => index !== undefined)),
    },
    sign: signOf(profile, find),
    gross: gross === undefined ? undefined : find(gross),
    unsigned,
    lessFee,
    netIn,
    sides: sides && sidesOf(sides, find),
    pendingWords,
    leaveOut: leaveOut.flatMap((rule) => {
      const index = find(rule.column);
      const { only } = rule;
      const onlyAt = only && find(only.column);
      if (index === undefined || (only && onlyAt === undefined)) return [];
      return [{ ...rule, column: index, only: only && { ...only, column: onlyAt } }];
    }),
    wordedOut: wordedOut && {
      ...wordedOut,
      column: find(wordedOut.column),
      type: find(wordedOut.type),
    },
    postings: profile.postings && postingsOf(profile.postings, find),
    outSign: 'positive',
    balanceWhen: 'after',
    currency: profile.currency ?? currencyInName(place.names[moneyAt] ?? ''),
  };
}

function sidesOf({ column, pairs, ...words }: NonNullable<BankProfile['sides']>, find: Find): object {
  return {
    ...words,
    column: find(column),
    pairs: pairs.map((pair) => pair.map(find)),
  };
}

function postingsOf(postings: NonNullable<BankProfile['postings']>, find: Find): object {
  const { account: _, kinds, within, elsewhere, tenders, settlement, paidBack, payout, ...rest } = postings;
  /** The export has had fewer columns, and more. */
  const there = <T extends { column: z.output<typeof column> }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const index = find(one.column);
      return index === undefined ? [] : [{ ...one, column: index }];
    });
  return {
    ...rest,
    kinds: there(kinds),
    within: there(within),
    elsewhere: there(elsewhere),
    tenders: tenders && there([tenders])[0],
    settlement: settlement && { total: find(settlement.total), paidOn: find(settlement.paidOn) },
    paidBack: paidBack === undefined ? undefined : find(paidBack),
    payout: payout === undefined ? undefined : find(payout),
  };
}

function signOf({ sign }: BankProfile, find: Find): object {
  if (typeof sign === 'string') return { rule: sign };
  const { column: flag, debit, credit } = sign;
  return { rule: 'flag', column: find(flag), debit, credit, blank: null };
}
