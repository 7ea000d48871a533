/**
 * What an account counts as when payments are reported: the box of its costs, or the means that it pays by. Somebody's own word
 * goes first, for the account or one above it; then the number of the standard chart, its kind, and the name of a network.
 */
import type { contract } from '../../shared/contract/index.ts';
import { type AccountCounts, REPORTED_BOXES, type ReportedBox } from '../../shared/contract/vendor.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  type HandlersOf,
  loadChart,
  MONEY_ROLES,
} from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { vendorAccount, vendorPayment } from './tables.ts';

export interface Counted {
  account: ChartAccount;
  counts: AccountCounts;
  chosen: boolean;
}

const BOXES: ReadonlySet<string> = new Set(REPORTED_BOXES);
export const isBox = (counts: AccountCounts): counts is ReportedBox => BOXES.has(counts);

/** Numbers of the standard chart of a company whose costs are for services, or rent. */
const BOX_OF_CODE: Readonly<Record<string, ReportedBox>> = {
  '6020': 'nec-1',
  '6030': 'nec-1',
  '6090': 'nec-1',
  '6120': 'misc-1',
  '6130': 'misc-1',
  '6140': 'nec-1',
};
/** What the company owes its owner for what they paid. */
const DUE_TO_OWNER = '2100';

/** Companies that report what they pay on (Form 1099-K); Zelle is none, it only moves what banks pay. */
const NETWORKS = /\b(paypal|venmo|cash ?app|stripe|square|amazon pay|processor clearing)\b/i;

const chosenOf = prepared<{ account_id: string; counts: AccountCounts }>(
  'SELECT v.account_id, v.counts FROM vendor_account v JOIN account a ON a.id = v.account_id WHERE a.entity_id = ?',
);
const across = preparedValue<string>(
  'SELECT c.account_id FROM counter_account c JOIN account a ON a.id = c.account_id WHERE a.entity_id = ?',
);

/** Every account of the company, by its id. */
export function countsOf(db: VaultDatabase, entity: EntityRow): Map<string, Counted> {
  const chosen = new Map(
    chosenOf(db)
      .all(entity.id)
      .map(({ account_id, counts }) => [account_id, counts]),
  );
  const against = new Set(across(db).all(entity.id));
  const known = new Map<string, Counted>();
  // The chart has those above before those below.
  for (const account of loadChart(db, entity.id)) {
    const above = account.parent_id === null ? undefined : known.get(account.parent_id);
    const own = chosen.get(account.id);
    const plain = byDefault(account, against.has(account.id));
    const counts = own ?? (above?.account.type === account.type && plain === 'none' ? above.counts : plain);
    known.set(account.id, { account, counts, chosen: own !== undefined });
  }
  return known;
}

function byDefault({ type, role, code, path }: ChartAccount, isAgainst: boolean): AccountCounts {
  if (role === 'card') return 'card';
  if (MONEY_ROLES.has(role) || role === 'cash') return NETWORKS.test(path) ? 'network' : 'paid';
  if (type === 'equity' || isAgainst || code === DUE_TO_OWNER) return 'owner';
  return (type === 'expense' && BOX_OF_CODE[code ?? '']) || 'none';
}

/** Boxes are of what is bought, means of what it is paid from, tax withheld of what is owed for it. */
const TYPES: Readonly<Record<'box' | 'means' | 'withheld', readonly ChartAccount['type'][]>> = {
  box: ['expense', 'asset'],
  means: ['asset', 'liability', 'equity'],
  withheld: ['liability'],
};

function requireFit({ path, type, role }: ChartAccount, counts: AccountCounts): void {
  if (counts === 'none') return;
  const sort = isBox(counts) ? 'box' : counts === 'withheld' ? 'withheld' : 'means';
  const isMoney = MONEY_ROLES.has(role) || role === 'cash';
  if (TYPES[sort].includes(type) && !(isMoney && sort === 'box')) return;
  throw new BulkheadError('INVALID_INPUT', `“${path}” is ${type}: it can’t count as that.`, {
    remedy: 'A box is for costs, a means for what pays, and tax withheld is a liability.',
    facts: { account: path, counts },
  });
}

const describe = ({ account, counts, chosen }: Counted) => ({
  ...{ account_id: account.id, account: account.path, counts, chosen },
});

const isEntry = preparedValue<number>('SELECT 1 FROM entry WHERE id = ?');
const paymentRow = preparedValue<string>('SELECT means FROM vendor_payment WHERE entry_id = ?');
const accountRow = preparedValue<string>('SELECT counts FROM vendor_account WHERE account_id = ?');

type Own = 'accounts' | 'set_account' | 'set_payment';

export const countHandlers: Pick<HandlersOf<typeof contract.vendor>, Own> = {
  accounts: ({ db }, { entity }) =>
    [...countsOf(db, findEntity(db, entity)).values()]
      .filter(({ counts, chosen }) => chosen || counts !== 'none')
      .map(describe),

  set_account({ db, unit }, { entity, account: ref, counts }) {
    const owner = findEntity(db, entity);
    const account = findAccount(db, ref, entity);
    const accountId = account.id;
    if (counts !== null) requireFit(account, counts);
    const isSaid = accountRow(db).get(accountId) !== undefined;
    if (counts === null && isSaid) unit.remove(vendorAccount, { accountId });
    if (counts !== null && isSaid) unit.update(vendorAccount, { accountId }, { counts });
    if (counts !== null && !isSaid) unit.insert(vendorAccount, { accountId, counts });
    return describe(countsOf(db, owner).get(accountId)!);
  },

  set_payment({ db, unit }, { entry_id: entryId, means }) {
    if (isEntry(db).get(entryId) === undefined)
      throw new BulkheadError('NOT_FOUND', `There is no entry ${entryId}.`, {
        remedy: 'It may have been removed meanwhile. Look at the register again.',
        facts: { next: 'entry.register' },
      });
    const isSaid = paymentRow(db).get(entryId) !== undefined;
    if (means === null && isSaid) unit.remove(vendorPayment, { entryId });
    if (means !== null && isSaid) unit.update(vendorPayment, { entryId }, { means });
    if (means !== null && !isSaid) unit.insert(vendorPayment, { entryId, means });
    return { ok: true };
  },
};
