/** What is left after a draw, in figures. */
import type { ReactNode } from 'react';
import { text } from '../../text/index.ts';
import { Money, signOf } from '../../ui/index.ts';
import styles from './DrawView.module.css';
import type { Solvency } from './types.ts';

const words = text.veil.draw.figures;

export function Figures({ solvency }: { solvency: Solvency }) {
  const { currency, equity, equity_without_owners, cash, cash_after_known, tax_set_aside, ratio, basis } =
    solvency;
  const money = (value: string) => (
    <Money
      value={value}
      currency={currency}
      size="large"
      {...(value.startsWith('-') ? { tone: 'bad' as const } : {})}
    />
  );
  const figures: [name: string, figure: ReactNode][] = [
    [words.equity, money(equity)],
    [words.without, money(equity_without_owners)],
    [words.cash, money(cash)],
    [words.lowest(solvency.outlook_days), money(cash_after_known)],
    [words.tax, money(tax_set_aside)],
    [words.ratio, <span key="ratio">{ratio?.text ?? words.noRatio}</span>],
  ];
  if (basis) figures.push([words.basis, money(basis.after)]);
  if (basis && signOf(basis.beyond) !== 0)
    figures.push([
      words.beyond,
      <Money key="beyond" value={basis.beyond} currency={currency} size="large" tone="bad" />,
    ]);
  return (
    <dl className={styles.figures}>
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
