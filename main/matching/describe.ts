/** Rows, legs and candidates as the contract shows them. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Certainty } from '../import/index.ts';
import { accountPath, findEntity } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type Leg, otherAccount } from './legs.ts';
import { type Loss, lostByMatch, lostByTransfer } from './losses.ts';
import type { OwnEntries } from './own-entry.ts';
import type { BankRow } from './rows.ts';

type Output = z.input<NonNullable<(typeof contract.matching.candidates)['~orpc']['outputSchema']>>;
export type MatchedOut = Output['rows'][number];
export type WaitingOut = Output['waiting'][number];
export type CandidateOut = MatchedOut['candidates'][number];
type RowOut = MatchedOut['row'];
export type LegOut = WaitingOut['leg'];

export interface Candidate extends Certainty {
  kind: 'legs' | 'transfer' | 'doubled' | 'crossing';
  rows: BankRow[];
  legs: Leg[];
  /** What is left over beside the legs, where that is known to be a fee or was booked so before. */
  rest?: { minor: number; accountId: string | null };
}

const isUncategorised = preparedValue<1>("SELECT 1 FROM account WHERE id = ? AND role = 'uncategorised'");

export class Describer {
  readonly #db: VaultDatabase;
  readonly #own: OwnEntries;
  readonly #paths = new Map<string, string>();
  readonly #names = new Map<string, string>();

  constructor(db: VaultDatabase, own: OwnEntries) {
    this.#db = db;
    this.#own = own;
  }

  path(accountId: string): string {
    const path = this.#paths.get(accountId) ?? accountPath(this.#db, accountId);
    this.#paths.set(accountId, path);
    return path;
  }

  #entityName(id: string): string {
    const name = this.#names.get(id) ?? findEntity(this.#db, id).name;
    this.#names.set(id, name);
    return name;
  }

  /** `kept`: categories that are not lost with the row’s own entry. */
  row(row: BankRow, kept: readonly (string | null)[] = []): RowOut {
    const { id, account_id, date, payee, memo, check_number, amount_minor, currency, file, file_line } = row;
    const category = this.#own.categoryOf(row);
    return {
      id,
      account_id,
      account: this.path(account_id),
      entity: this.#entityName(row.entity_id),
      date,
      payee,
      memo,
      check_number,
      amount: formatMoney(amount_minor, currency),
      amount_minor,
      currency,
      file,
      file_line,
      own_entry: row.kind === 'created' ? row.entry_id : null,
      category: category && this.path(category),
      held: this.#own.held(row, kept),
    };
  }

  leg(leg: Leg): LegOut {
    const other = otherAccount(this.#db, leg);
    const hasCategory = other !== null && isUncategorised(this.#db).get(other) === undefined;
    return {
      ...leg,
      account: this.path(leg.account_id),
      amount: formatMoney(leg.amount_minor, leg.currency),
      category: hasCategory ? this.path(other) : null,
    };
  }

  candidate({ kind, score, level, reasons, rows, legs, rest }: Candidate): CandidateOut {
    const kept =
      kind === 'legs'
        ? legs.map((leg) => otherAccount(this.#db, leg))
        : rows.map(({ account_id }) => account_id);
    const losses = this.#losses(kind, rows, legs);
    return {
      kind,
      score,
      level,
      reasons,
      rows: rows.map((row) => this.row(row, kept)),
      legs: legs.map((leg) => this.leg(leg)),
      rest: rest ? this.#rest(rest, rows[0]!.currency) : null,
      losses: losses.filter(({ locked }) => !locked).map(lossOut),
      locked: losses.filter(({ locked }) => locked).map(lossOut)[0] ?? null,
    };
  }

  #rest({ minor, accountId }: NonNullable<Candidate['rest']>, currency: string): CandidateOut['rest'] {
    return {
      ...{ amount: formatMoney(minor, currency), amount_minor: minor, account_id: accountId },
      account: accountId && this.path(accountId),
    };
  }

  #losses(kind: Candidate['kind'], rows: readonly BankRow[], legs: readonly Leg[]): Loss[] {
    // Both entries stay, and only get the legs against each other.
    if (kind === 'crossing') return [];
    if (kind === 'transfer' || kind === 'doubled')
      return lostByTransfer(this.#own, rows[0]!, rows[1]!).losses;
    const losses = lostByMatch(this.#db, this.#own, rows, legs);
    const [first] = rows;
    const closed = first?.closed_through ?? null;
    // One row leaves the leg as it is; several divide it.
    const divided = rows.length > 1 && closed !== null && legs.some(({ date }) => date <= closed);
    return divided
      ? [{ row: first!, held: { kind: 'closed', text: null }, locked: true }, ...losses]
      : losses;
  }
}

export function lossOut({ row, held }: Loss): CandidateOut['losses'][number] {
  return { line: row.id, ...held };
}
