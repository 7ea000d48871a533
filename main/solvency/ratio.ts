/** A ratio of two amounts with two decimals, rounded half up, without a float: 34,790 to 10,445 is “3.33”. */
export function ratioText(over: number, under: number): string {
  if (under === 0) return 'nothing due';
  const [a, b] = [BigInt(Math.abs(over)), BigInt(Math.abs(under))];
  const hundredths = (a * 200n + b) / (2n * b);
  const negative = over < 0 !== under < 0 && hundredths !== 0n;
  const digits = String(hundredths).padStart(3, '0');
  return `${negative ? '\u2212' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
