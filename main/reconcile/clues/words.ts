/** A clue in words: what is so, and what can be done about it. */
import { formatMoneyForPeople } from '../../../shared/money.ts';
import type { Clue } from './clue.ts';
import type { Row } from './rows.ts';

type Act = 'tick' | 'untick' | 'open' | 'balance' | 'import' | 'enter' | 'mend' | 'reopen';

interface Words {
  sentence: string;
  remedy: string;
  act: Act;
}

const SLIPS = {
  sign: 'turned round',
  digits: 'with two digits that change places',
  point: 'with the decimal point moved',
} as const;

const TWINS = {
  doubled: 'are of one amount',
  doubled_digits: 'differ by two digits that changed places',
  doubled_point: 'differ by the place of the decimal point',
} as const;

const BALANCES = {
  balance_sign: 'With the other sign',
  balance_digits: 'With two digits that change places',
  balance_point: 'With the decimal point moved',
} as const;

export function wordsOf(clue: Clue, currency: string): Words {
  const money = (minor: number | null) => `${formatMoneyForPeople(minor ?? 0, currency)} ${currency}`;
  const name = (row: Row | undefined) =>
    row ? `“${row.payee}” of ${row.date} (${money(row.amount_minor)})` : '';
  const [first, second] = clue.rows;
  const right = money(clue.right);
  switch (clue.kind) {
    case 'balance_imported':
      return words(
        `The imported statement of that day states ${right}.`,
        'Take that balance, unless the paper says otherwise.',
        'balance',
      );
    case 'balance_sign':
    case 'balance_digits':
    case 'balance_point':
      return words(
        `${BALANCES[clue.kind]} the balance would be ${right}, and prove.`,
        'Look at the statement again. What is owed is negative.',
        'balance',
      );
    case 'doubled':
    case 'doubled_digits':
    case 'doubled_point':
      return words(
        `${name(first)} and ${name(second)} ${TWINS[clue.kind]}; only the second is a row of the bank (${place(second)}), and both are ticked.`,
        'If they are one payment, untick the first and remove it.',
        'untick',
      );
    case 'overlap':
      return words(
        overlapSentence(clue, name),
        'If it happened once, take back the import that brought it again.',
        'import',
      );
    case 'unbooked':
      return unbookedWords(clue, money);
    case 'opening':
      return words(
        `The reconciliation of ${clue.to} proved ${right}; its rows now come to ${money((clue.right ?? 0) - (clue.effect ?? 0))}.`,
        'Reopen that reconciliation, and see which row is missing or another.',
        'reopen',
      );
    case 'twice': {
      const often = clue.rows.length === 2 ? 'twice' : `${clue.rows.length} times`;
      return first?.file
        ? words(
            `${name(first)} stands there ${often}, each time as a row of the bank: ${clue.rows.toReversed().map(place).join(' and ')}.`,
            'If the statement has it less often, look where the file has it from.',
            'open',
          )
        : words(
            `${name(first)} stands there ${often}, each time ticked, with no row of the bank behind it.`,
            'If the statement has it less often, untick one and remove it.',
            'untick',
          );
    }
    case 'tick':
      return tickWords(clue, name);
    case 'outside':
      return words(
        `${name(first)} is exactly the difference and ticked, though it is dated before the statement’s period.`,
        'Untick it if it is not on this statement.',
        'untick',
      );
    case 'late':
      return words(
        `${name(first)} is exactly the difference and dated after the statement’s day, so it does not count.`,
        'If it is on the statement, correct its date and tick it.',
        'open',
      );
    case 'untick':
      return words(
        `${name(first)} is exactly the difference and ticked, with no row of the bank behind it.`,
        'Untick it if it is not on the statement.',
        'untick',
      );
    case 'sign':
    case 'digits':
    case 'point': {
      const how = first?.ticked ? '' : ', and ticked,';
      return words(
        `${name(first)} would be ${right} ${SLIPS[clue.kind]}${how} and the difference zero.`,
        first?.file
          ? `It is a row of the bank (${place(first)}): hold that against the statement.`
          : 'If the statement says so, correct the amount.',
        'open',
      );
    }
    case 'gap':
      return words(
        `No statement covers ${clue.from} to ${clue.to}; behind these days the bank has ${money(clue.effect)} more than the books.`,
        'Import the statement of these days.',
        'import',
      );
    case 'parted':
      return words(
        clue.from === null
          ? `On ${clue.to} the bank has ${money(clue.effect)} more than the books.`
          : `Between ${clue.from} and ${clue.to} the bank comes to have ${money(clue.effect)} more than the books.`,
        'Look through the rows of these days.',
        'open',
      );
    case 'missing':
      return words(
        `If all of the statement is ticked, a row of ${money(clue.effect)} may be missing, or several that come to it.`,
        'Import the statement, or enter what is missing.',
        'enter',
      );
  }
}

function words(sentence: string, remedy: string, act: Act): Words {
  return { sentence, remedy, act };
}

function place(row: Row | undefined): string {
  return row?.file ? `${row.file}, line ${row.file_line}` : 'the bank';
}

function overlapSentence({ rows, fits }: Clue, name: (row: Row | undefined) => string): string {
  const [first, second] = rows;
  if (fits > 1)
    return `${fits} rows that ${first?.file} brought stand beside rows of the same amounts of other files, within days.`;
  if (first?.date === second?.date)
    return `${name(first)} came from two files: ${place(second)} and ${place(first)}.`;
  return `${name(first)} (${place(first)}) and ${name(second)} (${place(second)}) are of one amount, out of two files.`;
}

function tickWords({ rows, fits }: Clue, name: (row: Row) => string): Words {
  const [first] = rows;
  if (rows.length === 1)
    return words(
      `${name(first!)} is exactly the difference and not ticked.`,
      'Tick it if it is on the statement.',
      'tick',
    );
  const others = fits > 1 ? ` ${fits} such sets of rows fit.` : '';
  return words(
    `${rows.map(name).join(', ')}: together they are exactly the difference, and not ticked.${others}`,
    'Tick them if they are on the statement.',
    'tick',
  );
}

function unbookedWords({ unbooked, effect, fits }: Clue, money: (minor: number) => string): Words {
  const [first] = unbooked;
  const what = fits === 1 ? 'a row that was' : `${fits} rows that were`;
  const of = effect === null ? '' : `, ${money(effect)} in all`;
  const where = first && first.line > 0 ? ` Line ${first.line}: ${first.reason.replace(/[.]$/, '')}.` : '';
  const sentence = `${first?.file} held ${what} not booked${of}.${where}`;
  return first?.id == null
    ? words(sentence, 'Enter what is on the statement by hand, and tick it.', 'enter')
    : words(sentence, 'Say by hand what the row says (“bulkhead batch mend”).', 'mend');
}
