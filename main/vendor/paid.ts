/**
 * What each vendor was paid, out of the entries of one company: by box, day and means. A bill counts on the days that it is paid
 * (`ledger/open-items.ts` says by what); what was paid before its bill counts on the day it was paid. Amounts are minor units,
 * debits positive; a refund is a payment below zero.
 */
import type { PaymentMeans, ReportedBox } from '../../shared/contract/vendor.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { allocate, minor } from '../../shared/money.ts';
import { OpenItems, ownName } from '../ledger/index.ts';

/** What a leg is to a payment; `earning`: income or another cost, which is no money. */
export type LegKind = ReportedBox | PaymentMeans | 'payable' | 'withheld' | 'earning' | 'other';

export interface PaidLeg {
  accountId: string;
  kind: LegKind;
  minor: number;
}

export interface PaidEntry {
  id: string;
  date: string;
  /** Whom it names: a vendor or a payee; nothing where it names nobody. */
  party: string;
  /** Brings in balances from before the books. */
  isOpening: boolean;
  legs: readonly PaidLeg[];
}

export interface Payment {
  entryId: string;
  date: string;
  box: ReportedBox;
  means: PaymentMeans;
  minor: number;
}

export interface Paid {
  payments: Payment[];
  withheld: { date: string; minor: number }[];
  /** Of bills that are open on the day that was asked for. */
  unpaid: Map<ReportedBox, number>;
  /** What was paid for bills that nobody entered yet. */
  ahead: { date: string; minor: number }[];
}

type Amounts = ReadonlyMap<ReportedBox, number>;

/** What an open bill carries, or money that waits for one; a credit note pays nothing. */
interface Carried {
  party: string;
  boxes: Amounts;
  payment: { entry: PaidEntry; sources: readonly Source[] } | null;
  isBill: boolean;
}
interface Source {
  /** `null`: nothing was paid, a discount. */
  means: PaymentMeans | null;
  weight: number;
}

const MEANS: ReadonlySet<LegKind> = new Set(['paid', 'card', 'network', 'owner']);
/** What is no money of any kind was paid by the company, as far as can be told. */
const meansOf = (kind: LegKind): PaymentMeans => (MEANS.has(kind) ? (kind as PaymentMeans) : 'paid');
const isBoxed = ({ kind }: PaidLeg) => kind.startsWith('nec-') || kind.startsWith('misc-');

/** All entries, in the order of their days; what is not paid is looked at on the day `to`. */
export function paidTo(entries: readonly PaidEntry[], to: CalendarDate): Map<string, Paid> {
  const walk = new Walk(everBilled(entries));
  for (const entry of entries.filter(({ date }) => date <= to)) walk.take(entry);
  walk.noteUnpaid();
  for (const entry of entries.filter(({ date }) => date > to)) walk.take(entry);
  return walk.result();
}

/** A payee of whom there is no bill is no vendor’s name for sure: it may be the bank’s words for one. */
function everBilled(entries: readonly PaidEntry[]): Set<string> {
  const billed = entries
    .filter(({ party, isOpening }) => party !== '' && !isOpening)
    .flatMap(({ party, legs }) =>
      legs
        .filter(({ kind, minor: amount }) => kind === 'payable' && amount < 0)
        .map(({ accountId }) => ownName(accountId, party)),
    );
  return new Set(billed);
}

class Walk {
  readonly #paid = new Map<string, Paid>();
  readonly #items: OpenItems<Carried>;

  constructor(known: ReadonlySet<string>) {
    this.#items = new OpenItems(known, split);
  }

  take(entry: PaidEntry): void {
    const carried = this.#carried(entry);
    for (const leg of entry.legs) {
      const amounts = carried.get(leg) ?? NOTHING;
      if (leg.kind === 'payable') this.#owe(entry, leg, amounts);
      else if (leg.kind !== 'earning')
        this.#pay(entry.party, entry, amounts, [{ means: meansOf(leg.kind), weight: 1 }]);
      if (leg.kind === 'withheld' && leg.minor < 0)
        this.#of(entry.party).withheld.push({ date: entry.date, minor: -leg.minor });
    }
  }

  noteUnpaid(): void {
    for (const { carried } of this.#items.open())
      for (const [box, amount] of carried.isBill ? carried.boxes : NOTHING) {
        const { unpaid } = this.#of(carried.party);
        unpaid.set(box, (unpaid.get(box) ?? 0) + amount);
      }
  }

  result(): Map<string, Paid> {
    for (const { open, carried } of this.#items.open())
      if (carried.payment && open > 0)
        this.#of(carried.party).ahead.push({ date: carried.payment.entry.date, minor: open });
    return this.#paid;
  }

  #of(party: string): Paid {
    const paid = this.#paid.get(party) ?? { payments: [], withheld: [], unpaid: new Map(), ahead: [] };
    this.#paid.set(party, paid);
    return paid;
  }

  /** Which legs stand for what went into boxes: those across, in proportion; where only costs do, it was paid all the same. */
  #carried(entry: PaidEntry): Map<PaidLeg, Map<ReportedBox, number>> {
    const carried = new Map<PaidLeg, Map<ReportedBox, number>>();
    for (const [box, amount] of boxedOf(entry)) {
      const across = entry.legs.filter((leg) => !isBoxed(leg) && leg.minor > 0 !== amount > 0);
      if (!across.some(({ kind }) => kind !== 'earning')) {
        this.#pay(entry.party, entry, new Map([[box, amount]]), [{ means: 'paid', weight: 1 }]);
        continue;
      }
      const parts = partsOf(
        amount,
        across.map((leg) => Math.abs(leg.minor)),
      );
      for (const [index, leg] of across.entries()) {
        const own = carried.get(leg) ?? new Map<ReportedBox, number>();
        carried.set(leg, own.set(box, (own.get(box) ?? 0) + parts[index]!));
      }
    }
    return carried;
  }

  /** A credit is a bill, a debit pays bills or, of a credit note, ends them. */
  #owe(entry: PaidEntry, { accountId, minor: amount }: PaidLeg, boxes: Amounts): void {
    const isBill = amount < 0;
    const isNote = [...boxes.values()].some((part) => part < 0);
    const payment = isBill || isNote ? null : { entry, sources: sourcesOf(entry) };
    const carried: Carried = { party: entry.party, boxes, payment, isBill };
    this.#items.take(accountId, entry.party, amount, carried, (one, other) => {
      const [bill, by] = one.isBill ? [one, other] : [other, one];
      const party = bill.party === '' ? by.party : bill.party;
      if (by.payment) this.#pay(party, by.payment.entry, bill.boxes, by.payment.sources);
    });
  }

  #pay(
    party: string,
    { id, date }: Pick<PaidEntry, 'id' | 'date'>,
    boxes: Amounts,
    sources: readonly Source[],
  ): void {
    for (const [box, amount] of boxes) {
      const parts = partsOf(
        amount,
        sources.map(({ weight }) => weight),
      );
      for (const [index, { means }] of sources.entries())
        if (means !== null && parts[index] !== 0)
          this.#of(party).payments.push({ entryId: id, date, box, means, minor: parts[index]! });
    }
  }
}

function boxedOf({ legs }: PaidEntry): Map<ReportedBox, number> {
  const sums = new Map<ReportedBox, number>();
  for (const { kind, minor: amount } of legs.filter(isBoxed))
    sums.set(kind as ReportedBox, (sums.get(kind as ReportedBox) ?? 0) + amount);
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}

/** What settled bills came from. */
function sourcesOf({ legs }: PaidEntry): Source[] {
  const credits = legs.filter((leg) => leg.minor < 0 && !isBoxed(leg) && leg.kind !== 'payable');
  if (credits.length === 0) return [{ means: 'paid', weight: 1 }];
  return credits.map(({ kind, minor: credit }) => ({
    means: kind === 'earning' ? null : meansOf(kind),
    weight: -credit,
  }));
}

/** Nearly always there is one, and years have many entries. */
function partsOf(amount: number, weights: readonly number[]): readonly number[] {
  return weights.length === 1 ? [amount] : allocate(minor(amount), weights);
}

const NOTHING: Amounts = new Map();

function split(carried: Carried, part: number, whole: number): [Carried, Carried] {
  if (part === whole) return [carried, { ...carried, boxes: NOTHING }];
  const { boxes } = carried;
  const taken = new Map(
    [...boxes].map(([box, amount]) => [box, allocate(minor(amount), [part, whole - part])[0]!]),
  );
  const rest = new Map([...boxes].map(([box, amount]) => [box, amount - taken.get(box)!]));
  return [
    { ...carried, boxes: taken },
    { ...carried, boxes: rest },
  ];
}
