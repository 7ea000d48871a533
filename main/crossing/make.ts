/**
 * Making a pair: the leg beside the money goes to the account against the other entity, and the other entity's books get an
 * entry of the same day, payee and amount, with the cost where it belongs. Both or nothing. REFUSED where either of the books
 * is closed on that day.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  type AccountRow,
  accountOfRole,
  type EntityRow,
  findAccount,
  type Scope,
  type Unit,
} from '../ledger/index.ts';
import { entry, posting } from '../ledger/tables.ts';
import { applyToRow, compileRules, legsOf } from '../rules/index.ts';
import { accountAgainst } from './accounts.ts';
import { defaultSettlement, requirePayer } from './kinds.ts';
import { requireCrossing } from './list.ts';
import { canBeBought, type Origin, requireOpen, requireOrigin } from './origin.ts';
import { chooseCounterpart } from './parties.ts';
import { crossing } from './tables.ts';

type Make = (typeof contract.crossing.make)['~orpc'];
type Input = z.output<NonNullable<Make['inputSchema']>>;
type Output = z.input<NonNullable<Make['outputSchema']>>;

export function makeCrossing({ db, unit }: Scope, input: Input): Output {
  const origin = requireOrigin(db, input.entry);
  const { owner: payer, category: leg } = origin;
  requirePayer(input.kind, payer);
  const other = chooseCounterpart(db, payer, input.with);
  for (const one of [payer, other]) requireOpen(one, origin.date);
  const company = payer.kind === 'llc' ? payer : other;
  const settlement = input.settlement ?? defaultSettlement(input.kind, company);
  const claim = { kind: input.kind, settlement, currency: leg.currency };
  const ours = accountAgainst(unit, payer, other, claim);
  const theirs = accountAgainst(unit, other, payer, claim);
  unit.update(posting, { entryId: origin.id, line: leg.line }, { accountId: ours.id, status: 'cleared' });
  const mirrorEntryId = bookMirror(unit, origin, other, theirs, input.category);
  const id = unit.newId();
  unit.insert(crossing, {
    ...{ id, kind: input.kind, settlement, mirrorEntryId, mirrorLine: MIRROR_LINE },
    ...{ originEntryId: origin.id, originLine: leg.line },
  });
  return requireCrossing(db, id);
}

/** The leg against the other entity comes first, as money does elsewhere. */
const MIRROR_LINE = 0;

interface Bought {
  accountId: string;
  amountMinor: number;
}

function bookMirror(
  unit: Unit,
  origin: Origin,
  other: EntityRow,
  against: AccountRow,
  category: string | undefined,
): string {
  const { date, payee, memo } = origin;
  const { amount_minor: minor, currency } = origin.category;
  const entryId = unit.newId();
  unit.insert(entry, { id: entryId, entityId: other.id, date, payee, memo, source: 'manual' });
  const leg = { entryId, date, currency, status: 'cleared' as const };
  unit.insert(posting, { ...leg, line: MIRROR_LINE, accountId: against.id, amountMinor: -minor });
  for (const [index, part] of whatWasBought(unit, origin, other, against, category).entries())
    unit.insert(posting, { ...leg, line: MIRROR_LINE + 1 + index, ...part });
  return entryId;
}

/** What was named; else what the other books' rules say; else no category yet. */
function whatWasBought(
  unit: Unit,
  origin: Origin,
  other: EntityRow,
  against: AccountRow,
  category: string | undefined,
): Bought[] {
  const { amount_minor: minor, currency } = origin.category;
  if (category !== undefined) {
    const account = findAccount(unit.db, category, other.id);
    requireCategory(account, against, currency);
    return [{ accountId: account.id, amountMinor: minor }];
  }
  return (
    byRules(unit, origin, other, against) ?? [
      { accountId: accountOfRole(unit.db, other.id, 'uncategorised').id, amountMinor: minor },
    ]
  );
}

function byRules({ db }: Unit, origin: Origin, other: EntityRow, against: AccountRow): Bought[] | null {
  const { currency, amount_minor: minor } = origin.category;
  const money = { accountId: against.id, currency };
  const subject = { ...origin.said, date: origin.date, amountMinor: -minor, money };
  const hit = applyToRow(compileRules(db, other.id), subject);
  const legs = hit && legsOf(hit, subject);
  // A rule that knows the row as a transfer means the books' own money, and here is none.
  if (!legs || legs.some(({ waits }) => waits)) return null;
  return legs.map(({ accountId, amountMinor }) => ({ accountId, amountMinor }));
}

function requireCategory(
  account: AccountRow & { path: string },
  against: AccountRow,
  currency: string,
): void {
  const refuse = (message: string, remedy: string) => new BulkheadError('REFUSED', message, { remedy });
  if (account.archived === 1)
    throw refuse(`“${account.path}” is archived.`, 'Bring it back first, or use another account.');
  if (!canBeBought(account.role) || account.id === against.id)
    throw refuse(`“${account.path}” is no category.`, 'Choose what was bought.');
  if (account.currency !== null && account.currency !== currency)
    throw refuse(`“${account.path}” holds ${account.currency}, not ${currency}.`, 'Choose another category.');
}
