/** Money that was lent and is owed without any terms on record, as of a day. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { findEntity, type Scope } from '../ledger/index.ts';
import { type Advances, lastStretch, listAdvances } from './advances.ts';
import { balanceSpans } from './imputed.ts';

type Unwritten = (typeof contract.loan.unwritten)['~orpc'];
type Input = z.output<NonNullable<Unwritten['inputSchema']>>;
type Output = z.input<NonNullable<Unwritten['outputSchema']>>;

export function listUnwritten({ db, today }: Pick<Scope, 'db' | 'today'>, input: Input): Output {
  const entity = input.entity === undefined ? null : findEntity(db, input.entity).id;
  const asOf = input.as_of ?? today;
  const partyOf = (id: string) => ({ id, name: findEntity(db, id).name });
  return listAdvances(db)
    .filter(({ lenderId, borrowerId }) => entity === null || lenderId === entity || borrowerId === entity)
    .flatMap((one) => openOn(one, asOf) ?? [])
    .map(({ of: { lenderId, borrowerId, currency }, owedMinor, since, lent }) => ({
      ...{ lender: partyOf(lenderId), borrower: partyOf(borrowerId), currency, since },
      ...{ owed: formatMoney(owedMinor, currency), owed_minor: owedMinor, lendings: lent.toReversed() },
    }))
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

function openOn(of: Advances, asOf: string) {
  const balances = balanceSpans(of.changes, asOf).map(({ from, balanceMinor }) => ({
    ...{ date: from, balanceMinor },
  }));
  const owedMinor = balances.at(-1)?.balanceMinor ?? 0;
  return owedMinor > 0 ? { of, owedMinor, ...lastStretch(of, balances, asOf) } : null;
}
