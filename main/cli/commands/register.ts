/** register, payees: the rows of money accounts as people look through them. */
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { POSTING_STATUSES, type RegisterRow } from '../../../shared/contract/ledger.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Page = z.infer<NonNullable<(typeof contract.entry.register)['~orpc']['outputSchema']>>;
type Cleaned = z.infer<NonNullable<(typeof contract.payees.clean)['~orpc']['outputSchema']>>;
type Payees = z.infer<NonNullable<(typeof contract.entry.payees)['~orpc']['outputSchema']>>;

function categoryOf({ others }: RegisterRow): string {
  return others.length === 1 ? others[0]!.account : 'split';
}

function show(page: Page): void {
  printTable(
    [
      { title: 'Date' },
      { title: 'Payee' },
      { title: 'Category' },
      { title: 'Amount', align: 'right' },
      { title: 'Balance', align: 'right' },
      { title: '' },
      { title: 'Status' },
      { title: 'Id' },
    ],
    page.rows.map((r) => [
      r.date,
      r.payee,
      categoryOf(r),
      grouped(r.amount),
      r.balance === null ? '' : grouped(r.balance),
      r.currency,
      r.status,
      r.entry_id,
    ]),
    'No postings.',
  );
  if (page.total === 0) return;
  const sums = page.sums.map((sum) => `${grouped(sum.amount)} ${sum.currency}`).join(', ');
  const last = page.offset + page.rows.length;
  print(`${page.offset + 1} to ${last} of ${page.total}; they sum to ${sums}.`);
  if (last < page.total) print(`More: --offset ${last}`);
}

export function addRegisterCommands(program: Command): void {
  program
    .command('register [account]')
    .description('postings of one account, or of all money accounts, in order, with the running balance')
    .option('--entity <entity>', 'only of this entity')
    .option('--text <words>', 'every word in payee, memo, category, tag or amount')
    .option('--from <date>')
    .option('--to <date>')
    .addOption(new Option('--status <status>', 'only these').choices([...POSTING_STATUSES]))
    .option('--category <account>', 'with another leg in this account or below it')
    .option('--uncategorised', 'only what still wants a category')
    .option('--unreviewed', 'only what waits in the inbox: without a category, and not marked reviewed')
    .option('--in-transit', 'only transfers that one bank has not told of yet')
    .addOption(new Option('--direction <direction>', 'only money in, or only out').choices(['in', 'out']))
    .option('--amount-min <amount>', 'at least, whatever the sign')
    .option('--amount-max <amount>', 'at most, whatever the sign')
    .option('--tag <tag>')
    .addOption(
      new Option('--sort <by>', 'in which order')
        .choices(['date', 'payee', 'category', 'amount'])
        .default('date'),
    )
    .option('--descending', 'the other way round: latest first')
    .option('--offset <n>', 'rows to pass over', '0')
    .option('--around <id>', 'the page that holds this entry')
    .option('--limit <n>', 'rows a page', '100')
    .action((account: string | undefined, o, command: Command) =>
      run<Page>(
        command,
        'entry.register',
        {
          account,
          entity: o.entity,
          text: o.text,
          from: o.from,
          to: o.to,
          status: o.status,
          category: o.category,
          uncategorised: Boolean(o.uncategorised),
          unreviewed: Boolean(o.unreviewed),
          in_transit: Boolean(o.inTransit),
          direction: o.direction,
          amount_min: o.amountMin,
          amount_max: o.amountMax,
          tag: o.tag,
          sort: o.sort,
          descending: Boolean(o.descending),
          offset: o.offset,
          around: o.around,
          limit: o.limit,
        },
        show,
      ),
    );
  const payees = program
    .command('payees')
    .description('payees used so far, with the category each got last')
    .option('--entity <entity>', 'only of this entity')
    .option('--text <text>', 'in the name')
    .option('--limit <n>', 'at most so many', '20')
    .action((o, command: Command) =>
      run<Payees>(command, 'entry.payees', { entity: o.entity, text: o.text, limit: o.limit }, (all) =>
        printTable(
          [{ title: 'Payee' }, { title: 'Uses', align: 'right' }, { title: 'Last' }, { title: 'Category' }],
          all.map((p) => [p.payee, String(p.uses), p.last_date, p.account ?? '']),
          'No payees yet.',
        ),
      ),
    );
  payees
    .command('clean')
    .description('bring payees that read as the bank wrote them into what a new import would call them')
    .option('--entity <entity>', 'only of this entity')
    .option('--preview', 'only say what would change')
    .action((o, command: Command) =>
      run<Cleaned>(
        command,
        'payees.clean',
        { entity: o.entity ?? command.parent?.opts().entity, preview: Boolean(o.preview) },
        (answer) => showCleaned(answer, Boolean(o.preview)),
      ),
    );
}

function showCleaned({ changed, closed, changes }: Cleaned, preview: boolean): void {
  printTable(
    [{ title: 'Date' }, { title: 'Entity' }, { title: 'Now' }, { title: 'Then' }],
    changes.map((c) => [c.date, c.entity, c.from, c.to]),
    'Every payee has its name already.',
  );
  const left = closed === 0 ? '' : `; ${closed} lie in closed books`;
  print(`${preview ? 'Would change' : 'Changed'} ${changed} ${changed === 1 ? 'payee' : 'payees'}${left}.`);
}
