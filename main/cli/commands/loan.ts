/** loan: lending between entities, what is owed, and the rates of tax law. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import {
  AFR_TERMS,
  DAY_COUNTS,
  LOAN_PERIODS,
  LOAN_PLANS,
  type LoanDetail,
  type LoanOut,
} from '../../../shared/contract/loan.ts';
import { counted } from '../../../shared/counted.ts';
import { readInput } from '../disk.ts';
import { grouped, print, printTable } from '../output.ts';
import { run } from '../session.ts';
import { showPair } from './crossing.ts';

type Answer<Name extends keyof typeof contract.loan> = z.infer<
  NonNullable<(typeof contract.loan)[Name]['~orpc']['outputSchema']>
>;

const oneOf = (words: readonly string[]) => words.join(', ');

function sayTerms({ rate, day_count, plan, maturity, every, first_payment }: LoanOut['terms']): string {
  const rhythm = every === null ? '' : `, each ${every} from ${first_payment}`;
  return `${rate} %, ${day_count}, ${plan}${rhythm}, ${maturity === null ? 'on demand' : `until ${maturity}`}`;
}

function sayLate({ late, currency }: LoanOut): string {
  return late === null
    ? ''
    : `${grouped(late.open)} ${currency} late since ${late.since} (${counted(late.days, 'day')})`;
}

function showLoan(loan: LoanDetail): void {
  const { currency } = loan;
  print(`${loan.name}: ${loan.lender.name} lent ${grouped(loan.lent)} ${currency} to ${loan.borrower.name}`);
  print(`  ${loan.purpose}; ${sayTerms(loan.terms)}  (${loan.id})`);
  print(
    `  On ${loan.as_of}: principal ${grouped(loan.outstanding)}, interest ${grouped(loan.interest_unpaid)}${Number(loan.interest_unbooked) === 0 ? '' : ` (${grouped(loan.interest_unbooked)} of it not booked yet)`}`,
  );
  if (loan.late !== null) print(`  ${sayLate(loan)}`);
  printTable(
    [
      { title: 'Due' },
      { title: 'Payment', align: 'right' },
      { title: 'Interest', align: 'right' },
      { title: 'Principal', align: 'right' },
      { title: 'Balance', align: 'right' },
    ],
    loan.schedule.map((row) => [
      row.due,
      ...[row.payment, row.interest, row.principal, row.balance].map(grouped),
    ]),
    'No schedule: it is paid whenever somebody pays.',
  );
  printTable(
    [
      { title: 'Moved' },
      { title: '' },
      { title: 'Amount', align: 'right' },
      { title: 'Interest', align: 'right' },
      { title: 'Principal', align: 'right' },
      { title: 'Balance', align: 'right' },
    ],
    loan.movements.map((row) => [
      ...[row.date, row.kind],
      ...[row.amount, row.interest, row.principal, row.balance].map(grouped),
    ]),
    'Nothing has moved.',
  );
  showLaw(loan);
}

function showLaw({ law, currency }: LoanDetail): void {
  print(law.sentence);
  for (const check of law.checks) {
    const doubt = check.checked ? '' : ', not held against it';
    const against = check.afr === null ? 'not known' : `${check.afr} % (${check.ruling}${doubt})`;
    print(
      `  ${check.rate} % against the ${check.term}-term AFR of ${check.month}, ${against}: ${check.state}`,
    );
  }
  const { limit, over } = law.aggregate;
  if (limit === null) print(`  Days over the limit: not known, it is in US dollars and this is ${currency}.`);
  for (const { from, to, days, highest } of over)
    print(
      `  Over ${grouped(limit ?? '')} ${currency} from ${from} to ${to}: ${counted(days, 'day')}, up to ${grouped(highest)}`,
    );
}

function withTerms(command: Command): Command {
  return command
    .option('--day-count <basis>', oneOf(DAY_COUNTS))
    .option('--maturity <date>', 'when it ends; left out: on demand')
    .option('--payments <n>', 'instead of the maturity: how many')
    .option('--first-payment <date>', 'the first due day')
    .option('--every <period>', oneOf(LOAN_PERIODS))
    .option('--payment <amount>', 'an agreed level payment; worked out by default')
    .option('--security <text>', 'what secures it');
}

function withMoney(command: Command): Command {
  return command
    .option('--lender-account <account>', 'where the lender’s money moves')
    .option('--borrower-account <account>', 'where the borrower’s money moves')
    .option('--lender-entry <id>', 'instead: the entry that is in the lender’s books')
    .option('--borrower-entry <id>', 'instead: the entry that is in the borrower’s books');
}

interface Given {
  dayCount?: string;
  maturity?: string;
  payments?: string;
  firstPayment?: string;
  every?: string;
  payment?: string;
  security?: string;
  lenderAccount?: string;
  borrowerAccount?: string;
  lenderEntry?: string;
  borrowerEntry?: string;
}

function termsGiven(o: Given): object {
  return {
    ...{ day_count: o.dayCount, maturity: o.maturity, payments: o.payments, security: o.security },
    ...{ first_payment: o.firstPayment, every: o.every, payment: o.payment },
  };
}

function moneyGiven(o: Given): object {
  return {
    ...{ lender_account: o.lenderAccount, borrower_account: o.borrowerAccount },
    ...{ lender_entry: o.lenderEntry, borrower_entry: o.borrowerEntry },
  };
}

/** `pay` and `preview` take the same. */
function withPayment(command: Command): Command {
  return withMoney(
    command
      .option('--date <date>')
      .requiredOption('--amount <amount>')
      .option('--interest <amount>', 'how much of it is interest, where it is not what is owed')
      .option('--memo <text>'),
  );
}

function paymentGiven(
  loan: string,
  o: Given & { date?: string; amount: string; interest?: string; memo?: string },
): object {
  return { loan, date: o.date, amount: o.amount, interest: o.interest, memo: o.memo, ...moneyGiven(o) };
}

function addReading(loan: Command): void {
  loan
    .command('list', { isDefault: true })
    .description('list loans, with what is owed')
    .option('--entity <entity>', 'on either side')
    .option('--as-of <date>', 'on that day; today by default')
    .action((o, command: Command) =>
      run<Answer<'list'>>(command, 'loan.list', { entity: o.entity, as_of: o.asOf }, (all) =>
        printTable(
          [
            { title: 'Id' },
            { title: 'Loan' },
            { title: 'Lender' },
            { title: 'Borrower' },
            { title: 'Principal', align: 'right' },
            { title: 'Interest', align: 'right' },
            { title: '' },
            { title: 'Terms' },
            { title: 'Late' },
          ],
          all.map((one) => [
            ...[one.id, one.name, one.lender.name, one.borrower.name],
            ...[grouped(one.outstanding), grouped(one.interest_unpaid), one.currency],
            ...[sayTerms(one.terms), sayLate(one)],
          ]),
          'Nobody has lent anything.',
        ),
      ),
    );
  loan
    .command('show <loan>')
    .description('one loan: schedule, what moved, what tax law makes of it')
    .option('--as-of <date>', 'on that day; today by default')
    .action((ref: string, o, command: Command) =>
      run<LoanDetail>(command, 'loan.get', { loan: ref, as_of: o.asOf }, showLoan),
    );
  loan
    .command('unwritten')
    .description('what was lent and has no terms yet; “loan create --crossing” writes them down')
    .option('--entity <entity>', 'on either side')
    .option('--as-of <date>', 'on that day; today by default')
    .action((o, command: Command) =>
      run<Answer<'unwritten'>>(command, 'loan.unwritten', { entity: o.entity, as_of: o.asOf }, (all) =>
        printTable(
          [
            ...[{ title: 'Lender' }, { title: 'Borrower' }, { title: 'Owed', align: 'right' as const }],
            ...[{ title: '' }, { title: 'Since' }, { title: 'Crossings' }],
          ],
          all.map((one) => [
            ...[one.lender.name, one.borrower.name, grouped(one.owed), one.currency, one.since],
            one.lendings.join(', '),
          ]),
          'All that is lent has terms.',
        ),
      ),
    );
  loan
    .command('payoff <loan>')
    .description('what pays it off on a day')
    .option('--on <date>', 'today by default')
    .action((ref: string, o, command: Command) =>
      run<Answer<'payoff'>>(command, 'loan.payoff', { loan: ref, on: o.on }, (a) =>
        print(
          `${grouped(a.total)} ${a.currency} on ${a.on}: principal ${grouped(a.principal)}, interest ${grouped(a.interest)}; ${grouped(a.a_day)} more the day after.`,
        ),
      ),
    );
}

function addWriting(loan: Command): void {
  const create = loan
    .command('create')
    .description('lend: books the money in both books, and keeps the terms')
    .option('--crossing <id>', 'a loan that crossed before its terms were written down')
    .option('--lender <entity>')
    .option('--borrower <entity>')
    .option('--date <date>')
    .option('--principal <amount>')
    .option('--currency <code>', 'the lender’s own by default')
    .option('--name <name>', '“Note 1 from … to …” and so on by default')
    .requiredOption('--rate <percent>', 'a year, such as 6 or 4.25')
    .requiredOption('--plan <plan>', oneOf(LOAN_PLANS))
    .requiredOption('--purpose <text>');
  withMoney(withTerms(create)).action((o, command: Command) =>
    run<LoanDetail>(
      command,
      'loan.create',
      {
        ...{ crossing: o.crossing, lender: o.lender, borrower: o.borrower, date: o.date, name: o.name },
        ...{ principal: o.principal, currency: o.currency, rate: o.rate, plan: o.plan, purpose: o.purpose },
        ...termsGiven(o),
        ...moneyGiven(o),
      },
      showLoan,
    ),
  );
  withPayment(
    loan.command('pay <loan>').description('a payment to the lender: interest first, then principal'),
  ).action((ref: string, o, command: Command) =>
    run<Answer<'pay'>>(command, 'loan.pay', paymentGiven(ref, o), (a) => {
      for (const { date, amount } of a.accrued) print(`Interest ${grouped(amount)} booked on ${date}.`);
      print(
        `Paid: interest ${grouped(a.interest)}, principal ${grouped(a.principal)} ${a.loan.currency}; ${grouped(a.loan.outstanding)} is left.`,
      );
    }),
  );
  withPayment(
    loan.command('preview <loan>').description('show what a payment would book; nothing is kept'),
  ).action((ref: string, o, command: Command) =>
    run<Answer<'preview_payment'>>(command, 'loan.preview_payment', paymentGiven(ref, o), showPair),
  );
  loan
    .command('accrue [loan]')
    .description('book interest on both sides, month by month; of all loans by default')
    .requiredOption('--through <date>')
    .action((ref: string | undefined, o, command: Command) =>
      run<Answer<'accrue'>>(command, 'loan.accrue', { loan: ref, through: o.through }, (all) =>
        printTable(
          [{ title: 'Loan' }, { title: 'Date' }, { title: 'Interest', align: 'right' }],
          all.map((one) => [one.loan, one.date, grouped(one.amount)]),
          'Nothing to book: all interest up to that day is in the books.',
        ),
      ),
    );
  const amend = loan
    .command('amend <loan>')
    .description('change the terms from a day on')
    .requiredOption('--effective <date>')
    .requiredOption('--reason <text>')
    .option('--rate <percent>')
    .option('--plan <plan>', oneOf(LOAN_PLANS))
    .option('--on-demand', 'it has no end any more');
  withTerms(amend).action((ref: string, o, command: Command) =>
    run<LoanDetail>(
      command,
      'loan.amend',
      {
        ...{ loan: ref, effective: o.effective, reason: o.reason, rate: o.rate, plan: o.plan },
        ...termsGiven(o),
        ...(o.onDemand ? { maturity: null } : {}),
      },
      showLoan,
    ),
  );
  loan
    .command('remove <loan>')
    .description('take a loan off the list, where nothing in the books belongs to it')
    .action((ref: string, _, command: Command) =>
      run(command, 'loan.remove', { loan: ref }, () => print('Removed.')),
    );
}

function addRates(loan: Command): void {
  loan
    .command('afr')
    .description('the applicable federal rates that are known, in percent')
    .option('--from <month>', 'such as 2025-01')
    .option('--to <month>')
    .action((o, command: Command) =>
      run<Answer<'afr'>>(command, 'loan.afr', { from: o.from, to: o.to }, (all) =>
        printTable(
          [
            { title: 'Month' },
            { title: 'Term' },
            ...['Annual', 'Semiannual', 'Quarterly', 'Monthly'].map((title) => ({
              title,
              align: 'right' as const,
            })),
            { title: 'Ruling' },
          ],
          all.map((r) => [
            ...[r.month, r.term, r.annual, r.semiannual ?? '', r.quarterly ?? '', r.monthly ?? ''],
            r.checked ? r.ruling : `${r.ruling} (not held against it)`,
          ]),
          'No rates are known.',
        ),
      ),
    );
  loan
    .command('import-afr <file>')
    .description(`take rates out of a CSV: month, term (${oneOf(AFR_TERMS)}), rate, ruling`)
    .action((path: string, _, command: Command) =>
      run<Answer<'import_afr'>>(
        command,
        'loan.import_afr',
        { csv: readInput(path).toString('utf8') },
        ({ added, changed, unchanged }) =>
          print(`${added} rates added, ${changed} changed, ${unchanged} as they were.`),
      ),
    );
}

export function addLoanCommands(program: Command): void {
  const loan = program
    .command('loan')
    .description('lending between owner and companies, and between companies');
  addReading(loan);
  addWriting(loan);
  addRates(loan);
}
