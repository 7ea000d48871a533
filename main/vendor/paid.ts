/**
 * What one vendor was paid, out of the entries of one company that name them: by box, day and means. A bill counts on the days
 * that it is paid, the oldest first; what was paid before its bill counts on the day it was paid. Amounts are minor units,
 * debits positive; a refund is a payment below zero.
 */
import type { PaymentMeans, ReportedBox } from '../../shared/contract/vendor.ts';
import { allocate, minor } from '../../shared/money.ts';

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
  /** Of bills that are open in the end. */
  unpaid: ReadonlyMap<ReportedBox, number>;
}

type Amounts = ReadonlyMap<ReportedBox, number>;

/** An open bill, or money that waits for one. */
interface Bill {
  open: number;
  boxes: Amounts;
}
interface Prepaid {
  entryId: string;
  date: string;
  open: number;
  sources: readonly Source[];
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

/** Entries of one vendor, in the order of their days. */
export function paidTo(entries: readonly PaidEntry[]): Paid {
  const walk = new Walk();
  for (const entry of entries) walk.take(entry);
  return walk.result();
}

class Walk {
  readonly #payments: Payment[] = [];
  readonly #withheld: Paid['withheld'] = [];
  /** By account of payables. */
  readonly #bills = new Map<string, Bill[]>();
  readonly #prepaid = new Map<string, Prepaid[]>();

  take(entry: PaidEntry): void {
    const carried = this.#carried(entry);
    for (const leg of entry.legs) {
      const amounts = carried.get(leg) ?? NOTHING;
      if (leg.kind === 'payable') this.#owe(entry, leg, amounts);
      else if (leg.kind !== 'earning') this.#pay(entry, amounts, [{ means: meansOf(leg.kind), weight: 1 }]);
      if (leg.kind === 'withheld' && leg.minor < 0)
        this.#withheld.push({ date: entry.date, minor: -leg.minor });
    }
  }

  result(): Paid {
    const unpaid = new Map<ReportedBox, number>();
    for (const { boxes } of [...this.#bills.values()].flat())
      for (const [box, amount] of boxes) unpaid.set(box, (unpaid.get(box) ?? 0) + amount);
    return { payments: this.#payments, withheld: this.#withheld, unpaid };
  }

  /** Which legs stand for what went into boxes: those across, in proportion; where only costs do, it was paid all the same. */
  #carried(entry: PaidEntry): Map<PaidLeg, Map<ReportedBox, number>> {
    const carried = new Map<PaidLeg, Map<ReportedBox, number>>();
    for (const [box, amount] of boxedOf(entry)) {
      const across = entry.legs.filter((leg) => !isBoxed(leg) && leg.minor > 0 !== amount > 0);
      if (!across.some(({ kind }) => kind !== 'earning')) {
        this.#pay(entry, new Map([[box, amount]]), [{ means: 'paid', weight: 1 }]);
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

  /** A credit opens a bill or takes what was paid before it; a debit pays the oldest bills, or, of a credit note, ends them. */
  #owe(entry: PaidEntry, leg: PaidLeg, boxes: Amounts): void {
    if (leg.minor < 0) return this.#bill(leg, boxes);
    const bills = this.#bills.get(leg.accountId) ?? [];
    const isNote = [...boxes.values()].some((amount) => amount < 0);
    const sources = sourcesOf(entry);
    let left = leg.minor;
    while (left > 0 && bills.length > 0) {
      const [first] = bills;
      const settled = Math.min(left, first!.open);
      const [part, rest] = split(first!.boxes, settled, first!.open);
      left -= settled;
      if (settled === first!.open) bills.shift();
      else bills[0] = { open: first!.open - settled, boxes: rest };
      if (!isNote) this.#pay(entry, part, sources);
    }
    if (left === 0 || isNote) return;
    const early = { entryId: entry.id, date: entry.date, open: left, sources };
    const waiting = this.#prepaid.get(leg.accountId);
    if (waiting) waiting.push(early);
    else this.#prepaid.set(leg.accountId, [early]);
  }

  #bill(leg: PaidLeg, boxes: Amounts): void {
    const waiting = this.#prepaid.get(leg.accountId) ?? [];
    let bill: Bill = { open: -leg.minor, boxes };
    while (bill.open > 0 && waiting.length > 0) {
      const [first] = waiting;
      const taken = Math.min(bill.open, first!.open);
      const [part, rest] = split(bill.boxes, taken, bill.open);
      this.#pay({ id: first!.entryId, date: first!.date }, part, first!.sources);
      bill = { open: bill.open - taken, boxes: rest };
      if (taken === first!.open) waiting.shift();
      else waiting[0] = { ...first!, open: first!.open - taken };
    }
    if (bill.open === 0) return;
    const bills = this.#bills.get(leg.accountId);
    if (bills) bills.push(bill);
    else this.#bills.set(leg.accountId, [bill]);
  }

  #pay({ id, date }: { id: string; date: string }, boxes: Amounts, sources: readonly Source[]): void {
    for (const [box, amount] of boxes) {
      const parts = partsOf(
        amount,
        sources.map(({ weight }) => weight),
      );
      for (const [index, { means }] of sources.entries())
        if (means !== null && parts[index] !== 0)
          this.#payments.push({ entryId: id, date, box, means, minor: parts[index]! });
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

/** The share of `part` in `whole`, and the rest. */
function split(boxes: Amounts, part: number, whole: number): [Amounts, Amounts] {
  if (part === whole) return [boxes, NOTHING];
  const taken = new Map(
    [...boxes].map(([box, amount]) => [box, allocate(minor(amount), [part, whole - part])[0]!]),
  );
  return [taken, new Map([...boxes].map(([box, amount]) => [box, amount - taken.get(box)!]))];
}
