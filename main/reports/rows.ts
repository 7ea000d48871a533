/**
 * Rows of a statement: the chart's tree with headings, accounts and subtotals, for one account type and currency.
 * Accounts without an amount in any column are left out, and so are groups that hold none.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import { formatMoney } from '../../shared/money.ts';
import type { ChartAccount } from '../ledger/index.ts';
import { addTo, anyAmount, type Figures } from './figures.ts';

export type ReportRow = StatementReport['rows'][number];
export type ReportTotal = StatementReport['totals'][number];

/** Statements show what people expect to be positive as positive: credits of liabilities, equity and income. */
export type Sign = 1 | -1;

interface Node {
  account: ChartAccount;
  children: Node[];
}

interface Block {
  rows: ReportRow[];
  total: number[];
}

export interface SectionOptions {
  /** "Assets": the heading, and the name of the chart's root that it stands for. */
  label: string;
  type: ChartAccount['type'];
  currency: string;
  sign: Sign;
  width: number;
}

/** A heading, the accounts of one type as a tree, and their total. Without accounts, the total alone. */
export function section(
  chart: readonly ChartAccount[],
  figures: Figures,
  options: SectionOptions,
  computed: readonly { label: string; amounts: readonly number[] }[] = [],
): Block {
  const tree = new Tree(figures, options);
  const body = tree.below(forest(chart, options.type), options.label);
  for (const line of computed) {
    body.rows.push(tree.row('account', line.label, 1, line.amounts));
    addTo(body.total, line.amounts);
  }
  const heading = body.rows.length > 0 ? [tree.row('heading', options.label, 0, [])] : [];
  const total = tree.row('total', `Total ${options.label.toLowerCase()}`, 0, body.total);
  return { rows: [...heading, ...body.rows, total], total: body.total };
}

/** The accounts of a type as trees. An account whose parent is of another type starts a tree of its own. */
function forest(chart: readonly ChartAccount[], type: ChartAccount['type']): Node[] {
  const nodes = new Map(
    chart.filter((a) => a.type === type).map((account) => [account.id, { account, children: [] as Node[] }]),
  );
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.account.parent_id === null ? undefined : nodes.get(node.account.parent_id);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

class Tree {
  readonly #figures: Figures;
  readonly #options: SectionOptions;

  constructor(figures: Figures, options: SectionOptions) {
    this.#figures = figures;
    this.#options = options;
  }

  /** The section's trees. The chart's own root ("Assets") is the section itself and gets no second heading. */
  below(roots: Node[], label: string): Block {
    const isSection = (node: Node) =>
      node.children.length > 0 && node.account.name.toLowerCase() === label.toLowerCase();
    return this.#join(
      roots.flatMap((node) =>
        isSection(node)
          ? [this.#own(node, 1), ...node.children.map((child) => this.#block(child, 1))]
          : [this.#block(node, 1)],
      ),
    );
  }

  row(
    kind: ReportRow['kind'],
    label: string,
    depth: number,
    amounts: readonly number[],
    account?: ChartAccount,
  ): ReportRow {
    const { currency } = this.#options;
    return {
      kind,
      label,
      depth,
      account_id: account?.id ?? null,
      code: account?.code ?? null,
      currency,
      amounts: amounts.map((amount) => formatMoney(amount, currency)),
    };
  }

  #block(node: Node, depth: number): Block {
    const { account } = node;
    const within = this.#join(node.children.map((child) => this.#block(child, depth + 1)));
    if (within.rows.length === 0) return this.#own(node, depth);
    const own = this.#own(node, depth + 1);
    addTo(within.total, own.total);
    return {
      rows: [
        this.row('heading', account.name, depth, [], account),
        ...own.rows,
        ...within.rows,
        this.row('subtotal', `Total ${account.name}`, depth, within.total, account),
      ],
      total: within.total,
    };
  }

  /** What is booked to the account itself. */
  #own({ account }: Node, depth: number): Block {
    const { sign, width } = this.#options;
    const booked = this.#figures.get(account.id);
    if (!booked || !anyAmount(booked)) return { rows: [], total: new Array<number>(width).fill(0) };
    const amounts = booked.map((amount) => sign * amount);
    return { rows: [this.row('account', account.name, depth, amounts, account)], total: amounts };
  }

  #join(blocks: Block[]): Block {
    const total = new Array<number>(this.#options.width).fill(0);
    for (const block of blocks) addTo(total, block.total);
    return { rows: blocks.flatMap((block) => block.rows), total };
  }
}

/** A line of the statement that no account stands for. */
export function computedRow(
  kind: ReportRow['kind'],
  label: string,
  depth: number,
  currency: string,
  amounts: readonly number[],
): ReportRow {
  return {
    ...{ kind, label, depth, account_id: null, code: null, currency },
    amounts: amounts.map((amount) => formatMoney(amount, currency)),
  };
}

export function totalRow(label: string, currency: string, amounts: readonly number[]): ReportRow {
  return computedRow('total', label, 0, currency, amounts);
}

/** Of several accounts with one name each says what it is below; the root says only its type. */
export function belowRoot(path: string): string {
  const [, ...names] = path.split(':');
  return names.length === 0 ? path : names.join(':');
}

export function keyFigure(name: string, currency: string, amounts: readonly number[]): ReportTotal {
  return { name, currency, amounts: amounts.map((amount) => formatMoney(amount, currency)) };
}
