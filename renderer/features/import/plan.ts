/** What an import would do, told from its preview: how much of what, and what must be chosen before. Pure. */
import type { ImportAccount, ImportFile } from '../../../shared/contract/import.ts';
import { signOf } from '../../ui/index.ts';
import { unreadCount } from './rows.ts';

/** Places in the preview. */
export interface Place {
  file: number;
  account: number;
}

/** Something without which a file can’t be imported. */
export interface Want extends Place {
  what: 'account' | 'entity' | 'columns' | 'day' | 'proof';
  /** What to call it: the account, or the file. */
  name: string;
}

export interface Plan {
  /** Entries that would be added. */
  added: number;
  /** Rows that entries stand for which were there. */
  matched: number;
  /** Rows that are known already. */
  known: number;
  /** Accounts that rows or balances go to. */
  accounts: number;
  /** Files that can’t be imported as they are, and of which nothing is wanted that would help. */
  refused: number;
  /** Files that somebody left out, as a whole or in all accounts. */
  skipped: number;
  wants: Want[];
  /** Accounts that would get rows, and are off from what the bank states. */
  off: Place[];
  /** Whether there is anything at all that the books don’t have yet: a row, a balance, or what was said of a row. */
  news: boolean;
  /** Rows that could not be booked, and would be kept to be mended. */
  unbooked: number;
  /** Something was said of a row that may be there already. */
  decides: boolean;
}

/** Whether the file’s columns must be told before it can be read. */
export function wantsColumns(file: ImportFile): boolean {
  if (file.status !== 'refused' || (file.sample === null && file.mapping === null)) return false;
  return file.accounts.every(({ target }) => target.wants === 'nothing' || target.skipped);
}

/** What is asked of a file as a whole, by what keeps it out. */
const ASKED = [
  ['unproven', 'proof'],
  ['year-missing', 'day'],
] as const;

function wantsOf(file: ImportFile, index: number): Want[] {
  if (wantsColumns(file)) return [{ what: 'columns', file: index, account: 0, name: file.file }];
  const wants = file.accounts.flatMap(({ target }, account): Want[] =>
    target.wants === 'nothing' || target.skipped
      ? []
      : [{ what: target.wants, file: index, account, name: target.name }],
  );
  const [what] = ASKED.flatMap(([trouble, asked]) => (file.trouble === trouble ? [asked] : []));
  return what === undefined ? wants : [...wants, { what, file: index, account: 0, name: file.file }];
}

/** An account in the books is one, however many files bring rows of it. */
function placeOf({ entity, account, target }: ImportAccount): string {
  return `${entity ?? ''}|${account ?? target.name}`;
}

export function planOf(files: readonly ImportFile[], batch: string | null): Plan {
  const plan: Plan = {
    added: 0,
    matched: 0,
    known: 0,
    accounts: 0,
    refused: 0,
    skipped: 0,
    wants: files.flatMap(wantsOf),
    off: [],
    news: batch !== null,
    unbooked: 0,
    decides: files.some((file) =>
      file.accounts.some((account) => account.rows.some(({ doubt }) => doubt?.is_said === true)),
    ),
  };
  const places = new Set<string>();
  for (const [index, file] of files.entries()) {
    if (file.status === 'skipped') plan.skipped += 1;
    if (file.status === 'refused' && !plan.wants.some((want) => want.file === index)) plan.refused += 1;
    if (file.status === 'refused' || file.status === 'skipped') continue;
    plan.unbooked += unreadCount(file);
    for (const [place, account] of file.accounts.entries()) {
      if (account.target.skipped) continue;
      const isOff = account.difference !== null && signOf(account.difference) !== 0;
      if (isOff && account.new + account.matched > 0) plan.off.push({ file: index, account: place });
      plan.added += account.new;
      plan.matched += account.matched;
      plan.known += account.duplicate;
      if (account.new + account.matched > 0) places.add(placeOf(account));
    }
  }
  plan.accounts = places.size;
  return plan;
}
