/** tax facts: what only a person knows of their return of a year, kept in the vault. */
import type { Command } from 'commander';
import { BulkheadError } from '../../../shared/errors.ts';
import { grouped, print, printJson, printTable } from '../output.ts';
import { withVault } from '../session.ts';
import { amount, type TaxAnswer } from './tax-words.ts';

const WORDS = ['status', 'method'] as const;
const AMOUNTS = [
  ...(['prior_tax', 'prior_income', 'wages', 'withheld', 'other_income', 'itemized'] as const),
  'expected_profit',
] as const;
const SERVICES = 'services';
const NAMES: readonly string[] = [...WORDS, ...AMOUNTS, SERVICES];

type Set = Record<string, string | string[] | null>;

/** `wages=90000`; nothing behind the sign forgets it. Businesses stand with commas between them. */
function parseFact(text: string, earlier: Set = {}): Set {
  const [, typed = '', value = ''] = /^([\w-]+)=(.*)$/.exec(text) ?? [];
  const name = typed.replaceAll('-', '_');
  if (!NAMES.includes(name))
    throw new BulkheadError('INVALID_INPUT', `“${text}” says nothing of a return.`, {
      remedy: `Write NAME=VALUE, with one of ${NAMES.join(', ')}; nothing behind the sign forgets it.`,
    });
  const said = value.trim();
  const businesses = said.split(',').map((one) => one.trim());
  return {
    ...earlier,
    [name]: name === SERVICES ? businesses.filter((one) => one !== '') : said === '' ? null : said,
  };
}

function show(facts: TaxAnswer<'facts'>, names: ReadonlyMap<string, string>): void {
  print(`What only ${facts.taxpayer} knows of ${facts.year}, ${facts.currency}`);
  const rows = [
    ...WORDS.map((name) => [name, facts[name]] as const),
    ...AMOUNTS.map((name) => [name, facts[name] && grouped(facts[name])] as const),
    [SERVICES, facts.services.map((id) => names.get(id)).join(', ')] as const,
  ];
  printTable(
    [{ title: 'What' }, amount('Value')],
    rows.flatMap(([name, value]) => (value ? [[name, value]] : [])),
    'Nothing is kept: say it with --set NAME=VALUE.',
  );
}

export function addFactsCommand(tax: Command): void {
  tax
    .command('facts')
    .description('what only a person knows of their return of a year, for estimates and worksheets')
    .requiredOption('--entity <entity>', 'the person, or one of their own LLCs')
    .requiredOption('--year <year>')
    .option('--set <NAME=VALUE>', `${NAMES.join(', ')}; may be given several times`, parseFact)
    .action((o, command: Command) =>
      withVault(command, async ({ call, options }) => {
        const name = o.set === undefined ? 'tax.facts' : 'tax.set_facts';
        const facts = (await call(name, { entity: o.entity, year: o.year, ...o.set })) as TaxAnswer<'facts'>;
        if (options.json) return printJson(facts);
        const entities = (await call('entity.list', {})) as { id: string; name: string }[];
        show(facts, new Map(entities.map(({ id, name: business }) => [id, business])));
      }),
    );
}
