/** Figures as papers write them. Pure. */
import { formatMoneyForPeople } from '../../shared/money.ts';

/** "$20,000.00"; of any other currency "EUR 20,000.00". */
export function amountInFigures(amountMinor: number, currency: string): string {
  const plain = formatMoneyForPeople(Math.abs(amountMinor), currency);
  const sign = amountMinor < 0 ? '\u2212' : '';
  return currency === 'USD' ? `${sign}$${plain}` : `${sign}${currency} ${plain}`;
}

/** For the column of a table whose head names the currency: "20,000.00". */
export function columnAmount(amountMinor: number, currency: string): string {
  return formatMoneyForPeople(amountMinor, currency);
}
