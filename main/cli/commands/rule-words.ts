/** Rules on the command line: what is said of one in options, and how one reads. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import { RULE_CROSSING_KINDS } from '../../../shared/contract/crossing.ts';
import type { ruleOut, TextCondition, WrittenRule } from '../../../shared/contract/rules.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { grouped } from '../output.ts';

export type Rule = z.infer<typeof ruleOut>;

/** The options as commander gives them. */
export interface RuleOptions extends Partial<Record<'contains' | 'is' | 'starts' | 'matches', string>> {
  oneOf?: string[];
  field?: TextCondition['field'];
  and?: string[];
  direction?: 'in' | 'out';
  amountFrom?: string;
  amountTo?: string;
  in?: string[];
  since?: string;
  until?: string;
  tagged?: string[];
  stage?: WrittenRule['stage'];
  category?: string;
  split?: string[];
  crossing?: string;
  withAccount?: string;
  with?: string;
  payee?: string;
  note?: string;
  addTag?: string[];
  reviewed?: boolean;
}

type Said = { -readonly [Name in keyof WrittenRule]?: WrittenRule[Name] | undefined };

export function withConditions(command: Command): Command {
  return command
    .option('--contains <text>', 'the payee contains this')
    .option('--is <text>', 'the payee is exactly this')
    .option('--starts <text>', 'the payee starts with this')
    .option('--one-of <text...>', 'the payee is exactly one of these')
    .option('--matches <pattern>', 'a part of the payee fits this regular expression (RE2)')
    .addOption(
      new Option('--field <field>', 'where to look (default: payee)').choices(['payee', 'memo', 'any']),
    )
    .option('--and <field:test:text...>', 'more texts that must hold, such as memo:contains:invoice')
    .addOption(
      new Option('--direction <direction>', 'only money in, or only money out').choices(['in', 'out']),
    )
    .option('--amount-from <amount>', 'only amounts from here, without their sign')
    .option('--amount-to <amount>', 'only amounts up to here, without their sign')
    .option('--in <account...>', 'only rows of these money accounts')
    .option('--since <date>', 'only from this day on')
    .option('--until <date>', 'only up to this day')
    .option('--tagged <tag...>', 'only entries with one of these tags');
}

export function withActions(command: Command): Command {
  return command
    .addOption(
      new Option('--stage <stage>', 'when it is tried (default: normal)').choices([
        'first',
        'normal',
        'last',
      ]),
    )
    .option('--category <account>', 'the account that the other leg goes to')
    .option(
      '--split <account=share...>',
      'several categories instead: an amount, a percentage, or “rest” of the row',
    )
    .addOption(
      new Option('--crossing <kind>', 'what the row is between two entities, in place of a category').choices(
        RULE_CROSSING_KINDS,
      ),
    )
    .option('--with <entity>', 'the other entity of the crossing')
    .option('--with-account <account>', 'its account that the money comes into, or leaves')
    .option('--payee <name>', 'the payee to put instead')
    .option('--note <text>', 'the memo to put instead')
    .option('--add-tag <tag...>')
    .option('--reviewed', 'mark the entries reviewed: they don’t wait in the inbox')
    .option('--no-reviewed', 'don’t mark them');
}

/** What was said, and nothing of what was not: the contract knows what goes without saying. */
export function saidOf(o: RuleOptions): Said {
  const said: Said = {
    stage: o.stage,
    field: o.field,
    ...textOf(o),
    and: o.and?.map(readText),
    direction: o.direction,
    amount_from: o.amountFrom,
    amount_to: o.amountTo,
    accounts: o.in,
    date_from: o.since,
    date_to: o.until,
    tags: o.tagged,
    account: o.category,
    parts: o.split?.map(readPart),
    crossing: crossingOf(o),
    payee: o.payee,
    memo: o.note,
    add_tags: o.addTag,
    reviewed: o.reviewed,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** INVALID_INPUT where only one of the two is said. */
function crossingOf({ crossing: kind, with: other, withAccount }: RuleOptions): Said['crossing'] {
  if (kind === undefined && other === undefined && withAccount === undefined) return undefined;
  const known = RULE_CROSSING_KINDS.find((one) => one === kind);
  if (known !== undefined && other !== undefined)
    return { kind: known, with: other, account: withAccount ?? null };
  throw new BulkheadError('INVALID_INPUT', 'A crossing is of a kind and with another entity.', {
    remedy: 'Give both --crossing and --with.',
  });
}

/** INVALID_INPUT where several texts are given. */
function textOf(o: RuleOptions): Pick<Said, 'test' | 'value'> {
  const tests = (['contains', 'is', 'starts', 'matches', 'oneOf'] as const).filter(
    (test) => o[test] !== undefined,
  );
  if (tests.length > 1)
    throw new BulkheadError('INVALID_INPUT', 'A rule has one text, and more with --and.', {
      remedy: 'Give one of --contains, --is, --starts, --one-of, --matches.',
    });
  const [test] = tests;
  if (test === undefined) return {};
  return test === 'oneOf' ? { test: 'one_of', value: o.oneOf!.join('\n') } : { test, value: o[test]! };
}

/** INVALID_INPUT unless something is asked. */
export function requireConditions(o: RuleOptions): void {
  const { test, and, direction, amount_from, amount_to, accounts, date_from, date_to, tags } = saidOf(o);
  const asked = [test, and, direction, amount_from, amount_to, accounts, date_from, date_to, tags];
  if (asked.some((value) => value !== undefined)) return;
  throw new BulkheadError('INVALID_INPUT', 'The rule has no condition: it would take every row.', {
    remedy: 'Give --contains, --is, --starts, --one-of, --matches, --amount-from, --in or another condition.',
  });
}

const TEXT = /^(payee|memo|any):(contains|is|starts|one_of|matches):(.+)$/s;

function readText(text: string): TextCondition {
  const match = TEXT.exec(text);
  if (match) {
    const test = match[2] as TextCondition['test'];
    const value = test === 'one_of' ? match[3]!.replaceAll('|', '\n') : match[3]!;
    return { field: match[1] as TextCondition['field'], test, value };
  }
  throw new BulkheadError('INVALID_INPUT', `“${text}” is no further condition.`, {
    remedy:
      'Write it as memo:contains:TEXT; payee, memo or any; contains, is, starts, matches, or one_of:A|B.',
  });
}

function readPart(text: string): WrittenRule['parts'][number] {
  const at = text.lastIndexOf('=');
  const account = text.slice(0, Math.max(0, at)).trim();
  const share = text.slice(at + 1).trim();
  if (account === '' || share === '')
    throw new BulkheadError('INVALID_INPUT', `“${text}” is no part of a split.`, {
      remedy: 'Write it as ACCOUNT=12.50, ACCOUNT=30% or ACCOUNT=rest.',
    });
  if (share === 'rest') return { account, amount: null, percent: null };
  if (share.endsWith('%')) return { account, amount: null, percent: share.slice(0, -1) };
  return { account, amount: share, percent: null };
}

const TESTS: Partial<Record<TextCondition['test'], string>> = { one_of: 'is one of' };

function textWords({ field, test, value }: TextCondition): string {
  return `${field} ${TESTS[test] ?? test} “${value.replaceAll('\n', '”, “')}”`;
}

/** When it applies. */
export function whenWords(r: Rule): string {
  const { field, test, value, amount_from: least, amount_to: most } = r;
  return [
    ...(value === null ? r.and : [{ field, test, value }, ...r.and]).map(textWords),
    r.direction,
    spanWords(least && grouped(least), most && grouped(most)),
    r.accounts.length > 0 && `in ${r.accounts.join(' or ')}`,
    spanWords(r.date_from, r.date_to),
    r.tags.length > 0 && `tagged ${r.tags.join(' or ')}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function spanWords(from: string | null, to: string | null): string | null {
  if (from === null) return to && `up to ${to}`;
  if (to === null) return `from ${from}`;
  return from === to ? from : `${from} to ${to}`;
}

/** The category, the parts of the split, or what crosses. */
export function categoryWords(r: Rule): string {
  if (r.crossing) return `${crossingWords(r.crossing)}, in both books`;
  if (r.parts.length === 0) return r.account ?? '';
  return r.parts
    .map(({ account, amount, percent }) => `${account} ${percent ? `${percent}%` : (amount ?? 'the rest')}`)
    .join(', ');
}

export function crossingWords({
  kind,
  with: other,
  account = null,
}: {
  kind: string;
  with: string;
  account?: string | null;
}): string {
  return `${kind.replaceAll('-', ' ')} with ${other}${account === null ? '' : ` (${account})`}`;
}

/** What it does besides. */
export function besidesWords({
  payee,
  memo,
  add_tags: tags,
  reviewed,
}: Pick<Rule, 'payee' | 'memo' | 'add_tags' | 'reviewed'>): string {
  return [
    payee && `payee ${payee}`,
    memo && `note “${memo}”`,
    tags.length > 0 && `tags ${tags.join(', ')}`,
    reviewed && 'marked reviewed',
  ]
    .filter(Boolean)
    .join('; ');
}
