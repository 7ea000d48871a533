/**
 * The list that comes before a packet: what an accountant would ask about a year. Each check says what was found, how much and
 * where; what cannot be told is `unknown`, and never taken for clear. NOT_FOUND for an entity that is not there.
 */
import { formatMoney } from '../../../shared/money.ts';
import { findEntity, type Scope } from '../../ledger/index.ts';
import { preparedValue } from '../../vault/index.ts';
import { afterClose } from './after-close.ts';
import { balances } from './balances.ts';
import { categories } from './categories.ts';
import { closed } from './closed.ts';
import { contractors } from './contractors.ts';
import { findings } from './findings.ts';
import { inTransit } from './in-transit.ts';
import { loanPayments } from './loan-payments.ts';
import { members } from './members.ts';
import { openingEquity } from './opening-equity.ts';
import { receipts } from './receipts.ts';
import { reconciled } from './reconciled.ts';
import { taxLines } from './tax-lines.ts';
import { type Check, type PreflightOut, type View, viewOf } from './view.ts';

const anyEntry = preparedValue<number>(
  'SELECT 1 FROM entry WHERE entity_id = ? AND date BETWEEN ? AND ? LIMIT 1',
);

/** In the order in which they are told. */
const CHECKS: readonly Check[] = [
  ...[closed, reconciled, categories, taxLines, members, openingEquity, afterClose],
  ...[balances, inTransit, loanPayments, receipts, contractors, findings],
];

export async function preflight(
  scope: Scope,
  asked: { entity: string; year: number },
): Promise<PreflightOut> {
  const entity = findEntity(scope.db, asked.entity);
  const view = viewOf(scope, entity, asked.year);
  const checks: PreflightOut['checks'] = [];
  const isBooked = anyEntry(scope.db).get(entity.id, view.from, view.to) !== undefined;
  for (const check of CHECKS) {
    const found = await told(view, check);
    checks.push(isBooked || found.state !== 'clear' ? found : { ...found, ...nothingBooked(view) });
  }
  const count = (state: string) => checks.filter((one) => one.state === state).length;
  return {
    ...{ entity: entity.name, entity_id: entity.id, year: view.year, from: view.from, to: view.to },
    currency: entity.base_currency,
    counts: { clear: count('clear'), open: count('open'), unknown: count('unknown') },
    checks,
  };
}

/** Of a year without any entry nothing can be said, and least of all that it is in order. */
function nothingBooked({ year }: View) {
  return { state: 'unknown' as const, text: `Nothing was booked in ${year}.`, remedy: null };
}

async function told(view: View, { id, title, look }: Check): Promise<PreflightOut['checks'][number]> {
  const { state, text, remedy, amountMinor, items = [], total = items.length } = await look(view);
  return {
    ...{ check: id, title, state, text, remedy: remedy ?? null, total, items: [...items] },
    amount: amountMinor === undefined ? null : formatMoney(amountMinor, view.entity.base_currency),
  };
}
