/** crossing: what moves between a company, its owner and other companies, in both books. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { CrossingMade, CrossingOut } from '../../../shared/contract/crossing.ts';
import type { contract } from '../../../shared/contract/index.ts';
import { parseMoney } from '../../../shared/money.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';

type Answer<P extends { '~orpc': { outputSchema?: z.ZodType } }> = z.infer<
  NonNullable<P['~orpc']['outputSchema']>
>;
type List = Answer<typeof contract.crossing.list>;
type Unpaired = Answer<typeof contract.crossing.unpaired>;
type Kinds = Answer<typeof contract.crossing.kinds>;
type Candidates = Answer<typeof contract.crossing.candidates>;

/** Who pays whom, or owes it. */
function sayPair({ kind, settlement, from: { entity: from }, to: { entity: to } }: CrossingOut): string {
  switch (kind) {
    case 'personal':
      return `Paid by ${from} for ${to}`;
    case 'business':
      return `Paid by ${from} for the company ${to}`;
    case 'contribution':
      return `Put by ${from} into ${to}`;
    case 'draw':
      return `Drawn from ${from} by ${to}`;
    case 'loan':
      return `Lent by ${from} to ${to}`;
    case 'repayment':
      return `Paid back on a loan by ${from} to ${to}`;
    case 'interest':
      return `Interest that ${to} owes ${from}`;
    case 'settlement':
      return `Paid by ${from} to ${to}, of what it owed`;
    case 'waiver':
      return `Given up by ${from}, of what ${to} owed`;
    case 'guaranteed-payment':
      return `Guaranteed payment of ${from} to ${to}`;
    case 'wages':
      return `Wages that ${from} pays ${to}`;
    case 'management-fee':
      return `${from} did the work, and ${to} ${settlement === 'paid' ? 'paid' : 'owes'} it the management fee`;
    case 'rent':
      return `${from} lets its property, and ${to} ${settlement === 'paid' ? 'paid' : 'owes'} it the rent`;
  }
}

export function showPair(pair: CrossingOut): void {
  print(`${sayPair(pair)}: ${grouped(pair.amount)} ${pair.currency} on ${pair.date}.`);
  if (pair.purpose !== null) print(`  ${pair.purpose}`);
  for (const side of [pair.from, pair.to]) {
    print(`  ${side.entity}  (entry ${side.entry_id})`);
    for (const leg of side.legs)
      print(
        `    ${grouped(leg.amount).padStart(14)}  ${leg.account}${leg.status === 'pending' ? '  (waits for the bank)' : ''}`,
      );
  }
}

/** Of a distribution also what it leaves of the company. */
function showMade(made: CrossingMade): void {
  showPair(made);
  if (made.solvency === null) return;
  const { figures, warning, wants_reason } = made.solvency;
  const money = (text: string) => `${grouped(text)} ${figures.currency}`;
  print(
    `  ${figures.entity} then has equity of ${money(figures.equity)}, cash of ${money(figures.cash)}, at the lowest ${money(figures.cash_after_known)} within ${figures.outlook_days} days.`,
  );
  const { basis } = figures;
  if (basis !== null)
    print(
      `  Of the basis ${money(basis.after)} is left${parseMoney(basis.beyond, figures.currency) === 0 ? '' : `; ${money(basis.beyond)} goes beyond it`}.`,
    );
  if (warning !== null) print(`  ${warning}`);
  if (wants_reason) print('  To book it all the same, give the reason: --despite "…".');
  for (const one of figures.missing) print(`  Not known: ${one}`);
}

const others = ({ legs }: CrossingOut['from']) =>
  legs
    .filter((leg) => !leg.is_against)
    .map((leg) => leg.account)
    .join(', ');

function emptyWords({ inTransit, limit: _, ...filters }: Record<string, unknown>): string {
  if (inTransit) return 'Nothing is in transit.';
  return Object.values(filters).some((one) => one !== undefined)
    ? 'Nothing crossed that fits.'
    : 'Nothing has crossed.';
}

export function addCrossingCommands(program: Command): void {
  const crossing = program
    .command('crossing')
    .description('what moves between a company, its owner and other companies, in both books');
  crossing
    .command('list', { isDefault: true })
    .description('list what crossed, the latest first')
    .option('--entity <entity>', 'on either side')
    .option('--kind <kind>', 'contribution, draw, personal, business, loan, ...')
    .option('--from <date>', 'the first day')
    .option('--to <date>', 'the last day')
    .option('--in-transit', 'only what waits for a row of a bank')
    .option('--limit <n>', 'how many to show', '500')
    .action((o, command: Command) =>
      run<List>(
        command,
        'crossing.list',
        { entity: o.entity, kind: o.kind, from: o.from, to: o.to, in_transit: o.inTransit, limit: o.limit },
        (answer) =>
          printTable(
            [
              { title: 'Id' },
              { title: 'Date' },
              { title: 'Kind' },
              { title: 'From' },
              { title: 'To' },
              { title: 'Amount', align: 'right' },
              { title: '' },
              { title: 'Settled' },
              { title: 'For' },
            ],
            answer.crossings.map((c) => [
              ...[c.id, c.date, c.kind, c.from.entity, c.to.entity, grouped(c.amount), c.currency],
              ...[c.settlement, c.purpose ?? others(c.to)],
            ]),
            emptyWords(o),
          ),
      ),
    );
  crossing
    .command('show <id>')
    .description('one crossing, with both entries')
    .action((id: string, _, command: Command) => run<CrossingOut>(command, 'crossing.get', { id }, showPair));
  addMake(crossing, 'make', 'book a movement in both books, as a pair');
  addMake(crossing, 'preview', 'show what a movement would book; nothing is kept');
  crossing
    .command('unpaired')
    .description('legs against another entity without their counterpart')
    .option('--entity <entity>')
    .option('--as-of <date>')
    .action((o, command: Command) =>
      run<Unpaired>(command, 'crossing.unpaired', { entity: o.entity, as_of: o.asOf }, (rows) =>
        printTable(
          [
            { title: 'Entry' },
            { title: 'Date' },
            { title: 'Books of' },
            { title: 'Account' },
            { title: 'Payee' },
            { title: 'Amount', align: 'right' },
            { title: '' },
          ],
          rows.map((r) => [r.entry_id, r.date, r.entity, r.account, r.payee, grouped(r.amount), r.currency]),
          'Every leg against another entity has its counterpart.',
        ),
      ),
    );
  crossing
    .command('kinds [entry]')
    .description('what a movement between two entities can be, and why not where it can’t')
    .option('--from <entity>', 'without an entry: who gives')
    .option('--to <entity>', 'without an entry: who receives')
    .option('--with <entity>', 'with an entry: whose the other books are, where there are several')
    .option('--date <date>', 'without an entry: on which day; today by default')
    .action((entry: string | undefined, o, command: Command) =>
      run<Kinds>(
        command,
        'crossing.kinds',
        { entry, from: o.from, to: o.to, with: o.with, date: o.date },
        (rows) =>
          printTable(
            [{ title: 'Kind' }, { title: 'From' }, { title: 'To' }, { title: 'Why not' }],
            rows.map((r) => [r.kind, r.from, r.to, r.reason ?? '']),
            'Nothing can cross.',
          ),
      ),
    );
  crossing
    .command('candidates <entry>')
    .description('entries of other books that may be the other side')
    .action((entry: string, _, command: Command) =>
      run<Candidates>(command, 'crossing.candidates', { entry }, (rows) =>
        printTable(
          [
            { title: 'Entry' },
            { title: 'Date' },
            { title: 'Account' },
            { title: 'Payee' },
            { title: 'Amount', align: 'right' },
            { title: 'May be' },
          ],
          rows.map((r) => [
            ...[r.entry_id, r.date, `${r.entity}: ${r.account}`, r.payee, grouped(r.amount)],
            r.kinds.join(', '),
          ]),
          'No entry of other books has that amount within a week.',
        ),
      ),
    );
  crossing
    .command('remove [id]')
    .description('take a pair apart: what was made for it goes, what was there is as it was')
    .option('--entry <id>', 'instead: either of the two entries')
    .option('--with-settlements', 'with what settled what it left owed')
    .action((id: string | undefined, o, command: Command) =>
      run(command, 'crossing.remove', { id, entry: o.entry, with_settlements: o.withSettlements }, () =>
        print('Taken apart.'),
      ),
    );
}

/** `make` and `preview` take the same. */
function addMake(crossing: Command, name: 'make' | 'preview', description: string): void {
  crossing
    .command(`${name} [entry]`)
    .description(description)
    .requiredOption(
      '--kind <kind>',
      'contribution, draw, personal, business, loan, repayment, interest, settlement, waiver, guaranteed-payment, wages, management-fee, rent',
    )
    .option('--counter-entry <id>', 'the entry of the other books, where their bank told it, too')
    .option('--alone', 'of a cost: a row of that amount in the other books is another payment')
    .option('--with <entity>', 'with an entry: whose the other books are, where there are several')
    .option('--from <entity>', 'without an entry: who gives; of a management fee who did the work')
    .option('--to <entity>', 'without an entry: who receives; of a management fee who pays it')
    .option('--date <date>')
    .option('--amount <amount>')
    .option('--currency <code>')
    .option('--interest <amount>', 'of a repayment: how much of it is interest')
    .option('--purpose <text>', 'why; it stands on the paper')
    .option('--payee <payee>')
    .option(
      '--settlement <how>',
      'of a cost: owed (to be paid back) or equity (a draw, a contribution); of a management fee: owed or paid',
    )
    .option('--from-account <account>', 'what pays; of property what is given')
    .option('--to-account <account>', 'what receives')
    .option('--category <account>', 'what a cost was for, in the books that bear it')
    .option('--book-value <amount>', 'of property: what it stood at')
    .option('--employer-tax <amount>', 'of wages: the company’s own tax')
    .option('--withheld <account=amount...>', 'of wages: what was kept back, in the owner’s books')
    .option('--loan <id>', 'of what is lent: the loan that it adds to')
    .option('--despite <reason>', 'why a distribution is made although a test of solvency fails')
    .option('--record', 'of a distribution: record its solvency with it')
    .action((entry: string | undefined, o, command: Command) =>
      run<CrossingMade>(
        command,
        `crossing.${name}`,
        {
          ...{ entry, kind: o.kind, counter_entry: o.counterEntry, with: o.with, from: o.from, to: o.to },
          ...{ date: o.date, amount: o.amount, currency: o.currency, interest: o.interest },
          ...{ purpose: o.purpose, payee: o.payee, settlement: o.settlement, category: o.category },
          ...{ from_account: o.fromAccount, to_account: o.toAccount, book_value: o.bookValue },
          ...{ employer_tax: o.employerTax, loan: o.loan, withheld: withheld(o.withheld) },
          ...{ despite: o.despite, record: o.record, alone: o.alone },
        },
        showMade,
      ),
    );
}

function withheld(parts: readonly string[] | undefined) {
  return parts?.map((part) => {
    const at = part.lastIndexOf('=');
    return { account: part.slice(0, at), amount: part.slice(at + 1) };
  });
}
